"""The conventions under which a printed figure is right though the plain calculation gives another.

Each convention is a value with its test. Rounding and cutting off are judged with the calculation itself
(``judge``), whether a whole table was rounded before it was printed by ``rounding``; these here are asked about every
failure that is left. A figure that any of them makes right is no error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import erf, gcd, sqrt
from statistics import median

from pipeline.model import Position, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.labels import fold_label
from pipeline.validate.arithmetic.explanation import is_crossed
from pipeline.validate.arithmetic.identity import HUNDRED, LINEAR, Identity, axis_of, evaluate
from pipeline.validate.arithmetic.judge import Verdict
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.arithmetic.sheet import RANDOM_STEPS, Sheet, unit
from pipeline.validate.arithmetic.summands import gap_of, is_a_slip

_NEED_NOT_ADD = re.compile(
    r"(?:no|ni) (?:necesariamente |siempre )?(?:coincid|sum|cuadr)\w* .{0,60}(?:suma|total|parcial|component)"
    r"|(?:suma|total|parcial|component)\w* .{0,60}(?:puede[n]? )?no (?:necesariamente |siempre )?(?:coincid|sum|cuadr)"
    r"|no suma[nr]? (?:el )?(?:100|cien|total)|may not (?:add|sum)|do not (?:add|sum)|not add (?:up )?to"
)
_BY_ROUNDING = re.compile(r"redonde|aproximaci|rounding|rounded|decimales")
_CHANGE = re.compile(r"\bincremento|\bvariacion|\baumento|\bcrecimiento|\bcambio|\bnuev[oa]s?\b|\bincrease|\bchange")
_MARK = re.compile(r"[*†‡]+$|\(\d{1,2}\)$|\(\*+\)$|[¹²³⁴⁵⁶⁷⁸⁹]+$")
_STEPS = (1000, 100, 50, 10, 5)
_DISTINCTIVE_DIGITS = 3  # as many equal digits may be chance
_PAIR = 2


@dataclass(frozen=True)
class Context:
    """What a convention may look at: the figures, everything that was judged, and the notes around the table."""

    sheet: Sheet
    verdicts: tuple[Verdict, ...]
    notes: str = ""

    @cached_property
    def sums(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.identity.form == "sum" and v.holds)

    @cached_property
    def places(self) -> Mapping[str, frozenset[int]]:
        """For each relation of sums the rows (or columns) of its parts, on whatever line they print a figure."""
        found: dict[str, set[int]] = {}
        for verdict in self.verdicts:
            axis = axis_of(verdict.identity)
            if verdict.identity.form == "sum" and axis is not None:
                found.setdefault(verdict.identity.group, set()).update(o[1 - axis] for o in verdict.identity.operands)
        return {group: frozenset(places) for group, places in found.items()}

    def lacks_a_part(self, identity: Identity) -> bool:
        """Whether a part that other lines of the relation print is blank here."""
        return len(identity.operands) < len(self.places.get(identity.group, ()))

    @cached_property
    def failing(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.fails)

    @cached_property
    def of_group(self) -> Mapping[str, tuple[Position, ...]]:
        """For each relation all cells that it is about, on whatever line."""
        found: dict[str, dict[Position, None]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.identity.group, {}).update(dict.fromkeys(verdict.identity.cells))
        return {group: tuple(cells) for group, cells in found.items()}

    @cached_property
    def chance_of_rounding(self) -> float:
        """How likely as many sums of integers as hold to the unit would do so had their figures been rounded singly.

        Parts rounded each for itself meet their rounded total with a chance that falls with their number: that the
        sum of their errors, each uniform within half a unit, stays within half a unit.
        """
        chance, seen = 1.0, set()
        for verdict in self.verdicts:
            cells = [c for c in verdict.identity.cells if c in self.sheet.quantity and self.sheet.quantity[c].amount]
            if verdict.identity.form not in LINEAR or not _are_counts([self.sheet.quantity[c] for c in cells]):
                continue
            key = frozenset(cells)
            gap = abs(gap_of(self.sheet, verdict.identity))
            if len(cells) < _PAIR + 1 or key in seen or gap >= SETTINGS.many_digits:
                continue
            seen.add(key)
            if not gap:
                chance *= erf(0.5 / sqrt(2 * (len(cells) - 1) / 12))
            elif verdict.holds:
                return 1.0
        return chance


@dataclass(frozen=True)
class Convention:
    """One way in which offices print figures. ``excuses`` says whether it makes a failing figure right."""

    name: str
    meaning: str
    excuses: Callable[[Context, Verdict], bool]


def applied(sheet: Sheet, verdicts: Sequence[Verdict], notes: str = "") -> list[Verdict]:
    """The verdicts, failures that a convention explains marked with its name."""
    context = Context(sheet, tuple(verdicts), notes)
    return [_applied(context, v) if v.fails else v for v in verdicts]


def _applied(context: Context, verdict: Verdict) -> Verdict:
    for convention in CONVENTIONS:
        if convention.excuses(context, verdict):
            return replace(verdict, outcome="convention", convention=convention.name)
    return verdict


def units_off(sheet: Sheet, verdict: Verdict) -> Decimal:
    """By how many units of its last digit a printed figure misses what the calculation gives."""
    printed = sheet.quantity[verdict.identity.target]
    return abs(printed.amount - verdict.expected.middle) / unit(printed)


def _sum_of_printed_shares(context: Context, verdict: Verdict) -> bool:
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
    return units_off(sheet, verdict) <= most


def _over_what_was_before(context: Context, verdict: Verdict) -> bool:
    """What is new, over the figure of the day or period before (the present one less what is new).

    A label speaks of a change, or several lines are so: of a rate that holds elsewhere, one line alone is a chance.
    """
    identity, sheet = verdict.identity, context.sheet
    if identity.form != "ratio" or not _gives(sheet, replace(identity, form="increase")):
        return False
    row, column = identity.target
    if any(_CHANGE.search(fold_label(words)) for words in (sheet.row_labels[row], sheet.column_labels[column])):
        return True
    alike = (v.identity for v in context.failing if v.identity.group == identity.group)
    return sum(_gives(sheet, replace(i, form="increase")) for i in alike) >= _PAIR


def _over_another_base(context: Context, verdict: Verdict) -> bool:
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
    return by_chance <= SETTINGS.chance and any(_gives(sheet, replace(identity, operands=p)) for p in pairs)


def _gives(sheet: Sheet, identity: Identity) -> bool:
    """Whether an identity gives the printed figure, rounded or cut off."""
    expected = evaluate(identity, sheet.interval)
    printed = sheet.quantity[identity.target]
    return expected is not None and (
        Interval.of(printed, exact_integers=False).meets(expected) or Interval.truncated(printed).meets(expected)
    )


def _rounded_parts(context: Context, verdict: Verdict) -> bool:
    """Amounts of many digits, each rounded for itself: their total misses by half a unit for each figure at most.

    By one unit whatever they are, unless the labels say that whole things are counted (women and men). Where a row
    and a column miss alike it is one unit at most: several roundings seldom agree.
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


def _are_counts(figures: Sequence[Quantity]) -> bool:
    """Whether figures are integers in units, no percentages."""
    return all(not q.decimals and q.unit != "%" and q.scale == 1 for q in figures)


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


def _coarse_steps(context: Context, verdict: Verdict) -> bool:
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


def _common_step(figures: Sequence[Quantity]) -> Decimal | None:
    """The step to which integers were rounded, where it is no chance that all are multiples of it."""
    values = [abs(int(q.value)) for q in figures if q.value and not q.decimals and q.unit != "%"]
    if len(values) < _PAIR or len(values) < sum(q.value != 0 for q in figures):
        return None
    common = gcd(*values)
    step = next((s for s in _STEPS if common % s == 0), None)
    if step is None or step ** len(values) < SETTINGS.no_chance:
        return None
    if median(values) < SETTINGS.steps_of_a_measure * step:
        return None  # 20, 30 and 50 are round by nature
    return step * figures[0].scale


def _other_marks(context: Context, verdict: Verdict) -> bool:
    """The same digits with the marks of thousands and decimals used the other way round."""
    printed = context.sheet.quantity[verdict.identity.target]
    right = verdict.expected.middle
    if printed.amount == right or not printed.amount or right != right.to_integral_value():
        return False
    digits = "".join(c for c in printed.text if c.isdigit()).strip("0")
    return len(digits) > _DISTINCTIVE_DIGITS and digits == str(abs(int(right))).strip("0")


def _in_points(context: Context, verdict: Verdict) -> bool:
    """What is called a change in per cent is the difference of two percentages, in points."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in ("ratio", "growth", "growth_last") or len(identity.operands) != _PAIR:
        return False
    first, last = (sheet.quantity[o].amount if o in sheet.quantity else Decimal(0) for o in identity.operands)
    printed = sheet.quantity[identity.target]
    return min(abs(last - first - printed.amount), abs(first - last - printed.amount)) <= 2 * unit(printed)


def _blank_is_unknown(context: Context, verdict: Verdict) -> bool:
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


def _declared(context: Context, verdict: Verdict) -> bool:
    """A note says that parts and totals need not agree (cases without sex or age reported, rounding).

    Where all other lines of the relation do agree, and a slip of typing explains the one that does not, the note is not
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


def _footnoted(context: Context, verdict: Verdict) -> bool:
    """The label of the total or of its column carries the mark of a note, and no slip of typing explains the miss."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in LINEAR or is_a_slip(sheet, identity):
        return False
    row, column = identity.target
    labels = (sheet.row_labels[row], sheet.column_labels[column])
    return any(_MARK.search(label.strip()) for label in labels)


def _repeated_whole(context: Context, verdict: Verdict) -> bool:
    """A percentage of a hundred: dividing by 100 % says nothing."""
    identity, sheet = verdict.identity, context.sheet
    if identity.form not in ("ratio", "share"):
        return False
    base = sheet.quantity.get(identity.operands[-1])
    return base is not None and base.unit == "%" and abs(base.amount) == HUNDRED


CONVENTIONS: tuple[Convention, ...] = (
    Convention("suma-de-impresos", "A share of a subtotal is the sum of the printed shares of its parts, or closes the "
               "column at 100.", _sum_of_printed_shares),
    Convention("sobre-lo-anterior", "What is new is measured over the figure of the day or period before.",
               _over_what_was_before),
    Convention("otra-base", "A percentage is over another figure of its line: initial instead of current budget.",
               _over_another_base),
    Convention("sumandos-redondeados", "Large amounts were rounded one by one; their total by itself.", _rounded_parts),
    Convention("pasos-gruesos", "Figures rounded to fives, hundreds or thousands.", _coarse_steps),
    Convention("otras-marcas", "Decimal comma and point are used the other way round in one cell.", _other_marks),
    Convention("en-puntos", "A change of percentages is printed in points.", _in_points),
    Convention("blanco-desconocido", "A blank is unknown, not zero.", _blank_is_unknown),
    Convention("nota-declarada", "A note of the document says that totals need not be the sum.", _declared),
    Convention("con-llamada", "The total or its column carries the mark of a note.", _footnoted),
    Convention("base-cien", "A percentage of 100 % is itself.", _repeated_whole),
)  # fmt: skip
