"""Which single slip would make the figures of a paragraph agree: all of its relations judged together.

Every figure is tried with every value one slip away. Each changes how likely the prints of all figures are that may be
drawn from it, or it from others: what agreed may fail, what failed may agree. Where one slip makes the paragraph so
much likelier that this outweighs how seldom figures are wrong, that figure is the one to ask about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.quantities.table_numbers import Floats
from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import OF_THESE
from pipeline.validate.claims.fitted_relations.candidates import RATES, DrawnCandidate
from pipeline.validate.claims.fitted_relations.model import DrawnFigure
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure
from pipeline.validate.claims.fitted_relations.settings import MENDING, PRINT
from pipeline.validate.claims.sentence.printed_slips import printed_digits, slips_of
from pipeline.validate.claims.sentence.together import text_between

_OF_THESE = re.compile(OF_THESE)
_BOUND = re.compile(r"\b(?:superior|inferior|mayor|menor)(?:es)?\s+al?\s*$")
_OPENED = re.compile(r"[^\d()]{0,40}\([^\d()]{0,20}")
_AGAINST = re.compile(r"[^()]{0,30}\b(?:frente|contra|versus|vs|respecto)\b[^\d()]{0,15}")
"""Between a difference and the first of its levels, and between the two."""


@dataclass(frozen=True, eq=False)
class Mended:
    """A relation that does not hold and that a value of one figure mends: how likely it is ``meant``, and how surely
    other figures say its operands to be part and whole (``proved``)."""

    relation: DrawnCandidate
    meant: float
    proved: float


@dataclass(frozen=True, eq=False)
class Mending:
    """``figure`` should be ``value``; ``probability`` is that one of the figures of the paragraph is a slip, by what
    the relations alone say. ``mended`` are those that may accuse and then hold, the likeliest first;
    ``holds_as_printed`` is how likely one that holds with the figure as it is printed is meant. ``rivals`` are the
    other figures of the likeliest relation that one slip would mend as well, with what they should be, the likeliest
    first."""

    figure: PlacedFigure
    value: float
    probability: float
    mended: tuple[Mended, ...]
    holds_as_printed: float
    rivals: tuple[tuple[PlacedFigure, float], ...]

    @property
    def relation(self) -> DrawnCandidate:
        return self.mended[0].relation

    @property
    def meant(self) -> float:
        return sum(m.meant for m in self.mended)


def mending(found: Sequence[DrawnFigure]) -> Mending | None:
    """The likeliest slip of a paragraph, if any would make a relation hold that does not."""
    relevant = [(d, [(n, c) for n, c in enumerate(d.candidates) if d.prior[n] >= MENDING.meant]) for d in found]
    failing = {f for _, some in relevant for _, c in some if not c.holds for f in (c.result, *c.operands)}
    odds: list[tuple[float, PlacedFigure, float]] = []
    slips: dict[PlacedFigure, tuple[Floats, Floats]] = {}
    for figure in sorted(failing, key=lambda f: f.place):
        values = slips_of(figure.mention.figure)
        is_short = not figure.share and len(printed_digits(figure.mention.figure)) < MENDING.digits
        if not len(values) or is_short:
            continue
        gain = np.zeros(len(values))
        for d, some in relevant:
            touched = [(n, c) for n, c in some if figure is c.result or figure in c.operands]
            if touched:
                gain += _gain(d, touched, figure, values)
        better = gain + np.log(PRINT.slip / len(values))
        slips[figure] = values, better
        best = int(np.argmax(better))
        odds.append(
            (float(np.exp(min(MENDING.largest_odds, np.logaddexp.reduce(better)))), figure, float(values[best]))
        )
    if not odds:
        return None
    whole = 1 + sum(o for o, _, _ in odds)
    _, figure, value = max(odds, key=lambda o: o[0])
    mended = [m for d, some in relevant for m in _mended(d, some, figure, value) if _may_accuse(m)]
    if not mended:
        return None
    holding = [float(d.prior[n]) for d, some in relevant for n, c in some if c.holds and _has(c, figure)]
    mended.sort(key=lambda m: -m.meant)
    rivals = _rivals(mended[0].relation, figure, slips)
    return Mending(figure, value, 1 - 1 / whole, tuple(mended), max(holding, default=0.0), rivals)


def _rivals(
    relation: DrawnCandidate, named: PlacedFigure, slips: dict[PlacedFigure, tuple[Floats, Floats]]
) -> tuple[tuple[PlacedFigure, float], ...]:
    """The other figures of a relation that one slip would mend, the likeliest first."""
    found = []
    for figure in (relation.result, *relation.operands):
        if figure is named or figure not in slips:
            continue
        values, better = slips[figure]
        better = np.where(relation.holds_with(figure, values), better, -np.inf)
        best = int(np.argmax(better))
        if np.isfinite(better[best]):
            found.append((float(better[best]), figure, float(values[best])))
    found.sort(key=lambda f: -f[0])
    return tuple((figure, value) for _, figure, value in found)


def _has(candidate: DrawnCandidate, figure: PlacedFigure) -> bool:
    return figure is candidate.result or figure in candidate.operands


def _mended(
    d: DrawnFigure, some: Sequence[tuple[int, DrawnCandidate]], figure: PlacedFigure, value: float
) -> list[Mended]:
    """The relations of a print that fail and that a value of a figure mends."""
    return [
        Mended(c, float(d.prior[n]), float(d.proved[n]))
        for n, c in some
        if not c.holds and _has(c, figure) and bool(c.holds_with(figure, value))
    ]


def _gain(
    d: DrawnFigure, touched: Sequence[tuple[int, DrawnCandidate]], figure: PlacedFigure, values: Floats
) -> Floats:
    """By how much the logarithm of the likelihood of one print grows with each value of a figure."""
    exactly = d.exactly
    now = float(d.likelihood(exactly))
    then = np.repeat(exactly[:, None], len(values), axis=1)
    for n, candidate in touched:
        then[n] = candidate.holds_with(figure, values) * (PRINT.exact / candidate.values)
    grown: Floats = np.log(d.likelihood(then)) - np.log(now)
    return grown


def _may_accuse(broken: Mended) -> bool:
    """Whether nothing that is left unsaid explains that a relation does not hold: parts that leave some of 100 may
    leave out a part. Amounts agree nearly with something too often where no words join them: their averages and
    products accuse only where a share proves them to be parts of one whole, and so do sums and differences, but one
    behind which its two levels stand in brackets."""
    relation = broken.relation
    if _BOUND.search(fold(relation.result.mention.claim.before)):
        return False  # "una diferencia superior al 45 %"
    if relation.kind == "closing":
        if _is_of_another(relation):
            return False
        return relation.tolerance < relation.result.mention.value - relation.span[1] < MENDING.closing_excess
    if relation.kind == "difference" and broken.meant >= MENDING.stated and _has_levels_behind(relation):
        return True
    return relation.kind in RATES or broken.proved >= MENDING.proved


def _is_of_another(relation: DrawnCandidate) -> bool:
    """Whether one of the parts of 100 is said of another one: "un 20 % de locales vacíos, de los cuales el 85 % …"."""
    listed = sorted((o.mention for o in (relation.result, *relation.operands)), key=lambda m: m.figure.start)
    pairs = [(one, two) for one, two in pairwise(listed) if one.number == two.number]
    return any(_OF_THESE.search(fold(text_between(one, two))) for one, two in pairs)


def _has_levels_behind(relation: DrawnCandidate) -> bool:
    """Whether a difference has its two levels in brackets right behind it, one against the other: "pierde 2.404 votos
    (36.914 en abril frente a 34.510 en noviembre)"."""
    result, (first, second) = relation.result.mention, (o.mention for o in relation.operands)
    if not result.number == first.number == second.number:
        return False
    if first.figure.start > second.figure.start:
        first, second = second, first
    before = text_between(result, first)
    return _OPENED.fullmatch(before) is not None and _AGAINST.fullmatch(text_between(first, second)) is not None
