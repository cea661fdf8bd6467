"""What speaks for two figures of the prose stating the same fact.

None of the features asks whether the two values agree: whether they are about the same thing is one question, whether
they say the same another. Those that look at values ask of others: figures that both sentences print, figures around
either that are stated again elsewhere (``blocks.py``), how many different values are stated with the same words, and
how many others state the value of the candidate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pipeline.validate.claims.restated.blocks import RepeatedFigures, has_distinctive_digits
from pipeline.validate.claims.restated.candidates import CandidateIndex
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import Surroundings
from pipeline.validate.claims.sentence.mentions import Keys, Mention
from pipeline.values import dataclass

MOST_DIGITS = 5
"""Significant digits from which on more say no more."""
NAMES = (
    "words of one in the other", "words of both in each other", "words near in common", "rarest word near one alone",
    "names of one alone", "words in common", "words in common beyond those with other values",
    "other values as alike", "same noun counted", "other noun counted", "unit of one alone", "same decimals",
    "difference of digits", "same digits and decimals", "same near year", "other near year",
    "other years of the sentences", "other figures in common", "same sentence", "same paragraph", "distance",
    "same heading", "words of the headings of one alone", "sentences alike", "words of one sentence in the other",
    "words of both sentences in each other", "rarest word of the shorter sentence alone",
    "words of either sentence alone", "both paragraphs restated", "either paragraph restated",
    "figures that both paragraphs print", "stated by others too", "digits that say something",
    "figure before alike", "figure behind alike", "figures beside differ",
)  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """A candidate with the cosine of the words around, what the words in common say, and its value."""

    number: int
    cosine: float
    shared: float
    value: float


def compared_candidates(
    index: CandidateIndex, number: int, agrees: Callable[[Mention], bool] = lambda _: False
) -> list[Compared]:
    """The candidates of a figure, and those with fewer words in common whose value ``agrees``."""
    found = []
    for place, candidate in enumerate(index.of(number)):
        mention = index.around[candidate.number].mention
        if (place < SETTINGS.most_candidates or agrees(mention)) and index.is_free(number, candidate.number):
            found.append(Compared(candidate.number, candidate.cosine, candidate.shared, mention.value))
    return found


class PairFeatureReader:
    """The features of the figures of one document."""

    def __init__(self, index: CandidateIndex) -> None:
        self.index = index
        self.repeated = RepeatedFigures([one.mention for one in index.around])
        self._values: dict[int, set[float]] = {}
        for one in index.around:
            if has_distinctive_digits(one.mention):
                self._values.setdefault(one.mention.number, set()).add(one.mention.value)
        self._sums: dict[Keys, float] = {}

    def pair(self, number: int, candidate: Compared, among: Sequence[Compared]) -> list[float]:
        """What speaks for a figure and a candidate, in the order of ``NAMES``; ``among`` are all its candidates."""
        one, two = self.index.around[number], self.index.around[candidate.number]
        a, b = one.mention, two.mention
        return [
            *self._near(one, two), math.log1p(candidate.shared) / 3, self._margin(candidate, among),
            self._as_alike(candidate, among), *_counted(a, b), *_printed_alike(a, b),
            a.near_year == b.near_year != "", a.near_year != b.near_year and bool(a.near_year and b.near_year),
            bool(one.years and two.years and not one.years & two.years), self._in_common(a, b),
            a.number == b.number, a.block == b.block, math.log1p(abs(a.block - b.block)) / 5,
            a.heading == b.heading and bool(a.heading), self._rarest((a.heading ^ b.heading) - a.sentence - b.sentence),
            *self._of_sentences(one, two), *self._of_paragraphs(a, b), self._stated_by_others(number, candidate),
            min(a.significant, b.significant, MOST_DIGITS) / MOST_DIGITS, *self._beside(number, candidate.number),
        ]  # fmt: skip

    def _beside(self, number: int, other: int) -> tuple[float, float, float]:
        """How many digits say something of a figure that stands right before both, and of one right behind both (in
        threes), and how many of the two neighbours of each, if each has one in its paragraph, differ (halves)."""
        alike, differ = [0.0, 0.0], 0
        for side, step in enumerate((-1, 1)):
            one, two = self._next(number, step), self._next(other, step)
            if one is None or two is None or number + step == other or other + step == number:
                continue
            if one.value == two.value:
                alike[side] = min(one.significant, MOST_DIGITS) / 3
            else:
                differ += 1
        return alike[0], alike[1], differ / 2

    def _next(self, number: int, step: int) -> Mention | None:
        """The figure before or behind another one of the same paragraph."""
        around = self.index.around
        if not 0 <= number + step < len(around):
            return None
        found = around[number + step].mention
        return found if found.block == around[number].mention.block else None

    def _near(self, one: Surroundings, two: Surroundings) -> tuple[float, ...]:
        """How far the words near one figure stand around the other, those right around weighing most."""
        in_two, in_one = self._contained(one, two), self._contained(two, one)
        near_a, near_b = one.beside, two.beside
        alone = max(self._rarest(near_a - two.context), self._rarest(near_b - one.context))
        names = len((one.names - two.context) | (two.names - one.context))
        common = self._sum(near_a & near_b) / (self._sum(near_a | near_b) or 1.0)
        return max(in_two, in_one), min(in_two, in_one), common, alone, math.log1p(names)

    def _margin(self, candidate: Compared, among: Sequence[Compared]) -> float:
        """How much more a figure has in common with the candidate than with figures of other values: sections built
        alike share their words with each other, a fact only with itself."""
        others = max((c.shared for c in among if c.value != candidate.value), default=0.0)
        return max(-4.0, min(6.0, candidate.shared - others)) / 5

    def _stated_by_others(self, number: int, candidate: Compared) -> float:
        """How much other figures with words in common (their cosines, up to 2 of them) print the candidate's value: a
        fact that is stated again and again. Those that are looked at only for their value do not count."""
        others = (c for c in self.index.of(number)[: SETTINGS.most_candidates] if c.number != candidate.number)
        around = self.index.around
        return min(2.0, sum(c.cosine for c in others if around[c.number].mention.value == candidate.value))

    def _as_alike(self, candidate: Compared, among: Sequence[Compared]) -> float:
        alike = {c.value for c in among if c.cosine >= candidate.cosine * 0.95 and c.value != candidate.value}
        return min(math.log1p(len(alike)), 2.0)

    def _in_common(self, a: Mention, b: Mention) -> int:
        others = self._values.get(a.number, set()) & self._values.get(b.number, set())
        return min(len(others - {a.value, b.value}), 2)

    def _of_sentences(self, one: Surroundings, two: Surroundings) -> tuple[float, ...]:
        """How far the whole sentences say the same: the subject may stand far from the figure."""
        said_a, said_b = one.said, two.said
        alone_a, alone_b = said_a - two.context, said_b - one.context
        whole_a, whole_b = self._sum(said_a) or 1.0, self._sum(said_b) or 1.0
        in_two, in_one = 1 - self._sum(alone_a) / whole_a, 1 - self._sum(alone_b) / whole_b
        alike = self._sum(said_a & said_b) / (self._sum(said_a | said_b) or 1.0)
        shorter = alone_a if len(said_a) <= len(said_b) else alone_b
        many = math.log1p(len(alone_a) + len(alone_b)) / 3
        return alike, max(in_two, in_one), min(in_two, in_one), self._rarest(shorter), many

    def _of_paragraphs(self, a: Mention, b: Mention) -> tuple[float, ...]:
        """How much of what stands around either figure is stated elsewhere, as in a summary, and together."""
        share_a, share_b = self.repeated.share(a), self.repeated.share(b)
        return share_a * share_b, max(share_a, share_b), math.log1p(self.repeated.in_common(a, b)) / 2

    def _contained(self, one: Surroundings, two: Surroundings) -> float:
        """How far the words around one figure stand in the sentence or under the heading of another."""
        weight = self.index.weight
        total = found = 0.0
        words = two.under
        for word, strength in one.strength.items():
            own = weight(word) * strength
            total += own
            if word in words:
                found += own
        return found / total if total else 0.0

    def _sum(self, words: Keys) -> float:
        found = self._sums.get(words)
        if found is None:
            found = self._sums[words] = sum(self.index.weight(w) for w in words)
        return found

    def _rarest(self, words: Keys) -> float:
        return max((self.index.weight(w) for w in words), default=0.0) / 6


def _counted(a: Mention, b: Mention) -> tuple[bool, bool]:
    """Whether both figures are followed by the same noun, and whether by others: "12 regiones", "14 víctimas"."""
    one, two = a.claim.nouns[:1], b.claim.nouns[:1]
    return bool(one) and one == two, bool(one and two) and one != two


def _printed_alike(a: Mention, b: Mention) -> tuple[float, ...]:
    digits = abs(len(a.digits) - len(b.digits))
    same = a.figure.decimals == b.figure.decimals
    return a.figure.unit != b.figure.unit, same, digits / 3, same and not digits
