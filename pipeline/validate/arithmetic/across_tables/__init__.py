"""What tables of one document say of each other, cell by cell.

In: the sheets of a document. Lines about the same thing are recognised by their labels (``labelled_lines``). Out:
findings and checks: a table that is the sum of its sisters (``added_tables``), a table of changes (``base_growth``),
a line that is a fixed multiple of another (``constants``), percentages whose wholes stand elsewhere
(``wholes_elsewhere``).
"""
