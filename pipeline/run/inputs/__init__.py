"""The documents of a run, and what people write in small files beside them.

In: paths and addresses. Out: a ``Job`` for each document (``sources``), what is stated of it (``declared``) and
decided about it (``decisions``), and what is stated of the collection (``collection_statement``).
"""
