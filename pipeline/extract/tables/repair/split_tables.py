"""Tables that were cut in two although their rows follow each other: by alignment, or by gaps between drawn blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.column_extents import drawn_starts, same_edges
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import SPLIT
from pipeline.geometry import centre_y
from pipeline.quantities.numeral_shapes import is_numeral


def rejoined(grids: Sequence[Grid], page: Page) -> list[Grid]:
    """The grids, each without a header put to the one right above it that has its columns and its leading."""
    return _put_together(grids, page, _follows)


def joined_blocks(grids: Sequence[Grid], page: Page) -> list[Grid]:
    """Drawn grids, each that starts with a row of figures put to the one right above it that has its columns: blocks of
    one table with a narrow gap between."""
    return _put_together(grids, page, _next_block)


def _put_together(grids: Sequence[Grid], page: Page, follows: Callable[[Grid, Grid, Page], bool]) -> list[Grid]:
    """The grids from the top, each joined with the first above it that it follows."""
    result: list[Grid] = []
    for grid in sorted(grids, key=lambda g: (g.box.top, g.box.x0)):
        above = next((g for g in result if follows(g, grid, page)), None)
        if above is None:
            result.append(grid)
        else:
            result[result.index(above)] = _one(above, grid)
    return result


def _next_block(above: Grid, grid: Grid, page: Page) -> bool:
    first = [c.text for c in grid.cells if c.row == 0 and c.column > 0 and c.text]
    if above.method != "ruled" or grid.method != "ruled" or 2 * sum(map(is_numeral, first)) <= len(first):
        return False
    edges = [_drawn_edges(g) for g in (above, grid)]
    if len(edges[0]) != len(edges[1]) or any(abs(a - b) > SPLIT.same_drawn for a, b in zip(*edges, strict=True)):
        return False
    rows = max(c.row + c.row_span for c in grid.cells)
    white = grid.box.top - above.box.bottom
    if not -SPLIT.same_drawn < white < grid.box.height / rows:
        return False
    return not any(above.box.bottom < centre_y(w) < grid.box.top for w in page.words if w.upright)


def _drawn_edges(grid: Grid) -> list[float]:
    """The left edges of the columns, and the right edge of the last."""
    return [*drawn_starts(grid), grid.box.x1]


def _follows(above: Grid, grid: Grid, page: Page) -> bool:
    white = grid.box.top - above.box.bottom
    widths = {max(c.column + c.column_span for c in g.cells) for g in (above, grid)}
    if grid.header_rows or len(widths) > 1 or white < 0 or not same_edges(above, grid):
        return False
    usual = _usual_white(grid)
    if not usual or white > SPLIT.usual * usual:
        return False
    return not any(above.box.bottom < centre_y(w) < grid.box.top for w in page.words if w.upright)


def _usual_white(grid: Grid) -> float:
    """The white that stands between most rows; 0 where there are fewer than three."""
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for cell in grid.cells:
        if cell.text and cell.place.box:
            tops[cell.row] = min(tops.get(cell.row, cell.place.box.top), cell.place.box.top)
            bottoms[cell.row] = max(bottoms.get(cell.row, 0.0), cell.place.box.bottom)
    whites = sorted(tops[b] - bottoms[a] for a, b in pairwise(sorted(tops)))
    return whites[len(whites) // 2] if len(whites) > 1 else 0.0


def _one(above: Grid, below: Grid) -> Grid:
    height = max(c.row + c.row_span for c in above.cells)
    cells = (*above.cells, *(replace(c, row=c.row + height) for c in below.cells))
    sure = max(above.confidence, below.confidence)
    return replace(
        above, cells=cells, words=(*above.words, *below.words), box=above.box.union(below.box), confidence=sure
    )
