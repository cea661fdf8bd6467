"""The text of a set of words, line by line: what stands in a cell or a paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from pipeline.extract.page import Word

SAME_LINE = 0.5  # of the lower word's height that must overlap
JOINED = 0.09  # of the font size: words nearer than this were one word


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into lines, top to bottom, each from left to right."""
    lines: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            top, bottom, members = lines[index]
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap >= SAME_LINE * min(bottom - top, word.bottom - word.top):
                members.append(word)
                if word.bottom - word.top > bottom - top:
                    lines[index] = (word.top, word.bottom, members)
                break
        else:
            lines.append((word.top, word.bottom, [word]))
    lines.sort(key=lambda line: line[1])
    return [sorted(members, key=lambda w: w.x0) for _, _, members in lines]


def line_text(line: Sequence[Word]) -> str:
    """The words of one line with a blank between, none where two pieces of one word touch."""
    parts = [line[0].text]
    for before, word in itertools.pairwise(line):
        touching = word.x0 - before.x1 <= JOINED * min(before.size, word.size)
        parts.append(word.text if touching and _same_level(before, word) else " " + word.text)
    return "".join(parts)


def cell_text(words: Iterable[Word]) -> str:
    """The text of a cell: its lines joined with one blank."""
    return " ".join(line_text(line) for line in lines_of(words))


def _same_level(before: Word, word: Word) -> bool:
    """Not a raised mark: the same size, on the same baseline."""
    return abs(before.bottom - word.bottom) < 0.15 * word.size and 0.85 < before.size / max(word.size, 0.1) < 1.18
