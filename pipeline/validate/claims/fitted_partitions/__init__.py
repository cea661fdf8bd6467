"""A whole and all of its parts behind it, by a fitted model of how such lists are written."""
