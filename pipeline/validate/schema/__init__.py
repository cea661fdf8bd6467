"""Whether datasets are what their schema declares."""
