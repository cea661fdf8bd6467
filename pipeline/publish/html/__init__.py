"""``quality-report.html`` and the index: self-contained pages a person decides from."""
