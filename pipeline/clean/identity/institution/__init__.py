"""Which body gives the account.

In: the passages of a document. ``candidates`` finds every body that they name, also by an acronym (``front_acronyms``)
or by its head and its place (``headed_government``); ``evidence`` and ``standing`` make numbers of where and how each
is named and how they stand to each other; ``choice`` weighs them by fitted weights. The body chosen may be a part of
another (``branches``). Out: a ``ChosenBody`` with its evidence.
"""
