"""What a run remembers, so that what has not changed is not done again.

In: what was done. Out: the state of the last run (``state``), what was read of each document (``cache``), the rows of
each report in a dataset (``consolidated_rows``), what was expected of datasets and met (``expectations``), and which
published files somebody else changed (``edited``).
"""
