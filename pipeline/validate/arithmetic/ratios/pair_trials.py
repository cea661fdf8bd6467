"""Every pair of places tried at once as what a place of percentages is computed from, in floats.

In: a view, a target, the lines and the places that may be operands. Out: for a definition of two places how many
identities it has and how many of them fail for certain. Most definitions are nonsense, and this says so of all of them
in the time that exact decimals take for one; what it leaves is tried exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache

import numpy as np

from pipeline.quantities.intervals import Interval
from pipeline.quantities.table_numbers import Bools, Floats, Ints
from pipeline.validate.arithmetic.identities.identity import IdentityForm
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.ratios.percentage_definitions import Definition
from pipeline.validate.arithmetic.settings import SETTINGS


class PairTrials:
    """The pairs of some places as definitions of a target; arrays are of lines, first places, second places."""

    def __init__(self, view: AxisView, target: int, lines: Sequence[int], operands: Sequence[int]) -> None:
        cells = [[view.at(line, place) for place in operands] for line in lines]
        known = view.sheet.interval
        shape = (len(lines), len(operands))
        figure = np.array([c in view.sheet.quantity for row in cells for c in row], dtype=np.bool_).reshape(shape)
        stated = np.array([c in known for row in cells for c in row], dtype=np.bool_).reshape(shape)
        whole = [[known.get(c) for c in row] for row in cells]
        low, high = _ends(whole, shape)
        self._operands = operands
        self._index = {place: n for n, place in enumerate(operands)}
        # a share of a blank is a share of zero; nothing grows from a blank, and nothing is a part of one
        self._of_ratios = stated[:, :, None] & figure[:, None, :]
        self._of_growths = figure[:, :, None] & figure[:, None, :]
        spans = [i is not None and i.low <= 0 <= i.high for row in whole for i in row]
        self._zero = np.array(spans, dtype=np.bool_).reshape(shape)
        with np.errstate(all="ignore"):  # what divides by zero or grows beyond a float fails for no certain
            ends = np.stack([one[:, :, None] / other[:, None, :] for one in (low, high) for other in (low, high)])
        self._low, self._high = ends.min(axis=0), ends.max(axis=0)
        printed = [[view.sheet.printed[view.at(line, target)]] for line in lines]
        least, most = _ends(printed, (len(lines), 1))
        self._least, self._most = least[:, :, None], most[:, :, None]
        self._failing = cache(self._fail)

    def of(self, definition: Definition) -> tuple[int, int]:
        """How many identities a definition of two places has, and how many of them fail for certain."""
        first, second = (self._index[place] for place in definition.places)
        counted, failing = self._failing(definition.form, definition.factor)
        return int(counted[first, second]), int(failing[first, second])

    def pairs(
        self, form: IdentityForm, factor: Decimal, may_be_followed: Callable[[Ints, Ints], Bools]
    ) -> list[tuple[int, int]]:
        """The places, in order, of which a definition may be followed: by how many identities each pair has, and how
        many of them fail for certain."""
        may_be = may_be_followed(*self._failing(form, factor)) & ~np.eye(len(self._operands), dtype=np.bool_)
        return [(self._operands[first], self._operands[second]) for first, second in np.argwhere(may_be)]

    def _fail(self, form: IdentityForm, factor: Decimal) -> tuple[Ints, Ints]:
        """How many lines each pair has, and on how many it misses the print by more than floats can be off."""
        low, high, zero, made = self._low, self._high, self._zero[:, None, :], self._of_growths
        match form:
            case "ratio":
                made = self._of_ratios
            case "growth":  # from first to second
                low, high, zero = low.swapaxes(1, 2) - 1, high.swapaxes(1, 2) - 1, self._zero[:, :, None]
            case "growth_last":
                low, high = 1 - high, 1 - low
            case _:
                raise ValueError(f"no definition of two places: {form}")
        times = float(factor)
        with np.errstate(all="ignore"):
            size = times * (1 + np.maximum(np.abs(low), np.abs(high))) + np.maximum(abs(self._least), abs(self._most))
            off = SETTINGS.float_doubt * size
            missed: Bools = (low * times > self._most + off) | (high * times < self._least - off)
        return made.sum(axis=0), (made & (zero | missed)).sum(axis=0)


def _ends(intervals: Sequence[Sequence[Interval | None]], shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """The ends of intervals as floats; no number where there is none, or one that floats do not hold exactly enough."""
    pair = [(np.nan, np.nan) if i is None else (float(i.low), float(i.high)) for row in intervals for i in row]
    ends = np.array(pair, dtype=np.float64).reshape(*shape, 2)
    ends[(ends != 0) & (np.abs(ends) < SETTINGS.least_float)] = np.nan
    return ends[..., 0], ends[..., 1]
