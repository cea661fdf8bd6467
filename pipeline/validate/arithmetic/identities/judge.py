"""Whether a cell confirms an identity: right, cut off instead of rounded, or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipeline.model import Position
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.identities.identity import LINEAR, RATES, Identity, evaluate
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.values import dataclass

Outcome = Literal["holds", "rounding", "convention", "fails"]


@dataclass(frozen=True)
class Verdict:
    """An identity judged. ``expected`` is what the target should be; ``cut`` says that the print is
    the right figure with its further digits dropped; ``convention`` names what makes a print right that
    the plain calculation does not (outcome "convention")."""

    identity: Identity
    outcome: Outcome
    expected: Interval
    cut: bool = False
    convention: str = ""

    @property
    def holds(self) -> bool:
        return self.outcome in ("holds", "rounding")

    @property
    def fails(self) -> bool:
        return self.outcome == "fails"


def values_for(sheet: Sheet, identity: Identity) -> Mapping[Position, Interval]:
    """What the cells of an identity stand for; rounded integers where the table or its other figures show rounding."""
    decimals = {sheet.quantity[c].decimals for c in identity.cells if c in sheet.quantity}
    if not identity.rounded and (identity.form not in LINEAR or len(decimals) == 1):
        return sheet.interval  # beside figures with decimals an integer is rounded
    return {c: _rounded(sheet, c) for c in identity.cells}


def _rounded(sheet: Sheet, cell: Position) -> Interval:
    """What a cell stands for where integers are rounded too."""
    known = sheet.interval[cell]
    if known.width or cell not in sheet.quantity:
        return known
    return Interval.of(sheet.quantity[cell], exact_integers=False)


def judge(sheet: Sheet, identity: Identity) -> Verdict | None:
    """The verdict on an identity; ``None`` where it cannot be evaluated (division by zero)."""
    values = values_for(sheet, identity)
    expected = evaluate(identity, values)
    if expected is None:
        return None
    printed = sheet.quantity[identity.target]
    exact = expected.low == expected.high and expected.low == expected.low.to_integral_value()
    is_rate = identity.form in RATES or (identity.form == "product" and not exact)
    own = Interval.of(printed, exact_integers=False) if is_rate else values[identity.target]
    if own.meets(expected) or _cut_shares(sheet, identity, expected):
        return Verdict(identity, "holds", expected)
    if is_rate:
        cut = Interval.truncated(printed).meets(expected)
        if cut or _distance(printed.amount, expected) < unit(printed):
            return Verdict(identity, "rounding", expected, cut)
    elif printed.decimals and _distance(printed.amount, expected) < unit(printed):
        return Verdict(identity, "rounding", expected)
    return Verdict(identity, "fails", expected)


def confirms(sheet: Sheet, identity: Identity) -> bool:
    """Whether the print agrees with the identity, rounded or cut off."""
    verdict = judge(sheet, identity)
    return verdict is not None and verdict.outcome != "fails"


def agrees_rounded_or_cut(sheet: Sheet, identity: Identity) -> bool:
    """Whether an identity gives the printed figure, rounded or cut off; as ``confirms``, but integers are never exact
    and no convention of sums is asked."""
    expected = evaluate(identity, sheet.interval)
    return expected is not None and sheet.printed[identity.target].meets(expected)


def _cut_shares(sheet: Sheet, identity: Identity, expected: Interval) -> bool:
    """Whether percentages add up to 100 but for decimals that were cut off from each."""
    printed = sheet.quantity[identity.target]
    if identity.form != "sum" or printed.amount != 100 or len(identity.operands) < 2:
        return False
    return _distance(printed.amount, expected) <= len(identity.operands) * unit(printed) / 2


def _distance(value: Decimal, expected: Interval) -> Decimal:
    return max(expected.low - value, value - expected.high, Decimal(0))
