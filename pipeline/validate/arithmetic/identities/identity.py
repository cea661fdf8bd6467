"""An identity: what one cell of a table must be, given other cells; and what follows from it.

An identity can be evaluated (what the target should be) and solved for any of its cells (what that
cell would have to be for the identity to hold), both as intervals of what prints can stand for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from pipeline.model import Position
from pipeline.quantities.intervals import Interval
from pipeline.values import dataclass

IdentityForm = Literal[
    "sum", "difference", "flow", "average", "weighted", "ratio", "increase", "share", "growth", "growth_last",
    "product", "closing",
]  # fmt: skip

SharedAxis = int  # 0: the cells of an identity share their row; 1: their column
LINEAR: frozenset[IdentityForm] = frozenset({"sum", "difference", "flow"})
ADDED: frozenset[IdentityForm] = LINEAR | {"closing", "weighted"}
"""What is added and taken away, of which any figure may be the wrong one as well as the result."""
RATES: frozenset[IdentityForm] = frozenset(
    {"ratio", "increase", "share", "growth", "growth_last", "average", "weighted"}
)

HUNDRED = Decimal(100)
_ONE = Interval.exact(Decimal(1))


@dataclass(frozen=True, slots=True)
class Identity:
    """``target`` = ``form`` of ``operands`` (row, column), times ``factor`` for ratios.

    difference: first - second; flow: the operands added, the last ``taken`` of them taken away; ratio: first /
    second; increase: first / (second - first), what is new over what there was before; share: first / sum of the
    others; growth: from first to second over the first, growth_last over the second; closing: what the others leave
    of ``factor``; weighted: the mean of the first half of the operands, weighted by the second. ``rule`` is the code
    under which a failure is reported; ``group`` names the relation, so that cells of one relation can be reported
    together. ``announced`` says that a label plainly promises it.
    """

    rule: str
    form: IdentityForm
    target: Position
    operands: tuple[Position, ...]
    group: str
    factor: Decimal = Decimal(1)
    announced: bool = False
    rounded: bool = False
    taken: int = 0

    @property
    def cells(self) -> tuple[Position, ...]:
        return (self.target, *self.operands)

    @property
    def away(self) -> tuple[Position, ...]:
        """The operands of a sum, difference or flow that are taken away."""
        taken = 1 if self.form == "difference" else self.taken
        return self.operands[len(self.operands) - taken :] if taken else ()


def evaluate(identity: Identity, values: Mapping[Position, Interval]) -> Interval | None:
    """What the target should be; ``None`` where a divisor may be zero."""
    parts = [values[o] for o in identity.operands]
    try:
        match identity.form:
            case "sum":
                return Interval.total(parts)
            case "difference":
                return parts[0] - parts[1]
            case "flow":
                kept = len(parts) - identity.taken
                return Interval.total(parts[:kept]) - Interval.total(parts[kept:])
            case "product":
                return (
                    (parts[0] * parts[1]).scaled(identity.factor)
                    if len(parts) == 2
                    else parts[0].scaled(identity.factor)
                )
            case "closing":
                return Interval.exact(identity.factor) - Interval.total(parts)
            case "average":
                return Interval.total(parts).scaled(Decimal(1) / len(parts))
            case "weighted":
                rates, weights = parts[: len(parts) // 2], parts[len(parts) // 2 :]
                return _products(rates, weights) / Interval.total(weights)
            case "ratio":
                return (parts[0] / parts[1]).scaled(identity.factor)
            case "increase":
                return (parts[0] / (parts[1] - parts[0])).scaled(identity.factor)
            case "share":
                return (parts[0] / Interval.total(parts[1:])).scaled(identity.factor)
            case "growth":
                return (parts[1] / parts[0] - _ONE).scaled(identity.factor)
            case "growth_last":
                return (_ONE - parts[0] / parts[1]).scaled(identity.factor)
    except ZeroDivisionError:
        return None


def solve(identity: Identity, cell: Position, values: Mapping[Position, Interval]) -> Interval | None:
    """What ``cell`` would have to be for the identity to hold; ``None`` where that has no answer."""
    if cell == identity.target:
        return evaluate(identity, values)
    target = values[identity.target]
    parts = {o: values[o] for o in identity.operands}
    if identity.operands.count(cell) != 1:
        return None
    others = [v for o, v in parts.items() if o != cell]
    first = identity.operands[0] == cell
    try:
        match identity.form:
            case "sum":
                return target - Interval.total(others)
            case "closing":
                return Interval.exact(identity.factor) - target - Interval.total(others)
            case "average":
                return target.scaled(Decimal(len(identity.operands))) - Interval.total(others)
            case "weighted":
                return _solved_rate(identity, cell, values)
            case "difference":
                return target + others[0] if first else others[0] - target
            case "flow":
                added = Interval.total([v for o, v in parts.items() if o != cell and o not in identity.away])
                away = Interval.total([v for o, v in parts.items() if o != cell and o in identity.away])
                return added - away - target if cell in identity.away else target + away - added
            case "product":
                return (target / others[0] if others else target).scaled(1 / identity.factor)
            case "ratio":
                rate = target.scaled(1 / identity.factor)
                return rate * others[0] if first else others[0] / rate
            case "increase":
                rate = target.scaled(1 / identity.factor)
                return rate * others[0] / (rate + _ONE) if first else others[0] * (rate + _ONE) / rate
            case "growth":
                rate = target.scaled(1 / identity.factor) + _ONE
                return others[0] / rate if first else others[0] * rate
            case "growth_last":
                rate = _ONE - target.scaled(1 / identity.factor)
                return others[0] * rate if first else others[0] / rate
            case "share":
                return None
    except ZeroDivisionError:
        return None


def _products(rates: Sequence[Interval], weights: Sequence[Interval]) -> Interval:
    return Interval.total([rate * weight for rate, weight in zip(rates, weights, strict=True)])


def _solved_rate(identity: Identity, cell: Position, values: Mapping[Position, Interval]) -> Interval | None:
    """What a rate must be for a weighted mean to be met; a weight is not looked for."""
    half = len(identity.operands) // 2
    if cell not in identity.operands[:half]:
        return None
    at = identity.operands.index(cell)
    rates, weights = ([values[o] for o in part] for part in (identity.operands[:half], identity.operands[half:]))
    others = _products([*rates[:at], *rates[at + 1 :]], [*weights[:at], *weights[at + 1 :]])
    return (values[identity.target] * Interval.total(weights) - others) / weights[at]


def axis_of(identity: Identity) -> SharedAxis | None:
    """The direction in which an identity runs; ``None`` where its cells share neither row nor column."""
    for axis in (0, 1):
        if len({cell[axis] for cell in identity.cells}) == 1:
            return axis
    return None
