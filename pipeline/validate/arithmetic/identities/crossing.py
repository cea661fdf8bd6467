"""Where two relations that fail cross: the one figure that would mend both.

A row and a column that miss by the same amount, or a sum and a rate of one of its parts, are two witnesses against the
figure that they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model import Position
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.identities.identity import LINEAR, RATES, Identity, SharedAxis, axis_of, evaluate
from pipeline.validate.arithmetic.identities.judge import Verdict, values_for
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.identities.summands import gap_of


def is_crossed(sheet: Sheet, verdict: Verdict, among: Sequence[Verdict]) -> bool:
    """Whether a sum in the other direction misses by as much, and one figure (or blank) would mend both."""
    identity = verdict.identity
    axis, gap = axis_of(identity), gap_of(sheet, identity)
    if axis is None:
        return False
    for other in among:
        if other.holds or other.identity.form not in LINEAR or axis_of(other.identity) in (axis, None):
            continue
        if abs(gap_of(sheet, other.identity)) == abs(gap) and _cross_within(identity, other.identity, axis):
            return True
    return False


def _cross_within(one: Identity, other: Identity, axis: SharedAxis) -> bool:
    """Whether the cell where a row and a column meet lies within what both add up, blanks included."""
    meeting = (one.target[0], other.target[1]) if axis == 0 else (other.target[0], one.target[1])
    return all(_spans(i, meeting, 1 - a) for i, a in ((one, axis), (other, 1 - axis)))


def _spans(identity: Identity, cell: Position, at: int) -> bool:
    places = [c[at] for c in identity.cells]
    return min(places) <= cell[at] <= max(places)


def rate_agrees(sheet: Sheet, verdict: Verdict, among: Sequence[Verdict]) -> bool:
    """Whether a share, ratio or growth of a part of a sum fails too, and what the sum asks of the part mends it."""
    identity = verdict.identity
    if identity.form != "sum":
        return False
    gap, parts = gap_of(sheet, identity), frozenset(identity.operands) & sheet.quantity.keys()
    rates = (v.identity for v in among if v.fails and v.identity.form in RATES and v.identity.target not in parts)
    return any(_mends(sheet, rate, part, gap) for rate in rates for part in parts.intersection(rate.operands))


def _mends(sheet: Sheet, rate: Identity, part: Position, gap: Decimal) -> bool:
    """Whether a rate holds, rounded or cut off, once ``gap`` is added to one of its figures."""
    needed = Interval.exact(sheet.quantity[part].amount + gap)
    expected = evaluate(rate, {**values_for(sheet, rate), part: needed})
    printed = sheet.quantity[rate.target]
    step = unit(printed)
    return expected is not None and Interval(printed.amount - step, printed.amount + step).meets(expected)
