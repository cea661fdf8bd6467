"""From a clean picture to words: Tesseract line by line, numerals read again, what is unsure."""
