"""One reader for each format, and which one a file needs."""
