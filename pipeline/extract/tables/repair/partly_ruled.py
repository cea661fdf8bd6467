"""Tables of which lines enclose only a part: a drawn header over a body without lines, rows below the last line.

The drawn part is read best by its lines, the remainder by alignment. Where alignment sees both as one table in the
same columns, the two readings are one: the drawn cells, and the rows of alignment above and below them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.layout.text_of_words import word_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import drawn_starts
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.periods import is_year_or_span
from pipeline.extract.tables.repair.coded_rows import with_coded_rows
from pipeline.extract.tables.repair.settings import PARTLY_RULED
from pipeline.geometry import Box, bottom_edge, bounding, centre_x, centre_y, contains_centre, right_edge, top_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral


def completed_by_alignment(drawn: Grid, others: Sequence[Grid], page: Page, headless: bool = False) -> Grid | None:
    """The whole table of which ``drawn`` is a part, ``None`` where no more of it stands above or below.

    ``others`` are the other grids of the page whose place is settled: the table ends before them. ``headless`` says
    that the first drawn row is none of the header, as a row of figures is not.
    """
    region = _region(drawn, others, page)
    if not _continues(drawn, region, page):
        return None
    with_stub = _with_stub(drawn, region, others, page)
    headless = headless or _lacks_header(drawn)
    for strip in (with_stub, region):
        for grid in ALIGNED(page, strip) if strip is not None else ():
            whole = _combined(drawn, grid, headless)
            if whole is not None and _takes_all(whole, page):
                return with_coded_rows(whole, region, page)
    if not headless:
        return None
    region = _region(drawn, [o for o in others if not _lacks_header(o)], page)  # its totals may be drawn each by itself
    return next((g for g in ALIGNED(page, region) if _holds_rows(g, drawn) and _takes_all(g, page)), None)


def _region(drawn: Grid, others: Sequence[Grid], page: Page) -> Box:
    """The strip of the page the table may fill: as wide as its drawn part, from the table above to that below."""
    box = drawn.box
    beside = [o.box for o in others if o.box.x0 < box.x1 and o.box.x1 > box.x0]
    top = bottom_edge((b for b in beside if b.bottom <= box.top + 2), default=0.0)
    bottom = top_edge((b for b in beside if b.top >= box.bottom - 2), default=page.height)
    return Box(
        box.x0 - PARTLY_RULED.beside, min(top, box.top - 1), box.x1 + PARTLY_RULED.beside, max(bottom, box.bottom + 1)
    )


def _with_stub(drawn: Grid, region: Box, others: Sequence[Grid], page: Page) -> Box | None:
    """The strip with the room left of it, where labels stand left of the drawn rows or of those below a drawn header
    that has no cell over them; ``None`` where there are none."""
    left = right_edge((o.box for o in others if o.box.x1 <= region.x0 and o.box.bottom > drawn.box.top), default=0.0)
    stub = Box(left, region.top, region.x1, region.bottom)
    labels = [
        w
        for w in page.words
        if w.upright
        and left <= w.x0
        and w.x1 <= drawn.box.x0
        and drawn.box.top <= w.top <= drawn.box.bottom + 2 * PARTLY_RULED.close * w.size
    ]
    return stub if labels else None


def _takes_all(whole: Grid, page: Page) -> bool:
    """Whether hardly a word inside the table is left out: else alignment saw its labels and figures as two tables."""
    taken = {id(w) for w in whole.words}
    inside = [w for w in page.words if w.upright and contains_centre(whole.box, w)]
    return sum(id(w) in taken for w in inside) >= PARTLY_RULED.taken * len(inside)


def _continues(drawn: Grid, region: Box, page: Page) -> bool:
    """Whether text stands close above or below the drawn part, several pieces on a line."""
    box = drawn.box
    outside = [
        w
        for w in page.words
        if w.upright and region.x0 <= w.x0 and w.x1 <= region.x1 and region.top <= w.top and w.bottom <= region.bottom
    ]
    below = [w for w in outside if box.bottom - 2 <= centre_y(w) <= box.bottom + PARTLY_RULED.close * w.size]
    above = [w for w in outside if box.top - PARTLY_RULED.close * w.size <= centre_y(w) <= box.top + 2]
    edges = drawn_starts(drawn)[1:]
    return any(_has_cells(line, edges) for words in (below, above) for line in word_lines(words))


def _has_cells(line: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether words of a line that stand apart lie in several columns: running text has no such gaps."""
    for before, word in pairwise(line):
        gap = word.x0 - before.x1
        figures = is_numeral(before.text) and is_numeral(word.text)
        if (gap > PARTLY_RULED.apart * word.size or figures) and _column(before, edges) != _column(word, edges):
            return True
    return False


def _column(word: Word, edges: Sequence[float]) -> int:
    return bisect_right(edges, centre_x(word))


def _combined(drawn: Grid, aligned: Grid, headless: bool) -> Grid | None:
    """The drawn cells with the rows that alignment sees above (where they are ``headless``) and below them; ``None``
    where it sees none, where a row of its stands half in the drawn part, or where its columns are not those drawn."""
    box = drawn.box
    known = {id(w) for w in aligned.words}
    if sum(id(w) in known for w in drawn.words) < PARTLY_RULED.seen * len(drawn.words):
        return None
    around = _rows_around(box, aligned)
    if around is None:
        return None
    above, below = around
    above = _without_titles(above, aligned) if headless else []
    below = _without_notes(below, aligned)
    dropped = {*around[0], *around[1]} - {*above, *below}
    own = [c for c in aligned.cells if c.row not in dropped]
    stub = _stub_column(own, drawn)
    shift = 0 if stub is None else 1
    outside = [c for c in own if c.text and (c.row in above or c.row in below) and c.column != stub]
    labels = [c for c in own if c.text and c.column == stub]
    if not outside or _any_sticks_out(aligned.cells if stub is None else own, (*outside, *labels), box):
        return None
    columns = _columns(outside, drawn)
    if columns is None:
        return None
    columns = {k: column + shift for k, column in columns.items()}
    height = max(c.row + c.row_span for c in drawn.cells)
    rows = {row: i for i, row in enumerate(above)}
    rows |= {row: len(above) + height + i for i, row in enumerate(below)}
    cells = [replace(c, row=c.row + len(above), column=c.column + shift) for c in drawn.cells]
    for cell in outside:
        first, last = columns[cell.column], columns[cell.column + cell.column_span - 1]
        covered = range(cell.row, cell.row + cell.row_span)
        depth = sum(row in rows and (row in above) == (cell.row in above) for row in covered)
        cells.append(
            replace(cell, row=rows[cell.row], column=first, row_span=max(depth, 1), column_span=last - first + 1)
        )
    beside = [c for c in labels if c.row not in rows]
    levels = {id(c): (rows[c.row], 1) for c in labels if c.row in rows}
    levels |= {id(c): (len(above) + row, depth) for c, (row, depth) in zip(beside, _levels(beside, drawn), strict=True)}
    cells += [replace(c, row=levels[id(c)][0], row_span=levels[id(c)][1]) for c in labels]
    if len({(c.row, c.column) for c in cells}) < len(cells):
        return None
    drawn_words = {id(w) for w in drawn.words}
    words = [w for w in aligned.words if id(w) not in drawn_words]
    return replace(
        drawn,
        box=bounding([box, *(c.place.box for c in (*outside, *labels) if c.place.box is not None)]),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        words=(*drawn.words, *words),
        confidence=min(drawn.confidence, aligned.confidence, PARTLY_RULED.confidence),
        header_rows=_header_rows(drawn, aligned, len(above), bool(below)),
    )


def _holds_rows(aligned: Grid, drawn: Grid) -> bool:
    """Whether alignment sees the drawn rows, each with the texts it is drawn with, in a table with a header and more
    columns: that none of them fills one tells why the two cannot be combined."""
    rows, own = ([[t for t in row if t] for row in rows_of(grid.cells)] for grid in (aligned, drawn))
    widths = [max(c.column + c.column_span for c in grid.cells) for grid in (aligned, drawn)]
    if not aligned.header_rows or widths[0] <= widths[1]:
        return False
    starts = range(aligned.header_rows, len(rows) - len(own) + 1)
    return any(rows[start : start + len(own)] == own for start in starts)


def _header_rows(drawn: Grid, aligned: Grid, above: int, any_below: bool) -> int | None:
    """How many rows of the whole are its header; ``above`` is the number of those above the drawn part."""
    if not above and not _only_words(drawn):
        return drawn.header_rows
    if aligned.header_rows is None or (above and not _lacks_header(drawn)):  # the first drawn row may still be one
        return None
    height = max(c.row + c.row_span for c in drawn.cells)
    return max(aligned.header_rows, above + height if _only_words(drawn) else 0) if any_below else above


def _rows_around(drawn: Box, aligned: Grid) -> tuple[list[int], list[int]] | None:
    """The rows of alignment above and below what is drawn; ``None`` where one stands half in it."""
    above: list[int] = []
    below: list[int] = []
    for row, (top, bottom) in sorted(_extents(aligned).items()):
        if bottom <= drawn.top + 2 or top >= drawn.bottom - 2:
            (above if bottom <= drawn.top + 2 else below).append(row)
        elif not drawn.top - 2 <= (top + bottom) / 2 <= drawn.bottom + 2:
            return None
    return above, below


def _any_sticks_out(cells: Sequence[Cell], apart: Sequence[Cell], drawn: Box) -> bool:
    """Whether a cell of the drawn rows, which are all but those ``apart``, has text above or below them too: a heading
    with the label under it."""
    others = {id(c) for c in apart}
    boxes = (c.place.box for c in cells if c.text and id(c) not in others)
    return any(b is not None and (b.bottom > drawn.bottom + 2 or b.top < drawn.top - 2) for b in boxes)


def _stub_column(cells: Sequence[Cell], drawn: Grid) -> int | None:
    """The first column of alignment where it stands left of all that is drawn."""
    first = [c.place.box for c in cells if c.text and c.column == 0 and c.place.box is not None]
    return 0 if first and all(b.x1 <= drawn.box.x0 + 2 for b in first) else None


def _levels(labels: Sequence[Cell], drawn: Grid) -> list[tuple[int, int]]:
    """The drawn row of each label beside them, and over how many it goes: all, where it stands beside headings."""
    if len(labels) < 2 and _only_words(drawn):
        return [(0, max(c.row + c.row_span for c in drawn.cells)) for _ in labels]
    tops = sorted((c.place.box.top, c.row) for c in drawn.cells if c.place.box is not None)
    middles = [centre_y(c.place.box) if c.place.box is not None else drawn.box.top for c in labels]
    return [(max((row for top, row in tops if top <= y), default=0), 1) for y in middles]


def _lacks_header(drawn: Grid) -> bool:
    """Whether the first drawn row is one of figures, so that what heads them must stand above the lines."""
    texts = [c.text for c in drawn.cells if c.row == 0 and c.column > 0 and c.text]
    return bool(texts) and 2 * sum(is_numeral(t) and not is_year_or_span(t) for t in texts) > len(texts)


def _without_titles(rows: list[int], grid: Grid) -> list[int]:
    """Rows without those of one cell at the left edge that stand first: titles, or the end of a paragraph."""
    for index, row in enumerate(rows):
        texts = [c for c in grid.cells if c.row == row and c.text]
        if len(texts) > 1 or any(c.column > 0 for c in texts):
            return rows[index:]
    return []


def _without_notes(rows: list[int], grid: Grid) -> list[int]:
    """Rows without those of one cell that stand last: notes."""
    while rows and sum(c.row == rows[-1] and bool(c.text) for c in grid.cells) < 2:
        rows = rows[:-1]
    return rows


def _only_words(grid: Grid) -> bool:
    return not any(is_numeral(c.text) and not is_year_or_span(c.text) for c in grid.cells)


def _extents(grid: Grid) -> dict[int, tuple[float, float]]:
    """From where to where the texts of each row reach down the page."""
    found: dict[int, tuple[float, float]] = {}
    for cell in grid.cells:
        box = cell.place.box
        if box is not None and cell.text:
            top, bottom = found.get(cell.row, (box.top, box.bottom))
            found[cell.row] = (min(top, box.top), max(bottom, box.bottom) if cell.row_span == 1 else bottom)
    return found


def _columns(outside: Sequence[Cell], drawn: Grid) -> dict[int, int] | None:
    """Which drawn column each column of alignment is; ``None`` where texts run over the drawn edges or two
    columns fall into one."""
    edges = drawn_starts(drawn)[1:]
    bounds = [drawn.box.x0 - PARTLY_RULED.beside, *edges, drawn.box.x1 + PARTLY_RULED.beside]
    width = max(c.column + c.column_span for c in outside)
    extents: dict[int, tuple[float, float]] = {}
    for cell in outside:
        if cell.column_span == 1 and cell.place.box is not None:
            low, high = extents.get(cell.column, (cell.place.box.x0, cell.place.box.x1))
            extents[cell.column] = (min(low, cell.place.box.x0), max(high, cell.place.box.x1))
    found: dict[int, int] = {}
    for column, (low, high) in extents.items():
        own = bisect_right(edges, (low + high) / 2)
        within = min(high, bounds[own + 1]) - max(low, bounds[own])
        if within < PARTLY_RULED.within * (high - low) or own in found.values():
            return None
        found[column] = own
    if [found[k] for k in sorted(found)] != sorted(found.values()):
        return None
    for column in range(min(c.column for c in outside), width):
        if column not in found:
            before = max((found[k] for k in found if k < column), default=-1)
            after = min((found[k] for k in found if k > column), default=len(edges) + 1)
            if after - before < 2:
                return None
            found[column] = before + 1
    return found
