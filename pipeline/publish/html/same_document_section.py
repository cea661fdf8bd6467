"""The part of a finished page that says that another report publishes its document already, put in afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.html import engine

_START, _END = b'<section id="mismo-documento"', b"</section>\n"
_BEFORE = b'<section id="resumen"'


@dataclass(frozen=True, slots=True)
class SameDocument:
    """The report, and its title, that publishes a document first by name."""

    report: str
    title: str


def with_same_document(page: bytes, same: SameDocument | None) -> bytes:
    """The page with the section made anew; without it where no other report has the document.

    Raises:
        ValueError: the page has no summary to put it before.
    """
    if (start := page.find(_START)) >= 0:
        page = page[:start] + page[page.index(_END, start) + len(_END) :]
    if same is None:
        return page
    start = page.index(_BEFORE)
    return page[:start] + engine.partial_page("same_document.html", {"same": same}).rstrip() + b"\n" + page[start:]
