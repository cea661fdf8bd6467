"""Columns right of a drawn grid that nobody drew: figures on white beside columns that are shaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_value
from pipeline.extract.tables.repair.settings import COLUMNS_BESIDE
from pipeline.geometry import Box, Place, centre_y, right_edge
from pipeline.model import Cell


def with_columns_beside(grid: Grid, others: Sequence[Grid], page: Page) -> Grid:
    """The grid with the columns right of it, where all that stands beside its rows are columns with a figure, or what
    stands for one, in every row: they have no labels but the grid's. (Beside headings there is a heading, or nothing.)
    """
    bands = _bands(grid)
    if len(bands) < max(COLUMNS_BESIDE.fewest_rows, *(c.row + c.row_span for c in grid.cells)):
        return grid
    top, bottom = bands[0][0], bands[max(bands)][1]
    if any(o.box.x0 >= grid.box.x1 - 1 and o.box.top < bottom and o.box.bottom > top for o in others):
        return grid
    beside = [w for w in page.words if w.x0 >= grid.box.x1 - 1 and top <= centre_y(w) <= bottom]
    columns = _columns(beside)
    widest = max(c.place.box.x1 - c.place.box.x0 for c in grid.cells if c.place.box is not None and c.column_span == 1)
    if len(columns) < COLUMNS_BESIDE.fewest_columns or columns[0][0].x0 - grid.box.x1 > widest:
        return grid
    found = [_by_row(words, bands) for words in columns]
    width = max(c.column + c.column_span for c in grid.cells)
    cells = list(grid.cells)
    left = grid.box.x1
    for index, rows in enumerate(found):
        if rows is None or not all(rows.values()) or not all(is_value(cell_text(words)) for words in rows.values()):
            return grid
        right = right_edge(w for words in rows.values() for w in words)
        for row, words in rows.items():
            place = Place(grid.page, Box(left, bands[row][0], right, bands[row][1]))
            cells.append(Cell(row, width + index, cell_text(words), place=place))
        left = right
    return replace(
        grid,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        box=Box(grid.box.x0, grid.box.top, left, grid.box.bottom),
        words=(*grid.words, *beside),
    )


def _bands(grid: Grid) -> dict[int, tuple[float, float]]:
    """From where to where each row reaches that some cell has to itself."""
    return {
        c.row: (c.place.box.top, c.place.box.bottom) for c in grid.cells if c.row_span == 1 and c.place.box is not None
    }


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """Words over one another as one column, from left to right."""
    columns: list[list[Word]] = []
    reach = 0.0
    for word in sorted(words, key=lambda w: w.x0):
        if columns and word.x0 < reach:
            columns[-1].append(word)
            reach = max(reach, word.x1)
        else:
            columns.append([word])
            reach = word.x1
    return columns


def _by_row(words: Sequence[Word], bands: Mapping[int, tuple[float, float]]) -> dict[int, list[Word]] | None:
    """The words of a column by the row they stand in; ``None`` where one stands in none."""
    rows: dict[int, list[Word]] = {row: [] for row in bands}
    for word in words:
        row = next((r for r, (top, bottom) in bands.items() if top <= centre_y(word) <= bottom), None)
        if row is None:
            return None
        rows[row].append(word)
    return rows
