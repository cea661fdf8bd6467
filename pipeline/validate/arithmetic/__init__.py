"""The arithmetic within a table: totals, shares, growth, products, averages."""
