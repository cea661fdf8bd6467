"""Whether what a figure states is verified, contradicted or neither, and what is no ground for an accusation."""
