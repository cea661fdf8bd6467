"""Figures that state a cell digit for digit, but that of the row or column beside the one that the sentence names."""
