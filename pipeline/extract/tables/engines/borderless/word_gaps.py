"""How wide a gap between two words must be to part two cells, and what leaders leave between words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless import text_kinds

# In ems. A blank is .25 to .35 em in most fonts; cells are padded by more than that on both sides.
GAP = 0.62
# Two figures side by side are two cells at a smaller gap already.
FIGURES_GAP = 0.36
CLOSE_FIGURES_GAP = 0.2  # where the line is mostly figures
# Blanks of a justified line may be stretched up to this and are still blanks.
STRETCHED = 1.35


_GROUP = re.compile(r"^\d{3}(?:[.,]\d{1,2})?%?[)*]?$")
_LED = re.compile(r"^(.*?[^.…])?([.…]{3,})([^.…].*)?$")


def usual_blank(rows: Sequence[Sequence[Word]]) -> float:
    """The width of a blank on this page, in ems: what most gaps between words of letters are."""
    gaps = [
        (b.x0 - a.x1) / b.size
        for row in rows
        for a, b in pairwise(row)
        if 0.1 * b.size < b.x0 - a.x1 < 0.85 * b.size and a.text[-1:].isalpha() and b.text[:1].isalpha()
    ]
    return sorted(gaps)[len(gaps) // 3] if len(gaps) >= 8 else 0.28


def is_monospaced(words: Sequence[Word]) -> bool:
    """All letters .6 em wide: a typewriter's, whose blanks are as wide."""
    long = [w for w in words if len(w.text) >= 3]
    even = sum(abs((w.x1 - w.x0) - 0.6 * w.size * len(w.text)) < 0.06 * w.size * len(w.text) ** 0.5 for w in long)
    return bool(long) and even >= 0.9 * len(long)


def limit_of(words: Sequence[Word], blank: float) -> float:
    """How wide a blank of this line can be, in ems."""
    usual = max(GAP, blank + 0.3)
    if len(words) < 6:
        return usual
    gaps = [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in pairwise(words)]
    letters = sum(not text_kinds.is_value(w.text) for w in words)
    low, high = sorted(gaps)[len(gaps) // 5], max(gaps)
    if letters >= 0.7 * len(words) and high < STRETCHED and low > 0.4 * high and median(gaps) > 0.3:
        return STRETCHED
    alike = low > 0.94 * sorted(gaps)[-1 - len(gaps) // 5] and low > 0.7 * high
    if letters == len(words) and high < 3.0 and alike:
        return 3.0  # a short line drawn out to the full width: all its blanks are alike
    return usual


def two_figures(before: Word, after: Word, following: Word | None) -> bool:
    """Two figures side by side, unless the second is a group of thousands of the first, or its share, or
    a dash joins the first with what follows."""
    first, second = before.text, after.text
    if not (text_kinds.is_value(first) and text_kinds.is_value(second)):
        return False
    wide = after.x0 - before.x1 >= FIGURES_GAP * after.size
    if not wide and (first in "-–−+(" or second[0] in "(["):
        return False
    if second in "-–−" and following is not None and following.x0 - after.x1 < FIGURES_GAP * after.size:
        return False
    return not (first[-1].isdigit() and len(first) <= 7 and _GROUP.match(second))


def unled(word: Word) -> list[Word]:
    """A word that leaders have grown together with, apart again (where it is cut is estimated: .5 em a letter)."""
    match = _LED.match(word.text)
    if match is None or not (match[1] or match[3]):
        return [word]
    parts: list[Word] = []
    start, stop = word.x0, word.x1
    if match[1]:
        start = min(word.x0 + 0.5 * word.size * len(match[1]), word.x1)
        parts.append(replace(word, text=match[1], x1=start))
    if match[3]:
        stop = max(word.x1 - 0.52 * word.size * len(match[3]), start)
    parts.append(replace(word, text=match[2], x0=start, x1=stop))
    if match[3]:
        parts.append(replace(word, text=match[3], x0=stop))
    return parts


def leads(place: int, row: Sequence[Word]) -> bool:
    """Dots that lead from a label: three and more, or following a text closely with more dots behind."""
    word = row[place]
    if len(word.text) > 2 or (word.text == "…" and place and word.x0 - row[place - 1].x1 < 1.5 * word.size):
        return True
    after = row[place + 1] if place + 1 < len(row) else None
    return after is not None and text_kinds.is_leader(after.text)
