"""Conventions of shares, ratios and growth."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.rounding import to_step
from pipeline.validate.arithmetic.conventions.convention import PAIR, Context, units_off
from pipeline.validate.arithmetic.identities.identity import HUNDRED, Identity, axis_of
from pipeline.validate.arithmetic.identities.judge import Verdict, agrees_rounded_or_cut
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS

_COMPLIANCE = re.compile(r"cumplimiento|\blogro\b|achievement|cumprimento")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHANGE = re.compile(r"\bincremento|\bvariacion|\baumento|\bcrecimiento|\bcambio|\bnuev[oa]s?\b|\bincrease|\bchange")


def sum_of_printed_shares(context: Context, verdict: Verdict) -> bool:
    """A share of a subtotal is the sum of the printed shares of its parts, or is made to close with its neighbours."""
    identity, sheet = verdict.identity, context.sheet
    if identity.rule != "participacion":
        return False
    target, own = identity.target, identity.operands[0]
    most = SETTINGS.closing_units
    for verdict_of_sum in context.sums:
        parts = verdict_of_sum.identity.operands
        if verdict_of_sum.identity.target != own or axis_of(verdict_of_sum.identity) != (target[1] != own[1]):
            continue
        beside = [(o[0], target[1]) if target[1] != own[1] else (target[0], o[1]) for o in parts]
        known = [sheet.quantity[c].amount for c in beside if c in sheet.quantity]
        if len(known) >= 2 and sum(known, Decimal(0)) == sheet.quantity[target].amount:
            return True
        most = max(most, Decimal(len(parts) + 1) / 2)
    return units_off(sheet, verdict) <= (1 if _close_by_themselves(context, identity) else most)


def _close_by_themselves(context: Context, identity: Identity) -> bool:
    """Whether the shares of a column, rounded right, add up to 100: then none was changed so that they do."""
    sheet = context.sheet
    alike = [v for v in context.verdicts if v.identity.group == identity.group and v.identity.form == "ratio"]
    parts = [v for v in alike if v.identity.operands[0] != v.identity.operands[1]]
    right = [to_step(v.expected.middle, unit(sheet.quantity[v.identity.target])) for v in parts]
    return len(parts) > PAIR and sum(right, Decimal(0)) == HUNDRED


def over_what_was_before(context: Context, verdict: Verdict) -> bool:
    """What is new, over the figure of the day or period before (the present one less what is new).

    The label names a change, or several lines are so: where the rate holds on other lines, one line is a chance.
    """
    identity, sheet = verdict.identity, context.sheet
    if identity.form != "ratio" or not agrees_rounded_or_cut(sheet, replace(identity, form="increase")):
        return False
    row, column = identity.target
    if any(_CHANGE.search(fold_label(words)) for words in (sheet.row_labels[row], sheet.column_labels[column])):
        return True
    alike = (v.identity for v in context.failing if v.identity.group == identity.group)
    return sum(agrees_rounded_or_cut(sheet, replace(i, form="increase")) for i in alike) >= PAIR


def over_another_base(context: Context, verdict: Verdict) -> bool:
    """Over another figure of the same line: the initial budget and not the current one, another year."""
    identity, sheet = verdict.identity, context.sheet
    axis = axis_of(identity)
    if identity.form not in ("ratio", "growth") or identity.rule == "participacion" or axis is None:
        return False
    line = [c for c in sheet.quantity if c[axis] == identity.target[axis] and c not in identity.cells]
    line = [c for c in line if sheet.quantity[c].unit != "%"]
    first, last = identity.operands
    pairs = [(first, c) if identity.form == "ratio" else (c, last) for c in line]  # what is measured stays the same
    printed = sheet.quantity[identity.target]
    if not pairs or not printed.amount:
        return False
    by_chance = len(pairs) * float(unit(printed) / abs(printed.amount))
    return by_chance <= SETTINGS.chance and any(
        agrees_rounded_or_cut(sheet, replace(identity, operands=p)) for p in pairs
    )


def is_a_fall(sheet: Sheet, identity: Identity) -> bool:
    """Whether a change goes back in time, by the years that its figures are of: what fell, printed without its sign, is
    measured over what there was before."""
    first, last = identity.operands
    along = int(first[0] == last[0])
    labels = (sheet.row_labels, sheet.column_labels)[along]
    later, earlier = (_YEAR.findall(labels[cell[along]]) for cell in (first, last))
    return len(later) == len(earlier) == 1 and earlier < later


def fall_without_sign(context: Context, verdict: Verdict) -> bool:
    """What fell is printed without its sign, over the earlier figure."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form != "growth" or not is_a_fall(sheet, identity):
        return False
    return agrees_rounded_or_cut(sheet, replace(identity, form="growth_last"))


def goal_to_stay_below(context: Context, verdict: Verdict) -> bool:
    """A goal to stay below (days, accidents) is met by the goal over the result, or by 100 % and what was saved of it.

    Only where the column is called compliance, and the result is printed beside its goal.
    """
    identity, sheet = verdict.identity, context.sheet
    words = f"{sheet.row_labels[identity.target[0]]} {sheet.column_labels[identity.target[1]]}"
    if identity.form != "ratio" or not _COMPLIANCE.search(fold_label(words)):
        return False
    if agrees_rounded_or_cut(sheet, replace(identity, operands=identity.operands[::-1])):
        return True
    printed = sheet.quantity[identity.target]
    return abs(2 * identity.factor - verdict.expected.middle - printed.amount) < unit(printed)


def in_points(context: Context, verdict: Verdict) -> bool:
    """What is called a change in per cent is the difference of two percentages, in points."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in ("ratio", "growth", "growth_last"):
        return False
    first, last = (sheet.quantity[o].amount if o in sheet.quantity else Decimal(0) for o in identity.operands)
    printed = sheet.quantity[identity.target]
    return min(abs(last - first - printed.amount), abs(first - last - printed.amount)) <= 2 * unit(printed)


def quotient_of_means(context: Context, verdict: Verdict) -> bool:
    """The row of means prints the quotient of the means beside it (hectares a fire), as the rows above print that of
    their figures, not the mean of the quotients."""
    identity, sheet = verdict.identity, context.sheet
    row, column = identity.target
    if identity.form != "average":
        return False
    return any(
        rate.target[1] == column
        and axis_of(rate) == 0
        and all((row, o[1]) in sheet.quantity for o in rate.operands)
        and agrees_rounded_or_cut(
            sheet, replace(rate, target=identity.target, operands=tuple((row, o[1]) for o in rate.operands))
        )
        for rate in context.ratios
    )


def repeated_whole(context: Context, verdict: Verdict) -> bool:
    """A percentage of a hundred: dividing by 100 % says nothing."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in ("ratio", "share"):
        return False
    base = sheet.quantity.get(identity.operands[-1])
    return base is not None and base.unit == "%" and abs(base.amount) == HUNDRED


def rounded_quotient(context: Context, verdict: Verdict) -> bool:
    """One factor of a product is the quotient of the other figures, rounded: of 557 persons and 1.400.700 pesos the
    mean is printed as 2.515, and the total is the sum of its column."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form != "product" or len(identity.operands) != PAIR or identity.target not in context.confirmed:
        return False
    product, factors = abs(sheet.quantity[identity.target].amount), [sheet.quantity[o] for o in identity.operands]
    return any(
        other.amount and abs(product / abs(other.amount) - abs(mean.amount)) <= unit(mean) / 2
        for mean, other in (factors, factors[::-1])
    )
