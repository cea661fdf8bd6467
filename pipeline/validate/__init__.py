"""What the figures of a report say of each other: findings, and every check that was made.

In: a clean report. Out: findings about its arithmetic, its tables together, its prose, its dates and its schemas. How
findings are shown is not known here.
"""
