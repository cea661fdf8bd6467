"""Post-OCR correction: unsure readings that spelling, column types, arithmetic or other tables settle."""
