"""What is published over all reports together.

In: the published reports. Out: consolidated datasets, their columns called alike (``column_alignment``), and the Data
Package (``all_reports``), the index (``pages``), one file for portals and programs (``export``), and SQL over it all
(``query``).
"""
