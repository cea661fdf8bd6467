"""What readings that are not sure do to findings."""
