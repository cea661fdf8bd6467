"""A statement: what one cell of a table must be, given other cells; and what follows from it.

A statement can be evaluated (what the target should be) and solved for any of its cells (what that
cell would have to be for the statement to hold), both as intervals of what prints can stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities.intervals import Interval

Position = tuple[int, int]
Form = Literal["sum", "difference", "average", "ratio", "share", "growth", "growth_last", "product"]

_ONE = Interval.exact(Decimal(1))


@dataclass(frozen=True, slots=True)
class Statement:
    """``target`` = ``form`` of ``operands`` (row, column), times ``factor`` for ratios.

    difference: first - second; ratio: first / second; share: first / sum of the others; growth:
    from first to second over the first, growth_last over the second. ``rule`` is the code under
    which a failure is reported; ``group`` names the pattern, so that cells of one pattern can be
    reported together. ``announced`` says that a label plainly promises it.
    """

    rule: str
    form: Form
    target: Position
    operands: tuple[Position, ...]
    group: str
    factor: Decimal = Decimal(1)
    announced: bool = False
    rounded: bool = False

    @property
    def cells(self) -> tuple[Position, ...]:
        return (self.target, *self.operands)


def evaluate(statement: Statement, values: Mapping[Position, Interval]) -> Interval | None:
    """What the target should be; ``None`` where a divisor may be zero."""
    parts = [values[o] for o in statement.operands]
    try:
        match statement.form:
            case "sum":
                return Interval.total(parts)
            case "difference":
                return parts[0] - parts[1]
            case "product":
                return (
                    (parts[0] * parts[1]).scaled(statement.factor)
                    if len(parts) == 2
                    else parts[0].scaled(statement.factor)
                )
            case "average":
                return Interval.total(parts).scaled(Decimal(1) / len(parts))
            case "ratio":
                return (parts[0] / parts[1]).scaled(statement.factor)
            case "share":
                return (parts[0] / Interval.total(parts[1:])).scaled(statement.factor)
            case "growth":
                return (parts[1] / parts[0] - _ONE).scaled(statement.factor)
            case "growth_last":
                return (_ONE - parts[0] / parts[1]).scaled(statement.factor)
    except ZeroDivisionError:
        return None


def solve(statement: Statement, cell: Position, values: Mapping[Position, Interval]) -> Interval | None:
    """What ``cell`` would have to be for the statement to hold; ``None`` where that has no answer."""
    if cell == statement.target:
        return evaluate(statement, values)
    target = values[statement.target]
    parts = {o: values[o] for o in statement.operands}
    if statement.operands.count(cell) != 1:
        return None
    others = [v for o, v in parts.items() if o != cell]
    first = statement.operands[0] == cell
    try:
        match statement.form:
            case "sum":
                return target - Interval.total(others)
            case "average":
                return target.scaled(Decimal(len(statement.operands))) - Interval.total(others)
            case "difference":
                return target + others[0] if first else others[0] - target
            case "product":
                return (target / others[0] if others else target).scaled(1 / statement.factor)
            case "ratio":
                rate = target.scaled(1 / statement.factor)
                return rate * others[0] if first else others[0] / rate
            case "growth":
                rate = target.scaled(1 / statement.factor) + _ONE
                return others[0] / rate if first else others[0] * rate
            case "growth_last":
                rate = _ONE - target.scaled(1 / statement.factor)
                return others[0] * rate if first else others[0] / rate
            case "share":
                return None
    except ZeroDivisionError:
        return None
