"""How a figure of a paragraph changed, from the levels beside it: growth, the two levels, and what is far off."""
