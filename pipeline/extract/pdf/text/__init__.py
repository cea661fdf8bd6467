"""The text of a page: which characters are printed and where, which of them are seen, and the words they make."""
