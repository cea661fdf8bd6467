"""Figures that tell the same fact as another figure of the prose: in the summary, the body, the conclusions.

Whether two sentences tell the same fact is a logistic regression on their words alone, fitted as the link model is:
figures of the same fact nearly always print the same value, others do so by chance.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cell_space import Floats
from pipeline.validate.claims.mentions import WORD, Keys, Mention, keys
from pipeline.validate.claims.printed_slips import chance, significant_digits, slips_of


@dataclass(frozen=True)
class RestatementSettings:
    """``alike`` is how many of the figures with most words in common are looked at; words that more than
    ``common`` figures have around them are not looked up; ``exact`` and ``slip`` as in the link model. Figures of
    fewer digits than ``telling`` restate only figures of the very same thing. ``run`` words before and behind are
    compared; figures ``around`` a figure on either side tell of the same things."""

    alike: int = 20
    common: int = 80
    exact: float = 0.95
    slip: float = 0.01
    telling: int = 3
    run: int = 12
    around: int = 5


SETTINGS = RestatementSettings()
FEWEST_ROUNDED = 3
"""A figure rounded to fewer digits restates no other."""
_TIME = keys("días meses semanas horas minutos")
"""How long something takes is no fact of the account: "los últimos 12 meses"."""
NAMES = ("always", "words around in common", "first word behind", "words of the sentences in common",
         "last word before", "same unit", "same decimals", "same near year", "other near year", "same paragraph",
         "distance", "weight in common", "other figures in common", "rarest word of one alone", "same heading",
         "told with the same words elsewhere", "words in a row before", "words in a row behind",
         "weight of the words in a row", "other values after the same words", "words of one all in the other",
         "headings alike", "words of the headings not in common", "figures around in common", "change told by one",
         "more words in a row and no other value")  # fmt: skip


@dataclass(frozen=True)
class RestatementPair:
    """Another mention that may tell the same fact, and how likely it does, before the values are looked at."""

    other: int
    same: float


@lru_cache(maxsize=1)
def fitted() -> Floats:
    text = resources.files(__package__).joinpath("restatement_weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return np.array([read.get(n, 0.0) for n in NAMES])


@lru_cache(maxsize=32768)
def _word(word: str) -> str:
    return "#" if word[0].isdigit() else fold(word)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_word(w) for w in WORD.findall(text))


@dataclass(frozen=True)
class _Context:
    """The words before a figure (the nearest first) and behind it, in its sentence."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


def _context(mention: Mention) -> _Context:
    sentence, figure = mention.claim.sentence, mention.figure
    start, end = figure.start - sentence.start, figure.end - sentence.start
    # a word has seldom more than 20 letters: the words of a run are in so many characters
    left, right = sentence.text[max(0, start - 20 * SETTINGS.run) : start], sentence.text[end : end + 20 * SETTINGS.run]
    return _Context(_words(left)[::-1][: SETTINGS.run], _words(right)[: SETTINGS.run])


def _run(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    many = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        many += 1
    return many


class Restatements:
    """The mentions of one document, compared with each other."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._near = [m.before | m.behind for m in mentions]
        self._contexts = [_context(m) for m in mentions]
        by_number = {m.number: m.sentence for m in mentions}
        having = Counter(k for words in by_number.values() for k in words)
        having.update(k for words in {m.heading for m in mentions} for k in words)
        sentences = max(1, len(by_number))
        self._weight = {k: math.log(1 + sentences / n) for k, n in having.items()}
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._near):
            for key in words:
                self._by_key[key].append(number)
        by_sentence: dict[int, set[float]] = defaultdict(set)
        for m in mentions:
            by_sentence[m.number].add(m.value)
        self._values = {n: frozenset(v) for n, v in by_sentence.items()}
        told: dict[object, set[float]] = defaultdict(set)
        for m in mentions:
            told[m.template].add(m.value)
        self._told = {t: len(v) for t, v in told.items()}
        self._said: dict[Keys, float] = {}

    def _sum(self, keys: Keys) -> float:
        found = self._said.get(keys)
        if found is None:
            found = self._said[keys] = sum(self._weight.get(k, 0.0) for k in keys)
        return found

    def candidates(self, number: int) -> list[int]:
        """The mentions of other sentences with most of the words around in common."""
        mention = self.mentions[number]
        score: dict[int, float] = defaultdict(float)
        for key in self._near[number]:
            having = self._by_key[key]
            if len(having) <= SETTINGS.common:
                weight = self._weight.get(key, 0.0)
                for other in having:
                    score[other] += weight
        fitting = [
            (-weight, other)
            for other, weight in score.items()
            if weight > 0
            and self.mentions[other].number != mention.number
            and self.mentions[other].claim.kind == mention.claim.kind
        ]
        return [other for _, other in sorted(fitting)[: SETTINGS.alike]]

    def runs(self, one: int, two: int) -> tuple[int, int]:
        """How many words right before two figures are the same, and how many right behind."""
        a, b = self._contexts[one], self._contexts[two]
        return _run(a.before, b.before), _run(a.behind, b.behind)

    def _around(self, number: int) -> frozenset[float]:
        near = self.mentions[max(0, number - SETTINGS.around) : number + SETTINGS.around + 1]
        return frozenset(m.value for m in near if significant_digits(m.figure) >= SETTINGS.telling)

    def features(self, one: int, two: int, rivals: Sequence[tuple[int, int, float]]) -> list[float]:
        """What the words of two mentions have in common, in the order of ``NAMES``; ``rivals`` are the runs that
        the first has in common with each of its candidates, with their values."""
        a, b = self.mentions[one], self.mentions[two]
        near_a, near_b = self._near[one], self._near[two]
        common, either = self._sum(near_a & near_b), self._sum(near_a | near_b)
        both = self._sum(a.sentence & b.sentence)
        whole_a, whole_b = self._sum(a.sentence), self._sum(b.sentence)
        alone = max((self._weight.get(k, 0.0) for k in near_a ^ near_b), default=0.0)
        first = a.template[1][:1] == b.template[1][:1] != ()
        others = len((self._values[a.number] & self._values[b.number]) - {a.value, b.value})
        before, behind = self.runs(one, two)
        in_row = frozenset(self._contexts[one].before[:before] + self._contexts[one].behind[:behind])
        told = {value for x, y, value in rivals if x >= before and y >= behind and value != b.value}
        of_heading = a.heading ^ b.heading
        apart = max((self._weight.get(k, 0.0) for k in of_heading - a.sentence - b.sentence), default=0.0)
        around = len((self._around(one) & self._around(two)) - {a.value, b.value})
        return [
            1.0, common / (either or 1.0), first, both / ((whole_a + whole_b - both) or 1.0),
            a.template[0][-1:] == b.template[0][-1:],
            a.figure.unit == b.figure.unit != "", a.figure.decimals == b.figure.decimals,
            a.near_year == b.near_year != "", a.near_year != b.near_year and bool(a.near_year and b.near_year),
            a.block == b.block, math.log1p(abs(a.block - b.block)), min(common, 12) / 12, min(others, 2), alone / 6,
            bool(a.heading) and a.heading == b.heading,
            min(math.log1p(max(self._told[a.template], self._told[b.template]) - 1), 2),
            before / SETTINGS.run, behind / SETTINGS.run, min(sum(self._in_row(w) for w in in_row), 15) / 15,
            min(math.log1p(len(told)), 2), both / (min(whole_a, whole_b) or 1.0),
            bool(a.heading & b.heading) and bool(of_heading), apart / 6, min(around, 3) / 3, a.change != b.change,
            (before + behind) / SETTINGS.run * (not told),
        ]  # fmt: skip

    def _in_row(self, word: str) -> float:
        return max((self._weight.get(k, 0.0) for k in keys(word)), default=0.0)

    def pairs(
        self, number: int, weights: Floats | None = None, fits: Callable[[Mention], bool] = lambda _: True
    ) -> list[RestatementPair]:
        """The mentions that may tell the same fact and that ``fits`` lets pass."""
        w = fitted() if weights is None else weights
        candidates = self.candidates(number)
        kept = [c for c in candidates if fits(self.mentions[c])]
        if not kept:
            return []
        rivals = self.rivals(number, candidates)
        found = []
        for other in kept:
            score = float(np.dot(w, self.features(number, other, rivals)))
            found.append(RestatementPair(other, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))
        return found

    def rivals(self, number: int, candidates: Sequence[int]) -> list[tuple[int, int, float]]:
        """The runs of words a mention has in common with each of its candidates, with their values."""
        return [(*self.runs(number, c), self.mentions[c].value) for c in candidates]


def equal(one: Mention, two: Mention) -> bool:
    """Whether two figures print the same value, one perhaps rounded."""
    coarse = one if one.step > two.step else two
    if one.step != two.step and significant_digits(coarse.figure) < FEWEST_ROUNDED:
        return False
    room = coarse.step / 2 if one.step != two.step else coarse.step * 1e-6
    return abs(one.value - two.value) <= room * 1.0001


def slipped(one: Mention, two: Mention) -> bool:
    """Whether two figures of as many digits are one slip apart."""
    if one.step != two.step or equal(one, two):
        return False
    wrong = slips_of(one.figure)
    return bool(len(wrong)) and bool(np.any(np.abs(wrong - two.value) < two.step / 4))


def odds(number: int, among: Restatements) -> tuple[float, float, int, int]:
    """How likely a figure restates an equal one, or one it is a slip away from, against being by chance what it
    is; and which these are (-1 where there is none)."""
    mention = among.mentions[number]
    by_chance = chance(mention.figure)
    wrong = max(10, len(slips_of(mention.figure)))
    right = slip = 0.0
    best_right = best_slip = (-1, 0.0)
    short = significant_digits(mention.figure) < SETTINGS.telling
    if short and _TIME & mention.behind:
        return 0.0, 0.0, -1, -1

    def fits(other: Mention) -> bool:
        same_thing = mention.template[1][:1] == other.template[1][:1] != () or bool(mention.figure.unit)
        # a small number is the same by chance, and "fs. 556" counts nothing: only of the same thing does it restate
        if equal(mention, other):
            return same_thing or not short
        return (same_thing or mention.figure.decimals > 0) and slipped(mention, other)

    for pair in among.pairs(number, fits=fits):
        share = pair.same / max(1e-6, 1 - pair.same)
        if equal(mention, among.mentions[pair.other]):
            right += share * SETTINGS.exact / by_chance
            best_right = max(best_right, (pair.other, pair.same), key=lambda p: p[1])
        else:
            slip += share * SETTINGS.slip / wrong / by_chance
            best_slip = max(best_slip, (pair.other, pair.same), key=lambda p: p[1])
    return right, slip, best_right[0], best_slip[0]
