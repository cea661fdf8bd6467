"""What the program knows of the Spanish language: folding, stems and word lists, apart from what uses them."""
