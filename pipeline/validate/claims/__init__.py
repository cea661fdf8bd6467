"""The figures of the prose: what each says of the tables, and whether the tables say so too."""
