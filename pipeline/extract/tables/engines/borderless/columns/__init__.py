"""The columns of lines that may be a table, and which chunk stands in which.

In: the lines of a run. Columns are found where white goes through all rows (``whitespace``), where words of many
lines begin at one place (``shared_edges``), where headings show them (``from_headings``) and where no row of figures
has text (``unseen``). ``assignment`` puts chunks into them. Out: columns, and a ``PlacedRun``: the lines of a run
with their chunks in columns (``placed_run``).
"""
