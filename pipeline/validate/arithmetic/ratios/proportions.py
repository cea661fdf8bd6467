"""Two lines in one proportion whose factor is printed nowhere in the table: shares of a whole that stands elsewhere,
figures per inhabitant, amounts in another currency or at one adjustment.

In: a view of a sheet, and the identities that were found otherwise. Out: identities that one place is another times a
factor, for lines on which it holds, and for a lone line that misses it by one slip of typing. The factor is what nearly
all lines agree on as far as their last digits let them; that they agree must be no chance, counted in bits: how much
narrower the print of each figure is than the spread of its place. Two places of the same kind (last year and this one)
keep about one ratio by nature: between them only what is closer than they usually are is evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from math import log2

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Quantity
from pipeline.quantities.rounding import to_step
from pipeline.quantities.slips import slip
from pipeline.quantities.table_numbers import Floats
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.settings import SETTINGS


@dataclass(frozen=True)
class _Proportion:
    """One place as a multiple of another, with what shows it, in bits."""

    target: int
    base: int
    bits: float
    identities: tuple[Identity, ...]

    @property
    def digits(self) -> int:
        """The digits of the factor: 1.5 is simpler than 0.666667."""
        return len(self.identities[0].factor.normalize().as_tuple().digits)


def find(view: AxisView, known: Sequence[Identity]) -> list[Identity]:
    """The proportions of a view, the best proven first, each place computed of one other at most and none of itself by
    way of others; none that ``known`` says otherwise."""
    explained = {i.target for i in known}
    linked = {frozenset((i.target, o)) for i in known if i.form not in LINEAR for o in i.operands}
    options: list[_Proportion] = []
    places = view.places[: SETTINGS.places_in_proportion]
    rank = {place: _rank(view, place) for place in places}
    ranges = [_ranges(view, place) for place in places]
    for (target, upper), (base, lower) in permutations(zip(places, ranges, strict=True), 2):
        if rank[base] < rank[target]:
            continue
        low, high = upper[:, 0] / lower[:, 1], upper[:, 1] / lower[:, 0]
        usable = ~np.isnan(low)
        if not SETTINGS.fewest_in_proportion <= usable.sum() <= SETTINGS.lines_in_proportion:
            continue
        low, high = low[usable], high[usable]
        if not may_agree(low, high):
            continue  # nearly all pairs of places
        lines = [line for line, known in zip(view.lines, usable, strict=True) if known]
        cells = [(view.at(line, target), view.at(line, base)) for line in lines]
        if 2 * sum(one in explained or frozenset((one, other)) in linked for one, other in cells) > len(lines):
            continue
        found = _proportion(view, (target, base), lines, low, high)
        if found is not None:
            options.append(found)
    chosen: list[_Proportion] = []
    simplest = {frozenset((o.target, o.base)): o for o in sorted(options, key=lambda o: (-o.digits, o.bits, o.base))}
    for option in sorted(simplest.values(), key=lambda o: (-o.bits, o.target, o.base)):
        if option.target not in {c.target for c in chosen}:
            chosen.append(option)
    return [identity for option in chosen for identity in option.identities]


def _rank(view: AxisView, place: int) -> tuple[bool, bool]:
    """Percentages, then figures with decimals, are computed of others sooner than the other way round."""
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    return place not in view.percent_places, not any(q.decimals for q in figures)


def _ranges(view: AxisView, place: int) -> Floats:
    """The least and the most that the figure of each line stands for; no numbers where it is too small."""
    found = []
    for line in view.lines:
        quantity = view.figure(line, place)
        if quantity is None or quantity.amount <= 2 * unit(quantity):
            found.append((np.nan, np.nan))
        else:
            amount, half = float(quantity.amount), float(unit(quantity)) / 2
            found.append((amount - half, amount + half))
    return np.array(found, dtype=np.float64)


def may_agree(low: Floats, high: Floats) -> bool:
    """Whether one factor can lie within all ranges but those that may be out of proportion."""
    out = SETTINGS.out_of_proportion
    return bool(np.partition(low, -1 - out)[-1 - out] <= np.partition(high, out)[out])


def _proportion(
    view: AxisView, places: tuple[int, int], lines: Sequence[int], low: Floats, high: Floats
) -> _Proportion | None:
    """The proportion of two places, the target and its base, on some lines; ``low`` and ``high`` are what the factor
    can be on each."""
    target, base = places
    pairs = [(view.sheet.quantity[view.at(line, target)], view.sheet.quantity[view.at(line, base)]) for line in lines]
    fewest = SETTINGS.fewest_in_proportion
    if len({b.amount for _, b in pairs}) < fewest or len({a.amount for a, _ in pairs}) < fewest:
        return None
    factor = simplest_factor(low, high)
    holding = (low <= factor) & (factor <= high)
    if len(lines) - int(holding.sum()) > SETTINGS.out_of_proportion:
        return None
    bits = _bits(view, places, pairs, factor, holding)
    if bits < SETTINGS.bits_of_a_proportion:
        return None
    if all(a.amount == b.amount for (a, b), holds in zip(pairs, holding, strict=True) if holds):
        return None  # the same figures twice: a budget that hardly any decree changed
    exact = Decimal(repr(factor))
    rule = "participacion" if target in view.percent_places else "producto"
    group = f"{view.axis}:proportion:{target}:{base}"
    many = target in view.percent_places and int(holding.sum()) >= SETTINGS.many_in_proportion
    identities = tuple(
        Identity(rule, "product", view.at(line, target), (view.at(line, base),), group, exact, rounded=True)
        for line, (a, b), holds in zip(lines, pairs, holding, strict=True)
        if holds or _is_a_slip(a, b, exact, SETTINGS.digits_of_a_slip - many)
    )
    return _Proportion(target, base, bits, identities)


def simplest_factor(low: Floats, high: Floats) -> float:
    """The factor of fewest digits among those on which most pairs agree."""
    ends = np.unique(np.concatenate([low, high]))
    count = ((low[None, :] <= ends[:, None]) & (ends[:, None] <= high[None, :])).sum(axis=1)
    first = int(np.argmax(count))
    last = first
    while last + 1 < len(ends) and count[last + 1] == count[first]:
        last += 1
    least, most = float(ends[first]), float(ends[last])
    for digits in range(1, SETTINGS.digits_of_a_factor):
        rounded = float(f"{(least + most) / 2:.{digits}g}")
        if least <= rounded <= most:
            return rounded
    return least


def _bits(
    view: AxisView,
    places: tuple[int, int],
    pairs: Sequence[tuple[Quantity, Quantity]],
    factor: float,
    holding: NDArray[np.bool_],
) -> float:
    """How much less likely by chance it is that the lines agree, in bits: the spread of the place over the rounding
    of each line, the line that says most left out."""
    amounts = [float(a.amount) for a, _ in pairs]
    nearness, largest = SETTINGS.nature_of_a_ratio, SETTINGS.ratio_of_a_kind
    of_one_kind = len({place in view.percent_places for place in places}) == 1 and 1 / largest < factor < largest
    bits = []
    for (a, b), amount, holds in zip(pairs, amounts, holding, strict=True):
        width = float(unit(a)) + factor * float(unit(b))
        spread = nearness * amount if of_one_kind else max(amounts) - min(amounts)
        bits.append(log2(spread / width) if holds and spread > width else 0.0)
    return sum(sorted(bits)[:-1])


def _is_a_slip(multiple: Quantity, base: Quantity, factor: Decimal, fewest: int) -> bool:
    """Whether one slip of typing, in either figure of so many digits, explains that the factor does not hold."""
    for printed, right in ((multiple, factor * base.amount), (base, multiple.amount / factor)):
        step = unit(printed)
        nearest = to_step(right, step)
        if len(printed.value.as_tuple().digits) < fewest:
            continue
        if any(slip(printed.value, (nearest + k * step) / printed.scale, printed.decimals) for k in (-1, 0, 1)):
            return True
    return False
