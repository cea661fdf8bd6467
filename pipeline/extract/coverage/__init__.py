"""What was seen and not read: the account of every digit, and problems of pages and texts."""
