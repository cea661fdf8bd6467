"""Labels of the first column shared out among the rows of the other columns, where a label may stand for several.

A merged cell whose lines are not drawn shows its label in the middle of its rows, or beside the first or the last of
them. Its label may be wrapped, and a line of it may stand beside a row by chance. Which lines are one label, and which
rows are its own, is decided for all labels together: the division in which each label stands at the same place of its
rows, and none begins in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import had_no_room
from pipeline.geometry import Box, bounding, centre_y, right_edge

MIDDLE, FIRST, LAST = range(3)
"""Where labels stand beside their rows."""


@dataclass(frozen=True)
class LabelLine:
    """A line of text in the first column; ``beside`` says whether texts of other columns stand on it too."""

    chunk: Chunk
    beside: bool


@dataclass(frozen=True)
class SharedLabel:
    """The lines of a label, from ``start`` to before ``end``, and the first and the last of its rows."""

    start: int
    end: int
    first: int
    last: int

    @property
    def rows(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True)
class _Step:
    """What a division costs, lines joined to others in labels, and what was given before its last label."""

    cost: int
    before: tuple[int, int] | None


@dataclass(frozen=True)
class LabelPartition:
    """``lines`` are those of the first column, ``rows`` the boxes of the rows of the others, both top to bottom."""

    lines: Sequence[LabelLine]
    rows: Sequence[Box]

    def shared(self, place: int) -> list[SharedLabel] | None:
        """The labels with their rows, none beginning in the middle of a sentence, and as few lines joined as can
        be; ``None`` where the labels do not
        stand at a ``place`` of their rows, or some row has none."""
        best: dict[tuple[int, int], _Step] = {(0, 0): _Step(0, None)}  # by how many lines and rows are given
        for start in range(len(self.lines)):
            known = [row for line, row in best if line == start]
            for end in range(start + 1, len(self.lines) + 1):
                if not self._is_label(start, end):
                    break
                for first, last in self._rows_of(start, end, known, place):
                    step = _Step(best[start, first].cost + end - start - 1, (start, first))
                    if (end, last + 1) not in best or step.cost < best[end, last + 1].cost:
                        best[end, last + 1] = step
        return self._along(best) if (len(self.lines), len(self.rows)) in best else None

    def _rows_of(self, start: int, end: int, firsts: Sequence[int], place: int) -> Iterator[tuple[int, int]]:
        """The first and the last of the rows that a label can be of, if it begins at one of some rows."""
        for first in firsts:
            for last in range(first, len(self.rows)):
                if self._stands(start, end, first, last, place):
                    yield first, last

    def _along(self, steps: Mapping[tuple[int, int], _Step]) -> list[SharedLabel]:
        """The labels of the steps that give all lines and all rows."""
        found: list[SharedLabel] = []
        end, row = len(self.lines), len(self.rows)
        while (before := steps[end, row].before) is not None:
            found.insert(0, SharedLabel(before[0], end, before[1], row - 1))
            end, row = before
        return found

    def _is_label(self, start: int, end: int) -> bool:
        """Whether lines can be one label: the last of them goes on with the line above it, as close as lines of a cell
        are, and the first begins something. Two codes one below the other number two things ("21", "22")."""
        if start and self.goes_on(start):
            return False
        if end - start < 2:
            return True
        upper, lower = self.lines[end - 2], self.lines[end - 1]
        if text_kinds.is_code(upper.chunk.text) and text_kinds.is_code(lower.chunk.text):
            return False
        if lower.chunk.bottom - upper.chunk.bottom > COMMON.cell_leading * lower.chunk.size:
            return False
        return not (upper.beside and lower.beside) or had_no_room(upper.chunk, lower.chunk, self._extent)

    def goes_on(self, index: int) -> bool:
        """Whether the words of a line say that it goes on with the one above, where its first had no room."""
        upper, lower = self.lines[index - 1].chunk, self.lines[index].chunk
        said = text_kinds.is_open(upper.text) or (text_kinds.continues(lower.text) and not self._uncapitalised)
        return said and had_no_room(upper, lower, self._extent)

    @cached_property
    def _uncapitalised(self) -> bool:
        """Whether all labels are written in lower case, so that it says nothing of where they begin."""
        return all(text_kinds.continues(s.chunk.text) for s in self.lines)

    @cached_property
    def _extent(self) -> tuple[float, float]:
        """How wide the widest line is and how far right the lines go, in points."""
        return max(s.chunk.x1 - s.chunk.x0 for s in self.lines), right_edge(s.chunk for s in self.lines)

    def _stands(self, start: int, end: int, first: int, last: int, place: int) -> bool:
        """Whether a label stands at a place of some rows."""
        label = bounding([s.chunk for s in self.lines[start:end]])
        rows = self.rows[first].top, self.rows[last].bottom
        slack = BODY.label_off_middle * self.lines[start].chunk.size
        if place == MIDDLE:
            return abs((rows[0] + rows[1]) / 2 - centre_y(label)) <= slack
        if label.top < rows[0] - slack or label.bottom > rows[1] + slack:
            return False
        return abs(label.top - rows[0] if place == FIRST else rows[1] - label.bottom) <= slack
