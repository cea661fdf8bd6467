"""Labels of groups of rows that were wrapped: their later lines stand beside the later rows of their group.

"Ingeniería y" beside the first row and "Tecnología" beside the second look like two labels. What shows that they are
one: the first cannot end where it does, or the second cannot begin so, and the column has one label for several rows
elsewhere too, with the names of the rows in the next column.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.borderless.lines.text_kinds import continues, is_open
from pipeline.extract.tables.repair.settings import WRAPPED_LABELS
from pipeline.geometry import misalignment
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_whole_labels(grid: Grid) -> Grid:
    """A grid read by alignment, each wrapped label of a group one cell over the rows it stands beside."""
    header = grid.header_rows or 0
    if grid.method != "aligned" or not header:
        return grid
    body = [c for c in grid.cells if c.row >= header and c.text]
    named = {c.row for c in body if c.column == 1 and c.column_span == 1 and not is_numeral(c.text)}
    labels = {c.row: c for c in body if c.column == 0 and c.column_span == 1 and c.row_span == 1}
    if len(named - labels.keys()) < WRAPPED_LABELS.fewest_without:
        return grid
    whole: dict[int, Cell] = {}
    first = None
    for row in sorted(labels):
        label = labels[row]
        above = whole.get(first) if first is not None else None
        if above is not None and above.row + above.row_span == row and _is_cut(above, label) and row in named:
            whole[above.row] = _joined(above, label)
        else:
            whole[row] = label
            first = row if row in named else None
    if len(whole) == len(labels):
        return grid
    taken = {id(c) for c in labels.values()}
    rest = [c for c in grid.cells if id(c) not in taken]
    covered = {(c.row + k, 0) for c in whole.values() for k in range(1, c.row_span)}
    rest = [c for c in rest if c.text or (c.row, c.column) not in covered]
    return replace(grid, cells=tuple(sorted((*rest, *whole.values()), key=lambda c: (c.row, c.column))))


def _is_cut(above: Cell, label: Cell) -> bool:
    """Whether a label is the rest of the one above it: the text shows it, and both begin at one edge, set close."""
    a, b = above.place.box, label.place.box
    if a is None or b is None or not (is_open(above.text) or continues(label.text)):
        return False
    height = b.bottom - b.top
    aligned = misalignment(a, b) < WRAPPED_LABELS.edge * height
    return aligned and b.top - a.bottom < WRAPPED_LABELS.apart * height


def _joined(above: Cell, label: Cell) -> Cell:
    box = above.place.box
    if box is not None and label.place.box is not None:
        box = box.union(label.place.box)
    return replace(
        above,
        text=f"{above.text} {label.text}",
        row_span=above.row_span + 1,
        place=replace(above.place, box=box),
    )
