"""Words → lines → chunks: the runs of words that stand together on one line.

A chunk ends where the gap to the next word is wider than a blank can be. How wide that is depends on
the line: a justified line stretches all its blanks alike, so its own gaps are the measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from pipeline.extract.engines.aligned import kinds
from pipeline.extract.page import Rule, Word

# In ems. A blank is .25 to .35 em in most fonts; cells are padded by more than that on both sides.
GAP = 0.62
# Two figures side by side are two cells at a smaller gap already.
FIGURES_GAP = 0.36
CLOSE_FIGURES_GAP = 0.2  # where the line is mostly figures
# Blanks of a justified line may be stretched up to this and are still blanks.
STRETCHED = 1.35


@dataclass(frozen=True)
class Chunk:
    """Words that stand together on one line."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float

    @cached_property
    def text(self) -> str:
        return joined(self.words)

    @cached_property
    def is_value(self) -> bool:
        return kinds.is_value(self.text)

    @cached_property
    def is_figure(self) -> bool:
        return kinds.is_figure(self.text)

    @property
    def size(self) -> float:
        return self.words[0].size

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Line:
    """Chunks on one baseline, left to right."""

    chunks: tuple[Chunk, ...]
    top: float
    bottom: float
    base: float
    size: float
    leaders: bool = False
    blank: float = 0.28

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @cached_property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)

    @cached_property
    def pieces(self) -> tuple[Chunk, ...]:
        """The chunks cut once more wherever a gap is clearly wider than a blank (in a justified line: nowhere)."""
        result: list[Chunk] = []
        limit = (self.blank + 0.1) * self.size
        for chunk in self.chunks:
            words = chunk.words
            if len(words) < 2 or len(words) > 8:
                result.append(chunk)
                continue
            start = 0
            for index in range(1, len(words)):
                if words[index].x0 - words[index - 1].x1 > limit:
                    result.append(chunk_of(words[start:index]))
                    start = index
            result.append(chunk_of(words[start:]) if start else chunk)
        return tuple(result)

    @cached_property
    def word_count(self) -> int:
        return sum(len(chunk.words) for chunk in self.chunks)

    @cached_property
    def figures(self) -> int:
        return sum(chunk.is_figure for chunk in self.chunks)


def joined(words: Sequence[Word]) -> str:
    """The text of words of one line; a mark set tight against its neighbour is joined without a blank."""
    parts = [words[0].text]
    for before, word in zip(words, words[1:]):
        if word.x0 - before.x1 > 0.08 * min(before.size, word.size):
            parts.append(" ")
        parts.append(word.text)
    return kinds.without_leader("".join(parts))


def chunk_of(words: Sequence[Word]) -> Chunk:
    return Chunk(
        tuple(words),
        words[0].x0,
        max(w.x1 for w in words),
        min(w.top for w in words),
        max(w.bottom for w in words),
    )


def line_of(chunks: Sequence[Chunk], leaders: bool = False, blank: float = 0.28) -> Line:
    """A line of chunks that stand on one baseline, in any order."""
    ordered = tuple(sorted(chunks, key=lambda c: c.x0))
    main = max((w for c in ordered for w in c.words), key=lambda w: w.size)
    return Line(
        ordered,
        min(c.top for c in ordered),
        max(c.bottom for c in ordered),
        main.bottom,
        main.size,
        leaders,
        blank,
    )


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, top to bottom, each group left to right.

    Words of one size share a line where their bottoms differ by less than .3 em; a smaller one
    (an exponent, a footnote mark) joins the line that covers most of its height.
    """
    groups: list[tuple[float, float, float, list[Word]]] = []  # bottom, top, size, words
    small: list[Word] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        placed = False
        for index in range(len(groups) - 1, max(-1, len(groups) - 6), -1):
            bottom, top, size, members = groups[index]
            ratio = word.size / size if size else 1.0
            if 0.8 < ratio < 1.25:
                if abs(word.bottom - bottom) < 0.3 * min(word.size, size):
                    members.append(word)
                    placed = True
                    break
            elif abs((word.bottom - 0.22 * word.size) - (bottom - 0.22 * size)) < 0.12 * min(word.size, size):
                members.append(word)
                placed = True
                break
        if not placed:
            groups.append((word.bottom, word.top, word.size, [word]))
    groups = _with_marks(groups, small)
    return [sorted(g[3], key=lambda w: w.x0) for g in groups]


def _with_marks(
    groups: list[tuple[float, float, float, list[Word]]], _small: list[Word]
) -> list[tuple[float, float, float, list[Word]]]:
    """Groups of small raised or lowered marks merged into the line they belong to."""
    if len(groups) < 2:
        return groups
    bottoms = [g[0] for g in groups]
    kept: list[tuple[float, float, float, list[Word]]] = []
    for index, (bottom, top, size, members) in enumerate(groups):
        host = None
        if sum(len(w.text) for w in members) <= 12 * len(members) and all(len(w.text) <= 6 for w in members):
            for other in range(max(0, index - 4), min(len(groups), index + 5)):
                if other == index or groups[other][2] * 0.85 <= size:
                    continue
                obottom, otop, osize, hosts = groups[other]
                overlap = min(bottom, obottom) - max(top, otop)
                if overlap > 0.55 * (bottom - top) and all(_touches(w, hosts) for w in members):
                    host = hosts
                    break
        if host is None:
            kept.append((bottom, top, size, members))
        else:
            host.extend(members)
    del bottoms
    return kept


def _touches(mark: Word, hosts: list[Word]) -> bool:
    """A mark stands against a word of the line: closer than a blank on one side."""
    return any(-0.6 * w.size < mark.x0 - w.x1 < 0.5 * w.size or -0.2 * w.size < w.x0 - mark.x1 < 0.5 * w.size for w in hosts)


def lines_of(words: Iterable[Word], verticals: Sequence[Rule] = ()) -> list[Line]:
    """The lines of upright ``words``, cut into chunks at wide gaps and at vertical rules."""
    lines: list[Line] = []
    bars = sorted(verticals, key=lambda r: r.position)
    places = [b.position for b in bars]
    rows = rows_of_words(words)
    blank = usual_blank(rows)
    for row in rows:
        leaders = False
        kept: list[Word] = []
        cuts: set[int] = set()
        dots = 0
        for place, word in enumerate(row):
            if kinds.is_leader(word.text) and (dots or _leads(place, row)):
                dots += 1
                leaders = True
                cuts.add(len(kept))
                continue
            dots = 0
            kept.append(word)
        if not kept:
            continue
        limit = _limit(kept, blank)
        values = sum(kinds.is_value(w.text) for w in kept)
        pair = CLOSE_FIGURES_GAP if values >= 3 and values >= 0.4 * len(kept) else FIGURES_GAP
        chunks: list[Chunk] = []
        run: list[Word] = [kept[0]]
        reach = kept[0].x1
        for index in range(1, len(kept)):
            word = kept[index]
            gap = word.x0 - reach
            if (
                index in cuts
                or gap > limit * max(word.size, run[-1].size * 0.9)
                or (gap > pair * word.size and _two_figures(run[-1].text, word.text, gap / word.size))
                or (bars and gap > -1.0 and _barred(reach, word, bars, places))
            ):
                chunks.append(chunk_of(run))
                run = [word]
            else:
                run.append(word)
            reach = max(reach, word.x1) if word is not run[0] else word.x1
        chunks.append(chunk_of(run))
        lines.append(line_of(_lists_joined(chunks), leaders, blank))
    return lines


def _two_figures(before: str, after: str, gap: float) -> bool:
    """Two figures side by side, unless the second is a group of thousands of the first, or its share."""
    if not (kinds.is_value(before) and kinds.is_figure(after)) or (before in "-–−+(" and gap < FIGURES_GAP):
        return False
    if after[0] in "([" and gap < FIGURES_GAP:
        return False
    return not (before[-1].isdigit() and len(before) <= 7 and _GROUP.match(after))


_GROUP = re.compile(r"^\d{3}(?:[.,]\d{1,2})?%?[)*]?$")


def _leads(place: int, row: list[Word]) -> bool:
    """Dots that lead from a label: three and more, or following a text closely with more dots behind."""
    word = row[place]
    if len(word.text) > 2 or word.text == "…" and place and word.x0 - row[place - 1].x1 < 1.5 * word.size:
        return True
    after = row[place + 1] if place + 1 < len(row) else None
    return after is not None and kinds.is_leader(after.text) and after.x0 - word.x1 < 1.2 * word.size


def _barred(reach: float, word: Word, bars: Sequence[Rule], places: Sequence[float]) -> bool:
    """A vertical rule stands between two words of a line."""
    middle = (word.top + word.bottom) / 2
    index = bisect_left(places, reach - 1.5)
    while index < len(bars) and places[index] <= word.x0 + 1.5:
        if bars[index].start <= middle <= bars[index].end:
            return True
        index += 1
    return False


def usual_blank(rows: Sequence[Sequence[Word]]) -> float:
    """The width of a blank on this page, in ems: what most gaps between words of letters are."""
    gaps = [
        (b.x0 - a.x1) / b.size
        for row in rows
        for a, b in pairwise(row)
        if 0.1 * b.size < b.x0 - a.x1 < 0.85 * b.size and a.text[-1:].isalpha() and b.text[:1].isalpha()
    ]
    return sorted(gaps)[len(gaps) // 3] if len(gaps) >= 8 else 0.28


def _limit(words: Sequence[Word], blank: float) -> float:
    """How wide a blank of this line can be, in ems."""
    usual = max(GAP, blank + 0.3)
    if len(words) < 6:
        return usual
    gaps = [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in zip(words, words[1:])]
    letters = sum(not kinds.is_value(w.text) for w in words)
    low, high = sorted(gaps)[len(gaps) // 5], max(gaps)
    if letters >= 0.7 * len(words) and high < STRETCHED and low > 0.4 * high and median(gaps) > 0.3:
        return STRETCHED
    if letters == len(words) and high < 3.0 and low > 0.94 * sorted(gaps)[-1 - len(gaps) // 5]:
        return 3.0  # a short line drawn out to the full width: all its blanks are alike
    return usual


def _lists_joined(chunks: list[Chunk]) -> list[Chunk]:
    """A bullet or the number of a paragraph is no column of its own where prose follows it."""
    if len(chunks) == 2:
        first = chunks[0].text
        if kinds.is_bullet(first) and not chunks[1].is_value:
            return [chunk_of(chunks[0].words + chunks[1].words)]
        if len(chunks[1].words) >= 3 and (kinds.is_enumerator(first) and chunks[1].x0 - chunks[0].x1 < 5 * chunks[0].size):
            return [chunk_of(chunks[0].words + chunks[1].words)]
    return chunks
