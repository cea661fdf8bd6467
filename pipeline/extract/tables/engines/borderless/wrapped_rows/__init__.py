"""Which lines are one row, where cells are wrapped.

In: lines with their chunks in columns. Rows show by the white between them (``white_between``), by cells that all
begin or end on one line of the row (``edge_aligned``), by cells set in the middle of their height
(``middle_aligned``); ``label_partition`` shares out labels of the first column among the rows. Out: lines grouped by
row, or nothing where the lines do not show it.
"""
