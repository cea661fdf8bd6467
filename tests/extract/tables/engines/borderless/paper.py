"""Synthetic pages: words placed by hand, no PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.extract.pdf.page import Characters, Fill, Page, RulingLine, Word
from pipeline.extract.tables.engine import Grid
from pipeline.geometry import Box

EM = 0.5  # every letter is half an em wide
BLANK = 0.28


@dataclass
class Paper:
    """A page being written. Heights are baselines; text is cut into words at blanks."""

    size: float = 10.0
    words: list[Word] = field(default_factory=list)
    rules: list[RulingLine] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)

    def width(self, text: str) -> float:
        parts = text.split()
        return sum(len(p) for p in parts) * EM * self.size + (len(parts) - 1) * BLANK * self.size

    def left(self, x: float, y: float, text: str, bold: bool = False) -> None:
        for part in text.split():
            x1 = x + len(part) * EM * self.size
            self.words.append(Word(part, x, y - 0.78 * self.size, x1, y + 0.22 * self.size, self.size, bold))
            x = x1 + BLANK * self.size

    def right(self, x: float, y: float, text: str, bold: bool = False) -> None:
        self.left(x - self.width(text), y, text, bold)

    def centre(self, x: float, y: float, text: str, bold: bool = False) -> None:
        self.left(x - self.width(text) / 2, y, text, bold)

    def row(self, y: float, label: str, figures: Sequence[str], edges: Sequence[float], x: float = 50) -> None:
        """A label at the left and figures set right at ``edges`` ("" for none)."""
        if label:
            self.left(x, y, label)
        for figure, edge in zip(figures, edges, strict=True):
            if figure:
                self.right(edge, y, figure)

    def rule(self, y: float, x0: float, x1: float) -> None:
        self.rules.append(RulingLine(True, y, x0, x1))

    def bar(self, x: float, top: float, bottom: float) -> None:
        self.rules.append(RulingLine(False, x, top, bottom))

    def prose(self, y: float, x0: float, x1: float, lines: int) -> float:
        """A justified paragraph; the height below it."""
        text = [
            "the",
            "agency",
            "reports",
            "that",
            "more",
            "people",
            "than",
            "before",
            "were",
            "served",
            "during",
            "the",
            "year",
            "and",
            "that",
        ]
        for k in range(lines):
            room = x1 - x0
            words: list[str] = []
            while sum(len(w) for w in words) * EM * self.size + len(words) * BLANK * self.size < room - 6 * self.size:
                words.append(text[(len(words) + 3 * k) % len(text)])
            blank = (room - sum(len(w) for w in words) * EM * self.size) / max(1, len(words) - 1)
            x = x0
            for word in words:
                self.left(x, y, word)
                x += len(word) * EM * self.size + blank
            y += 1.2 * self.size
        return y

    def page(self) -> Page:
        none = np.zeros(0, np.float32)
        whole = none.astype(np.int32)
        empty = Characters(none.astype(np.uint32), none, none, none, none, none, whole, none.astype(np.bool_), whole)
        return Page(
            1, 612, 792, empty, tuple(self.words), tuple(self.rules), tuple(self.fills), curves=tuple(self.curves)
        )


def rows(grid: Grid) -> list[list[str]]:
    """The texts of a grid, "" where a span goes over."""
    height = max(c.row + c.row_span for c in grid.cells)
    width = max(c.column + c.column_span for c in grid.cells)
    texts = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def spans(grid: Grid) -> dict[str, tuple[int, int]]:
    """Row and column span of every cell that has one, by its text."""
    return {c.text: (c.row_span, c.column_span) for c in grid.cells if (c.row_span, c.column_span) != (1, 1)}
