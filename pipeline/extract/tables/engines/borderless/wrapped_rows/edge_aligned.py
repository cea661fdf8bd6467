"""Rows whose cells all begin on the first line of the row, or all end on the last, without white between the rows.

Where the lines of a wrapped label are set as close as rows are, one line by itself does not show whether it goes on
with the label above or begins the one below. The table does: its cells are aligned alike, so all figures stand beside
the first lines of their labels or all beside the last ones, and a line inside a label ended because the next word had
no room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.extract.tables.engines.borderless.wrapped_rows.cheapest_rows import RowDivision, cheapest_rows
from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import are_evenly_set, extents, had_no_room


def edge_aligned_rows(
    lines: Sequence[ChunkLine], rows: PlacedLines, numeric: frozenset[int], separated: Sequence[bool]
) -> list[list[int]] | None:
    """Indices of the lines of each row, or ``None`` where neither edge explains the lines better than the other.

    ``separated`` says of each line but the last whether something drawn parts it from the next. Of the divisions for
    either edge, found by dynamic programming, the one with fewer rows without figures counts, or with fewer sentences
    cut between two rows where both leave as many; it must leave at most half of those that single lines leave, and some
    label show by its words that it goes on.
    """
    if not numeric or len(lines) < BODY.few_rows:
        return None
    body = _Body(lines, rows, numeric, separated)
    alone = sum(map(body.is_incomplete, range(len(lines))))
    if not alone:
        return None
    first, last = body.divided(0), body.divided(-1)
    best = min(first, last, key=lambda d: d.cost)
    if math.isclose(first.cost, last.cost):
        broken = [body.broken(d.groups) for d in (first, last)]
        if broken[0] == broken[1]:
            return None
        best = first if broken[0] < broken[1] else last
    if best.cost > BODY.complete * alone:
        return None
    return best.groups if body.shows_wrapping(best.groups) else None


class _Body:
    """The lines of a body with the reach of its columns."""

    def __init__(
        self, lines: Sequence[ChunkLine], rows: PlacedLines, numeric: frozenset[int], separated: Sequence[bool]
    ) -> None:
        self.lines, self.rows, self.numeric, self.separated = lines, rows, numeric, separated
        self.extents = extents(rows, max((s.last for slots in rows for s in slots), default=0) + 1)

    def is_incomplete(self, index: int) -> bool:
        """Whether a line has no figure."""
        return not any(s.first in self.numeric and s.chunk.is_value for s in self.rows[index])

    def divided(self, edge: int) -> RowDivision:
        """The least incomplete division into rows whose cells all have a line at one edge: 0 the first, -1 the last."""
        return cheapest_rows(
            len(self.lines),
            lambda start, end: start == end - 1 or not self.separated[start],
            lambda start, end: self._cost(start, end, edge),
        )

    def _cost(self, start: int, end: int, edge: int) -> float | None:
        """1 for a row without figures or that begins in the middle of a sentence; ``None`` for no row at all."""
        begins = self.rows[start][0] if self.rows[start] else None
        cut = bool(start and begins and begins.first == 0 and text_kinds.continues(begins.chunk.text))
        if end - start > 1 and not (self._is_row(start, end, edge)):
            return None
        incomplete = all(self.is_incomplete(i) for i in range(start, end))
        return float(incomplete or cut)

    def _is_row(self, start: int, end: int, edge: int) -> bool:
        cells: dict[int, list[int]] = {}
        for index in range(start, end):
            for s in self.rows[index]:
                if s.first != s.last:
                    return False
                cells.setdefault(s.first, []).append(index)
        at_edge = (start, end - 1)[edge]
        if self.is_incomplete(at_edge):
            return False
        for column, indices in cells.items():
            if indices[edge] != at_edge or indices[-1] - indices[0] != len(indices) - 1:
                return False
            if len(indices) > 1 and not self._is_wrapped(column, indices):
                return False
        return True

    def _is_wrapped(self, column: int, indices: Sequence[int]) -> bool:
        """Whether the texts of a column on neighbouring lines can be the lines of one cell."""
        texts = [self._chunk(column, i) for i in indices]
        if any(c.is_value for c in texts) and column in self.numeric:
            return False
        if not are_evenly_set([self.lines[i].base for i in indices], texts[0].size):
            return False
        return all(self._goes_on(column, a, b) for a, b in pairwise(texts))

    def _goes_on(self, column: int, upper: Chunk, lower: Chunk) -> bool:
        """Whether a line of a cell ended because the next word had no room."""
        if upper.bold != lower.bold or upper.text.rstrip().endswith(":"):
            return False
        near = COMMON.indent * lower.size
        if lower.x0 < upper.x0 - near and abs(lower.centre - upper.centre) > near and abs(lower.x1 - upper.x1) > near:
            return False
        return text_kinds.continues(lower.text) or had_no_room(upper, lower, self.extents[column])

    def _chunk(self, column: int, index: int) -> Chunk:
        return next(s.chunk for s in self.rows[index] if s.first == column)

    def broken(self, groups: Sequence[Sequence[int]]) -> int:
        """How many texts go on by their words in the first line of the next row, where that had no room above."""
        count = 0
        for group, below in pairwise(groups):
            lasts = {s.first: s.chunk for i in group for s in self.rows[i] if s.first == s.last}
            firsts = {s.first: s.chunk for i in reversed(below) for s in self.rows[i] if s.first == s.last}
            for column in (lasts.keys() & firsts.keys()) - self.numeric:
                upper, lower = lasts[column], firsts[column]
                said = text_kinds.is_open(upper.text) or text_kinds.continues(lower.text)
                count += said and had_no_room(upper, lower, self.extents[column])
        return count

    def shows_wrapping(self, groups: Sequence[Sequence[int]]) -> bool:
        """Whether some line inside a row goes on with the one above by its words."""
        return any(
            s.first not in self.numeric
            and any(t.first == s.first for t in self.rows[index - 1])
            and (text_kinds.continues(s.chunk.text) or text_kinds.is_open(self._chunk(s.first, index - 1).text))
            for group in groups
            for index in group[1:]
            for s in self.rows[index]
        )
