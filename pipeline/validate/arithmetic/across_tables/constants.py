"""One line a fixed multiple of another (a poverty line 1.5 times the extreme one), in one table and in all.

Learned where many pairs of figures show it, and looked for wherever two lines of the same names stand in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise, permutations

from pipeline import rules
from pipeline.model import Check, Finding, Quantity
from pipeline.quantities.printing import show
from pipeline.quantities.rounding import to_step
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.across_tables.labelled_lines import (
    LabelledLine,
    evidence_of_tables,
    line_named,
    lines_with_labels,
)
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS


@dataclass(frozen=True)
class Constant:
    """``multiple`` is ``factor`` times ``base``, as ``source`` shows on many places."""

    multiple: frozenset[str]
    base: frozenset[str]
    factor: Decimal
    source: LabelledLine


def audit(sheets: Sequence[Sheet]) -> tuple[list[Finding], list[Check]]:
    """The pairs of figures that a constant learned from other pairs contradicts, and every pair that was tested."""
    views = [
        [lines_with_labels(view)[: SETTINGS.most_lines_compared] for view in (sheet.rows, sheet.columns)]
        for sheet in sheets
    ]
    known: dict[tuple[frozenset[str], frozenset[str]], Constant] = {}
    for lines in (lines for pair in views for lines in pair):
        for constant in _learned_constants(lines):
            known.setdefault((constant.multiple, constant.base), constant)
    findings: list[Finding] = []
    checks: list[Check] = []
    for constant in known.values():
        for lines in (lines for pair in views for lines in pair):
            multiple, base = line_named(constant.multiple, lines), line_named(constant.base, lines)
            if multiple is None or base is None or multiple is base:
                continue
            tested = list(_checked_places(constant, multiple, base))
            if sum(not check.holds for check, _ in tested) > max(len(tested) // (SETTINGS.holds_for_one + 1), 1):
                continue
            checks += [check for check, _ in tested]
            findings += [_finding(constant, multiple, base, place, sheets) for c, place in tested if not c.holds]
    return findings, checks


def _learned_constants(lines: Sequence[LabelledLine]) -> Iterator[Constant]:
    distinctive = [{p: (q, abs(q.amount)) for p, q in line.figures.items() if _is_distinctive(q)} for line in lines]
    for (multiple, larger), (base, smaller) in permutations(zip(lines, distinctive, strict=True), 2):
        sized = [(sized, smaller[p]) for p, sized in larger.items() if p in smaller]
        pairs = [(a, b) for (a, of_a), (b, of_b) in sized if of_a > of_b]
        if len(pairs) < SETTINGS.fewest_constant or len({b.amount for _, b in pairs}) < SETTINGS.fewest_constant:
            continue
        factor = _common_factor(pairs)
        if factor is None:
            continue
        holding = sum(_holds(a, b, factor) for a, b in pairs)
        if (
            factor > 1
            and holding >= SETTINGS.fewest_constant
            and holding >= SETTINGS.holds_for_one * (len(pairs) - holding)
        ):
            yield Constant(multiple.words, base.words, factor, multiple)


def _common_factor(pairs: Sequence[tuple[Quantity, Quantity]]) -> Decimal | None:
    """The simplest fraction among the ratios on which most pairs agree, as far as their last digits let them.

    Rounded figures leave each pair an interval of ratios; a fraction beside the common part of these would make figures
    wrong that only were rounded.
    """
    ends: list[tuple[Decimal, int]] = []
    for multiple, base in pairs:
        a, b, half, other = abs(multiple.amount), abs(base.amount), unit(multiple) / 2, unit(base) / 2
        ends += [((a - half) / (b + other), -1), ((a + half) / (b - other), 1)]
    ends.sort()  # where one begins and another ends, both hold
    open_intervals = most = 0
    low = high = Decimal(0)
    for (at, step), (until, _) in pairwise(ends):
        open_intervals -= step
        if open_intervals > most:
            most, low, high = open_intervals, at, until
    for denominator in range(1, SETTINGS.largest_denominator + 1):
        numerator = (low * denominator).to_integral_value(ROUND_CEILING)
        if numerator <= high * denominator:
            return numerator / denominator
    return None


def _is_distinctive(quantity: Quantity) -> bool:
    return quantity.unit != "%" and abs(quantity.amount) >= SETTINGS.least_measured * unit(quantity)


def _holds(multiple: Quantity, base: Quantity, factor: Decimal) -> bool:
    return abs(multiple.amount - factor * base.amount) <= (unit(multiple) + factor * unit(base)) / 2


def _checked_places(constant: Constant, multiple: LabelledLine, base: LabelledLine) -> Iterator[tuple[Check, int]]:
    """The places where both lines print figures that the constant can be meant of."""
    table = multiple.sheet.table.id
    for place in multiple.figures:
        a, b = multiple.figures[place], base.figures.get(place)
        if b is None or not (_is_distinctive(a) and _is_distinctive(b)) or multiple.view.place_labels[place].change:
            continue
        right = to_step(constant.factor * b.amount, unit(a))
        holds = _holds(a, b, constant.factor)
        if not holds and not _is_one_slip_away(a, b, constant.factor):
            continue
        cells = ((table, *base.at(place)),)
        yield (
            Check(
                "producto",
                table,
                *multiple.at(place),
                holds,
                cells,
                words.value_text(multiple.sheet, right, multiple.at(place)),
            ),
            place,
        )


def _is_one_slip_away(multiple: Quantity, base: Quantity, factor: Decimal) -> bool:
    """Whether one slip of typing, in either figure, explains that the constant does not hold."""
    right, source = to_step(factor * base.amount, unit(multiple)), to_step(multiple.amount / factor, unit(base))
    near = any(slip(multiple.amount, right + k * unit(multiple), multiple.decimals) for k in (-1, 0, 1))
    return near or any(slip(base.amount, source + k * unit(base), base.decimals) for k in (-1, 0, 1))


def _finding(
    constant: Constant, multiple: LabelledLine, base: LabelledLine, place: int, sheets: Sequence[Sheet]
) -> Finding:
    """The finding; the figure is named whose right value is printed elsewhere."""
    sheet, target, operand = multiple.sheet, multiple.at(place), base.at(place)
    a, b = multiple.figures[place], base.figures[place]
    right, source = to_step(constant.factor * b.amount, unit(a)), to_step(a.amount / constant.factor, unit(b))
    accused, expected = target, right
    if _is_printed(sheets, source) and not _is_printed(sheets, right):
        accused, expected = operand, source
    elsewhere = [(constant.source.sheet, constant.source.at(p)) for p in list(constant.source.figures)[:1]]
    expected_text = words.value_text(sheet, expected, accused)
    named = accused == operand
    return rules.finding(
        "producto",
        evidence=evidence_of_tables((sheet, accused), [(sheet, operand if accused == target else target), *elsewhere]),
        observed=words.printed_text(sheet, accused),
        expected=expected_text,
        arithmetic=f"{words.printed_text(sheet, operand)} × {show(constant.factor)} = "
        f"{words.value_text(sheet, right, target)}; impreso: {words.printed_text(sheet, target)}",
        place=words.table_text(sheet),
        target=words.cell_name(sheet, target),
        printed=words.printed_text(sheet, target),
        computed=words.value_text(sheet, right, target),
        formula=f"{words.printed_text(sheet, operand)} por {show(constant.factor)}",
        culprit=words.culprit_sentence(sheet, accused, words.value_text(sheet, expected, accused), sure=False)
        if named
        else "",
    )


def _is_printed(sheets: Sequence[Sheet], amount: Decimal) -> bool:
    """Whether a figure stands in some table."""
    return any(quantity.amount == amount for sheet in sheets for quantity in sheet.quantity.values())
