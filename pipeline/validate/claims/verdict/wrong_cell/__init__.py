"""Figures that a table prints or that follow from it, but of another row, year or base than the sentence says."""
