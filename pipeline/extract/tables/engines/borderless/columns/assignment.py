"""Chunks over columns: which column, or which columns, each chunk of a line stands in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent, by_edges
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, chunk_of
from pipeline.extract.tables.engines.borderless.settings import COLUMNS, COMMON
from pipeline.geometry import shared_width
from pipeline.values import dataclass


@dataclass(frozen=True)
class PlacedChunk:
    """A chunk and the columns it stands over, ``first`` to ``last``."""

    chunk: Chunk
    first: int
    last: int


PlacedLines = Sequence[Sequence[PlacedChunk]]
"""The chunks of some lines over the columns, by line."""


def slots_of(line: ChunkLine, columns: Sequence[ColumnExtent]) -> list[PlacedChunk]:
    """The chunks of a line over the columns; a chunk that runs through a separator at a blank is cut there.

    A line with as many chunks as there are columns fills them in order, wherever in its cell each stands, and so does
    one that begins right of all labels, over none of the columns, and has a chunk for every other.
    """
    for parts in (line.chunks, line.pieces):
        if len(parts) == len(columns) and _fills_all(parts, columns):
            return [PlacedChunk(chunk, k, k) for k, chunk in enumerate(parts)]
    slots: list[PlacedChunk] = []
    strays = False
    for chunk in line.chunks:
        placed = _placed(chunk, columns, line.blank)
        strays = strays or any(not _over(s.chunk, columns[s.first : s.last + 1]) for s in placed)
        slots.extend(placed)
    if strays and _is_unlabelled(line.chunks, columns):
        return [PlacedChunk(chunk, k, k) for k, chunk in enumerate(line.chunks, start=1)]
    if strays or any(b.first <= a.last for a, b in pairwise(slots)):
        slots = _settled(slots, columns)
    return _in_order(_with_first(slots, columns))


def _is_unlabelled(chunks: Sequence[Chunk], columns: Sequence[ColumnExtent]) -> bool:
    """Whether a line has a chunk for every column but the labels', the first of them over no column."""
    if len(chunks) < 2 or len(chunks) + 1 != len(columns) or _over(chunks[0], columns):
        return False
    return chunks[0].x0 > columns[0].x1 and _fills_all(chunks, columns[1:])


def _fills_all(parts: Sequence[Chunk], columns: Sequence[ColumnExtent]) -> bool:
    """No chunk stands over a column that is not its own by order, unless it stands over its own too."""
    for k, chunk in enumerate(parts):
        own = shared_width(chunk, columns[k])
        if own > 0:
            continue
        other = max(shared_width(chunk, c) for c in columns)
        if other > COLUMNS.mostly_elsewhere * (chunk.x1 - chunk.x0):
            return False
    return True


def with_headings(columns: Sequence[ColumnExtent], lines: Sequence[ChunkLine]) -> list[ColumnExtent]:
    """Columns as wide as the headings of a line that fills them all, where that leaves them apart."""
    result = list(columns)
    for line in lines:
        slots = slots_of(line, columns)
        if len(slots) != len(columns) or any(s.first != s.last or s.chunk.is_figure for s in slots):
            continue
        for k, slot in enumerate(slots):
            column = result[k]
            x0, x1 = min(column.x0, slot.chunk.x0), max(column.x1, slot.chunk.x1)
            if (k == 0 or x0 > result[k - 1].x1) and (k + 1 == len(result) or x1 < result[k + 1].x0):
                result[k] = ColumnExtent(x0, x1, column.left, column.right)
    return result


def _over(chunk: Chunk, columns: Sequence[ColumnExtent]) -> bool:
    return any(c.x0 < chunk.x1 and c.x1 > chunk.x0 for c in columns)


def _settled(slots: list[PlacedChunk], columns: Sequence[ColumnExtent]) -> list[PlacedChunk]:
    """Chunks that stand over no column, or over one another's, in order at the least distance (a small
    dynamic programme: columns grow from chunk to chunk; two chunks in one column cost about a blank)."""
    chunks = [s.chunk for s in slots]
    n, m = len(chunks), len(columns)
    if any(s.first != s.last for s in slots):
        return slots

    def away(chunk: Chunk, column: ColumnExtent) -> float:
        overlap = shared_width(chunk, column)
        if overlap > 0:
            return -min(1.0, overlap / max(1.0, min(chunk.x1 - chunk.x0, column.x1 - column.x0)))
        return -overlap

    shared = COLUMNS.shared_cost * chunks[0].size
    cost = [[0.0] * m for _ in range(n)]
    origin = [[0] * m for _ in range(n)]
    for i, chunk in enumerate(chunks):
        before, least = -1, 0.0 if i == 0 else math.inf
        for k, column in enumerate(columns):
            if i > 0 and k > 0 and cost[i - 1][k - 1] < least:
                before, least = k - 1, cost[i - 1][k - 1]
            base, source = least, before
            if i > 0 and cost[i - 1][k] + shared < base:
                base, source = cost[i - 1][k] + shared, k
            cost[i][k], origin[i][k] = base + away(chunk, column), source
    k = min(range(m), key=lambda j: cost[n - 1][j])
    settled: list[PlacedChunk] = []
    for i in range(n - 1, -1, -1):
        settled.append(PlacedChunk(chunks[i], k, k))
        k = origin[i][k]
    return settled[::-1]


def _placed(chunk: Chunk, columns: Sequence[ColumnExtent], blank: float) -> list[PlacedChunk]:
    slack = COLUMNS.slack * chunk.size
    over = [k for k, c in enumerate(columns) if c.x0 < chunk.x1 - slack and c.x1 > chunk.x0 + slack]
    if len(over) > 1:
        separated = [k for k in range(over[0], over[-1]) if columns[k].x1 <= columns[k + 1].x0]
        for k in separated:
            cut = _cut(chunk, columns[k], columns[k + 1], blank)
            if cut is not None:
                return _placed(cut[0], columns, blank) + _placed(cut[1], columns, blank)
        if not separated:
            k = by_edges([columns[i] for i in over], chunk) + over[0]
            return [PlacedChunk(chunk, k, k)]
        shares = [shared_width(columns[k], chunk) for k in over]
        solid = [
            k
            for k, share in zip(over, shares, strict=False)
            if share >= COLUMNS.spans_column * (columns[k].x1 - columns[k].x0)
            or share >= COLUMNS.spans_column * (chunk.x1 - chunk.x0)
        ] or [over[max(range(len(over)), key=lambda i: shares[i])]]
        if len(chunk.words) == solid[-1] - solid[0] + 1 > 1 and _end_as_columns(chunk, columns[solid[0] :]):
            return [PlacedChunk(chunk_of([word]), solid[0] + k, solid[0] + k) for k, word in enumerate(chunk.words)]
        return [PlacedChunk(chunk, solid[0], solid[-1])]
    if over:
        return [PlacedChunk(chunk, over[0], over[0])]
    k = min(range(len(columns)), key=lambda i: max(columns[i].x0 - chunk.x1, chunk.x0 - columns[i].x1))
    return [PlacedChunk(chunk, k, k)]


def _end_as_columns(chunk: Chunk, columns: Sequence[ColumnExtent]) -> bool:
    """Whether each word of a chunk ends where the texts of its column do, by order, and begins in it: headings set
    right, a blank apart."""
    near = COLUMNS.same_right_edge * chunk.size
    return chunk.x0 >= columns[0].x0 - near and all(
        abs(word.x1 - column.right) <= near for word, column in zip(chunk.words, columns, strict=False)
    )


def _with_first(slots: list[PlacedChunk], columns: Sequence[ColumnExtent]) -> list[PlacedChunk]:
    """The chunks of a line, the first cut where a word begins at the edge that the second column's cells share, if the
    words before it stand in the white between the first two columns and the first has nothing on this line: the heading
    of numbers that are set elsewhere in their cells, a blank before the next heading. What stands as a whole in the
    middle over the second column's cells is its own heading."""
    if not slots or slots[0].first != 1 or slots[0].last != 1 or columns[0].right >= slots[0].chunk.x0:
        return slots
    if abs(slots[0].chunk.centre - (columns[1].left + columns[1].right) / 2) < COLUMNS.edge_tolerance:
        return slots
    words = slots[0].chunk.words
    for index in range(1, len(words)):
        at_edge = abs(words[index].x0 - columns[1].left) < COLUMNS.edge_tolerance
        if at_edge and words[index - 1].x1 < columns[1].left:
            return [PlacedChunk(chunk_of(words[:index]), 0, 0), PlacedChunk(chunk_of(words[index:]), 1, 1), *slots[1:]]
    return slots


def _cut(chunk: Chunk, left: ColumnExtent, right: ColumnExtent, blank: float) -> tuple[Chunk, Chunk] | None:
    """The chunk cut at its blank between two columns: the widest, or one after which it fits the right one."""
    words = chunk.words
    size = chunk.size
    best: tuple[float, int] | None = None
    for index in range(1, len(words)):
        before, after = words[index - 1], words[index]
        gap = after.x0 - before.x1
        if gap <= COMMON.blank * size or after.x0 < left.left or before.x1 > right.right:
            continue
        near = COLUMNS.near_edge * size
        second = chunk_of(words[index:])
        fits = min(abs(second.x0 - right.left), abs(second.x1 - right.right), abs(second.centre - right.centre)) < near
        between = before.x1 <= right.x0 + COLUMNS.between * size and after.x0 >= left.x1 - COLUMNS.between * size
        likely = (
            fits and index <= COLUMNS.first_words and (gap > (blank + COLUMNS.fitting_blank) * size or second.is_value)
        )
        if not likely and not (between and gap > (blank + COLUMNS.loose_blank) * size):
            continue
        if not between:
            first = chunk_of(words[:index])
            aligned = min(abs(first.x0 - left.left), abs(first.x1 - left.right), abs(first.centre - left.centre)) < near
            if not aligned or second.x0 <= left.x1 - near:
                continue
        if best is None or gap > best[0]:
            best = (gap, index)
    return (chunk_of(words[: best[1]]), chunk_of(words[best[1] :])) if best is not None else None


def _in_order(slots: list[PlacedChunk]) -> list[PlacedChunk]:
    """Two chunks in one column are one cell, unless a free column beside takes the second."""
    merged: list[PlacedChunk] = []
    for slot in slots:
        if merged and slot.first <= merged[-1].last:
            last = merged[-1]
            merged[-1] = PlacedChunk(
                chunk_of(last.chunk.words + slot.chunk.words), last.first, max(last.last, slot.last)
            )
        else:
            merged.append(slot)
    return merged


def widened(columns: Sequence[ColumnExtent], rows: Sequence[Sequence[PlacedChunk]]) -> list[ColumnExtent]:
    """Columns with the extent of all cells that stand in one of them alone, up to the next column."""
    result: list[ColumnExtent] = []
    for k, column in enumerate(columns):
        chunks = [s.chunk for slots in rows for s in slots if s.first == s.last == k]
        x0, x1 = column.x0, column.x1
        for chunk in chunks:
            if k == 0 or chunk.x0 >= columns[k - 1].x1:
                x0 = min(x0, chunk.x0)
            if k + 1 == len(columns) or chunk.x1 <= columns[k + 1].x0:
                x1 = max(x1, chunk.x1)
        result.append(ColumnExtent(x0, x1, column.left, column.right))
    return result
