"""Which computed quantity a figure states, if any: what speaks for and against each, weighed by a fitted model."""
