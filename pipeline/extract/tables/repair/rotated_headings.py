"""Headings set at a right angle over a table whose rows were found by how upright words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import Spreads, spreads
from pipeline.extract.tables.engine import Grid
from pipeline.geometry import Place, bounding, centre_x, centre_y
from pipeline.model import Cell

CLOSE = 2.5  # times the font size between the headings and the first row
HEADED = 0.5  # of the columns but the first have such a heading, at least
FEWEST = 2  # such headings: a lone one is a note in the margin


def with_rotated_headings(grid: Grid, page: Page) -> Grid:
    """The grid with a row of the headings that run up or down right above it, each over one column, and of what stands
    upright beside them over the other columns. A drawn grid has them in its cells already."""
    if grid.method != "aligned" or page.scan is not None:
        return grid
    known = set(grid.words)
    columns = spreads(grid)
    rotated = [w for w in page.words if not w.upright and w not in known and _right_above(w, grid)]
    if not rotated:
        return grid
    top = min(w.top for w in rotated)
    upright = [w for w in page.words if w.upright and w not in known and top - 1 < centre_y(w) < grid.box.top]
    by_column = _by_column([*rotated, *upright], columns)
    if by_column is None:
        return grid
    headed = sum(any(not w.upright for w in words) for words in by_column.values())
    if headed < FEWEST or headed < HEADED * (len(columns) - 1):
        return grid
    heads = [Cell(0, c, cell_text(w), place=Place(grid.page, bounding(w))) for c, w in sorted(by_column.items())]
    words = [w for found in by_column.values() for w in found]
    return replace(
        grid,
        cells=(*heads, *(replace(c, row=c.row + 1) for c in grid.cells)),
        box=grid.box.union(bounding(words)),
        words=(*words, *grid.words),
        header_rows=(grid.header_rows or 0) + 1,
    )


def _right_above(word: Word, grid: Grid) -> bool:
    """Whether a rotated word ends close above the rows of a grid, within its width."""
    box = grid.box
    across = box.x0 - 2 <= centre_x(word) <= box.x1 + 2
    height = max(word.bottom - word.top, CLOSE * word.size)
    return across and word.top < box.top and box.top - height - CLOSE * word.size < word.bottom < box.top + word.size


def _by_column(words: Sequence[Word], columns: Spreads) -> dict[int, list[Word]] | None:
    """The words by the column they stand over, the nearest where they stand over none; ``None`` where an upright word
    stands over several."""
    found: dict[int, list[Word]] = {}
    for word in words:
        over = [c for c, (a, b) in columns.items() if min(b, word.x1) - max(a, word.x0) > 0]
        if word.upright and len(over) > 1:
            return None
        middle = centre_x(word)
        nearest = min(columns, key=lambda c: max(columns[c][0] - middle, middle - columns[c][1]))
        found.setdefault(over[0] if len(over) == 1 else nearest, []).append(word)
    return found
