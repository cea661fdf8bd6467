"""Products: quantity times unit price, or a column by a fixed value, as most rows of a table show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import log2

from pipeline.model import Quantity
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import confirms, judge
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.settings import SETTINGS

_SCALES = tuple(Decimal(10) ** -power for power in (2, 3))
"""Of per cent and index numbers, of thousands."""


def find(view: AxisView, explained: set[tuple[int, int]]) -> list[Identity]:
    """The products along an axis whose targets nothing else explains."""
    places = [p for p in view.places if p not in view.percent_places][: SETTINGS.most_factor_places + 1]
    if view.axis != "row" or len(places) < 2:
        return []
    found: list[Identity] = []
    for target in places:
        rest = [p for p in places if p != target]
        options = [
            *_products_of_pairs(view, target, rest),
            *(_products_by_constant(view, target, p) for p in rest if p < target),
        ]
        best = max(options, key=lambda s: _count_holding(view, s), default=[])
        if _are_proven(view, best) and not any(s.target in explained for s in best):
            found += best
            explained |= {view.at(line, target) for line in view.lines}
    return found


def find_scaled(view: AxisView, explained: set[tuple[int, int]]) -> list[Identity]:
    """Products of rounded figures in another unit: a weight in per cent times a change, an index times another.

    A line that agrees says little where all three were rounded: what all lines say together is counted in bits.
    """
    places = view.places[: SETTINGS.most_factor_places + 1]
    found: list[Identity] = []
    if view.axis != "row" or len(places) <= 2:
        return found
    having = {p: {n for n in view.lines if view.figure(n, p) is not None} for p in places}
    options = [
        made
        for target in (p for p in places if p not in view.percent_places)
        for a, b in combinations([p for p in places if p < target], 2)
        if len(lines := sorted(having[target] & having[a] & having[b])) >= SETTINGS.fewest_products
        for factor in _SCALES
        if (made := _scaled(view, (target, a, b), lines, factor))
    ]
    cost = log2(len(places) ** 2 * len(_SCALES))
    for bits, made in sorted(((_bits(view, m), m) for m in options), key=lambda o: -o[0]):
        if bits - cost >= SETTINGS.bits_of_a_proportion and not any(s.target in explained for s in made):
            found += made
            explained |= {s.target for s in made}
    return found


def _scaled(view: AxisView, places: tuple[int, int, int], lines: Sequence[int], scale: Decimal) -> list[Identity]:
    """What a product, of the last two places for the first, says of lines; nothing where too few of them follow it."""
    target, *factors = places
    group = f"{view.axis}:scaled:{target}:{tuple(factors)}"
    may_fail = len(lines) // (SETTINGS.products_for_one + 1)
    failing = 0
    made: list[Identity] = []
    for n in lines:
        operands = (view.at(n, factors[0]), view.at(n, factors[1]))
        made.append(Identity("producto", "product", view.at(n, target), operands, group, scale))
        failing += not confirms(view.sheet, made[-1])
        if failing > may_fail:
            return []
    return made if len(made) - failing >= SETTINGS.fewest_products else []


def _bits(view: AxisView, identities: Sequence[Identity]) -> float:
    """How much narrower the prints that agree are, with what they were made of, than the spread of their place, and
    than themselves: that nothing times nothing is nothing says nothing."""
    amounts = [view.sheet.quantity[i.target].amount for i in identities]
    spread = max(amounts) - min(amounts)
    bits = []
    for identity in identities:
        verdict = judge(view.sheet, identity)
        if verdict is not None and verdict.holds:
            printed = view.sheet.quantity[identity.target]
            width, known = verdict.expected.width + unit(printed), min(spread, abs(printed.amount))
            bits.append(log2(float(known / width)) if known > width else 0.0)
    return sum(bits)


def _products_of_pairs(view: AxisView, target: int, rest: list[int]) -> Iterator[list[Identity]]:
    distinctive = {p: {line for line in view.lines if _is_distinctive(view.figure(line, p))} for p in (target, *rest)}
    for a, b in combinations(rest, 2):
        lines = sorted(distinctive[target] & distinctive[a] & distinctive[b])
        if len(lines) < SETTINGS.fewest_products:
            continue
        group = f"{view.axis}:product:{target}:{a}:{b}"
        made = [
            Identity("producto", "product", view.at(line, target), (view.at(line, a), view.at(line, b)), group)
            for line in lines
        ]
        may_fail = len(made) // (SETTINGS.products_for_one + 1)
        if any(_holds(view, s) for s in made[: may_fail + 1]):  # else too many fail already
            yield made


def _products_by_constant(view: AxisView, target: int, place: int) -> list[Identity]:
    """The identities that a place is another times the value that most lines show."""
    lines = [
        line
        for line in view.lines
        if _is_distinctive(view.figure(line, target)) and _is_distinctive(view.figure(line, place))
    ]
    factors: dict[Decimal, int] = {}
    for line in lines:
        product, own = view.figure(line, target), view.figure(line, place)
        if product is not None and own is not None and product.amount % own.amount == 0:
            factor = product.amount / own.amount
            factors[factor] = factors.get(factor, 0) + 1
    if not factors:
        return []
    factor = max(factors, key=lambda f: factors[f])
    amounts = {view.sheet.quantity[view.at(line, place)].amount for line in lines}
    if factor <= 1 or len(amounts) <= SETTINGS.fewest_products:
        return []
    group = f"{view.axis}:constant:{target}:{place}"
    return [
        Identity("producto", "product", view.at(line, target), (view.at(line, place),), group, factor) for line in lines
    ]


def _is_distinctive(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.amount != 0 and abs(quantity.amount) != 1 and quantity.unit != "%"


def _count_holding(view: AxisView, identities: list[Identity]) -> int:
    return sum(_holds(view, s) for s in identities)


def _holds(view: AxisView, identity: Identity) -> bool:
    product = identity.factor
    for operand in identity.operands:
        product *= view.sheet.quantity[operand].amount
    printed = view.sheet.quantity[identity.target]
    whole = product == product.to_integral_value()  # 12,5 kg at $ 1.789 is printed in whole pesos
    return product in Interval.of(printed, exact_integers=whole)


def _are_proven(view: AxisView, identities: list[Identity]) -> bool:
    if not identities:
        return False
    holding = _count_holding(view, identities)
    fewest = SETTINGS.fewest_products if len(identities[0].operands) == 2 else SETTINGS.fewest_products + 1
    return holding >= fewest and holding >= SETTINGS.products_for_one * (len(identities) - holding)
