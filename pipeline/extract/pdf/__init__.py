"""What a PDF draws, page by page: characters, words, paths, form fields, the structure tree."""
