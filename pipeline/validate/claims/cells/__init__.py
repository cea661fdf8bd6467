"""The figures of the tables as arrays, with the words, years and months of their rows and columns."""
