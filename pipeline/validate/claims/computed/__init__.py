"""Quantities computed from cells that the prose tells: growth, differences, shares, sums, counts, averages."""
