"""Percentages beside what they are shares of, one by one, in lists and by the names of groups."""
