"""What tables and sentences state, made ready to be compared."""
