"""Pictures of pages: which part shows what a finding is about, the crop of it, and what is outlined on it."""
