"""The lines of a body as rows, and the rows that each label of the first column is of.

In: the lines of a body with their chunks in columns. ``body_lines`` says what each line shows, ``grouping`` which
lines are one row, ``spanning_labels`` which rows a label in their middle is of. Out: rows of cells.
"""
