"""Numbers set right at the labels that follow them: two columns with hardly a blank between, each under its heading.

A column of numbers that ends where one of names begins looks like names that begin with a number. Two headings over
them, one of which has nothing below it, say that they are two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.cell_words import CellWords
from pipeline.extract.tables.repair.settings import NUMBERED
from pipeline.geometry import Place, bounding
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_numbers_apart(grid: Grid) -> Grid:
    """The grid with the first words of a column's cells moved to the column left of it, or the others to the column
    right of it, where these are numbers, the rest begins at one place and that column holds nothing but its heading."""
    if grid.method != "aligned" or not grid.header_rows:
        return grid
    width = max(c.column + c.column_span for c in grid.cells)
    for left in range(width - 1):
        split = _split(grid, left)
        if split is not None:
            grid = split
    return grid


def _split(grid: Grid, left: int) -> Grid | None:
    """The grid with the column ``left`` and the next one filled from the one of them that has text."""
    headings = [c for c in grid.cells if c.row < (grid.header_rows or 0) and c.text]
    if not all(any(c.column == k and c.column_span == 1 for c in headings) for k in (left, left + 1)):
        return None
    body = [c for c in grid.cells if c.row >= (grid.header_rows or 0) and c.text]
    filled = [[c for c in body if c.column == k] for k in (left, left + 1)]
    if all(filled) or any(c.column_span > 1 or c.row_span > 1 for cells in filled for c in cells):
        return None
    cells = filled[0] or filled[1]
    words = CellWords(grid)
    parts = [sorted(words.of(c), key=lambda w: (w.bottom, w.x0)) for c in cells]
    if len(cells) < NUMBERED.fewest or not _are_numbered(parts):
        return None
    whole = {id(c) for c in cells}
    places = {(c.row, k) for c in cells for k in (left, left + 1)}
    kept = [c for c in grid.cells if id(c) not in whole and (c.row, c.column) not in places]
    for cell, own in zip(cells, parts, strict=True):
        kept += [_cell(cell, left, own[:1], grid.page), _cell(cell, left + 1, own[1:], grid.page)]
    return replace(grid, cells=tuple(sorted(kept, key=lambda c: (c.row, c.column))))


def _are_numbered(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether all cells are a number and a text that begins at one place."""
    if any(len(own) < 2 or not is_numeral(own[0].text) or is_numeral(own[1].text) for own in parts):
        return False
    starts = [own[1].x0 for own in parts]
    return max(starts) - min(starts) <= NUMBERED.same_start


def _cell(cell: Cell, column: int, words: Sequence[Word], page: int) -> Cell:
    return replace(cell, column=column, text=cell_text(words), place=Place(page, bounding(words)))
