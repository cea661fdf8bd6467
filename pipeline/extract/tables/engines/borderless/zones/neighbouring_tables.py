"""Tables beside each other on common baselines, without titles or frames of their own.

Each has a header, labels and figures, and the white between them, clear from the first heading to the last row, is
much wider than any between the columns of one of them; or one ends some rows before the other. Nothing is drawn across
it. (A table whose labels stand in the
middle has them in columns as far apart as the others.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, line_of
from pipeline.extract.tables.engines.borderless.settings import DRAWN, RUNS
from pipeline.extract.tables.engines.borderless.zones.segments import LineRun
from pipeline.extract.tables.periods import is_period, is_range
from pipeline.geometry import centre_x
from pipeline.quantities.labels.announcements import fold_label

_TOTAL = re.compile(r"(?:sub-?\s?)?total")


@dataclass(frozen=True)
class _White:
    """White that goes down from between two headings, clear of all texts."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def split_into_tables(run: LineRun, marks: Marks) -> list[LineRun]:
    """The run, or the runs of the tables that stand beside each other in it and of what follows below them."""
    head = next((i for i, line in enumerate(run.lines) if _is_header(line)), None)
    if head is None:
        return [run]
    end, whites = _whites(run.lines, head)
    lines = run.lines[head:end]
    if end - head <= RUNS.beside_rows or not whites:
        return [run]
    gutters = [w for w in whites if _parts_tables(w, lines)]
    inner = max((w.width for w in whites if w not in gutters), default=0.0)
    size = lines[0].size
    gutters = [
        w
        for w in gutters
        if w.width >= RUNS.gutter * size and (w.width >= RUNS.gutter_wider * inner or _ends_earlier(w, lines))
    ]
    if not gutters or any(_crossed(w, lines, marks) for w in gutters):
        return [run]
    edges = [w.x0 + w.width / 2 for w in gutters]
    sides = [_side(lines, left, right) for left, right in pairwise((float("-inf"), *edges, float("inf")))]
    if not all(_is_table(side) for side in sides):
        return [run]
    rest = [LineRun(part) for part in (run.lines[:head], run.lines[end:]) if len(part) > 1]
    return [*(LineRun(tuple(side)) for side in sides), *rest]


def _is_header(line: ChunkLine) -> bool:
    """Headings enough for two tables, none of them a figure but for years."""
    return len(line.chunks) >= RUNS.beside_headings and not any(
        c.is_value and not is_period(c.text) for c in line.chunks
    )


def _whites(lines: Sequence[ChunkLine], head: int) -> tuple[int, list[_White]]:
    """One past the last line that leaves white between the headings clear, and this white between each two of them."""
    whites = [_White(a.x1, b.x0) for a, b in pairwise(lines[head].chunks)]
    for index in range(head + 1, len(lines)):
        narrowed = [_narrowed(white, lines[index].chunks) for white in whites]
        if not any(w is not None and w.width >= RUNS.gutter * lines[head].size for w in narrowed):
            return index, whites
        whites = [w for w in narrowed if w is not None]
    return len(lines), whites


def _narrowed(white: _White, chunks: Sequence[Chunk]) -> _White | None:
    """White less the texts of a line that reach into it; ``None`` where it is filled."""
    x0, x1 = white.x0, white.x1
    for chunk in chunks:
        if chunk.x1 <= x0 or chunk.x0 >= x1:
            continue
        if chunk.centre < centre_x(white):
            x0 = max(x0, chunk.x1)
        else:
            x1 = min(x1, chunk.x0)
    return _White(x0, x1) if x1 > x0 else None


def _parts_tables(white: _White, lines: Sequence[ChunkLine]) -> bool:
    """Figures end left of the white, labels begin right of it."""
    sides = [([c for c in n.chunks if c.x1 <= white.x0], [c for c in n.chunks if c.x0 >= white.x1]) for n in lines[1:]]
    before = [left[-1] for left, _ in sides if len(left) > 1]
    after = [right[0] for _, right in sides if len(right) > 1]
    figures = sum(c.is_value for c in before)
    labels = sum(not c.is_value or is_range(c.text) for c in after)
    return (
        min(len(before), len(after)) >= RUNS.beside_rows
        and figures >= RUNS.beside_alike * len(before)
        and labels >= RUNS.beside_alike * len(after)
    )


def _ends_earlier(white: _White, lines: Sequence[ChunkLine]) -> bool:
    """Whether all rows stand on both sides of the white but for the last, whole rows of one side. (No totals: these
    stand alone below the rows of one table too.)"""
    sides = [([c for c in n.chunks if c.x1 <= white.x0], [c for c in n.chunks if c.x0 >= white.x1]) for n in lines[1:]]
    last = len(sides)
    while last and not all(sides[last - 1]):
        last -= 1
    lone = sides[last:]
    if not lone or last < RUNS.beside_rows or not all(all(side) for side in sides[:last]):
        return False
    if len({bool(left) for left, _ in lone}) > 1:
        return False
    side = 0 if lone[0][0] else 1
    cells = max(len(pair[side]) for pair in sides[:last])
    rows = [pair[side] for pair in lone]
    labels = [row[0] for row in rows]
    if any(label.is_value or label.bold or _TOTAL.match(fold_label(label.text)) for label in labels):
        return False
    return all(len(row) == cells and row[-1].is_value for row in rows)


def _crossed(white: _White, lines: Sequence[ChunkLine], marks: Marks) -> bool:
    """A rule or a shaded band goes over the white on the height of the rows."""
    if any(marks.band_at(line.top, line.bottom, white.x0, white.x1) for line in lines):
        return True
    return any(
        r.start < white.x0 - DRAWN.at_ends and r.end > white.x1 + DRAWN.at_ends
        for r in marks.between(lines[0].top, lines[-1].base, white.x0, white.x1)
    )


def _side(lines: Sequence[ChunkLine], left: float, right: float) -> list[ChunkLine]:
    """The lines between two edges."""
    result = []
    for line in lines:
        chunks = [c for c in line.chunks if left < c.centre < right]
        if chunks:
            result.append(line_of(chunks, line.leaders, line.blank))
    return result


def _is_table(lines: Sequence[ChunkLine]) -> bool:
    """A header over rows of a label and figures."""
    rows = [line for line in lines[1:] if len(line.chunks) > 1]
    labelled = sum(
        (not line.chunks[0].is_value or is_range(line.chunks[0].text)) and line.chunks[-1].is_value for line in rows
    )
    return len(lines[0].chunks) > 1 and len(rows) >= RUNS.beside_rows and labelled >= RUNS.beside_alike * len(rows)
