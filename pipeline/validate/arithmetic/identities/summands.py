"""What sums are made of: which cells of a line are parts, and whether a total may be meant as theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.model import Position, Quantity
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.relations.patterns import Pattern
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView, Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.evidence.similarity import significant

_SLIPS = frozenset({"digit", "transposition", "lost_group", "extra_group"})
_RATE = re.compile(r"\btasas?\b|\bindices?\b|\bindicador|\brazon\b|\bpor cada\b|\brate\b|\bper\b")
NO_SUM = re.compile(r"\bunic[oa]s?\b|sin duplic|\bneto\b|\bno repetid")


def parts_of(view: AxisView, line: int, places: tuple[int, ...]) -> list[Position] | None:
    """The cells of a line that print figures; ``None`` where one prints something unclear, or all are blank.

    A figure that could not be read between them makes the whole unclear too.
    """
    if not places or not view.readable(line, places):
        return None
    parts = []
    for place in places:
        position = view.at(line, place)
        if position in view.sheet.quantity:
            parts.append(position)
        elif not view.sheet.blank(position):
            return None
    return parts or None


def amount(view: AxisView, line: int, place: int) -> Decimal:
    """The figure of a cell in base units; 0 where it prints none."""
    figure = view.figure(line, place)
    return figure.amount if figure is not None else Decimal(0)


def is_additive(view: AxisView, line: int, pattern: Pattern) -> bool:
    """Whether a line on which a pattern fails is one that it should hold on."""
    label = view.line_labels[line]
    if view.axis == "row" and line not in percent_lines(view):
        return not label.average
    if label.average or is_rate(view, line) or NO_SUM.search(fold_label(view.line_words[line])):
        return False
    target, parts = view.figure(line, pattern.target), parts_of(view, line, pattern.operands)
    if target is None or parts is None:
        return False
    total = sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))
    if all(view.sheet.quantity[p].amount == target.amount for p in parts):
        return False  # a column of hundreds: each row is a whole of its own
    if pattern.holds and is_like_a_mean(target, [view.sheet.quantity[p] for p in parts]):
        return False
    if pattern.holds and not any(_alike(target, view.figure(other, pattern.target)) for other in pattern.holds):
        return False
    if line in percent_lines(view):
        return is_whole(view, pattern.target, target.amount, total) and not label.change
    return True


def is_like_a_mean(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a short figure with decimals lies among several positive ones: a mean of them is one slip from their sum
    by chance too often to be called one (10,3 minutes of six stations that add up to 70,3)."""
    amounts = [part.amount for part in parts]
    is_short = significant(total.amount) < SETTINGS.digits_of_no_mean
    return len(parts) > 2 and is_short and bool(total.decimals) and 0 < min(amounts) <= total.amount <= max(amounts)


def _alike(one: Quantity, other: Quantity | None) -> bool:
    """Whether two figures are printed the same way: percentages or not, decimals or none."""
    return other is not None and (one.unit == "%") == (other.unit == "%") and bool(one.decimals) == bool(other.decimals)


def is_rate(view: AxisView, line: int) -> bool:
    """Whether a line prints rates (tasa, índice) rather than parts of anything."""
    return (
        view.line_labels[line].ratio
        and line not in percent_lines(view)
        and _RATE.search(fold_label(view.line_words[line])) is not None
    )


def percent_lines(view: AxisView) -> frozenset[int]:
    """The lines that print percentages."""
    return (view.sheet.columns if view.axis == "row" else view.sheet.rows).percent_places


def is_whole(view: AxisView, target: int, printed: Decimal, total: Decimal) -> bool:
    """Whether percentages are the parts of a printed 100% that a label calls a total."""
    if not view.place_labels[target].grand:
        return False
    return abs(total - 100) <= (SETTINGS.off_a_whole if printed == 100 else 1)


def adds_to_whole(view: AxisView, line: int, pattern: Pattern) -> bool:
    """Whether the percentages of a line are the parts of a printed 100 % (:func:`is_whole`)."""
    target, parts = view.figure(line, pattern.target), parts_of(view, line, pattern.operands)
    if target is None or parts is None:
        return False
    return is_whole(
        view, pattern.target, target.amount, sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))
    )


def misses(view: AxisView, line: int, pattern: Pattern) -> bool:
    """Whether integers do not add up on a line."""
    target, parts = view.figure(line, pattern.target), parts_of(view, line, pattern.operands)
    if target is None or parts is None or target.decimals or target.unit == "%":
        return False
    return sum((view.sheet.quantity[p].amount for p in parts), Decimal(0)) != target.amount


def shows_rounding(view: AxisView, pattern: Pattern) -> bool:
    """Whether several lines miss by no more than rounding: the table does not print exact integers."""
    missed = counts = 0
    for line in pattern.holds:
        target, parts = view.figure(line, pattern.target), parts_of(view, line, pattern.operands)
        if target is None or parts is None or target.decimals or target.unit == "%":
            continue
        if any(view.sheet.quantity[p].decimals for p in parts):
            continue
        counts += 1
        missed += misses(view, line, pattern)
    return missed >= 2 and SETTINGS.missed_of_counts * missed >= counts


def holds_exactly(view: AxisView, identity: Identity) -> bool:
    """Whether the printed operands of a sum add up to the printed target, without any rounding."""
    figures = view.sheet.quantity
    return figures[identity.target].amount == sum((figures[o].amount for o in identity.operands), Decimal(0))


def is_a_slip(sheet: Sheet, identity: Identity) -> bool:
    """Whether one slip of typing, in the result or in a part, explains that a sum or difference fails."""
    printed = sheet.quantity[identity.target]
    gap = gap_of(sheet, identity)
    step = unit(printed)
    coarse = max((int(sheet.steps[c]) for c in identity.cells if c in sheet.quantity), default=1)
    loose = len(identity.operands) // 2 + 1 if sheet.rounded or printed.decimals or coarse > 1 else 0
    step *= max(coarse, 1)
    for cell in identity.cells:
        quantity = sheet.quantity.get(cell)
        if quantity is None:
            continue
        sign = 1 if cell == identity.target or cell in identity.away else -1
        for k in range(-loose, loose + 1):
            right = (quantity.amount - sign * (gap + k * step)) / quantity.scale
            found = slip(quantity.value, right, quantity.decimals)
            if found in _SLIPS or (found and k == 0 and cell == identity.target):
                return True
    return False


def misses_by_no_chance(sheet: Sheet, identity: Identity) -> bool:
    """Whether a figure that is no sum of the others would hardly come so near to it: by next to nothing, or by a gap
    of three digits that is one slip of typing."""
    gap = abs(gap_of(sheet, identity))
    next_to_nothing = gap <= SETTINGS.next_to_nothing * abs(sheet.quantity[identity.target].amount)
    long = gap >= SETTINGS.long_gap * unit(sheet.quantity[identity.target])
    return next_to_nothing or (long and is_a_slip(sheet, identity))


def gap_of(sheet: Sheet, identity: Identity) -> Decimal:
    """How much the printed result of a sum or difference exceeds what its parts make."""
    parts = [(o, sheet.quantity[o].amount) for o in identity.operands if o in sheet.quantity]
    made = sum((-amount if o in identity.away else amount for o, amount in parts), Decimal(0))
    return sheet.quantity[identity.target].amount - made


def may_be_meant(sheet: Sheet, identity: Identity, near: Decimal = SETTINGS.near) -> bool:
    """Whether a figure may be meant as the sum it misses: it is near (relative), or one slip of typing away."""
    printed = sheet.quantity[identity.target].amount
    gap = gap_of(sheet, identity)
    return abs(gap) <= near * max(abs(printed), abs(printed - gap)) or is_a_slip(sheet, identity)
