"""Sums, differences and running totals that a table means.

In: a sheet, or its rows or columns. Out: identities. By their figures: ``table_sums`` (those that enough lines prove,
``pattern_acceptance``) and ``movements`` (``movement_equations``). By their labels: ``announced_totals``,
``row_totals``, ``partitions``, ``series``, ``label_formulas``, ``balances``. By the printed hierarchy of the stub:
``hierarchy``.
"""
