"""Schemas of datasets, as people begin and check them.

In: published tables. Out: a starting file for ``schemas/`` (``draft``, its ``fields``), and why a table is one of a
dataset or is not (``check``).
"""
