"""The files of a report that programs read, and the dialects of JSON and CSV that all our files are written in.

In: a report. Out: the bytes of ``tables.json``, ``findings.json``, ``claims.json`` and each table as printed
(``contract_files``), and of ``account.json`` (``account``). ``json_text`` and ``csv_cells`` write values,
``file_names`` makes names of files from texts.
"""
