"""A file before its pages are read: a damaged one mended, a locked one opened, page boxes that do not meet."""
