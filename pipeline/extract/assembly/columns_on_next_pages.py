"""Columns that had no room on their page: a spreadsheet printed over more pages than its rows need.

Its last columns stand on pages of their own, behind all pages of the first ones, at the same heights and without the
labels of their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.assembly.page_spanning_tables import FlowItem, TableFragment
from pipeline.extract.assembly.page_view import PageView
from pipeline.extract.assembly.settings import NEXT_COLUMNS
from pipeline.extract.layout.lines import Line
from pipeline.extract.tables.engine import Grid
from pipeline.geometry import Box, Place, bounding, centre_y
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_annotated_numeral


def with_lone_columns(views: Sequence[PageView]) -> list[PageView]:
    """The views with a page that holds one column of figures alone as a grid of one column.

    Such a page says of itself only that it has figures under one another; that they are a column shows the table of an
    earlier page, with a row at every height at which it has a text, and no others.
    """
    result = list(views)
    for index, view in enumerate(views):
        lines = [item for run in view.runs for item in run if isinstance(item, Line)]
        if len(view.runs) != 1 or len(lines) < len(view.runs[0]) or not _is_column(lines):
            continue
        for back in range(1, min(index, NEXT_COLUMNS.most_pages) + 1):
            before = views[index - back]
            grid = before.runs[-1][-1] if before.runs else None
            if before.turn == view.turn and isinstance(grid, Grid):
                column = _column_of(lines, grid, view.number)
                if column is not None:
                    result[index] = replace(view, runs=((column,),))
                    break
    return result


def _is_column(lines: Sequence[Line]) -> bool:
    """Texts under one another, figures but for the heading."""
    if len(lines) < NEXT_COLUMNS.fewest_rows:
        return False
    x0, x1 = max(line.box.x0 for line in lines), min(line.box.x1 for line in lines)
    if x0 >= x1:
        return False
    figures = sum(is_annotated_numeral(line.text) for line in lines)
    return figures >= NEXT_COLUMNS.figures * (len(lines) - 1)


def _column_of(lines: Sequence[Line], grid: Grid, page: int) -> Grid | None:
    """The lines as a column of a table whose rows stand at their heights, or ``None``."""
    height = max(c.row + c.row_span for c in grid.cells)
    parts: list[list[Line]] = [[] for _ in range(height)]
    boxes = [bounding(_boxes(grid.cells, row)) if _boxes(grid.cells, row) else None for row in range(height)]
    for line in lines:
        middle = centre_y(line.box)
        row = next((r for r, box in enumerate(boxes) if box is not None and box.top <= middle <= box.bottom), None)
        if row is None:
            return None
        parts[row].append(line)
    if not all(parts) or any(len(part) > 1 for part in parts[max(grid.header_rows or 1, 1) :]):
        return None
    cells = tuple(
        Cell(row, 0, " ".join(line.text for line in part), place=Place(page=page, box=bounding([x.box for x in part])))
        for row, part in enumerate(parts)
    )
    words = tuple(w for line in lines for w in line.words)
    box = bounding([line.box for line in lines])
    return Grid(page, box, cells, grid.method, grid.confidence, grid.header_rows, words)


def joined_sideways(flow: Iterable[FlowItem]) -> list[FlowItem]:
    """The items of a document, with columns that stand on later pages joined to the table they are of."""
    result: list[FlowItem] = []
    for item in flow:
        before = result[-1] if result else None
        if isinstance(item, TableFragment) and isinstance(before, TableFragment) and _continues_beside(before, item):
            result[-1] = _side_by_side(before, item)
        else:
            result.append(item)
    return result


def _continues_beside(a: TableFragment, b: TableFragment) -> bool:
    """Whether a fragment holds further columns of another: nothing but figures below its headings, rows at the heights
    of the other's on as many pages, right behind these; the other has labels."""
    rows_a, rows_b = a.rows, b.rows
    pages = sorted({c.place.page for c in a.cells if c.place.page is not None})
    own = list(dict.fromkeys(b.pages))
    behind = own[0] == a.pages[-1] + 1
    pages = pages[: len(own)] if behind else []
    if len(pages) != len(own) or len(rows_a) != len(rows_b) or len(rows_a) < NEXT_COLUMNS.fewest_rows:
        return False
    header = max(a.header_rows, 1)
    labels = [row[0] for row in rows_a[header:] if row[0]]
    texts = [text for row in rows_b[header:] for text in row if text]
    if not texts or sum(map(is_annotated_numeral, texts)) < NEXT_COLUMNS.figures * len(texts):
        return False
    if sum(map(is_annotated_numeral, labels)) > (1 - NEXT_COLUMNS.figures) * len(labels) or not any(rows_b[0]):
        return False
    turned = dict(zip(own, pages, strict=True))
    return all(_level(a.cells, b.cells, row, turned) for row in range(len(rows_a)))


def _level(a: Sequence[Cell], b: Sequence[Cell], row: int, turned: dict[int, int]) -> bool:
    """Whether a row stands at one height in both: some cell's top, middle or foot as some other's."""
    ours = [(c.place.page, c.place.box) for c in a if c.row == row and c.place.box is not None]
    theirs = [(turned.get(c.place.page or 0), c.place.box) for c in b if c.row == row and c.place.box is not None]
    return any(
        page == other and box is not None and second is not None and _at_one_height(box, second)
        for page, box in ours
        for other, second in theirs
    )


def _at_one_height(a: Box, b: Box) -> bool:
    pairs = ((a.top, b.top), (centre_y(a), centre_y(b)), (a.bottom, b.bottom))
    return any(abs(x - y) <= NEXT_COLUMNS.off for x, y in pairs)


def _side_by_side(a: TableFragment, b: TableFragment) -> TableFragment:
    """The columns of the second right of those of the first."""
    width = len(a.rows[0])
    cells = (*a.cells, *(replace(c, column=c.column + width) for c in b.cells))
    confidence = (a.confidence * len(a.cells) + b.confidence * len(b.cells)) / len(cells)
    return replace(
        a,
        cells=cells,
        pages=a.pages + b.pages,
        confidence=confidence,
        last=b.last,
        ends_at=b.ends_at,
        dropped=(*a.dropped, *b.dropped),
    )


def _boxes(cells: Iterable[Cell], row: int) -> list[Box]:
    return [c.place.box for c in cells if c.row == row and c.row_span == 1 and c.place.box is not None]
