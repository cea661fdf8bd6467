"""Where within a run a table begins, its body begins, and it ends.

In: a ``PlacedRun``. ``header`` says which lines above the first row are headings, ``section_labels`` which labels
without figures are of the body, ``end`` where notes and prose begin; ``table`` puts them together. Out: a
``TableExtent``.
"""
