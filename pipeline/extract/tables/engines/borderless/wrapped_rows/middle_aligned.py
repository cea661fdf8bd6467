"""Rows whose cells are set in the middle of their height: a wrapped text with the figures beside its middle line.

Where every cell of a row has its text around one height, lines of one cell alternate with those of another and a
figure stands beside neither the first nor the last line of its label. Which lines are one row then follows from the
heights alone: the one division into rows in which all cells of each row have the same middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.extract.tables.engines.borderless.wrapped_rows.cheapest_rows import cheapest_rows
from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import are_evenly_set, extents, had_no_room


def middle_aligned_rows(
    lines: Sequence[ChunkLine], rows: PlacedLines, numeric: frozenset[int], separated: Sequence[bool]
) -> list[list[int]] | None:
    """Indices of the lines of each row, or ``None`` where the cells are not set in the middle of their rows.

    ``separated`` says of each line but the last whether something drawn parts it from the next. The least incomplete
    division in which all cells of a row have one middle is found by dynamic programming; it counts only where it
    leaves fewer rows incomplete than every line by itself does, and some row shows cells of different heights.
    """
    count = len(lines)
    body = _Body.of(lines, rows, numeric)
    if count < BODY.few_rows or body.columns < 2:
        return None
    ends = body.ends(separated)
    if all(end == start + 1 or body.filled[start] == body.filled[start + 1] for start, end in enumerate(ends)):
        return None  # as in most tables: no row shows cells of different heights
    found = cheapest_rows(count, lambda start, end: end <= ends[start], body.cost)
    alone = sum(body.incomplete(i, i + 1) for i in range(count))
    shown = [g for g in found.groups if body.shows(g[0], g[-1] + 1)]
    if not shown or found.cost > BODY.complete * alone or found.cost > len(shown):
        return None
    return found.groups


def row_around(lines: Sequence[ChunkLine], rows: PlacedLines, anchor: int, numeric: frozenset[int]) -> tuple[int, int]:
    """The first line and one past the last of the largest row with all its cells in its middle that a line of figures
    is part of; the line alone where there is none."""
    body = _Body.of(lines, rows, numeric)
    ends = body.ends()
    found = (anchor, anchor + 1)
    for start in range(max(anchor - BODY.middle_lines // 2, 0), anchor + 1):
        for end in range(anchor + 1, min(anchor + BODY.middle_lines // 2, ends[start]) + 1):
            if end - start <= found[1] - found[0] or not body.shows(start, end):
                continue
            if body.cost(start, end) is not None:
                found = (start, end)
    return found


def ends_around(lines: Sequence[ChunkLine], rows: PlacedLines, anchor: int) -> bool:
    """Whether the line below the last row of figures is the end of its label: the label's other line stands as far
    above, and other rows stand between two lines of their labels like this."""
    return _between_labels(lines, rows, anchor) and any(_between_labels(lines, rows, i) for i in range(1, anchor - 2))


def _between_labels(lines: Sequence[ChunkLine], rows: PlacedLines, index: int) -> bool:
    """Whether a line of figures without a label stands in the middle between two lines that are labels only."""
    if not 0 < index < len(lines) - 1 or any(s.first == 0 for s in rows[index]):
        return False
    around = (rows[index - 1], rows[index + 1])
    if any(len(slots) != 1 or slots[0].first != 0 or slots[0].last != 0 for slots in around):
        return False
    above, below = lines[index].base - lines[index - 1].base, lines[index + 1].base - lines[index].base
    size = lines[index].size
    return abs(above - below) < BODY.middle_height * size and above + below < COMMON.cell_leading * size


@dataclass(frozen=True)
class _Body:
    """Lines of a body with the chunks of each by column: how many ``columns`` there are, which of them are ``numeric``,
    how wide the widest text of each is and how far right its texts go, in points (``extents``), and which of them each
    line fills (``filled``). Rows are tried as lines ``start`` to before ``end``."""

    lines: Sequence[ChunkLine]
    rows: PlacedLines
    numeric: frozenset[int]
    columns: int
    extents: Sequence[tuple[float, float]]
    filled: Sequence[frozenset[int]]

    @classmethod
    def of(cls, lines: Sequence[ChunkLine], rows: PlacedLines, numeric: frozenset[int]) -> _Body:
        columns = max((s.last for slots in rows for s in slots), default=0) + 1
        filled = [frozenset(s.first for s in slots) for slots in rows]
        return cls(lines, rows, numeric, columns, extents(rows, columns), filled)

    def ends(self, separated: Sequence[bool] = ()) -> list[int]:
        """For each line, one past the last that a row beginning with it can reach: before what is ``separated`` from
        it, a text over several columns, and a second text in a column where one of them is a figure."""
        figures = [frozenset(s.first for s in r if s.first in self.numeric and s.chunk.is_value) for r in self.rows]
        spanned = [any(s.first != s.last for s in slots) for slots in self.rows]
        ends = list(range(1, len(self.lines) + 1))
        for start in range(len(ends) - 2, -1, -1):
            if spanned[start] or spanned[start + 1] or (separated and separated[start]):
                continue
            last = min(ends[start + 1], start + BODY.middle_lines)
            below = (
                i for i in range(start + 1, last) if figures[start] & self.filled[i] or figures[i] & self.filled[start]
            )
            ends[start] = next(below, last)
        return ends

    def cells(self, start: int, end: int) -> dict[int, list[tuple[float, Chunk]]]:
        """Baselines and texts of each column in some lines."""
        cells: dict[int, list[tuple[float, Chunk]]] = {}
        for index in range(start, end):
            base = self.lines[index].base
            for s in self.rows[index]:
                cells.setdefault(s.first, []).append((base, s.chunk))
        return cells

    def cost(self, start: int, end: int) -> float | None:
        """How incomplete a row of these lines, that reaches no further than ``ends`` says, would be; ``None`` where
        they can be no one row."""
        rows = self.rows
        first = rows[start][0] if rows[start] else None
        if start and first is not None and first.first == 0 and text_kinds.continues(first.chunk.text):
            return 1.0 if end - start == 1 else None  # its label began above
        if end - start > 1:
            cells = self.cells(start, end)
            if len(cells) < 2:
                return None
            size = self.lines[start].size
            middles = [(parts[0][0] + parts[-1][0]) / 2 for parts in cells.values()]
            if max(middles) - min(middles) > BODY.middle_height * size:
                return None
            if not all(self._may_be_a_cell(column, parts, size) for column, parts in cells.items()):
                return None
        return self.incomplete(start, end)

    def _may_be_a_cell(self, column: int, parts: Sequence[tuple[float, Chunk]], size: float) -> bool:
        """Whether texts below one another, each with its baseline, can be the lines of one cell of a column."""
        texts = [c for _, c in parts]
        if not are_evenly_set([base for base, _ in parts], size):
            return False
        return _share_edge(texts) and all(_wraps(a, b, self.extents[column]) for a, b in pairwise(texts))

    def incomplete(self, start: int, end: int) -> float:
        """The share of the columns that a row of these lines leaves empty; where figures are known, 1 without any."""
        rows = self.rows[start:end]
        if self.numeric:
            return 0.0 if any(s.first in self.numeric and s.chunk.is_value for slots in rows for s in slots) else 1.0
        return (self.columns - len({s.first for slots in rows for s in slots})) / self.columns

    def shows(self, start: int, end: int) -> bool:
        """Whether lines, as one row, show that its cells are set in its middle: cells of different numbers of lines,
        one of them a text that was long enough to be wrapped."""
        parts = self.cells(start, end).values()
        if len({len(texts) for texts in parts}) < 2:
            return False
        return any(
            (a.x1 - a.x0 > BODY.wide_cell * a.size) or text_kinds.continues(b.text)
            for texts in parts
            for (_, a), (_, b) in pairwise(texts)
        )


def _share_edge(texts: Sequence[Chunk]) -> bool:
    """Whether the lines of a cell are set left, right or centred alike."""
    near = BODY.middle_edge * texts[0].size
    edges = ([c.x0 for c in texts], [c.x1 for c in texts], [c.centre for c in texts])
    return any(max(e) - min(e) <= near for e in edges)


def _wraps(upper: Chunk, lower: Chunk, extent: tuple[float, float]) -> bool:
    """Whether a line of a cell ended because the next word had no room, or because another item of a list begins."""
    if text_kinds.is_item_mark(lower.words[0].text):
        return True
    return had_no_room(upper, lower, extent) or text_kinds.continues(lower.text)
