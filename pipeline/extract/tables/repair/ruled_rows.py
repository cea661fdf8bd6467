"""Rows that belong to a table because lines of the same reach part them, as they part its own rows.

Alignment starts a table where figures stand in columns. A label alone above them, or a header set apart
by such a label, is a row of the table all the same where every row is ruled off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.pdf.page import Page, RulingLine, Word
from pipeline.extract.tables.column_extents import Spreads, chunks, spreads
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import CELL_WORDS, RULED_ROWS
from pipeline.extract.tables.repair.trailing_rows import ends_sentence
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, Place, bounding, centre_x, centre_y, left_edge
from pipeline.model import Cell


def with_bands(grid: Grid, page: Page, taken: Sequence[Box]) -> Grid:
    """The grid with the ruled-off rows right above and below it that alignment left out.

    ``taken`` are the boxes of the other grids of the page. Only words that fit the grid's columns are
    added; a band that holds a sentence across the columns ends the table.
    """
    rules = _separators(grid, page)
    columns = spreads(grid)
    if len(rules) < RULED_ROWS.fewest or len(columns) < 2:
        return grid
    top, bottom = grid.box.top, grid.box.bottom
    pads = sorted(
        p
        for a, b in pairwise(rules)
        if top - RULED_ROWS.slack <= a and b <= bottom + RULED_ROWS.below and (p := _pad(a, b, grid.words))
    )
    if not pads:
        return grid
    fit = _Bands(grid, page, columns, taken, pads[len(pads) // 2])
    above: list[list[tuple[int, list[Word]]]] = []
    below: list[list[tuple[int, list[Word]]]] = []
    bands = list(pairwise(rules))
    for upper, lower in reversed([b for b in bands if b[1] <= top + RULED_ROWS.slack]):
        row = fit.row(upper, lower) if top - lower <= RULED_ROWS.around else None
        if row is None:
            break
        above.insert(0, row)
        top = upper
    for upper, lower in [b for b in bands if b[0] >= bottom - RULED_ROWS.slack]:
        row = fit.row(upper, lower) if upper - bottom <= RULED_ROWS.around else None
        if row is None:
            break
        below.append(row)
        bottom = lower
    if not above and not below:
        return grid
    return _joined(grid, above, below)


def _pad(upper: float, lower: float, words: Sequence[Word]) -> float | None:
    """How far below a line the first text of its band stands."""
    tops = [w.top for w in words if upper <= centre_y(w) <= lower]
    return min(tops) - upper if tops else None


def _separators(grid: Grid, page: Page) -> list[float]:
    """The levels of the horizontal lines of one reach that run through the grid and beyond it."""
    width = grid.box.x1 - grid.box.x0
    wide = [
        r
        for r in page.rules
        if r.horizontal and min(r.end, grid.box.x1) - max(r.start, grid.box.x0) >= RULED_ROWS.long * width
    ]
    inside = [r for r in wide if grid.box.top - RULED_ROWS.around <= r.position <= grid.box.bottom + RULED_ROWS.around]
    rows = {c.row for c in grid.cells}
    if len(inside) < max(2, RULED_ROWS.between_rows * (len(rows) - 1)):
        return []
    same = [r for r in wide if _same_reach(r, inside[0])]
    levels = sorted(r.position for r in same)
    return [p for i, p in enumerate(levels) if i == 0 or p - levels[i - 1] > CELL_WORDS.same_level]


def _same_reach(a: RulingLine, b: RulingLine) -> bool:
    return abs(a.start - b.start) <= RULED_ROWS.reach and abs(a.end - b.end) <= RULED_ROWS.reach


@dataclass(frozen=True)
class _Bands:
    """What a band between two ruled lines must go with to be a row of a grid.

    ``columns`` are those of the grid, ``taken`` the boxes of the other grids of the page, ``pad`` how far below a line
    the text of a row of the grid begins, in points.
    """

    grid: Grid
    page: Page
    columns: Spreads
    taken: Sequence[Box]
    pad: float

    def row(self, upper: float, lower: float) -> list[tuple[int, list[Word]]] | None:
        """The words between two lines by column; ``None`` where there is no row of the table."""
        if lower - upper > RULED_ROWS.tallest or any(t.top < lower - 2 and t.bottom > upper + 2 for t in self.taken):
            return None
        words = [
            w
            for w in self.page.words
            if upper <= centre_y(w) <= lower
            and self.grid.box.x0 - CELL_WORDS.beside <= centre_x(w) <= self.grid.box.x1 + CELL_WORDS.beside
        ]
        if not words or abs((_pad(upper, lower, words) or 0.0) - self.pad) > RULED_ROWS.same_pad:
            return None
        lines = word_lines(words)
        alone = all(len(chunks(line)) == 1 for line in lines)
        if alone and (len(words) > ENGINE.sentence or left_edge(words) < self.grid.box.x0 - RULED_ROWS.outside):
            return None  # prose, or a title at the end of the lines and not of the cells
        if ends_sentence(lines[-1], self.grid):
            return None
        by_column: dict[int, list[Word]] = {}
        for line in lines:
            for chunk in chunks(line):
                over = [c for c, (a, b) in self.columns.items() if min(b, chunk[-1].x1) - max(a, chunk[0].x0) > 0]
                if len(over) > 1:
                    return None
                middle = (chunk[0].x0 + chunk[-1].x1) / 2
                column = over[0] if over else min(self.columns, key=lambda c: abs(sum(self.columns[c]) / 2 - middle))
                by_column.setdefault(column, []).extend(chunk)
        return sorted(by_column.items())


def _joined(
    grid: Grid, above: Sequence[list[tuple[int, list[Word]]]], below: Sequence[list[tuple[int, list[Word]]]]
) -> Grid:
    height = max(c.row + c.row_span for c in grid.cells)
    cells = [replace(c, row=c.row + len(above)) for c in grid.cells]
    words = list(grid.words)
    box = grid.box
    numbered = [*enumerate(above), *enumerate(below, start=len(above) + height)]
    for number, row in numbered:
        for column, content in row:
            own = bounding(content)
            cells.append(Cell(number, column, cell_text(content), place=Place(grid.page, own)))
            words += content
            box = box.union(own)
    headers = sum(all(w.bold for _, content in row for w in content) and len(row) > 1 for row in above)
    known = headers + (grid.header_rows or 0) if headers or grid.header_rows is not None else None
    cells.sort(key=lambda c: (c.row, c.column))
    return replace(grid, box=box, cells=tuple(cells), words=tuple(words), header_rows=known)
