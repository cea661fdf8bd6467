"""Rows that are distinguished from the next ones by their shade alone."""

from __future__ import annotations

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import STRIPES
from pipeline.geometry import contains_centre


def shades_of_row(grid: Grid, row: int, page: Page) -> set[int]:
    """The colours behind the cells of a row: where every second row is shaded, others than behind the next."""
    boxes = [c.place.box for c in grid.cells if c.row == row and c.row_span == 1 and c.place.box is not None]
    return {f.color for f in page.fills if any(contains_centre(f.box, b) for b in boxes)}


def begins_with_stripe(grid: Grid, page: Page) -> bool:
    """Whether the first drawn row has the shade of the third, the second has another, and no line parts them: it is a
    row like the others, and what heads them stands above what is shaded."""
    if max(c.row + c.row_span for c in grid.cells) < STRIPES.shown_by:
        return False
    first, second, third = (shades_of_row(grid, row, page) for row in range(STRIPES.shown_by))
    if not first or first != third or first == second:
        return False
    bottom = min((c.place.box.bottom for c in grid.cells if c.row == 0 and c.place.box is not None), default=0.0)
    return not any(
        r.horizontal and abs(r.position - bottom) <= 2 and r.start < grid.box.x1 and r.end > grid.box.x0
        for r in page.rules
    )
