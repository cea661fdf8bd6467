"""Headings set at a right angle over a table whose rows were found by how upright words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import Spreads, spreads
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import ROTATED
from pipeline.geometry import Place, bounding, centre_x, centre_y, right_edge, top_edge
from pipeline.model import Cell


def with_rotated_headings(grid: Grid, page: Page) -> Grid:
    """The grid with a row of the headings that run up or down right above it, each over one column, and of what stands
    upright beside them over the other columns. A drawn grid has them in its cells already."""
    if grid.method != "aligned" or page.scan is not None:
        return grid
    known = set(grid.words)
    columns = spreads(grid)
    strips = _strips([w for w in page.words if not w.upright and w not in known and _above(w, grid)], grid)
    placed = _over_columns(strips, columns)
    if placed is None or len(placed) < max(ROTATED.fewest, ROTATED.headed * (len(columns) - 1)):
        return grid
    top = top_edge(w for words in placed.values() for w in words)
    beside = [w for w in page.words if w.upright and w not in known and top - 1 < centre_y(w) < grid.box.top]
    upright: dict[int, list[Word]] = {}
    for word in beside:
        over = [c for c, (a, b) in columns.items() if min(b, word.x1) - max(a, word.x0) > 0]
        free = [c for c in columns if c not in placed]
        if not over and free:
            over = [min(free, key=lambda c: max(columns[c][0] - word.x1, word.x0 - columns[c][1]))]
        if len(over) != 1 or over[0] in placed:
            return grid
        upright.setdefault(over[0], []).append(word)
    placed |= upright
    heads = [Cell(0, c, cell_text(w), place=Place(grid.page, bounding(w))) for c, w in sorted(placed.items())]
    words = [w for found in placed.values() for w in found]
    return replace(
        grid,
        cells=(*heads, *(replace(c, row=c.row + 1) for c in grid.cells)),
        box=grid.box.union(bounding(words)),
        words=(*words, *grid.words),
        header_rows=(grid.header_rows or 0) + 1,
    )


def _above(word: Word, grid: Grid) -> bool:
    box = grid.box
    return box.x0 - 2 <= centre_x(word) <= box.x1 + 2 and word.bottom < box.top + word.size


def _strips(words: Sequence[Word], grid: Grid) -> list[list[Word]]:
    """Rotated words by the line they stand in, from left to right, of each line what goes up from the first row."""
    strips: list[list[Word]] = []
    for word in sorted(words, key=centre_x):
        if strips and word.x0 < right_edge(strips[-1]):
            strips[-1].append(word)
        else:
            strips.append([word])
    found: list[list[Word]] = []
    for strip in strips:
        reach = grid.box.top
        kept: list[Word] = []
        for word in sorted(strip, key=lambda w: -w.bottom):
            height = word.bottom - word.top
            if reach - word.bottom > (ROTATED.close * word.size if kept else max(height, ROTATED.close * word.size)):
                break
            kept.append(word)
            reach = min(reach, word.top)
        if kept:
            found.append(kept)
    return found


def _over_columns(strips: Sequence[list[Word]], columns: Spreads) -> dict[int, list[Word]] | None:
    """The lines of rotated words by the column they head: as many as there are columns beside the stub in order, else
    each over the only column it stands over; ``None`` where one stands over none, or two over one."""
    order = sorted(columns)
    if len(strips) == len(order) - 1:
        return dict(zip(order[1:], strips, strict=True))
    found: dict[int, list[Word]] = {}
    for strip in strips:
        box = bounding(strip)
        over = [c for c, (a, b) in columns.items() if min(b, box.x1) - max(a, box.x0) > 0]
        if len(over) != 1 or over[0] in found:
            return None
        found[over[0]] = strip
    return found
