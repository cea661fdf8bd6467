"""Counts in how many offices' tables each word heads a column: python -m bench.claims_model.common_headings DOCUMENTS

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). A word counts once for each series of
documents (``series.json``) of whose tables a header row has it, as a stem (``pipeline.spanish.stems``); months do not
count, nor what stands in fewer than ``FEWEST`` series. ``--out pipeline/spanish/common_headings.json`` writes the list
anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.claims_model.series_words import write_common
from pipeline.model import Document
from pipeline.spanish.common_headings import FEWEST
from pipeline.spanish.months import WORDS
from pipeline.spanish.stems import stems

MONTHS = stems(" ".join(WORDS))


def words_of(document: Document) -> Iterator[str]:
    """The stems of the header rows of a document's tables that are words and no months."""
    for table in document.tables:
        for row in table.rows[: table.header_rows]:
            yield from (word for cell in row for word in stems(cell) if word.isalpha() and word not in MONTHS)


if __name__ == "__main__":
    write_common(__doc__, words_of, fewest=FEWEST)
