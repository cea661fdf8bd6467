"""Dates, periods and numbering: what cannot be, and what stands out of order."""
