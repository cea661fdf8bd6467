"""Clean tables as datasets: of one report, of all reports together, and of the collection itself.

In: clean tables. ``frames`` makes Arrow tables of them (``arrays``, ``described_fields``), ``tabular`` CSV and
Parquet, ``long_form`` one value below the other; ``consolidate`` puts many reports one below the other.
``collection_tables`` has the tables, figures, numerals and findings of a report as rows. Out: files, described by
``datapackage``.
"""
