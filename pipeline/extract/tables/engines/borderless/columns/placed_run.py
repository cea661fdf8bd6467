"""The lines of a run with their chunks in columns, and the lines drawn around them: what the extent of a table is
found in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine, white_between
from pipeline.extract.tables.engines.borderless.settings import HEADER


@dataclass(frozen=True)
class PlacedRun:
    """``rows`` has the chunks of each of ``lines``, in columns; ``marks`` are those of the page."""

    lines: Sequence[ChunkLine]
    rows: PlacedLines
    columns: Sequence[ColumnExtent]
    marks: Marks

    @property
    def x0(self) -> float:
        """Where the first column begins, in points."""
        return self.columns[0].x0

    @property
    def x1(self) -> float:
        """Where the last column ends, in points."""
        return self.columns[-1].x1

    def middles(self, index: int) -> list[float]:
        """Where the middle of the table lies, in points: of its columns, and of each line and shaded band as wide as
        them from a line of text on."""
        top, bottom = self.lines[index].top, self.lines[-1].bottom
        drawn = [(r.start, r.end) for r in self.marks.between(top, bottom, self.x0, self.x1)]
        drawn += [(b.x0, b.x1) for b in self.marks.bands if top <= b.top <= bottom]
        near = HEADER.farthest * self.lines[index].size
        wide = [(a, b) for a, b in drawn if abs(a - self.x0) <= near and abs(b - self.x1) <= near]
        return [(a + b) / 2 for a, b in {(self.x0, self.x1), *wide}]

    def is_ruled(self, index: int, share: float | None = None) -> bool:
        """Whether a long rule lies between a line and the next (rules under single headings are shorter together)."""
        if not 0 <= index < len(self.lines) - 1:
            return False
        white = white_between(self.lines[index], self.lines[index + 1])
        return bool(self.marks.long_between(*white, self.x0, self.x1, share))
