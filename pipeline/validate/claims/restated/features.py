"""What speaks for two figures of the prose stating the same fact.

None of the features looks at the values of the two: whether they speak of the same thing is one question, whether they
agree another. Those that look at values ask of others: figures around that both sentences print, and how many
different values are stated with the same words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.validate.claims.mentions import Keys, Mention
from pipeline.validate.claims.printed_slips import significant_digits
from pipeline.validate.claims.restated.candidates import MOST, CandidateIndex
from pipeline.validate.claims.restated.surroundings import Surroundings

NAMES = (
    "always", "words of one in the other", "words of both in each other", "words near in common",
    "same words right before", "same words right behind", "weight of the words in a row", "unit of one alone",
    "same decimals", "same near year", "other near year", "other years of the sentences", "rarest word of one alone",
    "names of one alone", "other figures in common", "same sentence", "same paragraph", "distance", "same heading",
    "words of the headings of one alone", "other values as alike", "other values with more in a row",
    "change told by one", "numbers of one alone", "words in a row and no other value",
    "weight of the words in a row and no other value", "a term of one value", "terms of one value",
    "value of the terms", "told of no term", "shared", "shared more than with other values",
    "of the other more than with other values", "shared, and the likest of both",
)  # fmt: skip
DISTINCTIVE_DIGITS = 3
"""Digits from which on a figure that two sentences print says that they speak of the same."""


@dataclass(frozen=True)
class Compared:
    """A candidate with the cosine of the words around, and how many words in a row are the same on either side."""

    number: int
    cosine: float
    shared: float
    before: int
    behind: int
    value: float


def compare(index: CandidateIndex, number: int, agrees: Callable[[Mention], bool] = lambda _: False) -> list[Compared]:
    """The candidates of a figure, and those with fewer words in common whose value ``agrees``."""
    own = index.around[number]
    found = []
    for place, candidate in enumerate(index.of(number)):
        if not index.is_free(number, candidate.number):
            continue
        if place >= MOST and not agrees(index.around[candidate.number].mention):
            continue
        two = index.around[candidate.number]
        before, behind = _run(own.before, two.before), _run(own.behind, two.behind)
        found.append(Compared(candidate.number, candidate.cosine, candidate.shared, before, behind, two.mention.value))
    return found


def _run(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    many = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        many += 1
    return many


class PairFeatureReader:
    """The features of the figures of one document."""

    def __init__(self, index: CandidateIndex) -> None:
        self.index = index
        self._values: dict[int, set[float]] = {}
        for one in index.around:
            if significant_digits(one.mention.figure) >= DISTINCTIVE_DIGITS:
                self._values.setdefault(one.mention.number, set()).add(one.mention.value)
        self._sums: dict[Keys, float] = {}
        self._terms: dict[tuple[str, bool], list[tuple[int, float]]] = {}
        """By term, of percentages and of others: the figures with it near, and their values."""
        for number, one in enumerate(index.around):
            if not one.mention.in_words:
                for term in one.terms:
                    self._terms.setdefault((term, bool(index.percent[number])), []).append((number, one.mention.value))

    def _sum(self, words: Keys) -> float:
        found = self._sums.get(words)
        if found is None:
            found = self._sums[words] = sum(self.index.weight(w) for w in words)
        return found

    def pair(self, number: int, candidate: Compared, among: Sequence[Compared]) -> list[float]:
        """What speaks for a figure and a candidate, in the order of ``NAMES``; ``among`` are all its candidates."""
        one, two = self.index.around[number], self.index.around[candidate.number]
        a, b = one.mention, two.mention
        in_two, in_one = self._contained(one, two), self._contained(two, one)
        near_a, near_b = a.before | a.behind, b.before | b.behind
        either = self._sum(near_a | near_b)
        row = frozenset(one.before[: candidate.before] + one.behind[: candidate.behind]) & frozenset(one.strength)
        alone = max(self._rarest(near_a - two.context), self._rarest(near_b - one.context))
        names = len((one.names - two.context) | (two.names - one.context))
        others = self._values.get(a.number, set()) & self._values.get(b.number, set())
        alike = {c.value for c in among if c.cosine >= candidate.cosine * 0.95 and c.value != b.value}
        longer = {
            c.value
            for c in among
            if c.before >= candidate.before and c.behind >= candidate.behind and c.value != b.value
        }
        headed = a.heading ^ b.heading
        run = (candidate.before + candidate.behind) / 12
        weight = min(self._sum(row), 15.0) / 15
        return [
            1.0, max(in_two, in_one), min(in_two, in_one), self._sum(near_a & near_b) / (either or 1.0),
            candidate.before / 12, candidate.behind / 12, weight, a.figure.unit != b.figure.unit,
            a.figure.decimals == b.figure.decimals, a.near_year == b.near_year != "",
            a.near_year != b.near_year and bool(a.near_year and b.near_year),
            bool(one.years and two.years and not one.years & two.years), alone / 6, math.log1p(names),
            min(len(others - {a.value, b.value}), 2), a.number == b.number, a.block == b.block,
            math.log1p(abs(a.block - b.block)) / 5, a.heading == b.heading and bool(a.heading),
            self._rarest(headed - a.sentence - b.sentence) / 6, min(math.log1p(len(alike)), 2.0),
            min(math.log1p(len(longer)), 2.0), a.change != b.change, _numbers(near_a, near_b),
            run * (not longer), weight * (not longer),
            *self._of_terms(number, candidate), *self._margins(number, candidate, among),
        ]  # fmt: skip

    def _of_terms(self, number: int, candidate: Compared) -> tuple[float, float, float, bool]:
        """How far the words near both figures stand, elsewhere in the document, near figures of one value only."""
        one, two = self.index.around[number], self.index.around[candidate.number]
        percent = bool(self.index.percent[number])
        shared = one.terms & two.terms
        best = total = weighed = sure = 0.0
        for term in shared:
            others = [value for other, value in self._terms.get((term, percent), ()) if other != number]
            same = sum(value == candidate.value for value in others)
            share = same / (len(others) + 1.0)
            weight = min(self.index.weight(w) for w in term.split(" "))
            best = max(best, share)
            total += weight
            weighed += weight * share
            sure += weight * (same == len(others))
        return best, min(sure, 15.0) / 15, weighed / total if total else 0.0, not shared

    def _margins(
        self, number: int, candidate: Compared, among: Sequence[Compared]
    ) -> tuple[float, float, float, float]:
        """How much more the two have in common than either has with figures of other values: sections built alike
        share their words with each other, a fact only with itself."""
        own = max((c.shared for c in among if c.value != candidate.value), default=0.0)
        around = self.index.around
        value = candidate.value
        others = [c for c in self.index.of(candidate.number)[:MOST] if c.number != number]
        theirs = max((c.shared for c in others if around[c.number].mention.value != value), default=0.0)
        one, two = candidate.shared - own, candidate.shared - theirs
        common = math.log1p(candidate.shared) / 3
        near_one, near_two = (max(-4.0, min(6.0, margin)) / 5 for margin in (one, two))
        return common, near_one, near_two, common * (min(one, two) > 0)

    def _contained(self, one: Surroundings, two: Surroundings) -> float:
        """How far the words around one figure stand in the sentence or under the heading of another."""
        weight = self.index.weight
        total = found = 0.0
        words = two.mention.sentence | two.mention.heading
        for word, strength in one.strength.items():
            own = weight(word) * strength
            total += own
            if word in words:
                found += own
        return found / total if total else 0.0

    def _rarest(self, words: Keys) -> float:
        return max((self.index.weight(w) for w in words), default=0.0)


def _numbers(one: Keys, two: Keys) -> bool:
    """Whether numbers that are no claims (ages, versions) stand near one figure only, or others near the other."""
    a, b = ({w for w in words if w[0].isdigit() and len(w) < 4} for words in (one, two))
    return bool(a ^ b)
