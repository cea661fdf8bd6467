"""Rounding exact decimals to a step, however long they are."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

_EXACT = Context(prec=1000)  # digits: far more than any figure that is read has, times any scale


def to_step(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """``value`` with as many decimals as ``step`` has.

    ``Decimal.quantize`` alone raises ``InvalidOperation`` where the result has more digits than the
    usual context (28), as a printed figure of many digits with many decimals has.
    """
    return value.quantize(step, rounding, context=_EXACT)
