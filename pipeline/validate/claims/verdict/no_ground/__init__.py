"""What is no ground for an accusation: by its words, or by other figures, a figure is another thing."""
