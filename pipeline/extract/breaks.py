"""Rows that a page break cut off from their table, so that nothing but their place shows what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.celltext import cell_text
from pipeline.extract.engines.base import Grid
from pipeline.extract.figures import is_figure
from pipeline.extract.page import Word
from pipeline.extract.spreads import Spreads, column_of, spreads
from pipeline.extract.stitch import LOW, rows_of
from pipeline.extract.textlines import Line
from pipeline.extract.view import View
from pipeline.model import Box, Cell, Place

HEAD = 0.8  # of the page's height below which a header may stand alone
TOP = 0.3  # of the page's height above which rows may be left over


def with_cut_rows(views: Sequence[View]) -> list[View]:
    """The views with lone rows at page breaks as grids of their own, for stitching to join.

    Rows right at the top of a page belong to the table that ends the page before when each text stands
    in one of its columns, two at least, one of them a figure; a single text when the last row of the
    table broke off. A row right at the end of a page belongs to the table that begins the next when its
    texts, none a figure, stand over its columns.
    """
    result = list(views)
    for index in range(1, len(result)):
        before, after = result[index - 1], result[index]
        if before.number + 1 != after.number or before.turn != after.turn or not before.runs or not after.runs:
            continue
        last, first = before.runs[-1][-1], after.runs[0][0]
        if isinstance(last, Grid) and isinstance(first, Line) and last.box.bottom > LOW * before.height:
            result[index] = _with_rest(after, last)
        elif isinstance(last, Line) and isinstance(first, Grid) and last.box.bottom > HEAD * before.height:
            result[index - 1] = _with_header(before, first)
    return result


def _with_rest(view: View, table: Grid) -> View:
    """The view with the rows of ``table`` at its top as a grid."""
    run = view.runs[0]
    columns = spreads(table)
    header = [_folded(t) for t in rows_of(table.cells)[0]]
    rows: list[list[Line]] = []
    where: list[list[int | None]] = []
    used = 0
    for row in _rows([item for item in _until_grid(run) if item.box.top < TOP * view.height]):
        places = [column_of(line.box.x0, line.box.x1, columns) for line in row]
        texts = [_folded(line.text) for line in row]
        if rows == [] and len(row) > 1 and set(texts) <= set(header):
            used += len(row)  # the header once more
            continue
        distinct = len(set(places)) == len(places) and None not in places
        figures = any(is_figure(line.text) for line in row)
        goes_on = not rows and len(row) == 1 and distinct and _breaks_off(table, places[0], row[0], columns)
        if not (goes_on or (distinct and len(row) > 1 and figures)):
            break
        rows.append(row)
        where.append(places)
        used += len(row)
    if not rows:
        return view
    rest = run[used:]
    runs = ((_grid(rows, where, columns, view.number, 0), *rest), *view.runs[1:])
    return replace(view, runs=runs)


def _with_header(view: View, table: Grid) -> View:
    """The view with the row of texts that ends it as the header of ``table``, which follows."""
    run = view.runs[-1]
    columns = spreads(table)
    tail = _rows(list(reversed(_until_grid(tuple(reversed(run))))))
    row = tail[-1] if tail else []
    places = _in_order(row, columns) or [column_of(line.box.x0, line.box.x1, columns) for line in row]
    if (
        len(row) < max(2, 0.6 * len(columns))
        or None in places
        or len(set(places)) < len(places)
        or any(is_figure(line.text) for line in row)
    ):
        return view
    kept = run[: len(run) - len(row)]
    return replace(view, runs=(*view.runs[:-1], (*kept, _grid([row], [places], columns, view.number, 1))))


def _in_order(row: Sequence[Line], columns: Spreads) -> list[int | None]:
    """The columns of as many texts as there are columns, each between the columns beside its own."""
    order = sorted(columns)
    if len(row) != len(order):
        return []
    for k, line in enumerate(row):
        left = columns[order[k - 1]][1] if k else float("-inf")
        right = columns[order[k + 1]][0] if k + 1 < len(order) else float("inf")
        if line.box.x1 <= left or line.box.x0 >= right or (line.box.x0 + line.box.x1) / 2 < left:
            return []
    return list(order)


def _until_grid(run: Sequence[Line | Grid]) -> list[Line]:
    lines: list[Line] = []
    for item in run:
        if isinstance(item, Grid):
            break
        lines.append(item)
    return lines


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand beside each other together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows:
            box = rows[-1][0].box
            if min(box.bottom, line.box.bottom) - max(box.top, line.box.top) > 0.5 * (box.bottom - box.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return rows


def _breaks_off(table: Grid, column: int | None, line: Line, columns: Spreads) -> bool:
    """Whether the last row's cell of a column was full when its text ended."""
    rows = rows_of(table.cells)
    if column is None or not rows[-1][column] or rows[-1][column][-1:] in ".:":
        return False
    last = max(c.row for c in table.cells)
    cell = next((c for c in table.cells if c.row == last and c.column == column and c.place.box), None)
    if cell is None or cell.place.box is None or line.box.x0 < columns[column][0] - 1:
        return False
    if line.text[:1].islower() and line.bold == any(w.bold for w in table.words[-1:]):
        return True
    first = line.words[0]
    return cell.place.box.x1 + (first.x1 - first.x0) + 0.3 * first.size > columns[column][1] + 1


def _grid(
    rows: Sequence[Sequence[Line]], places: Sequence[Sequence[int | None]], columns: Spreads, page: int, headers: int
) -> Grid:
    cells: list[Cell] = []
    words: list[Word] = []
    for number, (row, where) in enumerate(zip(rows, places, strict=True)):
        held = dict(zip(where, row, strict=True))
        for column in sorted(columns):
            line = held.get(column)
            text = cell_text(line.words) if line else ""
            cells.append(Cell(number, column, text, place=Place(page, line.box if line else None)))
            words += line.words if line else ()
    box = rows[0][0].box
    for row in rows:
        for line in row:
            box = box.union(line.box)
    return Grid(page, Box(box.x0, box.top, box.x1, box.bottom), tuple(cells), "aligned", 0.7, headers, tuple(words))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
