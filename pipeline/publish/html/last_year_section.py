"""The part of a finished page about the same service's earlier account, put in afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.html import engine

_START, _END = b'<section id="anterior"', b"</section>"


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total of both accounts, as text, and by how much it moved."""

    name: str
    before: str
    after: str
    moved: str


@dataclass(frozen=True, slots=True)
class LastYear:
    """The earlier report, the totals of both and what differs, as much as a page shows.

    ``totals`` are by the title of their table, ``more`` is how many are left out; ``lists`` have title, how many, and
    the first lines; ``command`` shows all.
    """

    report: str
    title: str
    year: int
    totals: tuple[tuple[str, tuple[Total, ...]], ...]
    more: int
    lists: tuple[tuple[str, int, tuple[str, ...]], ...]
    command: str


def with_last_year(page: bytes, last_year: LastYear | None) -> bytes:
    """The page with the section made anew, empty where there is no earlier report (any more).

    Raises:
        ValueError: the page has no such section.
    """
    start = page.index(_START)
    end = page.index(_END, start) + len(_END)
    return page[:start] + engine.partial_page("last_year.html", {"last": last_year}) + page[end:]
