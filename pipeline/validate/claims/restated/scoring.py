"""Which other figure of the prose a figure restates, if any.

Whether two sentences state the same fact is said by a small network (``network.py``) from what surrounds their figures
(``features.py``), fitted on the prose of real documents (``bench/claims_model/restated.py``): figures with words in
common that state the same fact nearly always print the same value, others do by chance, the sooner the shorter they
are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.validate.claims.cells.space import Floats, Integers
from pipeline.validate.claims.restated.candidates import CandidateIndex
from pipeline.validate.claims.restated.different_facts import is_time, state_different_facts
from pipeline.validate.claims.restated.features import PairFeatureReader, compared_candidates
from pipeline.validate.claims.restated.network import PairNetwork, fitted
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import chance


@dataclass(frozen=True)
class RestatedOdds:
    """The odds of a figure restating an equal one (``right``), or one it is a slip away from (``slip``), against
    having its digits by chance; and the likeliest of either (-1 where there is none)."""

    right: float = 0.0
    slip: float = 0.0
    best_right: int = -1
    best_slip: int = -1


NOTHING = RestatedOdds()


class Restatements:
    """The figures of one document, compared with each other."""

    def __init__(self, mentions: Sequence[Mention], network: PairNetwork | None = None) -> None:
        self.mentions = mentions
        self._network = fitted() if network is None else network
        self.index = CandidateIndex(surroundings(mentions))
        self._reader = PairFeatureReader(self.index)
        self._sentences: dict[tuple[float, float, bool], set[int]] = defaultdict(set)
        for mention in mentions:
            self._sentences[_printed(mention)].add(mention.number)
        self._values: dict[tuple[float, bool], Floats] = {}
        """By step, and whether in per cent: the values that are printed so."""

    def odds(self, number: int) -> RestatedOdds:
        """What speaks for a figure being right, or a slip, by the other figures of the prose."""
        mention = self.mentions[number]
        short = mention.significant < SETTINGS.distinctive_digits
        if is_time(self.index.around[number]):
            return NOTHING
        candidates = compared_candidates(
            self.index, number, lambda other: equal(mention, other) or slipped(mention, other)
        )
        same = [equal(mention, self.mentions[c.number]) for c in candidates]
        if short:  # a small number is the same by chance: it restates only what counts the same
            same = [s and _same_thing(mention, self.mentions[c.number]) for c, s in zip(candidates, same, strict=True)]
        few = len(mention.digits) < SETTINGS.fewest_digits
        wrong = [not few and self._is_slip(number, c.number) for c in candidates]
        coarse = [_coarser(mention, self.mentions[c.number]) for c in candidates]
        if not any(same) and not any(wrong):
            return NOTHING
        features = [self._reader.pair(number, c, candidates) for c in candidates]
        log_odds, most = self._network.log_odds(np.array(features, dtype=float)), SETTINGS.most_log_odds
        alike = np.exp(np.clip(log_odds, -most, most))
        equals, slips = alike * np.array(same), alike * np.array(wrong) * (alike >= SETTINGS.alike)
        by_chance = chance(mention.figure)
        elsewhere = len(self._sentences[_printed(mention)]) > 1
        shares = against_rivals(alike, np.array([c.value for c in candidates]), np.flatnonzero(slips))
        slip = float(sum(s * _odds_of_slip(c) for s, c in zip(slips * shares, coarse, strict=True) if s))
        return RestatedOdds(
            float(equals.sum()) * SETTINGS.exact / by_chance,
            slip * self._elsewhere(mention) if slip and elsewhere else slip,
            candidates[int(equals.argmax())].number if any(same) else -1,
            candidates[int(slips.argmax())].number if any(wrong) else -1,
        )

    def _is_slip(self, number: int, other: int) -> bool:
        """Whether a figure may state the fact of another one with a slip."""
        is_near = slipped(self.mentions[number], self.mentions[other])
        return is_near and not state_different_facts(self.index.around, number, other)

    def _elsewhere(self, mention: Mention) -> float:
        """How much less likely a figure is a slip as another sentence prints it: slips of a document that prints most
        figures of this length are printed elsewhere by chance."""
        printed, slips, room = self._values_like(mention), mention.slips, mention.step / SETTINGS.apart
        if not len(slips):
            return SETTINGS.printed_elsewhere
        nearest = printed[np.minimum(np.searchsorted(printed, slips - room), len(printed) - 1)]
        by_chance = float(np.mean(np.abs(nearest - slips) < room))
        return min(1.0, max(SETTINGS.printed_elsewhere, by_chance / SETTINGS.elsewhere_of_look_alikes))

    def _values_like(self, mention: Mention) -> Floats:
        """The values that the document prints with the last digit of a figure, percentages apart, ascending."""
        if not self._values:
            values: dict[tuple[float, bool], list[float]] = defaultdict(list)
            for value, step, is_percentage in self._sentences:
                values[step, is_percentage].append(value)
            self._values = {kind: np.sort(np.array(found)) for kind, found in values.items()}
        return self._values[_printed(mention)[1:]]


def against_rivals(alike: Floats, values: Floats, asked: Integers) -> Floats:
    """How much is left of the odds of each candidate ``asked`` about, as those of other values may be restated as well;
    1 for all others. A figure restates one fact, and where many are as alike, as in sections built alike, hardly this
    one."""
    left = np.ones(len(alike))
    for place in asked:
        left[place] = 1 / (1 + float(alike[values != values[place]].sum()))
    return left


def _printed(mention: Mention) -> tuple[float, float, bool]:
    return mention.value, mention.step, mention.claim.kind == "percent"


def _same_thing(one: Mention, two: Mention) -> bool:
    return bool(one.figure.unit) or one.template[1][:1] == two.template[1][:1] != ()


def equal(one: Mention, two: Mention) -> bool:
    """Whether two figures print the same value, one perhaps rounded, or the same long one, of which only one says its
    scale: "$ 1.945,2 millones", "sumaron 1.945,2"."""
    if one.figure.scaled != two.figure.scaled and min(one.significant, two.significant) > SETTINGS.distinctive_digits:
        return one.digits == two.digits
    coarse = one if one.step > two.step else two
    if one.step != two.step and coarse.significant < SETTINGS.distinctive_digits:
        return False
    room = coarse.step / 2 if one.step != two.step else coarse.step * 1e-6
    return abs(one.value - two.value) <= room * 1.0001


def slipped(one: Mention, two: Mention) -> bool:
    """Whether two figures of the same sign are one slip apart, that with fewer decimals from what the other rounds to:
    "37,9 millones" from 36.912.345."""
    if equal(one, two) or one.is_negative != two.is_negative:
        return False
    coarse = _coarser(one, two)
    if one.step == two.step:
        meant = two.value
    elif coarse.significant < SETTINGS.distinctive_digits:
        return False
    else:
        fine = two if coarse is one else one
        meant = round(fine.value / coarse.step) * coarse.step
    wrong = coarse.slips
    return bool(len(wrong)) and bool(np.any(np.abs(wrong - meant) < coarse.step / SETTINGS.apart))


def _coarser(one: Mention, two: Mention) -> Mention:
    """The one of two figures that says less exactly how much it is, the first where both say it alike."""
    return two if two.step > one.step else one


def _odds_of_slip(mention: Mention) -> float:
    """How much likelier a figure is as a slip of the one meant than by chance."""
    return SETTINGS.slip / max(SETTINGS.least_slips, len(mention.slips)) / chance(mention.figure)
