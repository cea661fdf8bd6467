"""A whole and its parts: sums, all parts of a total, what a list counts and what each part is called."""
