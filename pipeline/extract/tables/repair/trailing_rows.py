"""What is left of a table right below where alignment ended it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.layout.vocabulary import is_table_note
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import Spreads, chunks, column_of, spreads
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_numbered_caption
from pipeline.extract.tables.repair.settings import CELL_WORDS, TRAILING
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, Place, bottom_edge, bounding, centre_y, right_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_tail(grid: Grid, page: Page, taken: Sequence[Box]) -> Grid:
    """The grid with the lines right below it that are its own: the remainder of wrapped cells of the last row,
    and a last row of nothing but figures under the columns of figures (a total without a label)."""
    for _ in range(TRAILING.most):
        line = _below(grid, page, taken)
        if not line:
            return grid
        columns = spreads(grid)
        parts = chunks(line)
        places = [column_of(p[0].x0, p[-1].x1, columns) for p in parts]
        text = cell_text(line)
        if None in places or len(set(places)) < len(places) or is_table_note(text) or is_numbered_caption(text):
            return grid
        if ends_sentence(line, grid):
            return grid
        by_column = {c: p for c, p in zip(places, parts, strict=True) if c is not None}
        if all(_continues(grid, column, words, columns) for column, words in by_column.items()):
            grid = _continued(grid, by_column)
        elif _is_row(grid, by_column, line):
            grid = _with_row(grid, by_column)
        else:
            return grid
    return grid


def ends_sentence(line: Sequence[Word], grid: Grid) -> bool:
    """Whether a line ends with a figure and a full stop, which no cell of the grid does: prose."""
    text = line[-1].text
    return text[-1:] == "." and text[-2:-1].isdigit() and not any(_STOP.search(c.text) for c in grid.cells)


_STOP = re.compile(r"\d\.$")


def _below(grid: Grid, page: Page, taken: Sequence[Box]) -> list[Word]:
    """The first line of text right below a grid, as wide as the grid."""
    size = max((w.size for w in grid.words[-TRAILING.last_words :]), default=TRAILING.usual_size)
    words = [
        w
        for w in page.words
        if w.upright
        and grid.box.bottom - TRAILING.into_row * size < w.top < grid.box.bottom + TRAILING.below * size
        and w.x1 > grid.box.x0 - CELL_WORDS.beside
        and w.x0 < grid.box.x1 + CELL_WORDS.beside
        and not any(t.top - 1 < centre_y(w) < t.bottom + 1 and t.x0 < w.x1 and w.x0 < t.x1 for t in taken)
    ]
    known = set(grid.words)
    lines = word_lines(w for w in words if w not in known)
    return lines[0] if lines else []


def _last(grid: Grid, column: int) -> Cell | None:
    """The cell of the last row in a column, where it has text."""
    last = max(c.row + c.row_span for c in grid.cells)
    return next(
        (c for c in grid.cells if c.row + c.row_span == last and c.column == column and c.text and c.place.box), None
    )


def _continues(grid: Grid, column: int, words: Sequence[Word], columns: Spreads) -> bool:
    """Whether words are the remainder of the last cell of a column: right below it, no figure unless under words
    only, and the first of them had no room on the line before."""
    cell = _last(grid, column)
    if cell is None or cell.place.box is None or is_numeral(cell.text):
        return False
    texts = [row[column] for row in rows_of(grid.cells)[(grid.header_rows or 1) :] if row[column]]
    if is_numeral(cell_text(words)) and any(map(is_numeral, texts)):
        return False
    size = words[0].size
    before = [
        w for w in grid.words if cell.place.box.x0 - 1 <= w.x0 <= cell.place.box.x1 and w.top >= cell.place.box.top - 1
    ]
    if not before or words[0].top - bottom_edge(before) > TRAILING.close * size:
        return False
    bottom = bottom_edge(before)
    end = right_edge(w for w in before if w.bottom > bottom - 2)
    return end + (words[0].x1 - words[0].x0) + ENGINE.blank * size > columns[column][1] - 1


def _is_row(grid: Grid, by_column: dict[int, list[Word]], line: Sequence[Word]) -> bool:
    """Whether words are a row of figures under columns of figures, with or without its name in a column of
    words, as far below as rows are apart."""
    rows = rows_of(grid.cells)
    body = rows[(grid.header_rows or 1) :]
    figures = 0
    for column, words in by_column.items():
        texts = [row[column] for row in body if row[column]]
        share = sum(map(is_numeral, texts)) / len(texts) if texts else 0.0
        if is_numeral(cell_text(words)):
            figures += 1
            if share < TRAILING.figures:
                return False
        elif share >= 1 - TRAILING.figures or not texts or len(by_column) < 2:
            return False
    if not figures:
        return False
    levels = sorted({round(c.place.box.bottom, 1) for c in grid.cells if c.place.box and c.text and is_numeral(c.text)})
    pitches = [b - a for a, b in itertools.pairwise(levels) if b - a > CELL_WORDS.same_level]
    return bool(pitches) and line[0].bottom - levels[-1] <= TRAILING.pitch * min(pitches) + 1


def _continued(grid: Grid, by_column: dict[int, list[Word]]) -> Grid:
    last = max(c.row + c.row_span for c in grid.cells)
    cells = []
    for cell in grid.cells:
        words = by_column.get(cell.column) if cell.row + cell.row_span == last else None
        if words and cell.place.box:
            place = Place(cell.place.page, cell.place.box.union(bounding(words)))
            cells.append(replace(cell, text=f"{cell.text} {cell_text(words)}", place=place))
        else:
            cells.append(cell)
    return _grown(grid, tuple(cells), by_column)


def _with_row(grid: Grid, by_column: dict[int, list[Word]]) -> Grid:
    number = max(c.row + c.row_span for c in grid.cells)
    new = [Cell(number, c, cell_text(w), place=Place(grid.page, bounding(w))) for c, w in sorted(by_column.items())]
    return _grown(grid, (*grid.cells, *new), by_column)


def _grown(grid: Grid, cells: tuple[Cell, ...], by_column: dict[int, list[Word]]) -> Grid:
    words = [w for found in by_column.values() for w in found]
    return replace(grid, cells=cells, box=grid.box.union(bounding(words)), words=(*grid.words, *words))
