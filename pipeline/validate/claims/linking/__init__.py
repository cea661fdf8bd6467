"""Which cell a figure of the prose states, if any."""
