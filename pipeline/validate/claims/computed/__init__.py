"""Quantities computed from cells that the prose states: growth, differences, shares, sums, counts, averages.

What all modules share: a cell, a row, a column or a table is an ``int``, its number in the arrays of ``CellSpace``;
rows and columns are numbered over all tables, and ``Tables.cell`` has the cell of a row and a column, where one is
printed. Amounts are in base units (pesos, persons; not thousands), percentages and growth in percent, differences of
percentages in points. ``low <= value <= high`` bound what a quantity may be when each printed figure may be off by half
of its last digit; whole numbers are exact. Arrays of floats or flags have one place for each option of a mention;
matrices of features one line for each.

``formulas/`` has the functions of each kind; they take ``Tables`` with the numbers of a table and a row and yield
``Computed``; what cannot be computed (a cell that is not printed, a base of zero) is left out, nothing raises.
``choice/`` says which of all that is computed a figure states.
"""
