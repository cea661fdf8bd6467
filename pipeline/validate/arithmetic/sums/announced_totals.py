"""Totals that a label announces, where too few lines would prove them: the last row, a block, women and men."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.model import Quantity
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import confirms
from pipeline.validate.arithmetic.identities.sheet import TOTAL_START, AxisView
from pipeline.validate.arithmetic.identities.summands import (
    NO_SUM,
    gap_of,
    holds_exactly,
    is_a_slip,
    is_like_a_mean,
    is_rate,
    is_whole,
    may_be_meant,
    misses_by_no_chance,
    parts_of,
    percent_lines,
)
from pipeline.validate.arithmetic.settings import SETTINGS

_NEAR_DIFFERENCE = Decimal("0.3")
_BALANCE = re.compile(r"\bsaldos?\b|\bpor ejecutar\b|\bdisponible\b|\bremanente\b|\bsin ejecutar\b|\bpor gastar\b")
_BUDGET = re.compile(r"presupuesto|vigente|asignad|marco|\bley\b|inicial|requerimiento|aporte|ingreso|convenio")
_SPENT = re.compile(r"ejecutad|devengad|gast|pagad|obligad|egreso|rendid|utilizad")
_GENERIC = re.compile(
    r"^\W*(?:gran )?total(?:es)?(?:,? (?:general|pais|nacional|regional|final|anual|global))?\W*(?:\(.*)?$"
)
_TOTAL_END = re.compile(r"^\W*\w+(?: \w+)? total(?:es)?\W*$")  # "costo total", "gasto neto total" of what stands above
_SUBTOTAL = re.compile(r"\bsub-?\s?total")


def announced_totals(view: AxisView) -> Iterator[Identity]:
    """Totals of columns that only their label announces: the last row, the first, or the end of a block."""
    places = [p for p in view.places if p not in view.percent_places and not view.place_labels[p].average]
    if view.axis != "column" or len(places) < SETTINGS.fewest_summed:
        return
    labels = {p: fold_label(view.place_words[p]) for p in places}
    named = [p for p in places if TOTAL_START.search(labels[p]) or p == view.country]
    totals = [p for p in named if not NO_SUM.search(labels[p])]
    yield from _block_totals(view, places, totals)
    if not labels[places[-1]] and len(places) >= SETTINGS.fewest_unnamed:
        yield from _total_without_label(view, places)
    target = _total_of_all(places, totals, labels)
    if target is None or (_SUBTOTAL.search(labels[target]) and len(totals) > 1):
        return
    others = [p for p in places if p != target]
    subtotals = [p for p in totals if p != target]
    if subtotals and not _GENERIC.search(labels[target]):
        return  # one of several totals, each of its own
    called = frozenset(subtotals)
    options = [tuple(p for p in others if p not in called)]
    details = [p for p in options[0] if view.place_labels[p].of_which]
    if details:
        options.insert(0, tuple(p for p in options[0] if p not in details))
    if len(subtotals) >= 2:
        options.append(tuple(subtotals))
    announced = [
        s
        for line in view.lines
        if view.readable(line, (places[0], places[-1])) and (s := _announced_total(view, line, target, options))
    ]
    means = [s for s in announced if _is_mean(view, s)]
    gaps = {gap_of(view.sheet, s) for s in announced}
    announced = [s for s in announced if s not in means or -gap_of(view.sheet, s) in gaps]  # or figures changed places
    plain = [line for line in view.lines if view.figure(line, target) is not None and _prints_amounts(view, line)]
    confirmed = sum(confirms(view.sheet, s) for s in announced)
    if len(plain) <= 1 or confirmed >= max(1, _count_unexplained(view, announced)) or _all_slips(view, announced):
        yield from announced


def _total_of_all(places: Sequence[int], totals: Sequence[int], labels: Mapping[int, str]) -> int | None:
    """The place that a label calls the total of all others: the last, or the first where it is the only one."""
    if places[-1] in totals:
        return places[-1]
    if len(totals) == 1 and places[0] in totals and labels[places[-1]]:
        return places[0]
    return places[-1] if not totals and _TOTAL_END.search(labels[places[-1]]) else None


def _is_mean(view: AxisView, identity: Identity) -> bool:
    """Whether a figure lies among those it would add up, all positive: an average of them. A long one that is a slip
    away from the sum is none; a short one is so by chance: 10,3 minutes of six stations that add up to 70,3.

    Where all print the same (100 % in each row) each is a whole of its own.
    """
    printed = view.sheet.quantity[identity.target]
    parts = [view.sheet.quantity[o] for o in identity.operands]
    least, most = min(p.amount for p in parts), max(p.amount for p in parts)
    if not 0 < least <= printed.amount <= most or confirms(view.sheet, identity):
        return False
    return least == most or is_like_a_mean(printed, parts) or not is_a_slip(view.sheet, identity)


def _all_slips(view: AxisView, announced: list[Identity]) -> bool:
    """Whether the few totals that a label announces all miss, each so that it can be no chance."""
    return len(announced) <= SETTINGS.columns_with_slips and all(misses_by_no_chance(view.sheet, s) for s in announced)


def _count_unexplained(view: AxisView, announced: list[Identity]) -> int:
    """How many totals miss, figures that changed places (two opposite gaps) not counted."""
    gaps = [gap_of(view.sheet, s) for s in announced if not confirms(view.sheet, s)]
    missed = frozenset(gaps)
    return sum(1 for gap in gaps if -gap not in missed)


def _prints_amounts(view: AxisView, line: int) -> bool:
    """Whether a line prints counts or amounts, not percentages, rates or averages."""
    label = view.line_labels[line]
    return line not in percent_lines(view) and not label.average and not label.ratio


def _total_without_label(view: AxisView, places: list[int]) -> Iterator[Identity]:
    """A last row without a label is a total where it is the sum of the rows above, or one slip of typing away."""
    target, parts = places[-1], tuple(places[:-1])
    for line in view.lines:
        identity = _announced_total(view, line, target, [parts], "unnamed")
        if identity is None:
            continue
        labelled = sum(1 for row, _ in identity.operands if view.sheet.row_labels[row].strip())
        if 2 * labelled <= len(identity.operands):
            continue  # the axis of a chart, a list of figures: nothing is named, nothing is added
        if holds_exactly(view, identity) or is_a_slip(view.sheet, identity):
            yield identity


def _block_totals(view: AxisView, places: list[int], totals: list[int]) -> Iterator[Identity]:
    """Several totals, each of the rows since the one before: proven by one that holds, and by its difference."""
    if len(totals) < 2:
        return
    blocks = []
    for since, target in pairwise([places[0] - 1, *totals]):
        parts = tuple(places[bisect_right(places, since) : bisect_left(places, target)])
        if len(parts) == target - since - 1:  # no headings between: it is one plain list
            blocks.append((target, parts))
    found: list[Identity] = []
    for line in view.lines:
        announced = [s for target, parts in blocks if (s := _announced_total(view, line, target, [parts], "block"))]
        if any(confirms(view.sheet, s) for s in announced):
            found += [*announced, *_result_of_two_totals(view, line, places, totals)]
    failing = Counter(s.group for s in found if s.form == "sum" and not confirms(view.sheet, s))
    yield from (s for s in found if failing[s.group] <= 1)


def _result_of_two_totals(view: AxisView, line: int, places: list[int], totals: list[int]) -> Iterator[Identity]:
    """The result under two totals (income less expenses), where a label calls it one."""
    before = totals[:2]
    third = next(iter(totals[2:]), None)
    under = [p for p in places if bisect_left(totals, p) == 2 and p != third]
    for place in under:
        printed = view.figure(line, place)
        if not view.place_labels[place].difference or printed is None:
            continue
        first, second = (view.figure(line, p) for p in before)
        if first is not None and second is not None and _may_be_difference(printed, first, second):
            cells = (view.at(line, before[0]), view.at(line, before[1]))
            yield Identity(
                "diferencia", "difference", view.at(line, place), cells, f"{view.axis}:result:{place}", announced=True
            )


def _may_be_difference(printed: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether a figure may be meant as the difference of two: it is, is near, or is a slip away."""
    right = first.amount - second.amount
    near = abs(printed.amount - right) <= abs(right) * _NEAR_DIFFERENCE
    return near or slip(printed.value, right / printed.scale, printed.decimals) is not None


def differences(view: AxisView) -> Iterator[Identity]:
    """A balance right behind a budget and what was spent of it: true of a single line too."""
    order = [p for p in view.places if p not in view.percent_places]
    for at, place in enumerate(order):
        if at < 2 or not _BALANCE.search(fold_label(view.place_words[place])):
            continue
        have, spent = order[at - 2], order[at - 1]
        if not (
            _BUDGET.search(fold_label(view.place_words[have])) and _SPENT.search(fold_label(view.place_words[spent]))
        ):
            continue
        announced = []
        for line in view.lines:
            printed, first, second = (view.figure(line, p) for p in (place, have, spent))
            if printed is None or first is None or second is None or not _may_be_difference(printed, first, second):
                continue
            cells = (view.at(line, have), view.at(line, spent))
            announced.append(
                Identity(
                    "diferencia",
                    "difference",
                    view.at(line, place),
                    cells,
                    f"{view.axis}:balance:{place}",
                    announced=True,
                )
            )
        if is_supported(view, announced):
            yield from announced


def is_supported(view: AxisView, announced: list[Identity]) -> bool:
    """Whether lines enough support what a label announces; a single line need not."""
    confirmed = sum(confirms(view.sheet, s) for s in announced)
    return len(announced) == 1 or SETTINGS.rivals_of_a_total * confirmed >= len(announced) - confirmed


def _announced_total(
    view: AxisView, line: int, target: int, options: list[tuple[int, ...]], kind: str = "announced"
) -> Identity | None:
    label = view.line_labels[line]
    printed = view.figure(line, target)
    if printed is None or label.change or is_rate(view, line) or NO_SUM.search(fold_label(view.line_words[line])):
        return None
    percent = line in percent_lines(view)
    best: Identity | None = None
    exact = intended = False
    for places in options:
        parts = parts_of(view, line, places)
        if parts is None or len(parts) < 2:
            continue
        # a mean lies among its figures, so that a larger total adds them up (cases a day by region)
        added_means = label.average and printed.amount > max(view.sheet.quantity[p].amount for p in parts)
        if label.average and not added_means:
            continue
        total = sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))
        if percent and not is_whole(view, target, printed.amount, total):
            continue
        if label.ratio and not (percent or added_means):
            continue
        group = f"{view.axis}:{kind}:{target}:{places}"
        found = Identity(
            "suma-columna",
            "sum",
            view.at(line, target),
            tuple(parts),
            group,
            announced=True,
            rounded=added_means,
        )
        near = may_be_meant(view.sheet, found)
        if best is None or (total == printed.amount and not exact) or (near and not intended):
            best, exact, intended = found, total == printed.amount, near
    return best
