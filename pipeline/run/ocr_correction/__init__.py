"""Post-OCR correction: unsure readings corrected by spelling, column type, arithmetic or other tables."""
