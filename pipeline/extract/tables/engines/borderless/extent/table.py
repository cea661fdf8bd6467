"""Where a table begins, where its body begins, and where it ends, within a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.extent.end import end_of
from pipeline.extract.tables.engines.borderless.extent.header import has_header_above, top_of
from pipeline.extract.tables.engines.borderless.extent.section_labels import labels_above
from pipeline.extract.tables.engines.borderless.header.spanning import heads_rows_as_others
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON, EXTENT
from pipeline.extract.tables.engines.borderless.wrapped_rows.middle_aligned import ends_around, row_around
from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import extents, had_no_room
from pipeline.extract.tables.periods import is_period, is_range, is_year_or_span


@dataclass(frozen=True)
class Layout:
    """Indices of lines: header ``top`` to ``body`` (exclusive), body to ``end`` (exclusive)."""

    top: int
    body: int
    end: int
    numeric: frozenset[int]


def numeric_columns(rows: Sequence[Sequence[PlacedChunk]], count: int) -> frozenset[int]:
    """Columns in which most cells are figures (or stand for one)."""
    values, texts = [0.0] * count, [0.0] * count
    figures = [0] * count
    start = next((i for i, slots in enumerate(rows) if _has_figures(slots)), 0)
    for slots in rows[start:]:
        if len(slots) < 2:
            continue
        for slot in slots:
            if slot.first != slot.last:
                continue
            if slot.chunk.is_value:
                values[slot.first] += EXTENT.year_value if is_year_or_span(slot.chunk.text) else 1.0
                figures[slot.first] += slot.chunk.is_figure
            else:
                texts[slot.first] += 1.0
    return frozenset(k for k in range(count) if figures[k] and values[k] > EXTENT.numeric * (values[k] + texts[k]))


def _belongs_below(run: PlacedRun, index: int, numeric: frozenset[int]) -> bool:
    """The line is of a cell of the first row: words over words, it or the first of the lines set as close above it
    closer to the row than to the header, or of another weight."""
    lines, rows = run.lines, run.rows
    line, above, below = lines[index], lines[index - 1], lines[index + 1]
    if below.base - line.base < COMMON.upon * line.size:
        return line.base - above.base > COMMON.set_off * (below.base - line.base)
    if _begins_cell_of(rows, index):
        return True
    labels = {s.first for s in rows[index + 1] if not s.chunk.is_value}
    if any(s.first != s.last or s.first in numeric or s.first not in labels for s in rows[index]):
        return False
    close = below.base - line.base
    fewer = len(rows[index]) < len(rows[index + 1]) or _continues_in_column(lines, rows, index, close)
    if close > COMMON.cell_leading * line.size or not fewer:
        return False
    if run.is_ruled(index):
        return False
    first = index
    while first > 1 and _continues_in_column(lines, rows, first - 1, close):
        first -= 1
    distance = lines[first].base - lines[first - 1].base
    lighter = (
        _bold(lines[first - 1]) and not any(c.bold for c in lines[first].chunks) and distance > COMMON.looser * close
    )
    bolder = _bold(lines[first]) and not any(c.bold for c in lines[first - 1].chunks)
    return distance > COMMON.set_off * close or lighter or bolder or run.is_ruled(first - 1)


def _begins_cell_of(rows: Sequence[Sequence[PlacedChunk]], index: int) -> bool:
    """Whether the text of a line goes on by its words in the line below it, in all columns that both fill, because the
    next word had no room: it is the first line of cells whose last one has the figures beside it."""
    below = {s.first: s for s in rows[index + 1] if s.first == s.last}
    if any(s.first != s.last or s.first not in below or below[s.first].chunk.is_value for s in rows[index]):
        return False
    extent = extents(rows[index:], max((s.last for slots in rows for s in slots), default=0) + 1)
    pairs = [(s.chunk, below[s.first].chunk, extent[s.first]) for s in rows[index]]
    said = any(text_kinds.is_open(a.text) or text_kinds.continues(b.text) for a, b, _ in pairs)
    return said and all(had_no_room(a, b, reach) for a, b, reach in pairs)


def _continues_in_column(
    lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], index: int, leading: float
) -> bool:
    """The line and the next are lines of the same cells, a leading apart."""
    same = {(s.first, s.last) for s in rows[index]} == {(s.first, s.last) for s in rows[index + 1]}
    pitch = lines[index + 1].base - lines[index].base
    return same and abs(pitch - leading) < COMMON.same_size * leading


def _cut_row(
    lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], body: int, columns: Sequence[ColumnExtent]
) -> int:
    """The first of the lines above the first row that are the remainder of a row which the page cut: few cells, not
    bold as the headings are, and set off from them."""
    start = body
    while start > 1 and 2 * len(rows[start - 1]) <= len(columns) and not any(c.bold for c in lines[start - 1].chunks):
        start -= 1
    heading, line = lines[start - 1], lines[min(start, len(lines) - 1)]
    bold = all(c.bold for c in heading.chunks)
    set_off = line.base - heading.base > COMMON.cell_leading * line.size
    return start if start < body and bold and set_off and has_header_above(rows, start) else body


def _has_figures(slots: Sequence[PlacedChunk]) -> bool:
    """Figures that are no years stand over at least a third of the columns filled."""
    figures = sum(s.chunk.is_figure and not is_period(s.chunk.text) for s in slots)
    return len(slots) > 1 and EXTENT.figures_of_cells * figures >= len(slots)


def layout_of(
    lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], columns: Sequence[ColumnExtent], marks: Marks
) -> Layout | None:
    """The layout of the first table of a run, or nothing where no row is recognised."""
    run = PlacedRun(lines, rows, columns, marks)
    numeric = numeric_columns(rows, len(columns))
    body = _first_row(run, numeric)
    if body is None:
        return None
    end = end_of(run, body, numeric)
    first_row, last_row = body, end - 1
    end = max(end, row_around(lines, rows, last_row, numeric)[1])
    if end == last_row + 1 and ends_around(lines, rows, last_row):
        end += 1
    start = labels_above(run, body, numeric)
    headed = start > 0 and (rows[start - 1][0].first > 0 or has_header_above(rows, start))
    if start < body and headed:
        body = start
    body = _cut_row(lines, rows, body, columns)
    while body > 1 and _belongs_below(run, body - 1, numeric):
        body -= 1
    body = min(body, row_around(lines, rows, first_row, numeric)[0])
    if body > 0 and heads_rows_as_others(rows, body - 1, columns):
        body -= 1
    top = top_of(run, body)
    return Layout(top, body, end, numeric)


def _first_row(run: PlacedRun, numeric: frozenset[int]) -> int | None:
    """The first line of the body."""
    lines, rows = run.lines, run.rows
    if numeric:
        for index, slots in enumerate(rows):
            values = [s for s in slots if s.first in numeric and s.chunk.is_value]
            texts = [s for s in slots if s.first in numeric and not s.chunk.is_value]
            if not values or len(values) < len(texts) or (len(lines[index].chunks) < 2 and len(numeric) > 1):
                continue
            if len(numeric) > EXTENT.many_numeric and len(values) < 2 and not _is_under_headings(index, rows, numeric):
                continue
            if texts and all(is_period(s.chunk.text) for s in values):
                continue
            if _is_heading_of_years(index, rows, numeric) or _cuts_classes(index, rows, values):
                continue
            return index
        return None
    first = next((i for i, slots in enumerate(rows) if len(slots) > 1), None)
    if first is None:
        return None
    band = run.marks.band_at(lines[first].top, lines[first].bottom, lines[first].x0, lines[first].x1)
    for index in range(first + 1, min(first + EXTENT.heading_lines, len(rows))):
        plain = _bold(lines[first]) and not any(chunk.bold for chunk in lines[index].chunks)
        if plain and len(rows[index]) >= len(rows[first]):
            return index
        if run.is_ruled(index - 1):
            return first + 1 if _are_rows(lines, rows, first, index) else index
        if band is not None and lines[index].base > band.bottom:
            return index
    bold = _bold(lines[first])
    if bold and band is None:
        for index in range(first + 1, min(first + EXTENT.heading_lines, len(rows))):
            if not _bold(lines[index]):
                return index
    return min(first + 1, len(rows) - 1)


def _are_rows(lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], first: int, index: int) -> bool:
    """Whether the two lines above a rule are headings and a row: as far apart as the line below the rule is, and as
    full as each other."""
    if index != first + 2:
        return False
    pitch, below = (lines[i + 1].base - lines[i].base for i in (first, first + 1))
    return pitch >= BODY.row_leading * below and len(rows[first + 1]) >= len(rows[first])


def _cuts_classes(index: int, rows: Sequence[Sequence[PlacedChunk]], values: Sequence[PlacedChunk]) -> bool:
    """The figures of the line, all but one at most ("65 y", over "más"), begin or end classes of ages or sizes that
    narrow cells cut: "10-" over "14"."""
    begun = {s.first for slots in rows[max(index - 2, 0) : index] for s in slots if _begins_class(s.chunk.text)}
    parts = sum(_begins_class(s.chunk.text) or s.first in begun for s in values)
    return parts > 1 and parts >= len(values) - 1


def _begins_class(text: str) -> bool:
    return text[-1:] in "-–" and text[:-1].strip().isdecimal()


def _is_under_headings(index: int, rows: Sequence[Sequence[PlacedChunk]], numeric: frozenset[int]) -> bool:
    """A row of a label and a lone figure right below a line with headings, those of a line or two above taken with them
    over every column of figures."""
    slots = rows[index]
    if len(slots) != 2 or slots[0].first != 0 or slots[0].chunk.is_value or not index:
        return False
    above = rows[max(index - EXTENT.headings_above, 0) : index]
    return numeric <= {s.first for line in above for s in line if s.first == s.last and not s.chunk.is_value}


def _bold(line: ChunkLine) -> bool:
    return all(chunk.bold for chunk in line.chunks)


def _is_heading_of_years(index: int, rows: Sequence[Sequence[PlacedChunk]], numeric: frozenset[int]) -> bool:
    """All figures of the line are years (or numbers of columns, or classes of ages or sizes), and those below them are
    not."""
    slots = [s for s in rows[index] if s.first in numeric]
    figures = [s for s in slots if s.chunk.is_value]
    if not figures:
        return False
    years = all(is_period(s.chunk.text) for s in figures)
    numbered = len(figures) >= EXTENT.numbered_columns and [s.chunk.text.strip("()[]") for s in figures] in (
        [str(k) for k in range(1, len(figures) + 1)],
        [str(k) for k in range(2, len(figures) + 2)],
    )
    classes = [s.chunk.text for s in figures if is_range(s.chunk.text)]
    ranges = len(classes) == len(figures) > 1
    if not (years or numbered or ranges):
        return False
    filled = {s.first for s in figures if s.first != 0} or {s.first for s in figures}
    below = [s.chunk.text for slots in rows[index + 1 :] for s in slots if s.first in filled and s.chunk.is_value]
    if numbered and below:
        return True
    if ranges:
        return bool(below) and not any(is_range(t) for t in below)
    return bool(below) and sum(not is_period(t) for t in below) > EXTENT.no_years * len(below)
