"""Wrong figures put into the prose of annotated real documents, in memory: how many the audit of the prose finds."""
