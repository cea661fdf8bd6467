"""Tables that span several pages: the fragments on each page joined into one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.assembly.page_break_rows import is_left_open
from pipeline.extract.assembly.repeated_headers import (
    folded_row,
    misread_header,
    repeated_header_rows,
    repeated_lower_levels,
)
from pipeline.extract.assembly.settings import PAGE_BREAK, SPANNING
from pipeline.extract.layout.text_of_words import word_lines
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.column_extents import same_edges
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, Place, bounding, centre_x, centre_y, right_edge
from pipeline.model import Cell, Heading, Paragraph
from pipeline.quantities.numeral_shapes import is_numeral


@dataclass(frozen=True)
class TableFragment:
    """A table as far as it is joined: its cells with their pages, and how they were read.

    ``first`` and ``last`` are the grids it starts and ends with; ``starts_at`` and ``ends_at`` their position on the
    page as a share of its height; ``dropped`` the cells of headers repeated on later pages.
    """

    cells: tuple[Cell, ...]
    header_rows: int
    pages: tuple[int, ...]
    method: str
    confidence: float
    first: Grid
    last: Grid
    starts_at: float
    ends_at: float
    caption: str = ""
    dropped: tuple[Cell, ...] = ()

    @property
    def rows(self) -> list[list[str]]:
        return rows_of(self.cells)


FlowItem = Heading | Paragraph | TableFragment


def stitch(flow: Sequence[FlowItem]) -> list[FlowItem]:
    """The items of a document in reading order, with tables that continue over a page break joined.

    Two fragments are one table when nothing stands between them, the second starts on the page after the first ends,
    and their columns are the same: with a repeated header, or without, where the column edges or the kinds of values
    agree.
    """
    result: list[FlowItem] = []
    for item in flow:
        before = result[-1] if result else None
        if isinstance(item, TableFragment) and isinstance(before, TableFragment):
            merged = _merged(before, item)
            if merged is not None:
                result[-1] = merged
                continue
        result.append(item)
    return [_unrolled(item) if isinstance(item, TableFragment) else item for item in result]


def _unrolled(fragment: TableFragment) -> FlowItem:
    """A drawn row that belongs to no table, as a paragraph; any other piece as it is."""
    if len(fragment.rows) > 1:
        return fragment
    return Paragraph(" ".join(t for t in fragment.rows[0] if t), place=Place(fragment.pages[0], fragment.first.box))


def _merged(a: TableFragment, b: TableFragment) -> TableFragment | None:
    if b.pages[0] != a.pages[-1] + 1 or a.ends_at < SPANNING.low or b.starts_at > SPANNING.high:
        return None
    rows_a, rows_b = a.rows, b.rows
    if not rows_a or not rows_b or len(rows_a[0]) != len(rows_b[0]):
        return None
    repeated = _repeated(rows_a, a.header_rows, rows_b)
    if repeated is None and _pictured(a) and _pictured(b):
        repeated = misread_header(rows_a, a.header_rows, rows_b)
    if repeated is None and b.header_rows and same_edges(a.last, b.first):
        repeated = repeated_lower_levels(rows_a, a.header_rows, rows_b)
    if repeated is None and (b.first.follows or len(rows_a) == a.header_rows == 1):
        repeated = 0  # rows known to go on, or a header alone at the foot of the page
    if repeated is None and _only_header(rows_a) and _rest_of_header(rows_a, a, rows_b[0], b):
        a, repeated = replace(a, header_rows=len(rows_a)), 0
    if repeated is None:
        repeated = repeated_header_rows(rows_a, a.header_rows, rows_b)
    if repeated is None:
        if not same_edges(a.last, b.first) or _own_header(rows_a, rows_b, b):
            return None
        repeated = 0
    rest = [c for c in b.cells if c.row >= repeated]
    dropped = (*a.dropped, *b.dropped, *(c for c in b.cells if c.row < repeated))
    if not rest:
        return replace(a, pages=a.pages + b.pages, last=b.last, ends_at=b.ends_at, dropped=dropped)
    offset = len(rows_a) - repeated
    cells = list(a.cells)
    if _cut_row(rows_a, a, rows_b[repeated], b, repeated):
        cells = _joined_row(cells, len(rows_a) - 1, [c for c in rest if c.row == repeated])
        rest = [c for c in rest if c.row != repeated]
        offset -= 1
    cells += [replace(c, row=c.row + offset) for c in rest]
    return replace(
        a,
        cells=tuple(cells),
        pages=a.pages + b.pages,
        confidence=_of_both(a, b),
        last=b.last,
        ends_at=b.ends_at,
        dropped=dropped,
    )


def _of_both(a: TableFragment, b: TableFragment) -> float:
    """The share of right cells to be expected of both fragments together."""
    return (a.confidence * len(a.cells) + b.confidence * len(b.cells)) / (len(a.cells) + len(b.cells))


def _pictured(fragment: TableFragment) -> bool:
    """Whether a piece was read from a picture, where one header is hardly read the same way twice."""
    return any(w.reading is not None for w in fragment.first.words)


def _repeated(rows_a: list[list[str]], header_rows: int, rows_b: list[list[str]]) -> int | None:
    """How many rows at the top of ``rows_b`` are those at the top of ``rows_a``: at least one that
    is no mere blank, at most the header and one more."""
    count = 0
    for upper, lower in zip(rows_a[: max(header_rows, 1) + 1], rows_b, strict=False):
        if folded_row(upper) != folded_row(lower):
            break
        count += 1
    return count if count and any(rows_a[0]) else None


def _own_header(rows_a: list[list[str]], rows_b: list[list[str]], b: TableFragment) -> bool:
    """Whether the second piece starts with a header of its own: no figures in columns that have them
    in the rows below, several cells filled."""
    if len(rows_b) < 2:
        return False
    first, body = rows_b[0], rows_b[1:]
    figures = [c for c in range(len(first)) if _share(body, c) > PAGE_BREAK.figures]
    if not figures:
        return bool(b.first.header_rows) and sum(bool(t) for t in first) > 1
    return any(first[c] for c in figures) and not any(is_numeral(first[c]) for c in figures)


def _share(rows: list[list[str]], column: int) -> float:
    filled = [row[column] for row in rows if row[column]]
    return sum(is_numeral(t) for t in filled) / len(filled) if filled else 0.0


def _cut_row(rows_a: list[list[str]], a: TableFragment, first: Sequence[str], b: TableFragment, index: int) -> bool:
    """Whether the first row of the second piece is the remainder of the last row of the first.

    It is when no column has a figure in both, one of the two has no figures at all although the
    columns have, and the label runs on: its next word had no room on the line above.
    """
    last = rows_a[-1]
    body = rows_a[a.header_rows :]
    if not body:
        return _rest_of_header(rows_a, a, first, b)
    figures = [c for c in range(len(last)) if _share(body, c) > PAGE_BREAK.figures]
    if not any(first) or not any(last):
        return False
    if any(first[c] and last[c] for c in figures):
        return False
    if figures:
        blank_first = not any(first[c] for c in figures)
        blank_last = not any(last[c] for c in figures)
        if not (blank_first or blank_last):
            return False
    texts = [c for c in range(len(last)) if first[c] and c not in figures]
    if not texts:
        return bool(figures)
    if all(first) and all(last) and 2 * sum(t[:1].islower() for t in first) <= len(first):
        return False  # not every cell is cut at once
    foot = max(c.row for c in a.last.cells)
    return not any(_alike(first[c], last[c]) for c in texts) and all(
        _runs_on(_CellText(a.last, foot, c, last[c]), _CellText(b.first, index, c, first[c]))
        if last[c]
        else is_left_open(rows_a, c)
        for c in texts
    )


def _only_header(rows: list[list[str]]) -> bool:
    return len(rows) <= SPANNING.most_headers and not any(is_numeral(text) for row in rows for text in row)


def _rest_of_header(rows_a: list[list[str]], a: TableFragment, first: Sequence[str], b: TableFragment) -> bool:
    """Whether a row goes on with headings that the page cut: under some of them, none a figure."""
    last = rows_a[-1]
    filled = [c for c, text in enumerate(first) if text]
    if not filled or len(b.rows) < 2 or 2 * len(filled) > len(first) or any(is_numeral(first[c]) for c in filled):
        return False
    foot = max(c.row for c in a.last.cells)
    return all(
        last[c] and _runs_on(_CellText(a.last, foot, c, last[c]), _CellText(b.first, 0, c, first[c])) for c in filled
    )


def _alike(one: str, other: str) -> bool:
    """Whether two texts are of one form with digits (two dates, two codes): each is whole."""
    shapes = ["".join("9" if c.isdigit() else c for c in text) for text in (one, other)]
    return shapes[0] == shapes[1] and "9" in shapes[0]


@dataclass(frozen=True)
class _CellText:
    """The text of a cell of a grid."""

    grid: Grid
    row: int
    column: int
    text: str

    @property
    def words(self) -> list[Word]:
        """The words of the grid that stand in the cell."""
        boxes = [c.place.box for c in self.grid.cells if (c.row, c.column) == (self.row, self.column) and c.place.box]
        return [w for w in self.grid.words if any(_is_in(w.box, box) for box in boxes)]


def _runs_on(upper: _CellText, lower: _CellText) -> bool:
    """Whether a cell's text breaks off because its line was full, rather than because it ended."""
    if lower.text[:1].islower() or upper.text[-1:] in "-,;/(":
        return True
    if upper.text[-1:] in ".:":
        return False
    width = _column_box(upper.grid, upper.column)
    if width is None:
        return False
    words, head = upper.words, lower.words
    if not words or not head:
        return False
    end = right_edge(word_lines(words)[-1])
    first_word = min(head, key=lambda w: (round(w.top), w.x0))
    needed = (first_word.x1 - first_word.x0) + ENGINE.blank * first_word.size
    return end + needed > width.x1 - PAGE_BREAK.at_edge


def _column_box(grid: Grid, column: int) -> Box | None:
    boxes = [c.place.box for c in grid.cells if c.column == column and c.column_span == 1 and c.place.box]
    if not boxes:
        return None
    return bounding(boxes)


def _is_in(word: Box, cell: Box) -> bool:
    x, y, within = centre_x(word), centre_y(word), PAGE_BREAK.within
    return cell.x0 - within <= x <= cell.x1 + within and cell.top - within <= y <= cell.bottom + within


def _joined_row(cells: list[Cell], row: int, rest: Sequence[Cell]) -> list[Cell]:
    """The cells with the texts of ``rest`` added to those of one row."""
    added = {c.column: c.text for c in rest if c.text}
    joined = []
    for cell in cells:
        if cell.row + cell.row_span - 1 == row and cell.column in added:
            text = f"{cell.text} {added.pop(cell.column)}".strip()
            joined.append(replace(cell, text=text))
        else:
            joined.append(cell)
    joined += [replace(c, row=row) for c in rest if c.column in added and c.text]
    return joined
