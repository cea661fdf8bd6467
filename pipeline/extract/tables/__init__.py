"""Finding the tables of a page: engines, the choice between their grids, and repairs of what was chosen."""
