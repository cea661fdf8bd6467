"""Everything a finding stands on, read again by other libraries, as one call that a child process can make."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pipeline.extract.second_reading import pdf_boxes, pdf_grid, word_cells
from pipeline.extract.second_reading.answers import Asked, Reread

T = TypeVar("T")
MOST_PAGES = 12
"""Pages that are read again of one document, the first that are asked for: a dense one takes 0.7 CPU seconds."""
MOST_GRIDS = 6
"""Pages whose grid is found again, the first of these: a dense one takes 1.3 CPU seconds."""


def load(format: str) -> None:
    """Loads the second readers, so that every copy of this process that reads again finds them loaded."""
    if format == "pdf":
        _guarded(importlib.import_module, "pdfplumber")
        _guarded(importlib.import_module, "camelot")


def read_again(
    data: bytes, format: str, asked: Sequence[Asked], gridded: frozenset[Asked] | None = None
) -> tuple[Reread, ...]:
    """What the second readers say of each thing asked, in its order; ``unread`` where they cannot say.

    A reader that fails says nothing; the other is still asked.

    Args:
        gridded: the cells whose grid is to be found again; all of them without it.
    """
    if format == "docx":
        word = _guarded(word_cells.reread, data, asked) or {}
        return tuple(word.get(one, Reread()) for one in asked)
    if format != "pdf":
        return tuple(Reread() for _ in asked)
    pages = sorted({one.page for one in asked if one.page is not None})[:MOST_PAGES]
    within = [one for one in asked if one.page in pages]
    read = _guarded(pdf_boxes.reread, data, within) or {}
    heights = _guarded(_heights, data, pages) or {}
    wanted = within if gridded is None else [one for one in within if one in gridded]
    sure = [one for one in wanted if one in read and read[one].text == "alike"]
    first = sorted({one.page for one in sure if one.page is not None})[:MOST_GRIDS]
    sure = [one for one in sure if one.page in first]
    grid = _guarded(pdf_grid.confirm, data, sure, heights) or {} if heights and sure else {}
    return tuple(read.get(one, Reread()).with_grid(grid.get(one, "unread")) for one in asked)


def _heights(data: bytes, pages: Sequence[int]) -> Mapping[int, float]:
    """The height of the pages as they are shown, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return {number: document[number - 1].get_height() for number in pages if number <= len(document)}
    finally:
        document.close()


def _guarded(reader: Callable[..., T], *arguments: Any) -> T | None:
    """What a reader returns; ``None`` where it fails: then it has no say, and the report goes on without it."""
    try:
        return reader(*arguments)
    except Exception:
        return None
