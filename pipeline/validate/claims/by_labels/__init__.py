"""Verdicts by whole labels of rows and columns, where the link model leaves a figure open.

A claim is matched to tables by words alone: labels are sets of stems (``spanish.stems``), and a label is named where
all of its stems are said (coverage, the share of them that is, says how much of it). Values are ``Decimal`` in base
units, ``step`` is the unit of the last printed digit; rows are ``int``, indices into the rows of the table as printed.
The order of work is ``opinion`` (which figures are asked) → ``partial_match`` (the verdict) → ``cell_candidates`` and
``shares`` (what the words license) → ``cell_matching`` (which labels are named). Nothing raises: what is in doubt is
``None`` or left out.
"""
