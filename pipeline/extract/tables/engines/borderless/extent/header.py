"""Where the header of a table begins: which lines above its first row are headings, which a caption."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk, widened
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.header.spanning import in_the_middle
from pipeline.extract.tables.engines.borderless.header.tiling import tiled_header
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, HEADER
from pipeline.geometry import shared_width


def top_of(run: PlacedRun, body: int) -> int:
    """The first line of the header above the line ``body``."""
    lines, rows, marks = run.lines, run.rows, run.marks
    top = body
    rules = 0
    for index in range(body - 1, -1, -1):
        line, below, slots = lines[index], lines[index + 1], rows[index]
        if text_kinds.is_numbered_caption(line.text) and len(line.chunks) <= 2:
            break
        separated = run.is_ruled(index, HEADER.closing_rule)
        rules += separated
        banded = marks.band_at(line.top, line.bottom, line.x0, line.x1)
        open_above = separated and rules >= 2 and not (banded and len(slots) > 1)
        if open_above and not (_framed_with(run, line, below) or _heads_open_columns(run, index, body)):
            break
        gap = below.base - line.base
        far = not separated and not banded and gap > HEADER.far * max(line.size, below.size)
        if far and not (top == body and len(slots) > 1 and gap < HEADER.farthest * line.size):
            break
        if len(line.chunks) == 1 and not _belongs_to_header(run, index, top, body):
            break
        top = index
    return top


def _heads_open_columns(run: PlacedRun, index: int, body: int) -> bool:
    """Whether a line has a heading for every column, where the headings below it (units) leave that of the labels
    open: lines are drawn between all rows."""
    slots = run.rows[index]
    full = len(slots) >= len(run.columns) and not any(s.chunk.is_value for s in slots)
    return full and index + 1 < body and all(s.first > 0 for below in run.rows[index + 1 : body] for s in below)


def _belongs_to_header(run: PlacedRun, index: int, top: int, body: int) -> bool:
    """Whether a line of one chunk is a heading of the table: a spanning one, or a line of a wrapped one.

    ``top`` is the first line of the header found so far, ``body`` where it is none.
    """
    lines, rows, columns, marks = run.lines, run.rows, run.columns, run.marks
    line, below, slot = lines[index], lines[index + 1], rows[index][0]
    chunk = line.chunks[0]
    if index > 0 and _titles(lines[index - 1], line) and not run.is_ruled(index - 1):
        return False
    banded = marks.band_at(line.top, line.bottom, line.x0, line.x1)
    if top < body and line.size > HEADER.title_size * lines[body - 1].size and slot.first == 0 and not banded:
        return False
    wide = slot.first == 0 and (slot.last > 0 or len(rows[index]) > 1)
    label = slot.first == 0 and not wide
    framed = _framed_above(run, line) or (
        banded is not None and top < body and marks.band_at(below.top, below.bottom, below.x0, below.x1) == banded
    )
    if framed:
        return True
    if wide or (banded is None and top < body and _is_over_all(run, index, body)):
        return False
    if label and top == body:
        return has_header_above(rows, index)
    reach = columns[1].x0 if rows[index + 1][0].first else columns[0].x1 + 2
    if label and not (chunk.x1 <= reach and _stacked_label(run, index)):
        return False
    apart = slot.first > 0 and chunk.x0 > columns[slot.first - 1].x1 - chunk.size
    if not apart and (chunk.x0 < run.x0 - 2 * chunk.size or chunk.x1 > run.x1 + 2 * chunk.size):
        return False
    if label:
        return True
    if is_unit_line(chunk.text):  # a unit stands below what it is of, and this has nothing above but titles
        return index > 0 and len(rows[index - 1]) > 1 and slot.last - slot.first + 1 < len(columns) - 1
    return not _reaches_over(slot, columns) or _heads_a_part(run, index, body)


def _heads_a_part(run: PlacedRun, index: int, body: int) -> bool:
    """Whether the one division into cells of the header with this line has it over some of the columns of figures,
    beside headings of others that go over several levels."""
    lines, rows = run.lines[index:body], run.rows[index:body]
    tiled = tiled_header(lines, rows, widened(run.columns, run.rows[body:]), run.marks)
    own = next((t for t in tiled or () if t.block.lines[0] == 0), None)
    return own is not None and 1 < own.columns[1] - own.columns[0] + 1 < len(run.columns) - 1


def _is_over_all(run: PlacedRun, index: int, body: int) -> bool:
    """Whether a text over headings of all columns, the labels' too, is the title of the table: it stands in the middle
    of the whole rather than in that of its own columns, of all columns of figures or of a heading below it, or goes
    over several columns and far beyond the last."""
    slot, columns = run.rows[index][0], run.columns
    chunk, below = slot.chunk, run.rows[index + 1]
    headed = {k for slots in run.rows[index + 1 : body] for s in slots for k in range(s.first, s.last + 1)}
    if len(columns) < HEADER.titled_columns or slot.first == 0 or len(headed) < len(columns):
        return False
    if slot.first < slot.last and chunk.x1 > run.x1 + 2 * chunk.size:
        return True
    middles = [s.chunk.centre for s in below if s.first <= slot.last and slot.first <= s.last]
    own = columns[slot.first].x0, columns[slot.last].x1
    if max(abs(own[0] - chunk.x0), abs(own[1] - chunk.x1)) > 1:  # else the column is only as wide as the title made it
        middles.append(sum(own) / 2)
    off = min(abs(chunk.centre - m) for m in run.middles(index))
    nearer = off + HEADER.clearly_nearer < min((abs(chunk.centre - m) for m in middles), default=math.inf)
    return off <= COMMON.same_place * chunk.size and nearer and not in_the_middle(chunk, columns)


def _reaches_over(slot: PlacedChunk, columns: Sequence[ColumnExtent]) -> bool:
    """Whether a text over one column reaches over the texts of those on either side: it is the title of the table."""
    k = slot.first
    if k != slot.last or not 0 < k < len(columns) - 1:
        return False
    return slot.chunk.x0 <= columns[k - 1].x1 and slot.chunk.x1 >= columns[k + 1].x0


def _stacked_label(run: PlacedRun, index: int) -> bool:
    """The upper line of a heading of the first column: close above the next, in its type, at its place."""
    lines, rows, columns = run.lines, run.rows, run.columns
    line, below = lines[index], lines[index + 1]
    close = below.base - line.base
    under = rows[index + 1][0]
    if close < COMMON.upon * line.size:
        return True
    if close >= COMMON.cell_leading * line.size:
        return False
    if under.first != 0:  # set in the middle of a header of two levels
        above = rows[index - 1] if index else []
        return (
            (len(above) > 1 or (len(above) == 1 and in_the_middle(above[0].chunk, columns)))
            and above[0].first > 0
            and line.base - lines[index - 1].base < COMMON.cell_leading * line.size
        )
    if has_header_above(rows, index):
        return True
    chunk = line.chunks[0]
    placed = min(abs(chunk.x0 - under.chunk.x0), abs(chunk.centre - under.chunk.centre)) < COMMON.same_place * line.size
    alike = chunk.bold == under.chunk.bold and abs(line.size - below.size) < COMMON.same_size * line.size
    return placed and alike and (index == 0 or line.base - lines[index - 1].base > COMMON.looser * close)


def has_header_above(rows: Sequence[Sequence[PlacedChunk]], index: int) -> bool:
    """Within the three lines above there is one with several cells."""
    return any(len(rows[i]) > 1 for i in range(max(0, index - HEADER.lines_above), index))


def _titles(above: ChunkLine, line: ChunkLine) -> bool:
    """The line goes on with a caption above it, in its type."""
    return (
        text_kinds.is_numbered_caption(above.text)
        and not above.figures
        and line.base - above.base <= COMMON.cell_leading * line.size
        and abs(line.size - above.size) <= COMMON.same_size * line.size
        and above.chunks[-1].bold == line.chunks[0].bold
        and min(abs(line.x0 - above.x0), abs(line.x0 + line.x1 - above.x0 - above.x1) / 2)
        < COMMON.same_place * line.size
    )


def is_unit_line(text: str) -> bool:
    """Whether a text stands in brackets, as the unit of a column does: "(miles de pesos)"."""
    return text[:1] in "([" and text[-1:] in ")]"


def _framed_with(run: PlacedRun, line: ChunkLine, below: ChunkLine) -> bool:
    """One frame goes round both lines and begins close above the first."""
    return any(
        line.base - HEADER.frame_above * line.size <= f.top <= line.base - HEADER.frame_clear * line.size
        and f.bottom >= below.base - COMMON.white_from * below.size
        and shared_width(f, run) >= HEADER.frame_covers * (run.x1 - run.x0)
        for f in run.marks.frames
    )


def _framed_above(run: PlacedRun, line: ChunkLine) -> bool:
    """A long rule closes the header above the line, within four lines."""
    limit = line.base - HEADER.frame_above * line.size
    return any(
        limit <= f.top <= line.base - HEADER.frame_clear * line.size
        and f.bottom >= line.base - COMMON.white_from * line.size
        and shared_width(f, run) >= HEADER.frame_covers * (run.x1 - run.x0)
        for f in run.marks.frames
    )
