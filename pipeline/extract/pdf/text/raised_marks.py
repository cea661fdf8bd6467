"""Raised digits set against a figure: marks of footnotes and exponents, which are no digits of the figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.settings import RAISED_MARKS
from pipeline.geometry import shared_height
from pipeline.quantities.digit_counts import RAISED_DIGITS

_TO_RAISED = str.maketrans("0123456789", RAISED_DIGITS)


def with_raised_marks(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a page, raised digits behind a figure as the raised signs they are ("325" and a small high "2":
    "²"), so that no reader takes them for digits of the figure."""
    marks = [
        i
        for i, w in enumerate(words)
        if len(w.text) <= RAISED_MARKS.longest and w.text.isascii() and w.text.isdecimal()
    ]
    figures = sorted((w.x1, i) for i, w in enumerate(words) if w.upright and w.text[-1:].isdecimal())
    ends = [x1 for x1, _ in figures]
    found: dict[int, Word] = {}
    for index in marks:
        mark = words[index]
        reach = 2 * mark.size
        near = figures[bisect_left(ends, mark.x0 - reach) : bisect_right(ends, mark.x0 + reach)]
        if mark.upright and any(_is_raised(mark, words[i]) for _, i in near if i != index):
            found[index] = replace(mark, text=mark.text.translate(_TO_RAISED))
    return tuple(found.get(i, w) for i, w in enumerate(words)) if found else tuple(words)


def _is_raised(mark: Word, figure: Word) -> bool:
    """Whether a word stands small and high right behind a figure."""
    gap = mark.x0 - figure.x1
    shared = shared_height(mark, figure)
    raised = figure.bottom - mark.bottom
    size = RAISED_MARKS.barely_smaller if raised > RAISED_MARKS.high * figure.size else RAISED_MARKS.smaller
    return (
        mark.size < size * figure.size
        and -RAISED_MARKS.touching * figure.size < gap < RAISED_MARKS.touching * figure.size
        and raised > RAISED_MARKS.raised * figure.size
        and mark.top < figure.top + RAISED_MARKS.raised * figure.size
        and shared > RAISED_MARKS.within * (mark.bottom - mark.top)
    )
