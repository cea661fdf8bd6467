"""Whether a cell bears out a statement: right, cut off instead of rounded, or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.identity import Position, Statement, evaluate
from pipeline.validate.arithmetic.sheet import Sheet, unit

Outcome = Literal["holds", "rounding", "fails"]

LINEAR = frozenset({"sum", "difference"})
_RATES = frozenset({"ratio", "share", "growth", "growth_last", "average"})


@dataclass(frozen=True)
class Verdict:
    """A statement judged. ``expected`` is what the target should be; ``cut`` says that the print is
    the right figure with its further digits dropped."""

    statement: Statement
    outcome: Outcome
    expected: Interval
    cut: bool = False


def values_for(sheet: Sheet, statement: Statement) -> Mapping[Position, Interval]:
    """What the cells of a statement stand for; rounded integers where the table shows rounding."""
    if sheet.exact_sums and statement.form in LINEAR:
        return sheet.exact
    if not statement.rounded:
        return sheet.interval
    return {c: _rounded(sheet, c) for c in statement.cells}


def _rounded(sheet: Sheet, cell: Position) -> Interval:
    """What a cell stands for where integers are rounded too."""
    known = sheet.interval[cell]
    if known.width or cell not in sheet.quantity:
        return known
    return Interval.of(sheet.quantity[cell], exact_integers=False)


def judge(sheet: Sheet, statement: Statement) -> Verdict | None:
    """The verdict on a statement; ``None`` where it cannot be evaluated (division by zero)."""
    values = values_for(sheet, statement)
    expected = evaluate(statement, values)
    if expected is None:
        return None
    printed = sheet.quantity[statement.target]
    exact = expected.low == expected.high and expected.low == expected.low.to_integral_value()
    is_rate = statement.form in _RATES or (statement.form == "product" and not exact)
    own = Interval.of(printed, exact_integers=False) if is_rate else values[statement.target]
    if own.meets(expected) or _cut_shares(sheet, statement, expected):
        return Verdict(statement, "holds", expected)
    if is_rate:
        cut = Interval.truncated(printed).meets(expected)
        if cut or _distance(printed.amount, expected) < unit(printed):
            return Verdict(statement, "rounding", expected, cut)
    elif printed.decimals and _distance(printed.amount, expected) < unit(printed):
        return Verdict(statement, "rounding", expected)
    return Verdict(statement, "fails", expected)


def bears_out(sheet: Sheet, statement: Statement) -> bool:
    """Whether the print agrees with the statement, rounded or cut off."""
    verdict = judge(sheet, statement)
    return verdict is not None and verdict.outcome != "fails"


def _cut_shares(sheet: Sheet, statement: Statement, expected: Interval) -> bool:
    """Whether percentages add up to 100 but for decimals that were cut off from each."""
    printed = sheet.quantity[statement.target]
    if statement.form != "sum" or printed.amount != 100 or len(statement.operands) < 2:
        return False
    return _distance(printed.amount, expected) <= len(statement.operands) * unit(printed) / 2


def _distance(value: Decimal, expected: Interval) -> Decimal:
    return max(expected.low - value, value - expected.high, Decimal(0))
