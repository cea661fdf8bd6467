"""Two years of an account side by side.

In: the published reports of one service. Which two are compared say ``report_pairs``, which of their rows and tables
are the same ``row_pairs`` and ``table_titles``. Out: what changed in tables (``tables``) and in the prose (``prose``,
``stale_prose``), for the page of a report and the command ``diff`` (``last_year``).
"""
