"""Another library's reading of the cells that a finding stands on, to compare with ours."""
