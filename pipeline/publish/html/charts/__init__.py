"""The charts of the report: which tables have one, of which kind, and drawing it."""
