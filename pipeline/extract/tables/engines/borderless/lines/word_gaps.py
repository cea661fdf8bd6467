"""How wide a gap between two words must be to part two cells, and what leaders leave between words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.settings import LINES
from pipeline.extract.tables.periods import names_part_of_year

# In ems. A blank is .25 to .35 em in most fonts; cells are padded by more than that on both sides.
# Two figures side by side are two cells at a smaller gap already.
# Blanks of a justified line may be stretched up to this and are still blanks.


_GROUP = re.compile(r"^\d{3}(?:[.,]\d{1,2})?%?[)*]?$")
_LED = re.compile(r"^(.*?[^.…])?([.…]{3,})([^.…].*)?$")


def usual_blank(rows: Sequence[Sequence[Word]]) -> float:
    """The width of a blank on this page, in ems: what most gaps between words of letters are."""
    gaps = [
        (b.x0 - a.x1) / b.size
        for row in rows
        for a, b in pairwise(row)
        if LINES.measured_from * b.size < b.x0 - a.x1 < LINES.measured_to * b.size
        and a.text[-1:].isalpha()
        and b.text[:1].isalpha()
    ]
    return sorted(gaps)[len(gaps) // LINES.blank_rank] if len(gaps) >= LINES.fewest_gaps else LINES.blank


def is_monospaced(words: Sequence[Word]) -> bool:
    """All letters .6 em wide: a typewriter's, whose blanks are as wide."""
    long = [w for w in words if len(w.text) >= LINES.long_word]
    even = sum(
        abs((w.x1 - w.x0) - LINES.typewriter * w.size * len(w.text))
        < LINES.typewriter_off * w.size * math.sqrt(len(w.text))
        for w in long
    )
    return bool(long) and even >= LINES.typewriter_share * len(long)


def limit_of(words: Sequence[Word], blank: float) -> float:
    """How wide a blank of this line can be, in ems."""
    usual = max(LINES.gap, blank + LINES.over_blank)
    gaps = [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in pairwise(words)]
    if len(words) >= LINES.justified_words and _are_blanks_of_one_width(words, gaps):
        return max(gaps) + LINES.same_blank
    if len(words) < LINES.short_line:
        return usual
    letters = sum(not text_kinds.is_value(w.text) for w in words)
    low, high = sorted(gaps)[len(gaps) // LINES.fifth], max(gaps)
    if (
        letters >= LINES.worded * len(words)
        and high < LINES.stretched
        and low > LINES.even_gaps * high
        and median(gaps) > LINES.wide_gaps
    ):
        return LINES.stretched
    alike = low > LINES.alike_gaps * sorted(gaps)[-1 - len(gaps) // LINES.fifth] and low > LINES.alike_range * high
    if letters == len(words) and high < LINES.drawn_out and alike:
        return LINES.drawn_out  # a short line drawn out to the full width: all its blanks are alike
    return usual


def _are_blanks_of_one_width(words: Sequence[Word], gaps: Sequence[float]) -> bool:
    """Whether all gaps of a line of words are the same, as a justified line has them however few its words are. (Cells
    of columns as wide as one another leave equal gaps where their texts are as wide as every other's only.)"""
    if max(gaps) - min(gaps) > LINES.same_blank or any(text_kinds.is_value(w.text) for w in words):
        return False
    widths = [(w.x1 - w.x0) / max(w.size, 1.0) for w in words]
    return any(abs(a - c) > LINES.other_width for a, c in zip(widths, widths[2:], strict=False))


def two_figures(before: Word, after: Word, following: Word | None) -> bool:
    """Two figures side by side, unless the second is a group of thousands of the first, or its share, or the year of a
    quarter, or a dash joins the first with what follows."""
    first, second = before.text, after.text
    if not (text_kinds.is_value(first) and text_kinds.is_value(second)) or names_part_of_year(first, second):
        return False
    wide = after.x0 - before.x1 >= LINES.figures_gap * after.size
    if not wide and (first in "-–−+(" or second[0] in "(["):
        return False
    if second in "-–−" and following is not None and following.x0 - after.x1 < LINES.figures_gap * after.size:
        return False
    return not (first[-1].isdigit() and len(first) <= LINES.before_group and _GROUP.match(second))


_DIALLING_CODE = re.compile(r"\(?\+\d{1,3}\)?")


def is_dialled(run: Sequence[Word], word: Word, following: Word | None) -> bool:
    """Whether a figure goes on with a telephone number: the code of a country before it, and digits enough with it."""
    code = next((i for i, w in enumerate(run) if _DIALLING_CODE.fullmatch(w.text)), None)
    if code is None:
        return False
    parts = [*run[code:], word, *([following] if following is not None else [])]
    return sum(c.isdigit() for part in parts for c in part.text) >= LINES.dialled_digits


def without_leaders(word: Word) -> list[Word]:
    """A word that leaders have grown together with, apart again (where it is cut is estimated: .5 em a letter)."""
    match = _LED.match(word.text)
    if match is None:
        return [word]
    before, leaders, after = match.groups(default="")
    if not (before or after):
        return [word]
    parts: list[Word] = []
    start, stop = word.x0, word.x1
    if before:
        start = min(word.x0 + LINES.letter_before * word.size * len(before), word.x1)
        parts.append(replace(word, text=before, x1=start))
    if after:
        stop = max(word.x1 - LINES.letter_after * word.size * len(after), start)
    parts.append(replace(word, text=leaders, x0=start, x1=stop))
    if after:
        parts.append(replace(word, text=after, x0=stop))
    return parts


def leads_from_label(place: int, row: Sequence[Word]) -> bool:
    """Dots that lead from a label: three and more, or following a text closely with more dots behind."""
    word = row[place]
    if _stands_alone(place, row):
        return False
    if len(word.text) > 2 or (word.text == "…" and place):
        return True
    after = row[place + 1] if place + 1 < len(row) else None
    return after is not None and text_kinds.is_leader(after.text)


def _stands_alone(place: int, row: Sequence[Word]) -> bool:
    """Dots in a cell of their own, for a figure that is not known: white on both sides, no more of them than an
    ellipsis has."""
    word = row[place]
    if len(word.text) > LINES.ellipsis or place == 0:
        return False
    apart = LINES.gap * word.size
    after = row[place + 1] if place + 1 < len(row) else None
    return word.x0 - row[place - 1].x1 > apart and (after is None or after.x0 - word.x1 > apart)
