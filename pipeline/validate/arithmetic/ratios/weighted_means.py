"""Rates in a line of totals that are the means of the others, weighted by a line of the table: the share of all years
is that of each year weighted by its cases, the pass rate of a school that of its classes weighted by their pupils.

In: a view of a sheet, and the identities that were found otherwise. Out: identities of the rates of a total, for
weights that add up to a total at the same place. A rate met by its weighted mean is evidence in bits: of how many
printable values between the least and the greatest rate it is the one. Where enough rates of a table are met, one that
is not, by one slip of typing, is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log2

from pipeline.model import Position, Quantity
from pipeline.validate.arithmetic.error_location.one_change import mistyped_value_in
from pipeline.validate.arithmetic.identities.identity import Identity, solve
from pipeline.validate.arithmetic.identities.judge import confirms
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.settings import SETTINGS


def find(view: AxisView, known: Sequence[Identity]) -> list[Identity]:
    """The weighted means of a view that ``known`` does not explain otherwise, each rate by one line of weights."""
    explained = {i.target for i in known if i.form not in ("sum", "average")}
    weighed = {line: _PossibleWeights.of(view, line) for line in view.lines}
    totals = _totals(view)
    options = [
        made for t in totals for w in view.lines if (made := _means_weighted_by(view, t, w, weighed[w], explained))
    ]
    options.sort(key=lambda made: -_bits(view, made))
    taken: set[Position] = set()
    chosen: list[Identity] = []
    for made in options:
        fresh = [i for i in made if i.target not in taken]
        holding = [i for i in fresh if confirms(view.sheet, i)]
        failing = [i for i in fresh if i not in holding]
        if len(holding) < max(SETTINGS.fewest_weighted, SETTINGS.holds_for_one * len(failing)):
            continue
        if _bits(view, holding) < SETTINGS.bits_of_a_proportion:
            continue
        chosen += [*holding, *(i for i in failing if _is_a_slip(view, i))]
        taken |= {i.target for i in fresh}
    return chosen


def _totals(view: AxisView) -> list[int]:
    """The places that may be those of a total."""
    named = [p for p in view.places if view.place_labels[p].total or view.place_labels[p].grand]
    return named or list(view.places[-1:])


@dataclass(frozen=True)
class _PossibleWeights:
    """The figures of a line at the places that are no totals, and whether they can be weights."""

    figures: Mapping[int, Quantity]
    usable: bool
    total: Decimal

    @classmethod
    def of(cls, view: AxisView, line: int) -> _PossibleWeights:
        places = (p for p in view.places if not view.place_labels[p].total)
        return cls._of({p: q for p in places if (q := view.figure(line, p)) is not None})

    @classmethod
    def _of(cls, figures: Mapping[int, Quantity]) -> _PossibleWeights:
        amounts = [q.amount for q in figures.values()]
        usable = len(amounts) >= SETTINGS.fewest_weights and min(amounts) >= 0 and len(set(amounts)) > 1
        usable = usable and all(q.unit != "%" for q in figures.values())
        return cls(figures, usable, sum(amounts, Decimal(0)) if usable else Decimal(0))

    def without(self, place: int) -> _PossibleWeights:
        """The same without the figure of a place, where there is one."""
        if place not in self.figures:
            return self
        return self._of({p: q for p, q in self.figures.items() if p != place})


def _means_weighted_by(
    view: AxisView, target: int, line: int, weighed: _PossibleWeights, explained: set[Position]
) -> list[Identity]:
    """The rates of a total as means weighted by a line; none where its figures do not add up to its own total."""
    whole = view.figure(line, target)
    if whole is None:
        return []
    weights = weighed.without(target)
    if not weights.usable or weights.total != whole.amount:
        return []
    parts = list(weights.figures)
    return [
        Identity(
            "promedio-ponderado",
            "weighted",
            view.at(rates, target),
            tuple(view.at(n, p) for n in (rates, line) for p in parts),
            f"{view.axis}:weighted:{target}:{line}",
        )
        for rates in view.lines
        if rates != line and view.at(rates, target) not in explained and _may_be_mean(view, rates, target, parts)
    ]


def _may_be_mean(view: AxisView, line: int, target: int, parts: Sequence[int]) -> bool:
    """Whether a figure lies among others that are no counts (which would be added)."""
    printed = view.figure(line, target)
    rates = [q for p in parts if (q := view.figure(line, p)) is not None]
    if printed is None or len(rates) < len(parts) or {q.unit for q in rates} != {printed.unit}:
        return False
    amounts = [q.amount for q in rates]
    is_rate = printed.unit == "%" or any(q.decimals for q in (printed, *rates))
    return is_rate and sum(amounts) != printed.amount and len(set(amounts)) > 1


def _bits(view: AxisView, made: Sequence[Identity]) -> float:
    """How unlikely it is that the rates are met by chance."""
    return sum(_bits_of(view, i) for i in made if confirms(view.sheet, i))


def _bits_of(view: AxisView, identity: Identity) -> float:
    rates = [view.sheet.quantity[o].amount for o in identity.operands[: len(identity.operands) // 2]]
    values = (max(rates) - min(rates)) / unit(view.sheet.quantity[identity.target])
    return max(log2(float(values)) - 1, 0.0) if values > 1 else 0.0  # half of them: means lie in the middle


def _is_a_slip(view: AxisView, identity: Identity) -> bool:
    """Whether one slip of typing, in the mean or in a rate, explains that it is not met."""
    sheet = view.sheet
    rates = identity.operands[: len(identity.operands) // 2]
    for cell in (identity.target, *rates):
        wanted = solve(identity, cell, sheet.interval)
        if wanted is not None and mistyped_value_in(wanted, sheet.quantity[cell]) is not None:
            return True
    return False
