"""Counts in how many offices' prose each word stands: python -m bench.claims_model.common_words DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). A word counts once for each series of
documents (``series.json``) whose paragraphs have it, as the key that the link model compares
(``pipeline.validate.claims.sentence.mentions.keys``). What stands in fewer than ``FEWEST`` series is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.claims_model.series_words import write_common
from pipeline.model import Document, Paragraph
from pipeline.validate.claims.sentence.mentions import keys

FEWEST = 3
LEAST_PROSE = 200
"""Different words of a series' paragraphs from which on it counts as prose."""


def words_of(document: Document) -> Iterator[str]:
    """The keys of the paragraphs of a document that are words."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from (key for key in keys(block.text) if key.isalpha())


if __name__ == "__main__":
    write_common(__doc__, words_of, fewest=FEWEST, least_words=LEAST_PROSE)
