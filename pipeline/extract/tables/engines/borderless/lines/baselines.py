"""Words grouped by baseline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.settings import CHARACTERS
from pipeline.extract.tables.engines.borderless.settings import COMMON, LINES
from pipeline.geometry import shared_height


@dataclass
class _Group:
    """Words of one baseline, as they are gathered; ``bottom`` and ``size`` are those of the first."""

    bottom: float
    top: float
    size: float
    words: list[Word]

    def takes(self, word: Word) -> bool:
        smaller = min(word.size, self.size)
        if LINES.size_shrunk < word.size / self.size < LINES.size_grown:
            return abs(word.bottom - self.bottom) < LINES.level * smaller
        baselines = word.bottom - CHARACTERS.descent * word.size - (self.bottom - CHARACTERS.descent * self.size)
        return abs(baselines) < LINES.mixed_level * smaller


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, top to bottom, each group left to right.

    A small raised or lowered mark (exponent, footnote mark) that stands against a larger word is of that
    word's line, whatever other line has its level.
    """
    ordered = sorted(words, key=lambda w: (w.bottom, w.x0))
    hosts = _hosts_of_marks(ordered)
    groups: list[_Group] = []
    line_of: dict[int, _Group] = {}
    for index, word in enumerate(ordered):
        if index in hosts:
            continue
        for group in reversed(groups[-LINES.recent :]):
            if group.takes(word):
                group.words.append(word)
                break
        else:
            group = _Group(word.bottom, word.top, max(word.size, LINES.tiniest), [word])
            groups.append(group)
        line_of[index] = group
    for index, host in hosts.items():
        line_of[host].words.append(ordered[index])
    return [sorted(g.words, key=lambda w: w.x0) for g in _evened(groups)]


def _hosts_of_marks(ordered: Sequence[Word]) -> dict[int, int]:
    """For each mark among words in order of their bottoms, the word it is set against (indices).

    A mark is a short word, clearly smaller than its host and off its baseline, within the host's height; a
    host that ends where the mark begins is preferred to one that follows it.
    """
    larger: dict[float, tuple[list[int], list[float], float]] = {}  # by size of a mark: hosts, their bottoms, reach
    hosts: dict[int, int] = {}
    for index, mark in enumerate(ordered):
        if len(mark.text) > LINES.longest_mark:
            continue
        if mark.size not in larger:
            known = [i for i, w in enumerate(ordered) if mark.size < LINES.large_mark_size * w.size]
            reach = max((ordered[i].size for i in known), default=0.0)
            larger[mark.size] = known, [ordered[i].bottom for i in known], reach
        known, bottoms, reach = larger[mark.size]
        near = known[bisect_left(bottoms, mark.bottom - reach) : bisect_right(bottoms, mark.bottom + reach)]
        distances = [(d, other) for other in near if (d := _distance(mark, ordered[other]))]
        if distances:
            hosts[index] = min(distances)[1]
    return {mark: host for mark, host in hosts.items() if host not in hosts}


def _distance(mark: Word, host: Word) -> float:
    """How far a mark stands from its host, in points and at least a hundredth; 0 where it is not set against it."""
    if mark.upright != host.upright:
        return 0.0
    shared = shared_height(mark, host)
    level = mark.bottom - CHARACTERS.descent * mark.size - (host.bottom - CHARACTERS.descent * host.size)
    large = mark.size >= LINES.mark_size * host.size
    within = LINES.large_mark_within if large else LINES.mark_within
    if shared < within * (mark.bottom - mark.top) or abs(level) < LINES.mark_raised * host.size:
        return 0.0
    after, before = mark.x0 - host.x1, host.x0 - mark.x1
    if large and level > -LINES.large_mark_raised * host.size:
        return 0.0
    if -LINES.mark_overlaps * host.size < after < LINES.mark_against * host.size:
        return max(abs(after), LINES.mark_touches)
    leads = not large and -LINES.mark_overlaps * host.size < before < LINES.mark_against * host.size
    return abs(before) + host.size if leads else 0.0


def _evened(groups: list[_Group]) -> list[_Group]:
    """Neighbouring groups at nearly one height that stand beside one another, not over one another."""
    kept: list[_Group] = []
    for group in groups:
        above = kept[-1] if kept else None
        if above is not None and group.bottom - above.bottom < LINES.uneven_level * min(group.size, above.size):
            apart = all(
                a.x1 < b.x0 - COMMON.apart * b.size or b.x1 < a.x0 - COMMON.apart * a.size
                for a in above.words
                for b in group.words
            )
            if apart:
                above.words.extend(group.words)
                continue
        kept.append(group)
    return kept
