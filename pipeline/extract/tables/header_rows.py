"""How many rows at the top of a grid are its header: decided here, once, for every reader and every later stage.

Pure over texts and spans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.tables.periods import is_range, is_year_or_span
from pipeline.extract.tables.settings import HEADER_ROWS
from pipeline.model import Cell, TextRows
from pipeline.quantities.numeral_shapes import is_numeral_date_or_range

_PLAIN_FIGURE = re.compile(r"[($\s-]*\d{1,3}(?:\.\d{3})+\)?|-?\d+,\d+\s?%?|\d+\s?%")
"""A figure that heads no column: grouped, with decimals, or a percentage (a year or a code may)."""


def header_row_count(rows: TextRows, cells: Sequence[Cell] = (), known: int = 0) -> int:
    """The number of header rows: 0 for a table without a header, else at least 1.

    ``known`` is how many the document itself marks (a tag tree), a lower bound: producers mark one row of a header
    of two.

    ``cells`` give spans, where the source has them: a heading over several columns has its columns'
    headings below it, and a heading that spans rows reaches down to them. Without spans, a second row
    belongs to the header if it fills what the first leaves open and has no figures where the rows below
    have them.
    """
    if len(rows) < 2:
        return 0 if not rows else 1
    depth = max(known, min(max(_by_spans(rows, cells), _by_texts(rows)), len(rows) - 1))
    return settled_header(rows, depth)


def settled_header(rows: TextRows, depth: int) -> int:
    """``depth`` less the rows that plainly hold figures, and with rows of years below (the lower level of a header)."""
    for index, row in enumerate(rows[:depth]):
        filled = [text for text in row if text]
        figures = sum(_PLAIN_FIGURE.fullmatch(text) is not None for text in filled)
        if figures >= 2 and figures * 2 >= len(filled) - 1:
            return index
    while 0 < depth < len(rows) and _is_years(rows[depth]):
        depth += 1
    return min(depth, len(rows))


def begins_with_years(rows: TextRows) -> bool:
    """Whether the first row heads columns of figures with years, the later the further right, and what else it has is
    no figure: "Establecimiento | 2020 | 2021 | 2021/2020 %"."""
    if len(rows) < HEADER_ROWS.below_years or not rows[0][0].strip() or _is_figure(rows[0][0]):
        return False
    texts = [text.strip() for text in rows[0][1:] if text.strip()]
    years = [text for text in texts if is_bare_year(text)]
    others = [text for text in texts if not is_bare_year(text)]
    in_order = len(years) >= 2 and years == sorted(set(years))
    if not in_order or any(_PLAIN_FIGURE.fullmatch(text) for text in others):
        return False
    body = [text.strip() for row in rows[1:] for text in row[1:] if text.strip()]
    return bool(body) and not any(is_bare_year(text) for text in body)


def _by_spans(rows: TextRows, cells: Sequence[Cell]) -> int:
    """How deep the spans of the cells make the header."""
    depth = 1
    width = max((c.column + c.column_span for c in cells), default=0)
    at: dict[int, list[Cell]] = {}
    for cell in cells:
        at.setdefault(cell.row, []).append(cell)
    row = _titles(rows, at, width)
    depth += row
    while row < depth and depth < min(HEADER_ROWS.most, len(rows)):
        for cell in at.get(row, ()):
            if cell.row_span > 1 and not _is_label(cell, at, rows):
                depth = max(depth, row + cell.row_span)
            if cell.column_span > 1 and cell.text and not _figures(rows[row]):
                heads = cell.column_span < width or row == 0
                below = [t for t in rows[row + 1][cell.column : cell.column + cell.column_span] if t.strip()]
                if heads and len(below) > 1 and not _holds_figures(below, rows[row + 2 :]):
                    depth = max(depth, row + 2)
        row += 1
    return min(depth, HEADER_ROWS.most)


def _titles(rows: TextRows, at: dict[int, list[Cell]], width: int) -> int:
    """How many rows at the top hold a title or a unit and nothing else, over half of the columns or more, above
    headings: the row below them fills several columns, with no figure in it, and rows of figures follow."""
    count = 0
    while count < len(rows) - 1:
        cells = [cell for cell in at.get(count, ()) if cell.text]
        if len(cells) != 1 or 2 * cells[0].column_span < max(width, HEADER_ROWS.titled_columns):
            break
        count += 1
    headings = [text for text in rows[count] if text.strip()]
    heads = count > 1 and len(headings) > 1 and not _figures(rows[count]) and _numeric(rows[count + 1 :])
    return count if heads else 0


def _is_label(cell: Cell, at: dict[int, list[Cell]], rows: TextRows) -> bool:
    """A cell that spans rows of figures is the label of a group of rows, no heading."""
    last = cell.row + cell.row_span - 1
    texts = [c.text for c in at.get(last, ()) if c is not cell and not is_bare_year(c.text)]
    return _holds_figures(texts, rows[last + 1 :])


def _holds_figures(texts: Sequence[str], below: TextRows) -> bool:
    """Whether texts are figures in part, and not all of these classes of ages or sizes such as no row below has."""
    figures = [text for text in texts if _is_figure(text)]
    classes = len(figures) > 1 and all(map(is_range, figures))
    return bool(figures) and not (classes and not any(is_range(text) for row in below for text in row))


def _by_texts(rows: TextRows) -> int:
    """Rows without figures at the top, each filling what is open above it, before rows with figures."""
    depth = 1
    open_ = [k for k, text in enumerate(rows[0]) if not text.strip()]
    for index in range(1, min(HEADER_ROWS.most, len(rows) - 1)):
        row = rows[index]
        numeric = _numeric(rows[index + 1 :])
        filled = [k for k in open_ if k < len(row) and row[k].strip()]
        if not numeric or len(filled) < 2 or len(filled) < HEADER_ROWS.filled * len(open_):
            break
        if any(_is_figure(t) and not is_bare_year(t) for t in row):
            break
        if not any(k in numeric for k in filled):
            break
        depth = index + 1
        open_ = [k for k in open_ if k not in filled]
        if not open_:
            break
    return depth


def _is_years(row: Sequence[str]) -> bool:
    """Whether a row without a label prints different years."""
    numbers = [text for text in row if any(c.isdigit() for c in text)]
    return len(set(numbers)) == len(numbers) >= 2 and not row[0] and all(map(is_bare_year, numbers))


def _numeric(rows: TextRows) -> set[int]:
    """Columns in which at least half of the cells that are not blank are figures."""
    width = max((len(r) for r in rows), default=0)
    found = set()
    for k in range(width):
        texts = [r[k].strip() for r in rows if k < len(r) and r[k].strip()]
        if texts and sum(_is_figure(t) for t in texts) >= HEADER_ROWS.figures * len(texts):
            found.add(k)
    return found


def _figures(row: Sequence[str]) -> bool:
    return any(_is_figure(t) and not is_bare_year(t) for t in row)


def _is_figure(text: str) -> bool:
    return is_numeral_date_or_range(text.strip())


def is_bare_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return is_year_or_span(text.strip())
