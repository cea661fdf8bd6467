"""What the figures of one paragraph say of each other, by a fitted model of how such relations are written."""
