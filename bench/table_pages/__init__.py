"""Pages with one table each, in the layouts of public accounts, set by makers of PDFs that differ, with their truth."""
