"""Quantities computed from cells that the prose states: growth, differences, shares, sums, counts, averages."""
