"""Filling cells that another library found with the words of the page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.engine import Grid
from pipeline.geometry import Box, Place, bounding, centre_x, centre_y
from pipeline.model import Cell, Method


def grid_of(rows: Sequence[Sequence[Box | None]], page: Page, method: Method, confidence: float) -> Grid | None:
    """A grid of boxes, one list a row (``None`` where a cell above or beside reaches over), as a Grid.

    Rows and columns in which nothing is written are dropped; ``None`` with less than two of either. Boxes may
    overlap; a word stands in one of them, the first.
    """
    free = list(page.words)
    contents: dict[tuple[int, int], list[Word]] = {}
    for r, row in enumerate(rows):
        for c, box in enumerate(row):
            if box is not None:
                words = [w for w in free if _holds(box, w)]
                if words:
                    contents[r, c] = words
                    free = [w for w in free if not _holds(box, w)]
    keep_rows = {r: i for i, r in enumerate(sorted({r for r, _ in contents}))}
    keep_columns = {c: i for i, c in enumerate(sorted({c for _, c in contents}))}
    if len(keep_rows) < 2 or len(keep_columns) < 2:
        return None
    cells = []
    for r, i in keep_rows.items():
        for c, j in keep_columns.items():
            words = contents.get((r, c), [])
            box = rows[r][c] if c < len(rows[r]) else None
            if words or box is not None:
                cells.append(Cell(i, j, cell_text(words, box), place=Place(page.number, box)))
    whole = [w for words in contents.values() for w in words]
    box = bounding(whole)
    return Grid(page.number, box, tuple(cells), method, confidence, words=tuple(whole))


def _holds(box: Box, word: Word) -> bool:
    x, y = centre_x(word), centre_y(word)
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom
