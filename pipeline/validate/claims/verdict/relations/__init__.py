"""Relations of a paragraph that a verdict may rest on: which are broken, and which are none of what they seem."""
