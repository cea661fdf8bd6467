"""Striped tables: the rows that shading gives a table without drawing them.

Where every second row is shaded, the others have no edges of their own; where a stripe is one area as wide as the
table, its cells are those of the shaded header above it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.layout.vocabulary import CAPTION, is_table_note
from pipeline.extract.pdf.page import Fill, Word
from pipeline.extract.tables.engines.ruled.implicit_columns import stretches
from pipeline.extract.tables.engines.ruled.settings import STRIPES
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import (
    Box,
    bottom_edge,
    bounding,
    centre_x,
    centre_y,
    left_edge,
    right_edge,
    shared_width,
    top_edge,
)
from pipeline.quantities.numeral_shapes import is_numeral

ShadedRow = list[Box]
"""The cells of a row, side by side from the left."""


def striped(areas: Sequence[Fill], words: Sequence[Word]) -> list[Box]:
    """The cells of rows that have no edges of their own; ``areas`` are shaded cells and stripes.

    A stripe below shaded cells that are together as wide has their columns. A gap right above a shaded row is a row
    where all columns end at one level above it, and so is what stands right below the last row of such a table, as
    high as that. All only where there is text, no word stands over the edge of a column, and the figures of a column
    stand on one level.
    """
    boxes = [area.box for area in areas]
    stripes = _stripes(areas, words)
    shaded = [*_rows(boxes), *stripes]
    gaps = [gap for row in shaded if (gap := _gap_above(row, boxes, words))]
    last = [below for row in _last_of_each(shaded, gaps) if (below := _row_below(row, boxes, words))]
    return [cell for row in (*stripes, *gaps, *last) for cell in row]


def _gap_above(row: ShadedRow, boxes: Sequence[Box], words: Sequence[Word]) -> ShadedRow | None:
    """The row without shading between a shaded one and what is shaded above it."""
    top, bottom = _end_above(row, boxes), top_edge(row)
    usual = max(b.height for b in row)
    if top is None or not STRIPES.level < bottom - top <= STRIPES.tallest_wrapped * usual:
        return None
    cells = [Box(cell.x0, top, cell.x1, bottom) for cell in row]
    low = bottom - top <= STRIPES.tallest * usual
    return cells if _is_row(cells, words) and (low or _is_one_text(cells, words)) else None


def _is_one_text(cells: ShadedRow, words: Sequence[Word]) -> bool:
    """Whether what stands in the first of the cells is one text: its lines in one type and as close as lines are."""
    lines = word_lines(w for w in _inside(cells, words) if _column(w, cells) == 0)
    return all(
        below[0].bold == above[0].bold
        and abs(below[0].size - above[0].size) <= STRIPES.same_type * above[0].size
        and below[0].bottom - above[0].bottom <= STRIPES.leading * above[0].size
        for above, below in itertools.pairwise(lines)
    )


def _last_of_each(shaded: Sequence[ShadedRow], gaps: Sequence[ShadedRow]) -> list[ShadedRow]:
    """The lowest shaded row of each table that has rows without shading: the only one that may have another below."""
    lowest: dict[tuple[int, ...], ShadedRow] = {}
    striped_columns = {_columns(row) for row in gaps}
    for row in sorted(shaded, key=lambda r: r[0].top):
        if _columns(row) in striped_columns:
            lowest[_columns(row)] = row
    return list(lowest.values())


def _columns(row: ShadedRow) -> tuple[int, ...]:
    return tuple(round(cell.x0 / STRIPES.level) for cell in row)


def _row_below(row: ShadedRow, boxes: Sequence[Box], words: Sequence[Word]) -> ShadedRow | None:
    """The row right below a shaded one, as high as that: a figure at least, and text in two columns."""
    bottom = row[0].bottom
    cells = [Box(cell.x0, bottom, cell.x1, bottom + row[0].height) for cell in row]
    if any(b.top < cells[0].bottom - STRIPES.level and b.bottom > bottom + STRIPES.level for b in boxes):
        return None
    cells = _without_caption(cells, words)
    inside = _inside(cells, words)
    figures = sum(is_numeral(w.text) for w in inside if w.x0 > cells[0].x1)
    filled = {_column(w, cells) for w in inside}
    if not figures or len(filled) < 2 or not _is_row(cells, words):
        return None
    return _with_rest(cells, words)


def _without_caption(cells: ShadedRow, words: Sequence[Word]) -> ShadedRow:
    """A row that is supposed to be as high as another, without the caption or the note below the table."""
    for line in word_lines(_inside(cells, words)):
        if _is_below_table(line):
            return [Box(cell.x0, cell.top, cell.x1, top_edge(line)) for cell in cells]
    return cells


def _is_below_table(line: Sequence[Word]) -> bool:
    text = cell_text(line)
    return bool(CAPTION.match(text)) or is_table_note(text)


def _with_rest(cells: ShadedRow, words: Sequence[Word]) -> ShadedRow:
    """A row without an edge of its own below, with the further lines of its wrapped texts where the shaded row that
    shows its height has fewer."""
    while True:
        inside = _inside(cells, words)
        bottom, size = cells[0].bottom, inside[-1].size
        below = [
            w
            for w in words
            if bottom <= centre_y(w) < bottom + STRIPES.leading * size and cells[0].x0 < w.x1 and w.x0 < cells[-1].x1
        ]
        first = min((w.bottom for w in below), default=0.0)
        line = sorted((w for w in below if w.bottom - first <= STRIPES.level), key=lambda w: w.x0)
        parts = [[w for w in line if _column(w, cells) == n] for n in range(len(cells))]
        own = all(_goes_on(cell, part, inside) for cell, part in zip(cells, parts, strict=True))
        if not line or not own or _is_below_table(line):
            return cells
        end = bottom_edge(line)
        cells = [Box(cell.x0, cell.top, cell.x1, end + STRIPES.level) for cell in cells]


def _goes_on(cell: Box, line: Sequence[Word], inside: Sequence[Word]) -> bool:
    """Whether words below a cell are its text's next line: inside its column and in its type, under words whose last
    line had no room for the first of them, no further below than lines are. So does a cell with none."""
    if not line:
        return True
    above = [w for w in inside if cell.x0 <= w.x0 < cell.x1]
    if not above or line[0].x0 < cell.x0 or line[-1].x1 > cell.x1 or all(is_numeral(w.text) for w in above):
        return False
    low = bottom_edge(above)
    end = right_edge(w for w in above if low - w.bottom <= STRIPES.level)
    padding = left_edge(above) - cell.x0
    word, last = line[0], above[-1]
    alike = word.bold == last.bold and abs(word.size - last.size) <= STRIPES.same_type * last.size
    close = word.bottom - low <= STRIPES.leading * last.size
    return alike and close and end + word.x1 - word.x0 + ENGINE.blank * last.size > cell.x1 - padding


def _stripes(areas: Sequence[Fill], words: Sequence[Word]) -> list[ShadedRow]:
    """The areas as wide as several shaded cells of another colour above them, cut at their edges. (In the colour of
    all of them it is more of the header.)"""
    colors = {area.box: area.color for area in areas}
    heads = _side_by_side(list(colors))
    reached = [row[0].bottom for row in heads]
    found: list[ShadedRow] = []
    for box in sorted(colors, key=lambda b: b.top):
        above = [
            n
            for n, row in enumerate(heads)
            if row[0].bottom <= box.top + STRIPES.level
            and abs(row[0].x0 - box.x0) <= STRIPES.level
            and abs(row[-1].x1 - box.x1) <= STRIPES.level
        ]
        if not above:
            continue
        head = max(above, key=lambda n: heads[n][0].bottom)
        if box.top - reached[head] > STRIPES.tallest * box.height:
            continue
        columns = _columns(heads[head])
        if all(colors[heads[n][0]] == colors[box] for n in above if _columns(heads[n]) == columns):
            continue
        cells = [Box(cell.x0, box.top, cell.x1, box.bottom) for cell in heads[head]]
        if _is_heading_of_rows(box, words):
            cells = [box]
        if _is_row(cells, words):
            found.append(cells)
            reached[head] = box.bottom
    return found


def _is_heading_of_rows(stripe: Box, words: Sequence[Word]) -> bool:
    """Whether all that stands in a stripe is one text in the middle of it: it is over all columns, and in none."""
    inside = _inside([stripe], words)
    if len(inside) == 0 or len(stretches(inside)) > 1:
        return False
    text = bounding(inside)
    return abs(centre_x(text) - centre_x(stripe)) <= STRIPES.off_middle * inside[0].size


def _side_by_side(boxes: Sequence[Box]) -> list[ShadedRow]:
    """Areas that end at one level beside each other, two at least."""
    levels: list[ShadedRow] = []
    for box in sorted(boxes, key=lambda b: (round(b.bottom / STRIPES.level), b.x0)):
        before = levels[-1][-1] if levels else None
        if before is not None and _is_beside(before, box):
            levels[-1].append(box)
        else:
            levels.append([box])
    return [row for row in levels if len(row) > 1]


def _is_beside(left: Box, right: Box) -> bool:
    apart = right.x0 - left.x1
    return abs(left.bottom - right.bottom) <= STRIPES.level and -STRIPES.level <= apart <= 2 * STRIPES.level


def _rows(boxes: Sequence[Box]) -> list[ShadedRow]:
    """Areas side by side from one level to another, two at least, from the top of the page down."""
    rows: list[ShadedRow] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        row = next(
            (r for r in reversed(rows) if abs(r[-1].top - box.top) <= STRIPES.level and _is_beside(r[-1], box)),
            None,
        )
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [row for row in rows if len(row) > 1]


def _end_above(row: ShadedRow, boxes: Sequence[Box]) -> float | None:
    """The level at which shaded areas end above every column of a row; ``None`` where they end at several."""
    ends = []
    for column in row:
        over = [
            b.bottom
            for b in boxes
            if b.bottom <= column.top + STRIPES.level and shared_width(b, column) > STRIPES.over_column * column.width
        ]
        if not over:
            return None
        ends.append(max(over))
    return max(ends) if max(ends) - min(ends) <= STRIPES.level else None


def _inside(cells: ShadedRow, words: Sequence[Word]) -> list[Word]:
    top, bottom = cells[0].top, cells[0].bottom
    return [w for w in words if top < centre_y(w) < bottom and cells[0].x0 < w.x1 and w.x0 < cells[-1].x1]


def _column(word: Word, cells: ShadedRow) -> int:
    return next((n for n, cell in enumerate(cells) if word.x0 < cell.x1), len(cells) - 1)


def _is_row(cells: ShadedRow, words: Sequence[Word]) -> bool:
    inside = _inside(cells, words)
    levels: dict[int, float] = {}
    for word in inside:
        column = _column(word, cells)
        if word.x1 > cells[column].x1 + STRIPES.crossing:
            return False
        level = levels.setdefault(column, word.bottom) if is_numeral(word.text) and column else word.bottom
        if abs(level - word.bottom) > STRIPES.level:
            return False
    return bool(inside)
