"""Which region, comuna and country an account is of.

In: the passages of a document and the institution chosen. The name of the institution says it by itself
(``institution_region``, ``institution_comuna``), or the kind of body and the web pages (``countries``), or the places
that its prose is about (``prose``). Out: a ``LocatedRegion`` with what showed it (``account_region``).
"""
