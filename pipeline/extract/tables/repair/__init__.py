"""Mending grids: rows and columns that were merged or split, texts that were left beside a table."""
