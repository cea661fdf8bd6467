"""Labels without figures above the first row of figures: sections, and labels that are wrapped."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.extract.layout.vocabulary import is_table_note
from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.extent.header import is_unit_line
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, EXTENT
from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import extents, had_no_room


def labels_above(run: PlacedRun, body: int, numeric: frozenset[int]) -> int:
    """The first of the labels without figures that stand above the first row (sections, wrapped labels)."""
    lines, rows, columns, marks = run.lines, run.rows, run.columns, run.marks
    start = body
    while start > 0 and (_is_section(rows[start - 1], columns) or _are_two_sections(run, start - 1, numeric)):
        line, below = lines[start - 1], lines[start]
        text = line.text
        if text_kinds.is_numbered_caption(text) or is_table_note(text) or is_unit_line(text):
            break
        apart = below.base - line.base > EXTENT.section_gap * line.size
        if apart and not marks.bridged(line.bottom, below.top, run.x0, run.x1):
            break
        if start > 1 and rows[start - 2][0].first == 0 and _in_header(lines, start - 1, marks):
            break
        if start > 1 and line.base - lines[start - 2].base < COMMON.upon * line.size:
            break
        closed = run.is_ruled(start - 1) and not run.is_ruled(start - 2)
        if start > 1 and closed and not run.is_ruled(body) and not _leaves_band(lines, start - 1, marks):
            break
        if rows[start - 1][0].last > 0 and rows[start - 1][0].chunk.x1 > (columns[0].x1 + columns[-1].x0) / 2:
            break
        start -= 1
    return start


def _leaves_band(lines: Sequence[ChunkLine], index: int, marks: Marks) -> bool:
    """The line above stands on a shaded band, the header's, and the line does not."""
    above, line = lines[index - 1], lines[index]
    band = marks.band_at(above.top, above.bottom, above.x0, above.x1)
    return band is not None and band != marks.band_at(line.top, line.bottom, line.x0, line.x1)


def _is_section(slots: Sequence[PlacedChunk], columns: Sequence[ColumnExtent]) -> bool:
    """A label alone in the first column, or a code there and its name in the next: what heads rows."""
    if len(slots) == 2 and text_kinds.is_code(slots[0].chunk.text) and not slots[1].chunk.is_value:
        return (slots[0].first, slots[1].first) == (0, 1)
    return (
        len(slots) == 1
        and slots[0].first == 0
        and slots[0].chunk.x0 <= columns[0].x0 + EXTENT.section_indent * slots[0].chunk.size
    )


def _are_two_sections(run: PlacedRun, index: int, numeric: frozenset[int]) -> bool:
    """Labels alone in the first column and in that of the other side's labels, as a balance has them, on both of whose
    sides figures follow: not the second lines of headings, since a heading of each stands above and had room."""
    slots, above = run.rows[index], run.rows[index - 1] if index else []
    sides = {0} | {k + 1 for k in numeric if 0 < k + 1 < len(run.columns) - 1 and k + 1 not in numeric}
    if len(sides) != 2 or {s.first for s in slots} != sides or any(s.first != s.last for s in slots):
        return False
    headings = {s.first: s.chunk for s in above}
    widest = [width for width, _ in extents(run.rows[index:], len(run.columns))]  # headings may be set in the middle
    return sides < headings.keys() and not any(
        text_kinds.continues(s.chunk.text)
        or text_kinds.is_open(headings[s.first].text)
        or had_no_room(headings[s.first], s.chunk, (widest[s.first], math.inf))
        for s in slots
    )


def _in_header(lines: Sequence[ChunkLine], index: int, marks: Marks) -> bool:
    """A label on a line of its own that goes on with the heading above it: set close to it, away from the rows."""
    line, above, below = lines[index], lines[index - 1], lines[index + 1]
    band = marks.band_at(line.top, line.bottom, line.x0, line.x1)
    if band is not None and band == marks.band_at(above.top, above.bottom, above.x0, above.x1):
        return band != marks.band_at(below.top, below.bottom, below.x0, below.x1)
    close = line.base - above.base
    bold = line.chunks[0].bold
    if close > COMMON.cell_leading * line.size or bold != above.chunks[0].bold:
        return False
    return below.base - line.base > (COMMON.looser if bold and not below.chunks[0].bold else COMMON.set_off) * close
