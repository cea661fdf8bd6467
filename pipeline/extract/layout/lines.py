"""Text lines of a page, split at gaps that may separate columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.extract.layout.settings import LINES
from pipeline.extract.layout.text_of_words import line_text, word_lines
from pipeline.extract.pdf.page import Word
from pipeline.geometry import Box, bounding, shared_height
from pipeline.values import cached_property, dataclass


@dataclass(frozen=True)
class Line:
    """A run of words on one line without a wide gap."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with blanks between them."""
        return line_text(self.words)

    @cached_property
    def box(self) -> Box:
        """The bounding box, in points."""
        words = self.words
        return bounding(words)

    @cached_property
    def size(self) -> float:
        """The font size of most of the characters, in points."""
        weight: dict[float, int] = {}
        for word in self.words:
            size = round(word.size, 1)
            weight[size] = weight.get(size, 0) + len(word.text)
        return max(weight, key=lambda s: weight[s])

    @cached_property
    def bold(self) -> bool:
        """Whether all words with letters or digits are bold."""
        letters = [w for w in self.words if any(c.isalnum() for c in w.text)]
        return bool(letters) and all(w.bold for w in letters)


def text_lines(words: Iterable[Word]) -> list[Line]:
    """The lines of upright words, top to bottom; parts of one line from left to right."""
    found: list[Line] = []
    for line in word_lines(w for w in words if w.upright):
        start = 0
        for i, (a, b) in enumerate(pairwise(line), 1):
            if b.x0 - a.x1 > LINES.wide * max(a.size, b.size):
                found.append(Line(tuple(line[start:i])))
                start = i
        found.append(Line(tuple(line[start:])))
    return found


def grouped_by_level(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand beside each other together, from the first on."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows:
            box = rows[-1][0].box
            if shared_height(box, line.box) > LINES.beside * (box.bottom - box.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return rows
