"""Names of places from official lists, and which of them mean one.

In: a text or a name. Out: its region (``regions``), the comuna of a hospital (``hospitals``), the towns whose names
are everyday words (``common_names``).
"""
