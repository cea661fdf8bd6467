"""What of a page is running text, and what is left for tables.

A paragraph is a stack of wide chunks with one left edge and one leading. A stack with companions on its lines (a
wrapped cell beside others) is left alone. Columns of prose were taken apart before (``page_columns``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.page import RulingLine
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, line_of
from pipeline.extract.tables.engines.borderless.settings import COMMON, PROSE
from pipeline.extract.tables.engines.borderless.zones.cell_texts import texts_of_cells
from pipeline.geometry import left_edge, right_edge


@dataclass(frozen=True)
class Barrier:
    """Running text that no table goes over: from ``top`` to ``bottom``, between ``x0`` and ``x1``."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Zone:
    """Lines that may hold tables, top to bottom, and the barriers between them."""

    lines: tuple[ChunkLine, ...]
    barriers: tuple[Barrier, ...]


@dataclass
class _Stack:
    members: list[tuple[int, Chunk]]

    @property
    def x0(self) -> float:
        return left_edge(c for _, c in self.members)

    @property
    def x1(self) -> float:
        return right_edge(c for _, c in self.members)

    @property
    def top(self) -> float:
        return self.members[0][1].top

    @property
    def bottom(self) -> float:
        return self.members[-1][1].bottom


def _texty(chunk: Chunk) -> bool:
    words = chunk.words
    if len(words) < PROSE.fewest_words or chunk.x1 - chunk.x0 < PROSE.shortest * chunk.size:
        return False
    letters = sum(not text_kinds.is_value(w.text) for w in words)
    return letters >= PROSE.letters * len(words)


def _stacks(lines: Sequence[ChunkLine]) -> list[_Stack]:
    """Chunks of text joined with the one below them that starts at the same edge at a paragraph's leading."""
    open_: list[_Stack] = []
    done: list[_Stack] = []
    for index, line in enumerate(lines):
        still: list[_Stack] = []
        taken: set[int] = set()
        for stack in open_:
            last_index, last = stack.members[-1]
            base = lines[last_index].base
            if line.base - base > PROSE.leading * last.size:
                done.append(stack)
                continue
            found = None
            for k, chunk in enumerate(line.chunks):
                if k in taken or line.base - base < PROSE.same_line * chunk.size:
                    continue
                edge = abs(chunk.x0 - stack.x0) <= PROSE.edge * chunk.size
                indent = len(stack.members) == 1 and 0 < last.x0 - chunk.x0 <= PROSE.indent * chunk.size
                text = _texty(chunk) or (_texty(last) and _last_line(chunk, stack, line.base - base, lines))
                alike = chunk.x0 <= last.x1 and abs(chunk.size - last.size) <= COMMON.same_size * last.size
                if (edge or indent) and text and alike:
                    found = (k, chunk)
                    break
            if found is None:
                still.append(stack)
            else:
                taken.add(found[0])
                stack.members.append((index, found[1]))
                (still if _texty(found[1]) else done).append(stack)
        open_ = still
        for k, chunk in enumerate(line.chunks):
            if k not in taken and _texty(chunk):
                open_.append(_Stack([(index, chunk)]))
    return done + open_


def _last_line(chunk: Chunk, stack: _Stack, pitch: float, lines: Sequence[ChunkLine]) -> bool:
    """A short chunk ends a paragraph: exactly at its edge, in its type, at its leading."""
    last = stack.members[-1][1]
    if (
        abs(chunk.x0 - stack.x0) > PROSE.right_edge * chunk.size
        or abs(chunk.size - last.size) > COMMON.same_size * last.size
    ):
        return False
    if len(stack.members) < 2:
        return True
    before = lines[stack.members[-1][0]].base - lines[stack.members[-2][0]].base
    return abs(pitch - before) < PROSE.last_leading * before


def _is_paragraph(stack: _Stack) -> bool:
    """Full lines: all but the last reach far towards the right edge."""
    count = len(stack.members)
    words = sum(len(c.words) for _, c in stack.members)
    if (count >= PROSE.many_lines and words >= PROSE.words_in_line * count) or (
        count == 2 and words >= PROSE.words_in_two
    ):
        width = stack.x1 - stack.x0
        full = sum(c.x1 - stack.x0 >= PROSE.full_line * width for _, c in stack.members[:-1])
        return full >= PROSE.full_lines * (count - 1) and (_runs_on(stack) or _is_justified(stack))
    return False


def _runs_on(stack: _Stack) -> bool:
    """Lines begin in the middle of a sentence: a list of names or items does not."""
    starts = [c.words[0].text for _, c in stack.members[1:]]
    return sum(text_kinds.continues(t) for t in starts) >= PROSE.runs_on * len(starts)


def _is_justified(stack: _Stack) -> bool:
    """All lines but the last end at one right edge."""
    chunks = [c for _, c in stack.members[:-1]]
    return sum(abs(c.x1 - stack.x1) < PROSE.right_edge * c.size for c in chunks) >= PROSE.justified * len(chunks)


def _is_column(stack: _Stack) -> bool:
    """Too much text on end for a cell: many full lines, or some that end at one right edge."""
    chunks = [c for _, c in stack.members]
    size = chunks[0].size
    if (
        len(chunks) < PROSE.column_lines
        or stack.x1 - stack.x0 < PROSE.column_width * size
        or sum(len(c.words) for c in chunks) < PROSE.column_words * len(chunks)
    ):
        return False
    return _is_justified(stack) or len(chunks) >= PROSE.long_column


def zone_of(lines: Sequence[ChunkLine], rules: Sequence[RulingLine]) -> Zone:
    """What of a page is left for tables."""
    paragraphs = [s for s in _stacks(lines) if _is_paragraph(s)]
    prose: dict[int, set[int]] = {}
    barriers: list[Barrier] = []
    claimed = {(i, id(c)) for s in paragraphs for i, c in s.members}
    cells = texts_of_cells([s.members for s in paragraphs], lines)
    for number, stack in enumerate(paragraphs):
        if number in cells:
            continue
        companions = figures = 0
        for index, chunk in stack.members:
            others = [c for c in lines[index].chunks if c is not chunk and (index, id(c)) not in claimed]
            if others:
                companions += 1
                figures += any(c.is_value for c in others)
        if _crossing(stack, lines, rules):
            continue
        if companions > PROSE.companions * len(stack.members) and not (
            _is_column(stack) and companions < PROSE.column_companions * len(stack.members)
        ):
            continue
        if figures and not _is_column(stack):
            continue
        for index, chunk in stack.members:
            prose.setdefault(index, set()).add(id(chunk))
        barriers.append(Barrier(stack.x0, stack.x1, stack.top, stack.bottom))
    rest: list[ChunkLine] = []
    for index, line in enumerate(lines):
        gone = prose.get(index)
        if not gone:
            rest.append(line)
        else:
            chunks = [c for c in line.chunks if id(c) not in gone]
            if chunks:
                rest.append(line_of(chunks, line.leaders, line.blank))
    return Zone(tuple(rest), tuple(barriers))


def _crossing(stack: _Stack, lines: Sequence[ChunkLine], rules: Sequence[RulingLine]) -> bool:
    """A rule goes over the stack and over a companion of it, near the stack: it is a cell."""
    neighbours = [c for index, chunk in stack.members for c in lines[index].chunks if c is not chunk]
    if not neighbours:
        return False
    left, right = left_edge(neighbours), right_edge(neighbours)
    low, high = min(stack.x0, left), max(stack.x1, right)
    near = PROSE.near_rule * stack.members[0][1].size
    return any(
        r.horizontal
        and stack.top - near <= r.position <= stack.bottom + near
        and r.start <= low + near
        and r.end >= high - near
        for r in rules
    )
