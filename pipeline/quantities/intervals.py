"""Intervals of exact decimals: what a printed number can stand for, and arithmetic on it.

A number printed with d decimals stands for every value within half a unit of its last digit, as in
XBRL Calculations 1.1 and statcheck; one that was cut off instead of rounded stands for up to a
whole unit above. Counts of people or pesos printed as integers are exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal

from pipeline.model import Quantity
from pipeline.quantities.settings import INTERVALS
from pipeline.values import dataclass

_HALF = Decimal("0.5")
_CONTEXT = Context(prec=INTERVALS.precision)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal) -> Interval:
        """The value and nothing else."""
        return cls(value, value)

    @classmethod
    def of(cls, quantity: Quantity, *, exact_integers: bool = True) -> Interval:
        """What a printed figure stands for, in base units (``quantity.amount``).

        An integer without a scale or percent sign is exact unless ``exact_integers`` is false.
        """
        amount = quantity.amount
        if exact_integers and quantity.decimals == 0 and quantity.scale == 1 and quantity.unit not in ("%", "pp"):
            return cls(amount, amount)
        half = last_unit(quantity) * _HALF
        return cls(amount - half, amount + half)

    @classmethod
    def truncated(cls, quantity: Quantity) -> Interval:
        """What the figure stands for if its further digits were cut off: up to a unit away from 0."""
        amount, unit = quantity.amount, last_unit(quantity)
        return cls(amount - unit, amount) if amount < 0 else cls(amount, amount + unit)

    @classmethod
    def rounded_or_cut(cls, quantity: Quantity) -> Interval:
        """What the figure stands for by either custom: half a unit towards 0 and a whole one away from it.

        Both :meth:`of` (integers rounded too) and :meth:`truncated` hold the amount itself, so that all they hold
        together is an interval.
        """
        amount, unit = quantity.amount, last_unit(quantity)
        half = unit * _HALF
        return cls(amount - unit, amount + half) if amount < 0 else cls(amount - half, amount + unit)

    @classmethod
    def total(cls, parts: Iterable[Interval]) -> Interval:
        """The sum of all ``parts`` (zero for none)."""
        low = high = Decimal(0)
        for part in parts:
            low += part.low
            high += part.high
        return cls(low, high)

    @property
    def width(self) -> Decimal:
        return self.high - self.low

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal) and self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        times = _CONTEXT.multiply
        if self.low >= 0 <= other.low:
            return Interval(times(self.low, other.low), times(self.high, other.high))
        ends = (
            times(self.low, other.low),
            times(self.low, other.high),
            times(self.high, other.low),
            times(self.high, other.high),
        )
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient.

        Raises:
            ZeroDivisionError: ``other`` holds zero, so the quotient is unbounded.
        """
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        over = _CONTEXT.divide
        if self.low >= 0 < other.low:
            return Interval(over(self.low, other.high), over(self.high, other.low))
        ends = (
            over(self.low, other.low),
            over(self.low, other.high),
            over(self.high, other.low),
            over(self.high, other.high),
        )
        return Interval(min(ends), max(ends))

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times ``factor``."""
        low, high = self.low * factor, self.high * factor
        return Interval(low, high) if low <= high else Interval(high, low)


def last_unit(quantity: Quantity) -> Decimal:
    """One unit of the last printed digit, in base units: 0.01 for ``73,57``, 1000 for ``M$ 12``."""
    return quantity.scale.scaleb(-quantity.decimals)
