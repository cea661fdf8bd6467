"""Figures that tell the same fact as another figure of the prose: in the summary, the body, the conclusions.

Whether two sentences tell the same fact is a logistic regression on their words alone, fitted as the link model is:
figures of the same fact nearly always print the same value, others do so by chance.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cell_space import Floats
from pipeline.validate.claims.mentions import Keys, Mention, keys
from pipeline.validate.claims.printed_slips import chance, significant_digits, slips_of


@dataclass(frozen=True)
class RestatementSettings:
    """``alike`` is how many of the figures with most words in common are looked at; words that more than
    ``common`` figures have around them are not looked up; ``exact`` and ``slip`` as in the link model. Figures of
    fewer digits than ``telling`` restate only figures of the very same thing."""

    alike: int = 12
    common: int = 60
    exact: float = 0.95
    slip: float = 0.01
    telling: int = 3


SETTINGS = RestatementSettings()
FEWEST_ROUNDED = 3
"""A figure rounded to fewer digits restates no other."""
_TIME = keys("días meses semanas horas minutos")
"""How long something takes is no fact of the account: "los últimos 12 meses"."""
NAMES = ("always", "words around in common", "first word behind", "words of the sentences in common",
         "last word before", "same unit", "same decimals", "same near year", "other near year", "same paragraph",
         "distance", "weight in common", "other figures in common", "rarest word of one alone", "same heading",
         "told with the same words elsewhere")  # fmt: skip


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


class Restatements:
    """The mentions of one document, compared with each other."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._near = [m.before | m.behind for m in mentions]
        having = Counter(k for m in {m.number: m.sentence for m in mentions}.values() for k in m)
        sentences = max(1, len({m.number for m in mentions}))
        self._weight = {k: math.log(1 + sentences / n) for k, n in having.items()}
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._near):
            for key in words:
                self._by_key[key].append(number)
        self._values: dict[int, frozenset[float]] = {}
        by_sentence: dict[int, set[float]] = defaultdict(set)
        for m in mentions:
            by_sentence[m.number].add(m.value)
        self._values = {n: frozenset(v) for n, v in by_sentence.items()}
        told: dict[object, set[float]] = defaultdict(set)
        for m in mentions:
            told[m.template].add(m.value)
        self._told = {t: len(v) for t, v in told.items()}

    def _sum(self, keys: Keys) -> float:
        return sum(self._weight.get(k, 0.0) for k in keys)

    def candidates(self, number: int) -> list[int]:
        """The mentions of other sentences with most of the words around in common."""
        mention = self.mentions[number]
        score: dict[int, float] = defaultdict(float)
        for key in self._near[number]:
            having = self._by_key[key]
            if len(having) <= SETTINGS.common:
                for other in having:
                    score[other] += self._weight.get(key, 0.0)
        fitting = [
            other
            for other, weight in sorted(score.items(), key=lambda p: (-p[1], p[0]))
            if self.mentions[other].number != mention.number
            and self.mentions[other].claim.kind == mention.claim.kind
            and weight > 0
        ]
        return fitting[: SETTINGS.alike]

    def features(self, one: int, two: int) -> list[float]:
        """What the words of two mentions have in common, in the order of ``NAMES``."""
        a, b = self.mentions[one], self.mentions[two]
        near_a, near_b = self._near[one], self._near[two]
        common, either = self._sum(near_a & near_b), self._sum(near_a | near_b)
        in_sentence = self._sum(a.sentence & b.sentence) / (self._sum(a.sentence | b.sentence) or 1.0)
        alone = max((self._weight.get(k, 0.0) for k in near_a ^ near_b), default=0.0)
        first = a.template[1][:1] == b.template[1][:1] != ()
        others = len((self._values[a.number] & self._values[b.number]) - {a.value, b.value})
        return [
            1.0, common / (either or 1.0), first, in_sentence, a.template[0][-1:] == b.template[0][-1:],
            a.figure.unit == b.figure.unit != "", a.figure.decimals == b.figure.decimals,
            a.near_year == b.near_year != "", a.near_year != b.near_year and bool(a.near_year and b.near_year),
            a.block == b.block, math.log1p(abs(a.block - b.block)), min(common, 12) / 12, min(others, 2), alone / 6,
            bool(a.heading) and a.heading == b.heading,
            min(math.log1p(max(self._told[a.template], self._told[b.template]) - 1), 2),
        ]  # fmt: skip

    def pairs(self, number: int, weights: Floats | None = None) -> list[RestatementPair]:
        """The mentions that may tell the same fact."""
        w = fitted() if weights is None else weights
        found = []
        for other in self.candidates(number):
            score = float(np.dot(w, self.features(number, other)))
            found.append(RestatementPair(other, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))
        return found


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


def odds(
    mention: Mention, others: Sequence[Mention], pairs: Sequence[RestatementPair]
) -> tuple[float, float, int, int]:
    """How likely the figure restates an equal one, or one it is a slip away from, against being by chance what it
    is; and which these are (-1 where there is none)."""
    by_chance = chance(mention.figure)
    wrong = max(10, len(slips_of(mention.figure)))
    right = slip = 0.0
    best_right = best_slip = (-1, 0.0)
    short = significant_digits(mention.figure) < SETTINGS.telling
    if short and _TIME & mention.behind:
        return 0.0, 0.0, -1, -1
    for pair in pairs:
        other = others[pair.other]
        if short and not (mention.template[1][:1] == other.template[1][:1] != () or mention.figure.unit):
            continue  # a small number is the same by chance: only of the same thing does it restate
        share = pair.same / max(1e-6, 1 - pair.same)
        if equal(mention, other):
            right += share * SETTINGS.exact / by_chance
            best_right = max(best_right, (pair.other, pair.same), key=lambda p: p[1])
        elif slipped(mention, other):
            slip += share * SETTINGS.slip / wrong / by_chance
            best_slip = max(best_slip, (pair.other, pair.same), key=lambda p: p[1])
    return right, slip, best_right[0], best_slip[0]
