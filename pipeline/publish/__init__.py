"""What is published of reports: datasets, files for programs, the page, documents, what portals take.

In: a ``Report``; out: bytes of files. How anything was found is not known here.
"""
