"""Labels of merged cells that stand at the foot of their rows, as spreadsheets set them, moved to the first of these.

A label beside the last row of its group looks like one of that row. What shows that it is of all of them: the table's
first row has no label, its last row has one, and all rows are full but for this column.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import FOOT_LABELS
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_labels_over_rows(grid: Grid) -> Grid:
    """The grid with each label of the first column over the rows from the one before it on; the same grid where its
    labels do not stand at the foot of groups."""
    header = grid.header_rows or 0
    body = [c for c in grid.cells if c.row >= header and c.text]
    labels = sorted((c for c in body if c.column == 0), key=lambda c: c.row)
    rows = sorted({c.row for c in body})
    if not header or len(labels) < FOOT_LABELS.fewest_groups or len(rows) < FOOT_LABELS.fewest_rows * len(labels):
        return grid
    if labels[0].row == rows[0] or labels[-1].row != rows[-1] or not _full_but_for_labels(body, rows):
        return grid
    if any(c.row_span > 1 for c in body) or any(is_numeral(c.text) and len(c.text) != FOOT_LABELS.year for c in labels):
        return grid
    moved: list[Cell] = []
    start = rows[0]
    for label in labels:
        moved.append(replace(label, row=start, row_span=label.row - start + 1))
        start = label.row + 1
    covered = {(row, 0) for row in range(rows[0], rows[-1] + 1)}
    rest = [c for c in grid.cells if (c.row, c.column) not in covered]
    return replace(grid, cells=tuple(sorted((*rest, *moved), key=lambda c: (c.row, c.column))))


def _full_but_for_labels(body: list[Cell], rows: list[int]) -> bool:
    """Whether every row has text in all columns but the first, in the second a name."""
    width = max(c.column + c.column_span for c in body)
    filled: dict[int, set[int]] = {row: set() for row in rows}
    for cell in body:
        filled[cell.row].update(range(cell.column, cell.column + cell.column_span))
    if width <= FOOT_LABELS.fewest_groups or any(not set(range(1, width)) <= columns for columns in filled.values()):
        return False
    return all(not is_numeral(c.text) for c in body if c.column == 1)
