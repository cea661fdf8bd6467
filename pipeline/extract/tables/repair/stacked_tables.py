"""Tables one under the other on one drawn grid: a spreadsheet printed with its grid lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.vocabulary import TABLE_CAPTION
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.periods import is_period
from pipeline.extract.tables.repair.settings import STACKED
from pipeline.geometry import bottom_edge, bounding, contains_centre, top_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def tables_of(grid: Grid) -> list[Grid]:
    """The tables of a drawn grid, cut where a title and headings follow a row without text or as much white, or the
    title is a numbered caption, without these titles and without columns that only another of them fills; the grid as
    it is where it is one."""
    rows = rows_of(grid.cells)
    cuts = [
        r
        for r in range(2, len(rows) - 1)
        if _begins(rows, r) and (_blank_above(grid.cells, r) or _white_above(grid, r) or _is_captioned(rows[r]))
    ]
    if not cuts:
        return [grid]
    starts = [a + _begins(rows, a) for a in (0, *cuts)]
    parts = (_part(grid, a, b) for a, b in zip(starts, (*cuts, len(rows)), strict=True))
    return [part for part in parts if part is not None]


def _begins(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a title stands in a row and headings in the next."""
    title, heads = ([t for t in row if t] for row in rows[index : index + 2])
    if len(title) != 1 or is_numeral(title[0]):
        return False
    return len(heads) > 1 and not any(is_numeral(t) and not is_period(t) for t in heads)


def _is_captioned(row: Sequence[str]) -> bool:
    return any(TABLE_CAPTION.match(text) for text in row)


def _blank_above(cells: Sequence[Cell], row: int) -> bool:
    """Whether a drawn row without text, which the grid does not count, parts a row from the one above it."""
    above = [c.place.box for c in cells if c.row + c.row_span == row and c.place.box]
    below = [c.place.box for c in cells if c.row == row and c.place.box]
    through = any(c.row < row < c.row + c.row_span for c in cells)
    if through or not above or not below:
        return False
    return top_edge(below) - bottom_edge(above) > STACKED.blank


def _white_above(grid: Grid, row: int) -> bool:
    """Whether the text of a row stands below a line and a half of white in its cell: nobody drew where the table above
    ends."""
    box = next((c.place.box for c in grid.cells if c.row == row and c.text), None)
    words = [w for w in grid.words if box is not None and contains_centre(box, w, 1.0)]
    if box is None or not words:
        return False
    return top_edge(words) - box.top > STACKED.white * max(w.size for w in words)


def _part(grid: Grid, first: int, end: int) -> Grid | None:
    """The rows of a grid from ``first`` to before ``end`` as a grid; ``None`` where they fill one column."""
    cells = [c for c in grid.cells if first <= c.row < end]
    filled = sorted({c.column for c in cells if c.text})
    if len(filled) < 2:
        return None
    low, high = filled[0], max(c.column + c.column_span for c in cells if c.text)
    inner = [c for c in cells if low <= c.column < high]
    begun = sorted({c.column for c in inner})  # columns that only another table parts have no cell of their own here
    kept = tuple(
        replace(
            c,
            row=c.row - first,
            column=begun.index(c.column),
            column_span=sum(c.column <= k < min(c.column + c.column_span, high) for k in begun),
        )
        for c in inner
    )
    box = bounding([c.place.box for c in kept if c.place.box])
    words = tuple(w for w in grid.words if contains_centre(box, w, 1.0))
    return replace(grid, cells=kept, box=box, words=words)
