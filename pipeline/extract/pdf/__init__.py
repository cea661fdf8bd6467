"""What a PDF draws: characters, words, paths, form fields, the structure tree, page by page."""
