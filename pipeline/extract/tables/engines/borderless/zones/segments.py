"""Runs: lines of a zone that may belong to one table.

A run ends at running text, at a caption, at a gap that no rule or fill bridges, and where a frame of
long rules begins or ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.layout.vocabulary import is_table_note
from pipeline.extract.tables.engines.borderless.columns.whitespace import is_data
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, RUNS
from pipeline.extract.tables.engines.borderless.zones.running_text import Barrier, Zone
from pipeline.extract.tables.engines.borderless.zones.segment_splits import split_at_headers
from pipeline.geometry import centre_x, centre_y, left_edge, right_edge


@dataclass(frozen=True)
class LineRun:
    """Consecutive lines, at least two of them with more than one chunk."""

    lines: tuple[ChunkLine, ...]


def runs_of(zone: Zone, marks: Marks) -> list[LineRun]:
    """The runs of a zone, top to bottom."""
    runs: list[list[ChunkLine]] = []
    current: list[ChunkLine] = []
    previous: ChunkLine | None = None
    for index, line in enumerate(zone.lines):
        if previous is not None and (
            _blocked(previous, line, zone.barriers)
            or (
                _far(previous, line, current, marks)
                and not _same_columns(current, zone.lines[index : index + RUNS.lines_ahead])
                and not _as_far_as_rows(current, zone.lines[index : index + RUNS.lines_ahead])
            )
            or _caption(line)
            or _note(line)
        ):
            runs.append(current)
            current = []
        current.append(line)
        previous = line
    runs.append(current)
    parts = [part for run in runs if run for part in split_at_headers(run, marks)]
    return [LineRun(part) for part in parts if sum(len(line.chunks) > 1 for line in part) >= 2]


def _blocked(above: ChunkLine, below: ChunkLine, barriers: Sequence[Barrier]) -> bool:
    return any(
        above.base <= b.bottom
        and b.top <= below.base - RUNS.barrier_clear * below.size
        and above.base < centre_y(b) < below.base
        and b.x0 < max(above.x1, below.x1)
        and b.x1 > min(above.x0, below.x0)
        for b in barriers
    )


def _caption(line: ChunkLine) -> bool:
    return text_kinds.is_numbered_caption(line.text) and (len(line.chunks) <= 2 or not line.figures)


def _note(line: ChunkLine) -> bool:
    """A source or a footnote; a row may begin with an asterisk, but has figures."""
    return not line.figures and is_table_note(line.text)


def _same_columns(above: Sequence[ChunkLine], below: Sequence[ChunkLine]) -> bool:
    """The rows after the white go on in the columns of those before it, with no new heading."""
    first, last = below[0], above[-1]
    if first.top - last.bottom > RUNS.most_white * first.size:
        return False
    if len(first.chunks) == 1 and first.chunks[0].is_figure:
        return _figure_below(above, first)
    row = next((line for line in below if len(line.chunks) > 1), None)
    if row is None:
        return False
    full = [line for line in above[-RUNS.lines_back :] if len(line.chunks) > 2]
    if full and len(row.chunks) > 2:
        lefts = [c.x0 for line in full for c in line.chunks]
        rights = [c.x1 for line in full for c in line.chunks]
        near = RUNS.near_column * row.size
        in_columns = [
            min(abs(c.x0 - e) for e in lefts) < near or min(abs(c.x1 - e) for e in rights) < near for c in row.chunks
        ]
        if (
            sum(in_columns) >= RUNS.in_columns * len(in_columns)
            and abs(row.size - full[-1].size) < COMMON.same_size * row.size
        ):
            return True
    if not is_data(row):
        return _heads(above, row) and _all_headed(above, row)
    before = [line for line in above[-RUNS.lines_back :] if is_data(line) and len(line.chunks) > 1][-RUNS.rows_back :]
    if not before:
        return _heads(above, row)
    edges = [c.x1 for line in before for c in line.chunks if c.is_value]
    figures = [c.x1 for c in row.chunks if c.is_value]
    shared = sum(any(abs(x - e) < COMMON.same_place * row.size for e in edges) for x in figures)
    alike = abs(row.size - before[-1].size) < COMMON.same_size * row.size
    return alike and shared >= RUNS.in_columns * len(figures)


def _as_far_as_rows(above: Sequence[ChunkLine], below: Sequence[ChunkLine]) -> bool:
    """The white before rows, or before the label or the headings over them, is what stands between them: all of the
    table is set loosely, its headings too."""
    if sum(len(line.chunks) > 1 and is_data(line) for line in below) < RUNS.loose_rows:
        return False
    if all(len(line.chunks) == 1 for line in above[-RUNS.loose_above :]) and not _heads_columns(above[-1], below):
        return False
    usual = min(b.base - a.base for a, b in pairwise(below))
    pitches = [b.base - a.base for a, b in pairwise((above[-1], *below))]
    return max(pitches) <= COMMON.looser * usual


def _heads_columns(line: ChunkLine, below: Sequence[ChunkLine]) -> bool:
    """A short text right of the labels, in the type of the headings below it, that is not in the middle of everything
    below, as a title is."""
    chunk = line.chunks[0]
    if len(chunk.words) > RUNS.heading_words or any(c.bold != chunk.bold for c in below[0].chunks):
        return False
    x0, x1 = left_edge(below), right_edge(below)
    labels = right_edge(other.chunks[0] for other in below if len(other.chunks) > 1)
    middle = abs(centre_x(line) - (x0 + x1) / 2)
    return line.x0 > labels and line.x1 <= x1 and middle > COMMON.apart * line.size


def _figure_below(above: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """A lone figure (a total without a label) under the figures of the rows, no further than they are apart."""
    rows = [other for other in above if is_data(other) and len(other.chunks) > 1][-RUNS.rows_back :]
    if len(rows) < 2:
        return False
    near = COMMON.same_place * line.size
    under = any(abs(c.x1 - line.x1) < near for other in rows for c in other.chunks if c.is_value)
    return under and line.base - rows[-1].base <= COMMON.looser * (rows[-1].base - rows[-2].base)


def _heads(above: Sequence[ChunkLine], row: ChunkLine) -> bool:
    """Headings, about as many as the row has cells, stand above the first row."""
    headings = max((len(line.pieces) for line in above[-RUNS.rows_back :]), default=0)
    return (
        headings > 1
        and abs(headings - len(row.chunks)) <= 1
        and abs(above[-1].size - row.size) < COMMON.same_size * row.size
    )


def _all_headed(above: Sequence[ChunkLine], row: ChunkLine) -> bool:
    """Each text of a row stands under a heading of its own, and one of them is a figure: a row of texts that the
    header's own leading would not show to be one."""
    headings = [chunk for line in above[-RUNS.rows_back :] for chunk in line.pieces]
    under = [{i for i, h in enumerate(headings) if h.x0 < c.x1 and h.x1 > c.x0} for c in row.chunks]
    own = all(under) and not any(a & b for a, b in pairwise(under))
    return own and len(row.chunks) > 2 and row.figures > 0 and not any(h.is_figure for h in headings)


def _far(above: ChunkLine, below: ChunkLine, current: Sequence[ChunkLine], marks: Marks) -> bool:
    """More white than rows of one table leave between them, and nothing drawn that bridges it."""
    size = max(above.size, below.size)
    gap = below.top - above.bottom
    if gap < RUNS.white * size:
        return False
    x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
    if marks.bridged(above.bottom, below.top, x0, x1):
        return False
    if gap > RUNS.wide_white * size:
        return True
    pitches = [b.base - a.base for a, b in pairwise(current[-RUNS.pitches_back :])]
    usual = sorted(pitches)[len(pitches) // 2] if pitches else None
    if len(below.chunks) > 1 and len(above.chunks) > 1:
        return usual is not None and len(pitches) > 2 and below.base - above.base > RUNS.row_gap * usual
    return usual is None or below.base - above.base > RUNS.text_gap * usual
