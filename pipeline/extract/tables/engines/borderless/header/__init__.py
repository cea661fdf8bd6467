"""The header of a table: stacked lines as cells, each with the columns it stands over.

In: the lines above the first row, and the columns. ``heading_spans`` says which columns a heading stands over,
``tiling`` explains a header of several levels as one, ``spanning`` joins and gives spans. Out: the cells of the
header.
"""
