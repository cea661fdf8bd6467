"""What can be computed: of a row, of columns, of a whole table, of what is named together, of two tables."""
