"""What the figures of one paragraph say of each other: growth, shares, sums, products, words beside digits."""
