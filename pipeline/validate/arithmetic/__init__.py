"""The arithmetic within a table: totals, shares, growth, products, averages.

In: the tables of a document; out: findings, and every check that was made (``audit``). What the figures of a table
may mean to each other (``candidates``: ``sums/``, ``ratios/``) are ``identities/`` on its cells; ``explanation``
keeps those that can be meant at once, ``conventions/`` excuse what is right though the plain calculation gives
another, ``error_location/`` says which cell is wrong, ``across_tables/`` compares tables, ``findings`` and
``wording`` say it.
"""
