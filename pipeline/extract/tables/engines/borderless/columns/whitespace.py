"""Columns of a run: where the white goes through all its rows.

A separator is a height-long river of white that the rich lines of the run share. Where labels and
figures overlap in x (a long label over a short figure) no river exists and the edges that the rows
share (left, right, centre) distinguish the columns instead.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.extract.pdf.page import RulingLine
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COLUMNS, COMMON
from pipeline.extract.tables.periods import is_period
from pipeline.geometry import centre_x, left_edge, right_edge

_BEFORE = {"$", "€", "£", "¥", "US$", "M$", "MM$", "UF", "(", "+", "±"}
_AFTER = {"%", ")", "*", "**", "***", "†", "‡", "p", "r", "e", "/1", "/2", "1/", "2/", "3/", "4/", "(a)", "(b)"}
_DASHES = {"-", "–", "—"}


@dataclass(frozen=True)
class ColumnExtent:
    """Extent of the column's cells, and the edges most of them share."""

    x0: float
    x1: float
    left: float
    right: float

    @property
    def centre(self) -> float:
        return centre_x(self)


def rich_lines(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """The lines that show the columns: many chunks, figures among them where there are any."""
    multi = [line for line in lines if len(line.chunks) > 1]
    if not multi:
        return []
    counts = sorted(len(line.chunks) for line in multi)
    typical = counts[min(len(counts) - 1, int(COLUMNS.typical_rank * len(counts)))]
    rich = [line for line in multi if len(line.chunks) >= max(2, COLUMNS.rich * typical)]
    data = [line for line in rich if is_data(line)]
    return data if len(data) >= 2 else rich


def is_data(line: ChunkLine) -> bool:
    """Has figures that are no years: more likely a row than a heading."""
    figures = [c.text for c in line.chunks if c.is_value]
    return any(not is_period(t) for t in figures) and len(figures) >= COLUMNS.data_figures * len(line.chunks)


def columns_of(lines: Sequence[ChunkLine], verticals: Sequence[RulingLine] = ()) -> list[ColumnExtent]:
    """The columns of a run, left to right; empty where there is but one."""
    rich = rich_lines(lines)
    if not rich:
        return []
    bounds = _rivers([[(c.x0, c.x1) for c in line.pieces] for line in rich])
    usual, times = Counter(len(line.pieces) for line in rich).most_common(1)[0]
    if len(bounds) < usual and COLUMNS.usual_rows * times >= len(rich) and times > 2:
        # some rows run together what the others separate: let these show the columns
        again = _rivers([[(c.x0, c.x1) for c in line.pieces] for line in rich if len(line.pieces) == usual])
        if len(again) == usual:
            bounds = again
    top, bottom = rich[0].top, rich[-1].bottom
    for bar in verticals:
        if (
            bar.end - bar.start >= COLUMNS.bar_height * (bottom - top)
            and bar.start <= top + COLUMNS.bar_middle * (bottom - top) <= bar.end
        ):
            bounds = _with_bar(bounds, bar.position, rich)
    groups: list[list[Chunk]] = [[] for _ in bounds]
    pairs: dict[int, list[list[Chunk]]] = {}
    crossing = [[c for c in line.pieces if _crosses(c, bounds)] for line in rich]
    rare = sum(map(bool, crossing)) <= COLUMNS.crossing * len(rich)
    for line, across in zip(rich, crossing, strict=True):
        by_column: dict[int, list[Chunk]] = {}
        for chunk in line.pieces:
            if rare and chunk in across:
                continue  # it says nothing of how far its column reaches
            by_column.setdefault(_nearest(bounds, chunk), []).append(chunk)
        for index, chunks in by_column.items():
            groups[index].extend(chunks)
            if len(chunks) > 1:
                pairs.setdefault(index, []).append(chunks)
    columns: list[ColumnExtent] = []
    for index, chunks in enumerate(groups):
        if not chunks:
            continue
        multiple = pairs.get(index, [])
        multiple = [m for m in multiple if all(b.x0 - a.x1 > COLUMNS.pair_gap * a.size for a, b in pairwise(m))]
        if len(multiple) >= 2 and len(multiple) >= COLUMNS.pair_rows * (len(chunks) - len(multiple)):
            columns.extend(_overlapping(multiple, chunks))
        else:
            columns.append(column_around(chunks))
    columns = _marks_merged(columns, groups if len(columns) == len(groups) else None, len(rich))
    return _complements_merged(columns, rich, lines)


def _crosses(chunk: Chunk, bounds: Sequence[tuple[float, float]]) -> bool:
    """The chunk goes over the whole of a column that is not its first, or over a narrow first one into the next: a
    label printed over the figures beside it."""
    narrow = len(bounds) > 1 and bounds[0][1] - bounds[0][0] < chunk.x1 - chunk.x0
    if narrow and chunk.x0 < bounds[0][1] and chunk.x1 > bounds[1][0]:
        return True
    return any(a < chunk.x1 and b > chunk.x0 and chunk.x0 < a and chunk.x1 > b - chunk.size for a, b in bounds[1:])


def _complements_merged(
    columns: list[ColumnExtent], rich: Sequence[ChunkLine], lines: Sequence[ChunkLine]
) -> list[ColumnExtent]:
    """Neighbours that no line fills together are one column: a centred heading beside figures set right. Where a
    heading has such figures on either side it is of the nearer ones."""
    by_column: list[list[tuple[int, Chunk]]] = [[] for _ in columns]
    bounds = [(c.x0, c.x1) for c in columns]
    filled = [{_nearest(bounds, chunk) for chunk in line.pieces} for line in lines]
    # lines upon each other are one row, its cells at heights of their own
    close = [
        a | b for (m, a), (n, b) in pairwise(zip(lines, filled, strict=True)) if n.base - m.base < COMMON.upon * n.size
    ]
    together = {pair for columns_filled in (*filled, *close) for pair in pairwise(sorted(columns_filled))}
    for index, line in enumerate(rich):
        for chunk in line.pieces:
            by_column[_nearest(bounds, chunk)].append((index, chunk))
    kept: list[list[tuple[int, Chunk]]] = []
    on_lines = [{i for i, _ in members} for members in by_column]
    for number, members in enumerate(by_column):
        apart = {i for i, _ in kept[-1]} & on_lines[number] if kept else set()
        nearer = (
            0 < number < len(columns) - 1
            and not on_lines[number] & on_lines[number + 1]
            and (number, number + 1) not in together
            and columns[number + 1].x0 - columns[number].x1 < columns[number].x0 - columns[number - 1].x1
        )
        if kept and not apart and (number - 1, number) not in together and not nearer:
            kept[-1] = kept[-1] + members
        else:
            kept.append(members)
    if len(kept) == len(columns) or len(kept) < 2:
        return columns
    return [column_around([c for _, c in members]) for members in kept if members]


def _rivers(rows: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Extents of the columns: what is covered by more rows than may be outliers."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for x0, x1 in row:
            events.append((x0, 1))
            events.append((x1, -1))
    events.sort(key=lambda e: (e[0], e[1]))
    allowed = len(rows) // COLUMNS.outliers
    extents: list[tuple[float, float]] = []
    depth, start = 0, None
    for x, step in events:
        depth += step
        if depth > allowed and start is None:
            start = x
        elif depth <= allowed and start is not None:
            extents.append((start, x))
            start = None
    if allowed:
        extents = _grown(extents, rows)
    merged: list[tuple[float, float]] = []
    for extent in extents:
        if merged and extent[0] - merged[-1][1] < COLUMNS.thinnest_river:
            merged[-1] = (merged[-1][0], extent[1])
        else:
            merged.append(extent)
    return merged


def _grown(
    extents: list[tuple[float, float]], rows: Sequence[Sequence[tuple[float, float]]]
) -> list[tuple[float, float]]:
    """Extents with the cells that stand in no extent (a column with few cells) added."""
    lonely = [(x0, x1) for row in rows for x0, x1 in row if not any(x0 < b and x1 > a for a, b in extents)]
    lonely.sort()
    for x0, x1 in lonely:
        if extents and any(x0 < b and x1 > a for a, b in extents):
            extents = [(min(a, x0), max(b, x1)) if x0 < b and x1 > a else (a, b) for a, b in extents]
        else:
            extents = sorted([*extents, (x0, x1)])
    return extents


def _with_bar(bounds: list[tuple[float, float]], x: float, rich: Sequence[ChunkLine]) -> list[tuple[float, float]]:
    """Extents cut at a vertical rule that goes through one of them with text on both sides."""
    for index, (a, b) in enumerate(bounds):
        if a + 2 < x < b - 2:
            left = [c.x1 for line in rich for c in line.chunks if c.centre < x and c.x1 > a]
            right = [c.x0 for line in rich for c in line.chunks if c.centre > x and c.x0 < b]
            if left and right:
                return [*bounds[:index], (a, x), (x, b), *bounds[index + 1 :]]
    return bounds


def _nearest(bounds: Sequence[tuple[float, float]], chunk: Chunk) -> int:
    best, most = 0, -math.inf
    x0, x1 = chunk.x0, chunk.x1
    for index, (a, b) in enumerate(bounds):
        overlap = (b if b < x1 else x1) - (a if a > x0 else x0)  # min and max: the innermost loop of the engine
        if overlap > most:
            best, most = index, overlap
    return best


def column_around(chunks: Sequence[Chunk]) -> ColumnExtent:
    """The column that chunks stand in: from the leftmost to the rightmost edge, with the medians of both edges
    (points)."""
    return ColumnExtent(
        left_edge(chunks),
        right_edge(chunks),
        median(c.x0 for c in chunks),
        median(c.x1 for c in chunks),
    )


def _overlapping(pairs: Sequence[Sequence[Chunk]], chunks: Sequence[Chunk]) -> list[ColumnExtent]:
    """Columns without a river between them, from the rows that fill them all; the rest by nearest edge."""
    counts = sorted(len(p) for p in pairs)
    width = counts[len(counts) // 2]
    full = [p for p in pairs if len(p) == width]
    columns = [column_around([p[k] for p in full]) for k in range(width)]
    if not all(_shares_edge([p[k] for p in full]) for k in range(width)):
        return [column_around(chunks)]
    by_column: list[list[Chunk]] = [[] for _ in columns]
    for chunk in chunks:
        by_column[by_edges(columns, chunk)].append(chunk)
    return [column_around(h) for h in by_column if h]


def _shares_edge(chunks: Sequence[Chunk]) -> bool:
    """Most of the chunks share their left edge, right edge or centre."""
    tolerance = COLUMNS.edge_tolerance * chunks[0].size
    for edges in ([c.x0 for c in chunks], [c.x1 for c in chunks], [c.centre for c in chunks]):
        middle = median(edges)
        if sum(abs(e - middle) <= tolerance for e in edges) >= COLUMNS.edge_shared * len(edges):
            return True
    return False


def by_edges(columns: Sequence[ColumnExtent], chunk: Chunk) -> int:
    """The column whose shared edge is nearest to the chunk's."""
    return min(
        range(len(columns)),
        key=lambda k: min(
            abs(chunk.x0 - columns[k].left),
            abs(chunk.x1 - columns[k].right),
            abs(chunk.centre - (columns[k].left + columns[k].right) / 2),
        ),
    )


def _marks_merged(
    columns: list[ColumnExtent], groups: Sequence[Sequence[Chunk]] | None, rows: int
) -> list[ColumnExtent]:
    """Columns that hold only signs of money, percent or notes joined with the figures they belong to, and codes with
    their names where a dash stands between these."""
    if groups is None:
        return columns
    kept: list[ColumnExtent] = []
    pending: ColumnExtent | None = None
    dash = False
    for column, chunks in zip(columns, [g for g in groups if g], strict=False):
        texts = {c.text for c in chunks}
        near = COLUMNS.near_dash * chunks[0].size
        if dash and column.x0 - kept[-1].x1 < near:
            kept[-1] = _joined(kept[-1], column)
            dash = False
            continue
        dash = len(chunks) > 1 and texts <= _DASHES and bool(kept) and column.x0 - kept[-1].x1 < near
        if pending is not None:
            column = _joined(pending, column)
            pending = None
        if texts <= _BEFORE and (len(chunks) > 1 or rows > 2):
            pending = column
        elif dash or (texts <= _AFTER and kept and (len(chunks) > 1 or rows > 2)):
            kept[-1] = _joined(kept[-1], column)
        else:
            kept.append(column)
    return kept + ([pending] if pending is not None else [])


def _joined(a: ColumnExtent, b: ColumnExtent) -> ColumnExtent:
    return ColumnExtent(min(a.x0, b.x0), max(a.x1, b.x1), min(a.left, b.left), max(a.right, b.right))
