"""Where a borderless table ends: after its last row, before notes and prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.layout.vocabulary import is_table_note
from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk, PlacedLines
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, DRAWN, EXTENT
from pipeline.extract.tables.engines.borderless.wrapped_rows.white_between import lines_by_column, white_between_rows
from pipeline.geometry import misalignment


def end_of(run: PlacedRun, body: int, numeric: frozenset[int]) -> int:
    """One past the last line of the body that begins at the line ``body``; ``numeric`` are its columns of figures."""
    lines, rows, columns = run.lines, run.rows, run.columns
    end = body + 1
    stop = len(lines)
    size = sorted(line.size for line in lines[body : body + EXTENT.size_lines])[
        min(EXTENT.size_lines, len(lines) - body) // 2
    ]
    for index in range(body + 1, len(lines)):
        slots = rows[index]
        line = lines[index]
        if _another_header(run, body, index, numeric):
            stop = index
            break
        valued = any(s.first in numeric and s.chunk.is_value for s in slots)
        if not valued and (
            is_table_note(line.text) or (text_kinds.is_numbered_caption(line.text) and len(line.chunks) <= 2)
        ):
            stop = index
            break
        if not valued and line.size < EXTENT.note_size * size and run.is_ruled(index - 1):
            stop = index
            break
        if len(slots) == 1 and len(columns) > 2 and _is_page_number(run, body, index):
            stop = index
            break
        row = valued or (len(slots) > 1 and not numeric) or _row_of_texts(run, body, index)
        if row or (index == end and _continues_row(run, body, index)):
            end = index + 1
    return end if numeric else max(end, _last_row(rows, body, stop, len(columns)))


def _last_row(rows: PlacedLines, body: int, stop: int, count: int) -> int:
    """One past the last line of rows of wrapped texts that white parts, each with text in two columns or more; the
    first line of the body where white shows none."""
    cuts = white_between_rows(lines_by_column(rows[body:stop], count))
    end = body
    filled: set[int] = set()
    for index in range(body, stop if cuts else body):
        chunks = [s.chunk for s in rows[index]]
        filled |= {s.first for s in rows[index]}
        below = rows[index + 1][0].chunk if index + 1 < stop else None
        if below is None or any(chunks[0].bottom <= cut <= below.top for cut in cuts):
            if len(filled) < 2:
                break
            end, filled = index + 1, set()
    return end


def _another_header(run: PlacedRun, body: int, index: int, numeric: frozenset[int]) -> bool:
    """Whether the headings of another table stand on a line: a text in every column, other texts than above, bold or
    shaded as no row is, with rows of figures above and below."""
    lines, rows, columns, marks = run.lines, run.rows, run.columns, run.marks
    if len(numeric) < EXTENT.headed_columns or not body or index + 2 > len(rows) or index - body < EXTENT.rows_of_table:
        return False
    slots = rows[index]
    words = all(s.first == s.last and not s.chunk.is_value for s in slots)
    if not words or [s.first for s in slots] != list(range(len(columns))):
        return False
    around = [r for r in (*rows[body:index], rows[index + 1]) if any(s.chunk.is_value for s in r)]
    if not any(s.first in numeric and s.chunk.is_value for s in rows[index + 1]):
        return False
    bold = all(s.chunk.bold for s in slots) and not any(all(s.chunk.bold for s in r) for r in around)
    line, below = lines[index], lines[index + 1]
    band = marks.band_at(line.top, line.bottom, line.x0, line.x1)
    shaded = band is not None and band == marks.band_at(line.top, line.bottom, run.x0, run.x1)
    shaded = shaded and all(marks.band_at(n.top, n.bottom, n.x0, n.x1) is None for n in (*lines[body:index], below))
    headings = {s.chunk.text for r in rows[:body] for s in r if s.first in numeric}
    other = any(s.chunk.text not in headings for s in slots if s.first in numeric)
    return other and (shaded or bold)


def _pitches(lines: Sequence[ChunkLine], body: int, index: int) -> list[float]:
    """How far apart the lines of a body stand, up to the one before a line, the nearest first (points)."""
    return sorted(lines[i + 1].base - lines[i].base for i in range(body, index - 1))


def _row_of_texts(run: PlacedRun, body: int, index: int) -> bool:
    """A line of texts that fills every column at the edges of the cells above it, as far below as rows are apart: the
    row of a form, in which no figure is given."""
    lines, rows, columns = run.lines, run.rows, run.columns
    slots, line = rows[index], lines[index]
    if len(columns) < EXTENT.text_row_columns or [(s.first, s.last) for s in slots] != [
        (k, k) for k in range(len(columns))
    ]:
        return False
    above = {s.first: s.chunk for s in rows[index - 1] if s.first == s.last}
    pitches = _pitches(lines, body, index)
    if len(above) < len(columns) or not pitches or lines[index - 1].size != line.size:
        return False
    near = COMMON.same_line * line.size
    cells = [s for slots in rows[body:index] for s in slots if s.first == s.last]
    shared = [any(misalignment(s.chunk, c.chunk) < near for c in cells if c.first == s.first) for s in slots]
    usual = pitches[len(pitches) // 2]
    alike = [s.chunk.bold for s in slots] == [above[k].bold for k in range(len(columns))]
    band = run.marks.band_at(line.top, line.bottom, line.x0, line.x1)
    return all(shared) and alike and band is None and abs(line.base - lines[index - 1].base - usual) < near


def _is_page_number(run: PlacedRun, body: int, index: int) -> bool:
    """A lone figure away from the rows: the number of the page."""
    lines, rows = run.lines, run.rows
    slot = rows[index][0]
    if not slot.chunk.is_figure or (slot.first == 0 and index + 1 < len(lines)):
        return False
    pitches = _pitches(lines, body, index)
    if not pitches or lines[index].base - lines[index - 1].base <= EXTENT.stray_apart * pitches[len(pitches) // 2]:
        return False
    return not run.marks.bridged(lines[index - 1].bottom, lines[index].top, run.x0, run.x1)


def _continues_row(run: PlacedRun, body: int, index: int) -> bool:
    """A label-only line at the end goes on with the label above it."""
    lines, rows, columns = run.lines, run.rows, run.columns
    line, above = lines[index], lines[index - 1]
    slots = rows[index]
    if any(s.first != s.last or s.chunk.x1 > _right_limit(columns, s.last) for s in slots):
        return False
    if run.is_ruled(index - 1):
        return False
    close = line.base - above.base
    if close > COMMON.cell_leading * line.size:
        return False
    if close * COMMON.looser < _row_distance(lines[body:index], rows[body:index]):
        return True
    if _closed_below(run, index):
        return True
    chunks_above = {s.first: s.chunk for s in rows[index - 1]}
    for slot in slots:
        above_chunk = chunks_above.get(slot.first)
        if above_chunk is None:
            continue
        if text_kinds.continues(slot.chunk.text) or text_kinds.is_open(above_chunk.text):
            return True
        first_word = slot.chunk.words[0]
        full = above_chunk.x1 + (first_word.x1 - first_word.x0) > columns[slot.first].x1
        long = above_chunk.x1 - above_chunk.x0 > EXTENT.wide_cell * line.size or _wraps_above(run, body, index, slot)
        if full and slot.chunk.x0 >= above_chunk.x0 - COMMON.indent * line.size and long:
            return True
    return False


def _wraps_above(run: PlacedRun, body: int, index: int, slot: PlacedChunk) -> bool:
    """Whether an earlier row has a line of its own like this one: a text alone in this column, in this type and at this
    place, as close below a line of figures."""
    lines, rows, near = run.lines, run.rows, COMMON.same_line * slot.chunk.size
    close = lines[index].base - lines[index - 1].base
    return any(
        [s.first for s in rows[i]] == [slot.first]
        and rows[i][0].chunk.bold == slot.chunk.bold
        and abs(rows[i][0].chunk.x0 - slot.chunk.x0) < near
        and abs(lines[i].base - lines[i - 1].base - close) < near
        and len(rows[i - 1]) > 1
        for i in range(body + 1, index - 1)
    )


def _right_limit(columns: Sequence[ColumnExtent], index: int) -> float:
    """How far right a cell of a column may reach."""
    return columns[index + 1].x0 if index + 1 < len(columns) else columns[index].x1 + EXTENT.last_column


def _closed_below(run: PlacedRun, index: int) -> bool:
    """The rule that closes the table lies right below the line."""
    lines, line = run.lines, run.lines[index]
    stop = (
        lines[index + 1].base - COMMON.white_to * lines[index + 1].size
        if index + 1 < len(lines)
        else line.base + EXTENT.last_below * line.size
    )
    lowest = min(stop, line.base + EXTENT.closing_rule * line.size)
    rules = run.marks.long_between(line.base - COMMON.white_from * line.size, lowest, run.x0, run.x1)
    return any(
        f.bottom >= r.position > f.top and f.x0 <= run.x0 + DRAWN.same_ends and f.x1 >= run.x1 - DRAWN.same_ends
        for r in rules
        for f in run.marks.frames
    )


def _row_distance(lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]]) -> float:
    """The smallest distance between a line of several cells and the next such line, 0 where there is one at most."""
    bases = [line.base for line, slots in zip(lines, rows, strict=True) if len(slots) > 1]
    return min((below - above for above, below in pairwise(bases)), default=0.0)
