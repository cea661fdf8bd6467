"""The part of a finished page that says how the datasets as a whole did, put in afterwards.

Expectations are known only once every report is published, and a page takes longer to draw than
this part of it: so the part is exchanged and the rest left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.model import Expectation
from pipeline.publish.html import engine
from pipeline.publish.html.report_sections.expectations import by_dataset

_START, _END = b'<section id="conjuntos"', b"</section>"


def of_report(expectations: Sequence[Expectation], report: str, datasets: Collection[str]) -> tuple[Expectation, ...]:
    """The outcomes a report's page shows: of the datasets it has a part in, naming its own rows only."""
    mine = f"{report}/"
    return tuple(
        replace(
            e,
            observed="" if e.success else e.observed,
            failing=tuple(row[len(mine) :] for row in e.failing if row.startswith(mine)),
        )
        for e in expectations
        if e.dataset in datasets
    )


def with_expectations(page: bytes, expectations: Sequence[Expectation] | None) -> bytes:
    """The page with the section about expectations made anew.

    Raises:
        ValueError: the page has no such section.
    """
    start = page.index(_START)
    end = page.index(_END, start) + len(_END)
    listed = None if expectations is None else by_dataset(tuple(expectations))
    section = engine.partial_page("expectations.html", {"expectations": listed})
    return page[:start] + section + page[end:]
