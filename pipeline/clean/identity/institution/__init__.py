"""Which body gives the account.

In: the passages of a document. ``evidence`` makes numbers of where and how each body is named, ``choice`` weighs
them; bodies are also named by an acronym (``front_acronyms``) or by their head and their place
(``headed_government``), and may be a part of another (``branches``). Out: a ``ChosenBody`` with its evidence.
"""
