"""One file per dataset: what a table of that kind means and how offices print it."""
