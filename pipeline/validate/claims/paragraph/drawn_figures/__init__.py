"""Figures that the words draw from those before them: results of a calculation, counts over a list, terms of a year."""
