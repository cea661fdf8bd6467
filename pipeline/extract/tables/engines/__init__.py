"""The engines that find tables on a page, each by what it goes by: the structure tree, drawn lines, or alignment.

In: a ``Page``. Out: grids, of which ``tables.select`` keeps those that hold together best.
"""
