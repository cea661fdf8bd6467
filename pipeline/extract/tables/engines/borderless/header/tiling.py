"""The header of several levels as one explanation: cells that together leave no place of it open and share none.

Headings in the middle of the levels they go over stand on no line of any level, so that line by line they cannot be
distinguished from those of another. What they are follows where only one division of the whole header into cells has
every heading in the middle of its columns and at the height of its levels; where there is none, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.header.heading_spans import off_middle_of
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, HEADER, TILING
from pipeline.geometry import bounding, centre_y, misalignment

FirstAndLast = tuple[int, int]

ENDS = ("middle", "top", "foot")  # where in the height of its cell a heading may be set


@dataclass(frozen=True, eq=False)
class HeadingBlock:
    """The lines of one heading: the columns under its text, its chunks and the indices of their lines."""

    first: int
    last: int
    chunks: tuple[Chunk, ...]
    lines: tuple[int, ...]

    @cached_property
    def text(self) -> Chunk:
        """The whole as one chunk, as wide as its widest line."""
        box = bounding(self.chunks)
        words = tuple(w for c in self.chunks for w in c.words)
        return Chunk(words, box.x0, box.x1, box.top, box.bottom)

    @property
    def size(self) -> float:
        return self.chunks[0].size


@dataclass(frozen=True)
class TiledHeading:
    """A heading with the columns and the levels it goes over, both first and last."""

    block: HeadingBlock
    columns: FirstAndLast
    levels: FirstAndLast


def tiled_header(
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    columns: Sequence[ColumnExtent],
    marks: Marks,
) -> list[TiledHeading] | None:
    """The headings of all levels, or ``None`` where no division into cells, or more than can be looked through,
    explains where they stand."""
    if len(lines) < HEADER.three_lines or any(_is_row_of_its_own(slots) for slots in rows):
        return None
    blocks = _blocks(lines, rows, marks)
    leaves = [b for b in blocks if not any(_is_under(o, b) for o in blocks)]
    upper = [b for b in blocks if b not in leaves]
    if not upper or len(upper) > TILING.most_upper or any(b.first != b.last for b in leaves):
        return None
    by_column = {b.first: b for b in leaves}
    if len(by_column) < len(leaves) or any(k not in by_column for k in range(1, len(columns))):
        return None
    best: tuple[float, list[TiledHeading]] | None = None
    choices = [_candidates(b, blocks, by_column, columns) for b in upper]
    for spent, spans in _ways(upper, choices, leaves):
        chosen = {**{b: (b.first, b.first) for b in leaves}, **spans}
        levels = _levels(chosen, len(columns))
        if levels is not None and (best is None or spent + levels[0] < best[0]):
            best = spent + levels[0], [TiledHeading(b, chosen[b], levels[1][b]) for b in blocks]
    if best is None:
        return None
    repeated = _repeated_level(best[1])
    return best[1] if repeated is None else _with_lines_joined(best[1], repeated)


def _repeated_level(headings: Sequence[TiledHeading]) -> int | None:
    """The level of which all headings have one of the next under them that goes over the same columns."""
    spans: dict[int, set[FirstAndLast]] = {}
    for heading in headings:
        if heading.levels[0] == heading.levels[1] and heading.columns[0] < heading.columns[1]:
            spans.setdefault(heading.levels[0], set()).add(heading.columns)
    return next((level for level in sorted(spans) if spans[level] == spans.get(level + 1)), None)


def _with_lines_joined(headings: Sequence[TiledHeading], level: int) -> list[TiledHeading] | None:
    """The headings of a level and those under them, which go over the same columns, as one heading each: sooner two
    lines of it ("A", "Más riesgoso") than two. ``None`` where other headings stand on these levels one by one."""
    under = {h.columns: h.block for h in headings if h.levels == (level + 1, level + 1)}
    joined = []
    for heading in headings:
        first, last = heading.levels
        if first == last == level + 1:
            continue
        block = heading.block
        if first == last == level:
            lower = under.pop(heading.columns, None)
            if lower is None:
                return None
            ends = min(block.first, lower.first), max(block.last, lower.last)
            block = HeadingBlock(*ends, (*block.chunks, *lower.chunks), (*block.lines, *lower.lines))
        joined.append(TiledHeading(block, heading.columns, (first - (first > level), last - (last > level))))
    return None if under else joined


def _is_row_of_its_own(slots: Sequence[PlacedChunk]) -> bool:
    """Numbers of columns or units in parentheses under all headings: no part of what stands above them."""
    texts = [s.chunk.text for s in slots]
    units = len(texts) > 1 and all(t.startswith("(") and t.endswith(")") for t in texts)
    return units or text_kinds.is_numbering(texts)


def _blocks(lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], marks: Marks) -> list[HeadingBlock]:
    """Chunks right below one another as one heading: at the tightest distance that the header has, where it is that of
    the lines of a cell, with the same middle or edge, alone under the one above."""
    pitches = [
        slot.chunk.bottom - above.chunk.bottom
        for index, slots in enumerate(rows)
        for slot in slots
        if (above := _nearest_above(rows[:index], slot)) is not None
    ]
    tightest = min(pitches, default=0.0)
    blocks: list[HeadingBlock] = []
    for index, slots in enumerate(rows):
        apart = index > 0 and _repeats_under(rows[index - 1], slots)
        for slot in slots:
            host = next((b for b in reversed(blocks) if b.first <= slot.last and slot.first <= b.last), None)
            goes_on = host is not None and not apart and _continues(host, slot, slots, lines[index], tightest)
            if host is not None and goes_on and not marks.parts(lines[host.lines[-1]], lines[index], slot.chunk):
                blocks.remove(host)
                first, last = min(host.first, slot.first), max(host.last, slot.last)
                blocks.append(HeadingBlock(first, last, (*host.chunks, slot.chunk), (*host.lines, index)))
            else:
                blocks.append(HeadingBlock(slot.first, slot.last, (slot.chunk,), (index,)))
    return blocks


def _repeats_under(above: Sequence[PlacedChunk], slots: Sequence[PlacedChunk]) -> bool:
    """Whether the same headings, two or more, stand below each of the headings of the line above ("N°" and "%" below
    each group): they are a level, no second lines of these."""
    texts, groups = [s.chunk.text for s in slots if s.first > 0], sum(s.first > 0 for s in above)
    if groups < 2 or len(texts) % groups or len(texts) < 2 * groups:
        return False
    period = len(texts) // groups
    return len(set(texts)) > 1 and texts[period:] == texts[:-period]


def _nearest_above(rows: Sequence[Sequence[PlacedChunk]], slot: PlacedChunk) -> PlacedChunk | None:
    over = (s for slots in reversed(rows) for s in slots if s.first <= slot.last and slot.first <= s.last)
    return next(over, None)


def _continues(
    host: HeadingBlock,
    slot: PlacedChunk,
    slots: Sequence[PlacedChunk],
    line: ChunkLine,
    tightest: float,
) -> bool:
    """Whether a chunk of a line stands as the next line of a heading does; ``tightest`` is the least distance of two
    lines of the header, in points."""
    upper, chunk = host.chunks[-1], slot.chunk
    if chunk.bottom - upper.bottom > min(TILING.same_leading * tightest, COMMON.cell_leading * line.size):
        return False
    if sum(s.chunk.x0 < upper.x1 and s.chunk.x1 > upper.x0 for s in slots) > 1:
        return False
    near = COMMON.same_place * line.size
    return misalignment(chunk, upper) <= near


def _is_under(lower: HeadingBlock, upper: HeadingBlock) -> bool:
    shared = lower.first <= upper.last and upper.first <= lower.last
    return shared and lower is not upper and lower.lines[0] > upper.lines[-1]


def _candidates(
    block: HeadingBlock,
    blocks: Sequence[HeadingBlock],
    leaves: Mapping[int, HeadingBlock],
    columns: Sequence[ColumnExtent],
) -> list[tuple[float, FirstAndLast]]:
    """The columns that a heading may go over, none of them under another of its line; how far its middle is off theirs
    in ems, the nearest first."""
    text, below = block.text, {k: leaf.text for k, leaf in leaves.items() if leaf.lines[0] > block.lines[-1]}
    beside = [b for b in blocks if b is not block and not set(b.lines).isdisjoint(block.lines)]
    lowest = max((b.last + 1 for b in beside if b.last < block.first), default=0)
    highest = min((b.first for b in beside if b.first > block.last), default=len(columns))
    found = []
    for first in range(lowest, block.first + 1):
        for last in range(block.last, highest):
            if all(k in below for k in range(first, last + 1)):
                off = off_middle_of(text, first, last, below, columns) / block.size
                if off <= HEADER.off_middle:
                    found.append((off, (first, last)))
    return sorted(found)[: TILING.most_spans]


def _ways(
    upper: Sequence[HeadingBlock],
    choices: Sequence[Sequence[tuple[float, FirstAndLast]]],
    leaves: Sequence[HeadingBlock],
) -> Iterator[tuple[float, dict[HeadingBlock, FirstAndLast]]]:
    """All choices of columns for the upper headings of which no two, and no leaf, take the same place; none at all
    where there are too many to look through."""
    ways: list[tuple[float, dict[HeadingBlock, FirstAndLast]]] = [(0.0, {b: (b.first, b.first) for b in leaves})]
    for block, spans in zip(upper, choices, strict=True):
        ways = [
            (spent + off, {**chosen, block: span})
            for spent, chosen in ways
            for off, span in spans
            if all(_agree(block, span, other, taken) for other, taken in chosen.items())
        ]
        if len(ways) > TILING.most_ways:
            return
    yield from ways


def _agree(one: HeadingBlock, span: FirstAndLast, other: HeadingBlock, taken: FirstAndLast) -> bool:
    """Whether two headings have no column in common, or one stands over all of the other."""
    if span[1] < taken[0] or taken[1] < span[0]:
        return True
    if one.lines[-1] < other.lines[0]:
        return span[0] <= taken[0] and taken[1] <= span[1]
    return other.lines[-1] < one.lines[0] and taken[0] <= span[0] and span[1] <= taken[1]


def _levels(
    chosen: Mapping[HeadingBlock, FirstAndLast], width: int
) -> tuple[float, dict[HeadingBlock, FirstAndLast]] | None:
    """The levels of each heading, and how far off their heights all are in ems; ``None`` where some do not fit."""
    stacks = [
        sorted((b for b, (first, last) in chosen.items() if first <= k <= last), key=lambda b: b.lines[0])
        for k in range(width)
    ]
    depth = max(map(len, stacks))
    if not all(stacks[1:]):
        return None
    results = [found for way in ENDS if (found := _levels_set(way, stacks, depth)) is not None]
    return min(results, key=lambda result: result[0], default=None)


def _levels_set(
    way: str, stacks: Sequence[Sequence[HeadingBlock]], depth: int
) -> tuple[float, dict[HeadingBlock, FirstAndLast]] | None:
    """The same for cells whose text is set at one of their ends or in their middle."""
    full = [stack for stack in stacks if len(stack) == depth]
    heights = [sum(_height(stack[level], way) for stack in full) / len(full) for level in range(depth)]
    levels: dict[HeadingBlock, FirstAndLast] = {}
    spent = 0.0
    for stack in sorted(stacks, key=len, reverse=True):
        fits = []
        for parts in _shared_out(depth, len(stack)) if stack else ():
            if any(levels.get(block, part) != part for block, part in zip(stack, parts, strict=True)):
                continue
            off = [
                abs(_height(block, way) - _expected(heights, part, way)) / block.size
                for block, part in zip(stack, parts, strict=True)
            ]
            if all(
                o <= (TILING.off_level if a == b else TILING.off_levels) for o, (a, b) in zip(off, parts, strict=True)
            ):
                fits.append((sum(off), parts))
        if stack and not fits:
            return None
        if fits:
            cost, parts = min(fits)
            levels.update(zip(stack, parts, strict=True))
            spent += cost / len(stacks)
    return spent, levels


def _height(block: HeadingBlock, way: str) -> float:
    text = block.text
    return text.top if way == "top" else text.bottom if way == "foot" else centre_y(text)


def _expected(heights: Sequence[float], levels: FirstAndLast, way: str) -> float:
    """The height of a heading over some levels."""
    first, last = heights[levels[0]], heights[levels[1]]
    return first if way == "top" else last if way == "foot" else (first + last) / 2


def _shared_out(depth: int, parts: int) -> Iterator[tuple[FirstAndLast, ...]]:
    """The ways to share out levels among headings over one another, one or more to each."""
    for cuts in combinations(range(1, depth), parts - 1):
        yield tuple((a, b - 1) for a, b in pairwise((0, *cuts, depth)))
