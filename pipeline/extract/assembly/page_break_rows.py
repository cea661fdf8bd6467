"""Rows that a page break cut off from their table, so that nothing but their place shows what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.assembly.page_view import PageView
from pipeline.extract.assembly.settings import PAGE_BREAK, SPANNING
from pipeline.extract.layout.lines import Line, grouped_by_level
from pipeline.extract.layout.text_of_words import LINKS, cell_text, word_lines
from pipeline.extract.layout.vocabulary import is_table_note
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.column_extents import Spreads, column_of, same_edges, spreads
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, Place, centre_x, contains_centre, left_edge, right_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def with_cut_rows(views: Sequence[PageView]) -> list[PageView]:
    """The views with lone rows at page breaks as grids of their own, for stitching to join.

    Rows right at the top of a page belong to the table that ends the page before when each text stands
    in one of its columns, two at least, one of them a figure or all of them below its header once more; a single text
    when the last row of the table broke off. A row right at the end of a page belongs to the table that begins the
    next when its texts, none a figure, stand over its columns.
    """
    result = list(views)
    for index in range(1, len(result)):
        before, after = result[index - 1], result[index]
        if before.number + 1 != after.number or before.turn != after.turn or not before.runs or not after.runs:
            continue
        last, first = before.runs[-1][-1], after.runs[0][0]
        if isinstance(last, Grid) and last.box.bottom > SPANNING.low * before.height:
            if isinstance(first, Line):
                result[index] = _with_rest(after, last)
            elif after.runs[0][1:] and _folded_texts(rows_of(first.cells)) <= _heading_texts(last):
                below = _with_rest(replace(after, runs=(after.runs[0][1:], *after.runs[1:])), last, headed=True)
                result[index] = below if isinstance(below.runs[0][0], Grid) and below.runs[0][0].follows else after
            else:
                result[index] = _recast(after, first, last)
        elif isinstance(last, Line) and isinstance(first, Grid) and last.box.bottom > PAGE_BREAK.head * before.height:
            result[index - 1] = _with_header(before, first)
    return result


def _with_rest(view: PageView, table: Grid, headed: bool = False) -> PageView:
    """The view with the rows of ``table`` at its top as a grid; ``headed`` where its header stood above them."""
    run = view.runs[0]
    columns = spreads(table)
    header = _heading_texts(table)
    rows: list[list[Line]] = []
    where: list[list[int | None]] = []
    used = 0
    for row in grouped_by_level([item for item in _until_grid(run) if item.box.top < PAGE_BREAK.top * view.height]):
        places = [column_of(line.box.x0, line.box.x1, columns) for line in row]
        if rows == [] and len(row) > 1 and {_folded(line.text) for line in row} <= header:
            used += len(row)  # the header once more
            headed = True
            continue
        distinct = len(set(places)) == len(places) and None not in places
        figures = any(is_numeral(line.text) for line in row)
        goes_on = (not rows and len(row) == 1 and distinct) and (
            is_left_open(rows_of(table.cells), places[0] or 0) or _breaks_off(table, places[0], row[0], columns)
        )
        if rows and distinct and _wraps(rows[-1], where[-1], row, places):
            for line, place in zip(row, places, strict=True):
                k = where[-1].index(place)
                rows[-1][k] = Line((*rows[-1][k].words, *line.words))
            used += len(row)
            continue
        if not (goes_on or (distinct and len(row) > 1 and (figures or headed))):
            break
        rows.append(row)
        where.append(places)
        used += len(row)
    rest = run[used:]
    if not rows:
        below = rest[0] if used and rest else None
        if not isinstance(below, Grid) or not _continues_below(run[used - 1].box, below, table):
            return view
        return replace(view, runs=((replace(below, follows=True), *rest[1:]), *view.runs[1:]))
    grid = replace(_grid(rows, where, columns, view.number, 0), follows=True)
    if rest and isinstance(rest[0], Grid) and _continues_below(grid.box, rest[0], table):
        grid, rest = _above(grid, rest[0]), rest[1:]
    elif (
        len(rows) == len(rows[0]) == 1 and table.method == "aligned" and not _unfinished(table, where[0][0], rows[0][0])
    ):
        return view
    return replace(view, runs=((grid, *rest), *view.runs[1:]))


def _wraps(
    above: Sequence[Line], above_places: Sequence[int | None], row: Sequence[Line], places: Sequence[int | None]
) -> bool:
    """Whether a line is the remainder of wrapped cells of the row above it: words right below words of its columns, no
    note of the table."""
    if not set(places) <= set(above_places) or len(row) == len(above) > 1 or any(is_numeral(x.text) for x in row):
        return False
    if is_table_note(row[0].text):
        return False
    uppers = [above[above_places.index(p)] for p in places]
    return all(
        not is_numeral(upper.text) and line.box.top - upper.box.bottom < line.size
        for upper, line in zip(uppers, row, strict=True)
    )


def _unfinished(table: Grid, column: int | None, line: Line) -> bool:
    """Whether the words show that a line goes on with the last row: the width of a column nobody drew does not."""
    last = rows_of(table.cells)[-1][column or 0].split()
    return not last or line.text[:1].islower() or last[-1][-1:] in ",-/(" or last[-1].lower() in LINKS


def _continues_below(above: Box, grid: Grid, table: Grid) -> bool:
    """Whether a grid without a header of its own goes on right below the remainder of a cut row, or the header once
    more."""
    size = max((w.size for w in grid.words), default=0.0)
    width = max(c.column + c.column_span for c in table.cells)
    return (
        not grid.header_rows
        and grid.box.top - above.bottom < PAGE_BREAK.far * size
        and max(c.column + c.column_span for c in grid.cells) == width
        and same_edges(table, grid)
    )


def _above(rest: Grid, grid: Grid) -> Grid:
    """The remainder of a cut row and the rows below it as one grid."""
    height = max(c.row + c.row_span for c in rest.cells)
    cells = (*rest.cells, *(replace(c, row=c.row + height) for c in grid.cells))
    box = rest.box.union(grid.box)
    return replace(grid, cells=cells, words=(*rest.words, *grid.words), box=box, follows=True, header_rows=0)


def _recast(view: PageView, first: Grid, table: Grid) -> PageView:
    """The view with a grid of a few rows at its top on the columns of ``table``: rows that a page break
    cut off may fill only some of the columns, so that nothing else shows the others."""
    columns = spreads(table)
    width = max(c.column + c.column_span for c in table.cells)
    height = max(c.row + c.row_span for c in first.cells)
    filled = [c for c in first.cells if c.text and c.place.box]
    if (
        height > PAGE_BREAK.few
        or first.box.top > PAGE_BREAK.top * view.height
        or max(c.column + c.column_span for c in first.cells) >= width
        or any(c.column_span > 1 or c.row_span > 1 for c in filled)
    ):
        return view
    figures = _figure_columns(table)
    cells: list[Cell] = []
    for cell in filled:
        words = [w for w in first.words if cell.place.box and contains_centre(cell.place.box, w, PAGE_BREAK.within)]
        column = column_of(left_edge(words), right_edge(words), columns) if words else None
        if column is None or any(c.row == cell.row and c.column == column for c in cells):
            return view
        if column in figures and not is_numeral(cell.text):
            return view  # a heading over figures: a table of its own
        cells.append(replace(cell, column=column))
    taken = {(c.row, c.column) for c in cells}
    page = Place(view.number)
    cells += [Cell(r, c, "", place=page) for r in range(height) for c in range(width) if (r, c) not in taken]
    cells.sort(key=lambda c: (c.row, c.column))
    grid = replace(first, cells=tuple(cells), header_rows=0, follows=True)
    return replace(view, runs=((grid, *view.runs[0][1:]), *view.runs[1:]))


def _figure_columns(table: Grid) -> set[int]:
    """The columns that have figures in most of the rows below the first."""
    body = rows_of(table.cells)[1:]
    found = set()
    for column in range(len(body[0]) if body else 0):
        texts = [row[column] for row in body if row[column]]
        if texts and sum(map(is_numeral, texts)) > PAGE_BREAK.figures * len(texts):
            found.add(column)
    return found


def _with_header(view: PageView, table: Grid) -> PageView:
    """The view with the row of texts that ends it as the header of ``table``, which follows; with a label below it that
    heads the first rows too."""
    run = view.runs[-1]
    columns = spreads(table)
    tail = grouped_by_level(list(reversed(_until_grid(tuple(reversed(run))))))
    rows = tail[-2:] if len(tail) > 1 and _is_section(tail[-1], tail[-2], table, columns) else tail[-1:]
    row = rows[0] if rows else []
    places = _in_order(row, columns) or [column_of(line.box.x0, line.box.x1, columns) for line in row]
    if (
        len(row) < max(2, PAGE_BREAK.headed * len(columns))
        or None in places
        or len(set(places)) < len(places)
        or any(is_numeral(line.text) for line in row)
    ):
        return view
    kept = run[: len(run) - sum(map(len, rows))]
    grid = _grid(rows, [places, *([0] for _ in rows[1:])], columns, view.number, 1)
    return replace(view, runs=(*view.runs[:-1], (*kept, grid)))


def _is_section(row: Sequence[Line], above: Sequence[Line], table: Grid, columns: Spreads) -> bool:
    """Whether a row is a label that stands in the first column alone, below the header that ``table`` repeats."""
    if len(row) > 1 or is_numeral(row[0].text) or row[0].box.x1 > columns.get(1, (0.0, 0.0))[0]:
        return False
    repeated = {_folded(line.text) for line in above} == _folded_texts(rows_of(table.cells)[:1])
    return repeated and abs(row[0].box.x0 - columns.get(0, (float("inf"), 0.0))[0]) < PAGE_BREAK.near


def _in_order(row: Sequence[Line], columns: Spreads) -> list[int | None]:
    """The columns of as many texts as there are columns, each between the columns beside its own."""
    order = sorted(columns)
    if len(row) != len(order):
        return []
    for k, line in enumerate(row):
        left = columns[order[k - 1]][1] if k else float("-inf")
        right = columns[order[k + 1]][0] if k + 1 < len(order) else float("inf")
        if line.box.x1 <= left or line.box.x0 >= right or centre_x(line.box) < left:
            return []
    return list(order)


def _until_grid(run: Sequence[Line | Grid]) -> list[Line]:
    lines: list[Line] = []
    for item in run:
        if isinstance(item, Grid):
            break
        lines.append(item)
    return lines


def is_left_open(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the last row has no text in a column that all rows above it fill: it is on the next page. (Totals have no
    label anywhere.)"""
    above = rows[:-1]
    return (
        column > 0
        and len(above) >= PAGE_BREAK.rows_above
        and not rows[-1][column]
        and all(row[column] for row in above)
    )


def _heading_texts(table: Grid) -> set[str]:
    """The texts of the header of a table."""
    return _folded_texts(rows_of(table.cells)[: max(table.header_rows or 1, 1)])


def _folded_texts(rows: Sequence[Sequence[str]]) -> set[str]:
    return {_folded(text) for row in rows for text in row if text}


def _breaks_off(table: Grid, column: int | None, line: Line, columns: Spreads) -> bool:
    """Whether the last row's cell of a column was full when its text ended, and the line stands as its text."""
    rows = rows_of(table.cells)
    if column is None or not rows[-1][column] or rows[-1][column][-1:] in ".:":
        return False
    last = max(c.row for c in table.cells)
    cell = next((c for c in table.cells if c.row == last and c.column == column and c.place.box), None)
    words = [
        w for w in table.words if cell and cell.place.box and contains_centre(cell.place.box, w, PAGE_BREAK.within)
    ]
    if not words or line.box.x0 < columns[column][0] - PAGE_BREAK.within or line.bold != all(w.bold for w in words):
        return False
    x0, x1 = left_edge(words), right_edge(word_lines(words)[-1])
    if line.text[:1].islower():
        return True
    set_alike = (
        abs(line.box.x0 - x0) < PAGE_BREAK.near
        or abs(line.box.x0 + line.box.x1 - x0 - right_edge(words)) < PAGE_BREAK.near
    )
    first = line.words[0]
    needed = (first.x1 - first.x0) + ENGINE.blank * first.size
    return set_alike and x1 + needed > columns[column][1] - PAGE_BREAK.within


def _grid(
    rows: Sequence[Sequence[Line]], places: Sequence[Sequence[int | None]], columns: Spreads, page: int, headers: int
) -> Grid:
    cells: list[Cell] = []
    words: list[Word] = []
    for number, (row, where) in enumerate(zip(rows, places, strict=True)):
        by_column = dict(zip(where, row, strict=True))
        for column in sorted(columns):
            line = by_column.get(column)
            text = cell_text(line.words) if line else ""
            cells.append(Cell(number, column, text, place=Place(page, line.box if line else None)))
            words += line.words if line else ()
    box = rows[0][0].box
    for row in rows:
        for line in row:
            box = box.union(line.box)
    whole = Box(box.x0, box.top, box.x1, box.bottom)
    return Grid(page, whole, tuple(cells), "aligned", PAGE_BREAK.confidence, headers, tuple(words))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
