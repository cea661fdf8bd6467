"""Which single slip would make the figures of a paragraph agree: all of its relations judged together.

Every figure is tried with every value one slip away. Each changes how likely the prints of all figures are that may be
drawn from it, or it from others: what agreed may fail, what failed may agree. Where one slip makes the paragraph so
much likelier that this outweighs how seldom figures are wrong, that figure is the one to ask about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_relations.candidates import RATES, DrawnCandidate
from pipeline.validate.claims.fitted_relations.model import DrawnFigure
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure
from pipeline.validate.claims.fitted_relations.settings import MENDING, PRINT
from pipeline.validate.claims.sentence.printed_slips import printed_digits, slips_of


@dataclass(frozen=True, eq=False)
class Mending:
    """``figure`` should be ``value``; ``probability`` is that one of the figures of the paragraph is a slip.
    ``relation`` is the likeliest that then holds."""

    figure: PlacedFigure
    value: float
    probability: float
    relation: DrawnCandidate


def mending(found: Sequence[DrawnFigure]) -> Mending | None:
    """The likeliest slip of a paragraph, if any would make a relation hold that does not."""
    relevant = [(d, [(n, c) for n, c in enumerate(d.candidates) if d.prior[n] >= MENDING.meant]) for d in found]
    failing = {f for _, some in relevant for _, c in some if not c.holds for f in (c.result, *c.operands)}
    odds: list[tuple[float, PlacedFigure, float]] = []
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
        best = int(np.argmax(better))
        odds.append(
            (float(np.exp(min(MENDING.largest_odds, np.logaddexp.reduce(better)))), figure, float(values[best]))
        )
    if not odds:
        return None
    whole = 1 + sum(o for o, _, _ in odds)
    _, figure, value = max(odds, key=lambda o: o[0])
    broken = [m for d, some in relevant for m in _mended(d, some, figure, value) if may_accuse(m[1])]
    if not broken:
        return None
    relation = max(broken, key=lambda m: m[0])[1]
    least = MENDING.closing_broken if relation.kind == "closing" else MENDING.broken
    if sum(p for p, _ in broken) < least:
        return None
    return Mending(figure, value, 1 - 1 / whole, relation)


def _mended(
    d: DrawnFigure, some: Sequence[tuple[int, DrawnCandidate]], figure: PlacedFigure, value: float
) -> list[tuple[float, DrawnCandidate]]:
    """The relations of a print that fail and that a value of a figure mends, with how likely each is meant."""
    return [
        (float(d.prior[n]), c)
        for n, c in some
        if not c.holds and (figure is c.result or figure in c.operands) and bool(c.holds_with(figure, value))
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


def may_accuse(candidate: DrawnCandidate) -> bool:
    """Whether nothing that is left unsaid explains that a relation does not hold: parts that leave some of 100 may
    leave out a part. Sums and differences of amounts agree with something too often where no words join them: they only
    speak for or against what else accuses."""
    if candidate.holds or candidate.kind not in RATES:
        return False
    if candidate.kind == "closing":
        return candidate.tolerance < candidate.result.mention.value - candidate.span[1] < MENDING.closing_excess
    return True
