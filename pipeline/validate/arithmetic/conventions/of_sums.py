"""Conventions of sums: rounding, blanks, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from math import gcd
from statistics import median

from pipeline.model import Position, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.conventions.convention import PAIR, Context, units_off
from pipeline.validate.arithmetic.identities.crossing import is_crossed
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity, axis_of, evaluate
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import RANDOM_STEPS, Sheet, unit
from pipeline.validate.arithmetic.identities.summands import is_a_slip
from pipeline.validate.arithmetic.settings import SETTINGS

_NEED_NOT_ADD = re.compile(
    r"(?:no|ni) (?:necesariamente |siempre )?(?:coincid|sum|cuadr)\w* .{0,60}(?:suma|total|parcial|component)"
    r"|(?:suma|total|parcial|component)\w* .{0,60}(?:puede[n]? )?no (?:necesariamente |siempre )?(?:coincid|sum|cuadr)"
    r"|no suma[nr]? (?:el )?(?:100|cien|total)|may not (?:add|sum)|do not (?:add|sum)|not add (?:up )?to"
)
_BY_ROUNDING = re.compile(r"redonde|aproximaci|rounding|rounded|decimales")
_MARK = re.compile(r"[*†‡]+$|\(\d{1,2}\)$|\(\*+\)$|[¹²³⁴⁵⁶⁷⁸⁹]+$")
_STEPS = (1000, 100, 50, 10, 5)


def rounded_parts(context: Context, verdict: Verdict) -> bool:
    """Amounts of many digits, each rounded by itself: their total is off by at most half a unit for each figure.

    One unit is accepted of any amounts, unless the labels say that things are counted (women and men): counts are
    exact. Where a row and a column fail at the same figure one unit is the most: several roundings seldom agree.
    """
    identity, sheet = verdict.identity, context.sheet
    printed = sheet.quantity[identity.target]
    size = abs(printed.value).scaleb(printed.decimals)
    if identity.form not in LINEAR or size < SETTINGS.many_digits or ":partition:" in identity.group:
        return False
    off = units_off(sheet, verdict)
    if off <= 1:
        if size >= SETTINGS.large:
            return True
        at_once = is_crossed(sheet, verdict, context.failing)
        return context.chance_of_rounding >= (SETTINGS.rounded_crossed if at_once else SETTINGS.rounded_alone)
    if _is_odd_one_out(sheet, identity):
        return False
    exact = not (sheet.rounded or printed.decimals or printed.unit)
    if size < SETTINGS.large or (exact and len(identity.operands) < SETTINGS.rounded_parts):
        return False
    crossed = [v for v in context.failing if v is not verdict and set(v.identity.cells) & set(identity.cells)]
    return not crossed and off <= Decimal(_printed(sheet, identity)) / 2


def _is_odd_one_out(sheet: Sheet, identity: Identity) -> bool:
    """Whether all figures but one are multiples of a hundred or a thousand: then none was rounded to units."""
    values = [int(q.value) for c in identity.cells if (q := sheet.quantity.get(c)) is not None and q.value]
    if any(sheet.quantity[c].decimals for c in identity.cells if c in sheet.quantity):
        return False
    odd = [v for v in values if v % 100]
    return len(odd) == 1 and 100 ** (len(values) - 1) >= SETTINGS.no_chance


def _printed(sheet: Sheet, identity: Identity) -> int:
    """How many figures other than zero an identity is about."""
    return sum(1 for c in identity.cells if c in sheet.quantity and sheet.quantity[c].amount)


def coarse_steps(context: Context, verdict: Verdict) -> bool:
    """All figures are multiples of five, a hundred or a thousand: rounded so before they were added or compared."""
    identity, sheet = verdict.identity, context.sheet
    is_sum = identity.form in LINEAR
    cells = [c for c in (identity.cells if is_sum else identity.operands) if c in sheet.quantity]
    axis = axis_of(identity)
    line = [c for c in sheet.quantity if axis is not None and c[axis] == identity.target[axis]]
    across = [c for c in context.of_group[identity.group] if c in sheet.quantity]
    sets = (line, across) if is_sum else (cells,)
    step = max((s for found in sets if (s := _common_step([sheet.quantity[c] for c in found]))), default=None)
    if step is None:
        return False
    slack = step if step in RANDOM_STEPS else step / 2
    if is_sum:
        gap = abs(sheet.quantity[identity.target].amount - verdict.expected.middle)
        return gap <= slack * _printed(sheet, identity)
    wide = {c: Interval(sheet.quantity[c].amount - slack, sheet.quantity[c].amount + slack) for c in cells}
    expected = evaluate(identity, {**sheet.interval, **wide})
    return expected is None or Interval.of(sheet.quantity[identity.target], exact_integers=False).meets(expected)


def without_sign(context: Context, verdict: Verdict) -> bool:
    """A gap between two figures is printed without its sign, whichever is larger, and no gap beside it has one."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in LINEAR or len(identity.operands) != PAIR or len(identity.away) != 1:
        return False
    printed = sheet.quantity[identity.target].amount
    if printed <= 0 or abs(printed + verdict.expected.middle) >= unit(sheet.quantity[identity.target]):
        return False
    gaps = [v.identity.target for v in context.verdicts if v.identity.group == identity.group]
    return len(gaps) > 1 and all(sheet.quantity[g].amount >= 0 for g in gaps)


def mean_of_its_parts(context: Context, verdict: Verdict) -> bool:
    """The mean of a column in a row of sums: the row of a year adds up the rain of its months and averages their
    temperature."""
    identity, sheet = verdict.identity, context.sheet
    parts = [sheet.quantity[o].amount for o in identity.operands if o in sheet.quantity]
    printed = sheet.quantity[identity.target]
    if identity.form != "sum" or len(parts) <= PAIR:
        return False
    return abs(sum(parts, Decimal(0)) / len(parts) - printed.amount) < unit(printed)


def _common_step(figures: Sequence[Quantity]) -> Decimal | None:
    """The step to which integers were rounded, where so many multiples of it are unlikely to be chance."""
    values = [abs(int(q.value)) for q in figures if q.value and not q.decimals and q.unit != "%"]
    if len(values) < PAIR or len(values) < sum(q.value != 0 for q in figures):
        return None
    common = gcd(*values)
    step = next((s for s in _STEPS if common % s == 0), None)
    if step is None or step ** len(values) < SETTINGS.no_chance:
        return None
    if median(values) < SETTINGS.steps_of_a_measure * step:
        return None  # 20, 30 and 50 are round by nature
    return step * figures[0].scale


def other_marks(context: Context, verdict: Verdict) -> bool:
    """The same digits with the marks of thousands and decimals used the other way round."""
    printed = context.sheet.quantity[verdict.identity.target]
    right = verdict.expected.middle
    if printed.amount == right or not printed.amount or right != right.to_integral_value():
        return False
    digits = "".join(c for c in printed.text if c.isdigit()).strip("0")
    return len(digits) > SETTINGS.distinctive_digits and digits == str(abs(int(right))).strip("0")


def blank_is_unknown(context: Context, verdict: Verdict) -> bool:
    """A blank part is not known; it is zero only where other sums of the table hold with blanks for zeros.

    Where a row and a column agree on what it should be, a person must look.
    """
    identity, sheet = verdict.identity, context.sheet
    if identity.form != "sum":
        return False
    if context.lacks_a_part(identity):
        is_zero = any(context.lacks_a_part(v.identity) for v in context.sums)
    elif has_blanks(sheet, identity):
        is_zero = any(has_blanks(sheet, v.identity) for v in context.sums)
    else:
        return False
    return not is_zero and not is_crossed(sheet, verdict, context.failing)


def has_blanks(sheet: Sheet, identity: Identity) -> bool:
    """Whether a sum has an empty cell between its parts, or between them and the total."""
    axis = axis_of(identity)
    if axis is None:
        return False
    at = 1 - axis
    places = sorted(c[at] for c in identity.cells)
    for place in range(places[0], places[-1] + 1):
        cell = (identity.target[0], place) if axis == 0 else (place, identity.target[1])
        if cell != identity.target and cell not in sheet.quantity and _is_empty_beside_figures(sheet, cell, axis):
            return True
    return False


def _is_empty_beside_figures(sheet: Sheet, cell: Position, axis: int) -> bool:
    """Whether a cell prints nothing where its row (or column) prints figures."""
    if sheet.figures.texts[cell[0]][cell[1]].strip():
        return False
    return any(c[1 - axis] == cell[1 - axis] for c in sheet.quantity)


def declared(context: Context, verdict: Verdict) -> bool:
    """A note says that parts and totals need not agree (cases without sex or age reported, rounding).

    Where all other lines of the relation agree, and a typing error explains the one that does not, the note is not
    about this relation.
    """
    if verdict.identity.form not in LINEAR or not _NEED_NOT_ADD.search(context.notes):
        return False
    others = [v for v in context.verdicts if v.identity.group == verdict.identity.group and v is not verdict]
    if sum(v.holds for v in others) == len(others) >= SETTINGS.held_beside_a_note and is_a_slip(
        context.sheet, verdict.identity
    ):
        return False
    if _BY_ROUNDING.search(context.notes):
        return units_off(context.sheet, verdict) <= Decimal(_printed(context.sheet, verdict.identity)) / 2
    return True


def footnoted(context: Context, verdict: Verdict) -> bool:
    """The label of the total or of its column has the mark of a note, and no typing error explains the difference."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in LINEAR or is_a_slip(sheet, identity):
        return False
    row, column = identity.target
    labels = (sheet.row_labels[row], sheet.column_labels[column])
    return any(_MARK.search(label.strip()) for label in labels)
