"""Headings that lines put beside the column they head, since the header's edges are drawn elsewhere than the body's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import MISPLACED
from pipeline.geometry import contains_centre, left_edge, right_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_headings_in_place(grid: Grid) -> Grid:
    """The grid with every column that holds only a heading put together with the one beside it that lacks it."""
    column = 0
    while column + 1 < _width(grid):
        filled = _filled(grid)
        a, b = filled.get(column, {}), filled.get(column + 1, {})
        height = max(c.row + c.row_span for c in grid.cells)
        if (_heads(a, b, height) and _over(a, b, grid)) or (_heads(b, a, height) and _over(b, a, grid)):
            grid = _joined(grid, column)
        else:
            column += 1
    return grid


def with_heading_over_labels(grid: Grid) -> Grid:
    """A grid read by alignment with the heading of its labels over them: set in the middle of a wide column it stands
    right of labels that are short, in a column of its own with nothing below."""
    header = grid.header_rows or 0
    if grid.method != "aligned" or not header or _width(grid) < MISPLACED.fewest_columns:
        return grid
    filled = _filled(grid)
    labels, heading = filled.get(0, {}), filled.get(1, {})
    alone = heading and max(heading) < header and all(c.column_span == 1 for c in heading.values())
    return _joined(grid, 0) if alone and labels and min(labels) >= header else grid


def _width(grid: Grid) -> int:
    return max(c.column + c.column_span for c in grid.cells)


def _filled(grid: Grid) -> dict[int, dict[int, Cell]]:
    """By column and row the cells with text that begin there."""
    found: dict[int, dict[int, Cell]] = {}
    for cell in grid.cells:
        if cell.text:
            found.setdefault(cell.column, {})[cell.row] = cell
    return found


def _heads(heading: Mapping[int, Cell], body: Mapping[int, Cell], height: int) -> bool:
    """Whether one column holds nothing but headings, and the other what stands below them without a heading of its own
    in those rows."""
    if (
        not heading
        or max(heading) >= MISPLACED.deepest
        or set(heading) & set(body)
        or any(is_numeral(c.text) for c in heading.values())
    ):
        return False
    below = [row for row in body if row > max(heading)]
    return len(below) >= max(MISPLACED.fewest, MISPLACED.filled * (height - 1 - max(heading)))


def _over(heading: Mapping[int, Cell], body: Mapping[int, Cell], grid: Grid) -> bool:
    """Whether the lowest heading stands over what is written in the other column."""
    lowest = max(heading)
    own = _reach([heading[lowest]], grid)
    below = _reach([c for row, c in body.items() if row > lowest], grid)
    return own is not None and below is not None and own[0] < below[1] and own[1] > below[0]


def _reach(cells: Sequence[Cell], grid: Grid) -> tuple[float, float] | None:
    """From where to where the words of cells reach across the page."""
    boxes = [c.place.box for c in cells if c.place.box is not None]
    words = [w for w in grid.words if any(contains_centre(b, w) for b in boxes)]
    return (left_edge(words), right_edge(words)) if words else None


def _joined(grid: Grid, column: int) -> Grid:
    """The grid with a column and the next one as one; of two cells in one place the one with text stays."""
    cells = {}
    for cell in sorted(grid.cells, key=lambda c: bool(c.text)):
        first = cell.column - (cell.column > column)
        last = cell.column + cell.column_span - 1
        last -= last > column
        cells[cell.row, first] = replace(cell, column=first, column_span=last - first + 1)
    return replace(grid, cells=tuple(sorted(cells.values(), key=lambda c: (c.row, c.column))))
