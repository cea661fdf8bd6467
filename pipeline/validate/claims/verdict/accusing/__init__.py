"""How likely something accuses a figure rightly: a cell, something computed of cells, another sentence."""
