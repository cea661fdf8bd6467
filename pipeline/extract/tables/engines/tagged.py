"""Tables that the producer marked as such: the structure tree of a tagged PDF.

The tree gives rows and cells; the page says where they stand. A tree is distrusted, and gives no
grid, where cells of one row do not stand beside each other or cells of one column not below each
other (producers tag layout boxes as tables, leave out empty cells and forget spans).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, StructureTable, Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.forgotten_spans import columns_under
from pipeline.extract.tables.settings import STRUCTURE_TREE
from pipeline.geometry import Box, Place, bounding, centre_x, contains_centre, left_edge, right_edge
from pipeline.model import Cell, Method
from pipeline.quantities.numeral_shapes import is_numeral


@dataclass(frozen=True)
class PlacedCell:
    """A cell of the tree with its words; ``column`` is known once the columns are."""

    row: int
    order: int
    words: tuple[Word, ...]
    header: bool
    row_span: int
    column_span: int

    @property
    def box(self) -> Box:
        return bounding(self.words)


@dataclass(frozen=True)
class Tagged:
    """See the module."""

    name: Method = "tagged"

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        by_mcid: dict[int, list[Word]] = {}
        for word in page.words:
            by_mcid.setdefault(word.mcid, []).append(word)
        grids = [_grid(table, by_mcid, page.number) for table in page.structure]
        return [g for g in grids if g is not None and (region is None or contains_centre(region, g.box))]


TAGGED = Tagged()


def _grid(table: StructureTable, by_mcid: dict[int, list[Word]], number: int) -> Grid | None:
    rows: list[list[PlacedCell]] = []
    for structure_row in table.rows:
        row = [
            PlacedCell(
                len(rows), i, tuple(w for m in c.mcids for w in by_mcid.get(m, ())), c.header, c.row_span, c.column_span
            )
            for i, c in enumerate(structure_row)
        ]
        if any(cell.words for cell in row):
            rows.append(row)
    if len(rows) < 1 or max(sum(bool(c.words) for c in row) for row in rows) < 2:
        return None
    columns = _columns(rows)
    if columns is None:
        return None
    cells: list[Cell] = []
    room = _rooms(rows, columns)
    for index, (row, starts) in enumerate(zip(rows, columns, strict=True)):
        for cell, (start, span) in zip(row, starts, strict=True):
            if cell.words or not any(c.row == index and c.column <= start < c.column + c.column_span for c in cells):
                place = Place(number, cell.box if cell.words else None)
                row_span = min(cell.row_span, len(rows) - index)
                cells.append(
                    Cell(
                        index,
                        start,
                        cell_text(cell.words, room.get(start) if span == 1 else None),
                        row_span,
                        span,
                        place,
                    )
                )
    words = tuple(w for row in rows for c in row for w in c.words)
    width = max(c.column + c.column_span for c in cells)
    if width < 2 or not _stands(rows) or _misplaced(cells):
        return None
    headers = next((i for i, row in enumerate(rows) if not all(c.header for c in row)), 0)
    return Grid(number, bounding(words), tuple(cells), "tagged", STRUCTURE_TREE.confidence, headers or None, words)


def _rooms(rows: Sequence[Sequence[PlacedCell]], columns: Sequence[Sequence[tuple[int, int]]]) -> dict[int, Box]:
    """For every column the box its words take up over all rows: the least room its cells have."""
    words: dict[int, list[Word]] = {}
    for row, starts in zip(rows, columns, strict=True):
        for cell, (start, span) in zip(row, starts, strict=True):
            if span == 1:
                words.setdefault(start, []).extend(cell.words)
    return {start: bounding(found) for start, found in words.items() if found}


def _columns(rows: Sequence[Sequence[PlacedCell]]) -> list[list[tuple[int, int]]] | None:
    """For every cell of every row its first column and span; ``None`` where they cannot be determined.

    By counting where all rows are as wide, spans included; else by where the cells stand, against
    the rows that are complete.
    """
    counted = _counted(rows)
    if counted is not None:
        return counted
    width = max(sum(c.column_span for c in row) for row in rows)
    full = [row for row in rows if len(row) == width]
    edges: list[tuple[float, float]] = []
    for column in range(width):
        boxes = [row[column].box for row in full if row[column].words]
        if not boxes:
            return None
        edges.append((left_edge(boxes), right_edge(boxes)))
    if any(a[1] > b[0] + 2 for a, b in itertools.pairwise(edges)):
        return None
    placed = [_placed(row, edges) for row in rows]
    return None if None in placed else [starts for starts in placed if starts is not None]


def _placed(row: Sequence[PlacedCell], edges: Sequence[tuple[float, float]]) -> list[tuple[int, int]] | None:
    """First column and span of the cells of a row by where they stand among the columns' left and right edges."""
    if len(row) == len(edges):
        return [(i, 1) for i in range(len(edges))]
    figures = [all(is_numeral(w.text) for w in cell.words) for cell in row]
    starts = columns_under([cell.box if cell.words else None for cell in row], figures, edges)
    return starts and _stretched(starts, row, len(edges))


def _stretched(starts: list[tuple[int, int]], row: Sequence[PlacedCell], width: int) -> list[tuple[int, int]]:
    """A label at the start of a row with fewer cells spans up to the next cell (a total's label)."""
    ends = [s for s, _ in starts[1:]] + [width]
    if starts and starts[0][0] == 0 and len(row) > 1 and all(s == 1 for _, s in starts[1:]):
        return [(0, ends[0]), *starts[1:]]
    return starts


def _counted(rows: Sequence[Sequence[PlacedCell]]) -> list[list[tuple[int, int]]] | None:
    taken: set[tuple[int, int]] = set()
    result = []
    for index, row in enumerate(rows):
        starts = []
        column = 0
        for cell in row:
            while (index, column) in taken:
                column += 1
            starts.append((column, cell.column_span))
            for r in range(index, index + cell.row_span):
                taken.update((r, c) for c in range(column, column + cell.column_span))
            column += cell.column_span
        result.append(starts)
    widths = Counter(row for row, _ in taken)
    return result if len({widths[r] for r in range(len(rows))}) == 1 else None


def _misplaced(cells: Sequence[Cell]) -> bool:
    """Whether a cell stands under or over another column than the tree gives it (a span was left out)."""
    edges: dict[int, list[tuple[float, float]]] = {}
    for cell in cells:
        if cell.column_span == 1 and cell.place.box is not None:
            edges.setdefault(cell.column, []).append((cell.place.box.x0, cell.place.box.x1))
    usual = {c: (median(a for a, _ in found), median(b for _, b in found)) for c, found in edges.items()}
    for cell in cells:
        box = cell.place.box
        columns = range(cell.column, cell.column + cell.column_span)
        own = [usual[c] for c in columns if len(edges.get(c, ())) > 2]
        if box is None or not own:
            continue
        low, high = min(a for a, _ in own), max(b for _, b in own)
        if box.x1 < low or box.x0 > high:
            middle = centre_x(box)
            if any(a <= middle <= b for c, (a, b) in usual.items() if c not in columns):
                return True
    return False


def _stands(rows: Sequence[Sequence[PlacedCell]]) -> bool:
    """Whether the page agrees with the tree: cells of a row left to right, rows top to bottom."""
    wrong = total = 0
    for row in rows:
        boxes = [c.box for c in row if c.words]
        for a, b in itertools.pairwise(boxes):
            total += 1
            wrong += a.x1 > b.x0 + 2
    for upper, lower in itertools.pairwise(rows):
        above = [c.box.top for c in upper if c.words and c.row_span == 1]
        below = [c.box.top for c in lower if c.words]
        if above and below:
            total += 1
            wrong += min(above) >= max(below)
    return wrong <= STRUCTURE_TREE.contradicted * total
