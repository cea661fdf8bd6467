"""Where the columns of a grid stand, by the texts in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.settings import EXTENTS

Spreads = dict[int, tuple[float, float]]


def spreads(grid: Grid) -> Spreads:
    """From where to where the texts of each column reach, spanning cells left out."""
    found: Spreads = {}
    for cell in grid.cells:
        box = cell.place.box
        if cell.column_span == 1 and box is not None and cell.text:
            low, high = found.get(cell.column, (box.x0, box.x1))
            found[cell.column] = (min(low, box.x0), max(high, box.x1))
    return found


def drawn_starts(grid: Grid) -> list[float]:
    """The left edges of the columns in order, by the boxes of their cells."""
    starts: dict[int, float] = {}
    for cell in grid.cells:
        if cell.place.box is not None:
            starts[cell.column] = min(starts.get(cell.column, cell.place.box.x0), cell.place.box.x0)
    return [starts[k] for k in sorted(starts)]


def column_of(x0: float, x1: float, columns: Spreads) -> int | None:
    """The one column a text stands in, or over or under without being much wider."""
    over = [c for c, (a, b) in columns.items() if min(b, x1) - max(a, x0) > 0]
    if len(over) != 1:
        return None
    low, high = columns[over[0]]
    within = x0 > low - EXTENTS.stray and x1 < high + EXTENTS.stray
    return over[0] if within or x1 - x0 < EXTENTS.wider * (high - low) else None


def chunks(line: Sequence[Word]) -> list[list[Word]]:
    """Words of a line with no more than a blank between."""
    found = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 < EXTENTS.part * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def same_edges(a: Grid, b: Grid) -> bool:
    """Whether the columns of two grids stand in the same places."""
    ea, eb = spreads(a), spreads(b)
    shared = ea.keys() & eb.keys()
    if not shared or len(shared) < EXTENTS.shared * max(len(ea), len(eb)):
        return False
    return all(
        min(ea[c][1], eb[c][1]) - max(ea[c][0], eb[c][0]) > -EXTENTS.stray
        and not any(o != c and min(ea[c][1], eb[o][1]) - max(ea[c][0], eb[o][0]) > EXTENTS.stray for o in shared)
        for c in shared
    )
