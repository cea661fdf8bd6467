"""The sums, differences, averages and running totals that a table means, as statements on its cells.

A sum is taken for meant when enough other lines bear it out, or when a label announces it and it is
at least near. Where neither is so the table says nothing, and neither does the audit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from pipeline.model import Quantity
from pipeline.quantities.averages import find_averages
from pipeline.quantities.edits import slip
from pipeline.quantities.labels import fold, read_label
from pipeline.quantities.patterns import Pattern
from pipeline.quantities.relations import lines_of
from pipeline.quantities.sums import find_sums
from pipeline.validate.arithmetic_statement import Position, Statement
from pipeline.validate.arithmetic_view import View

_PROVEN_BITS = 12.0  # evidence beyond chance that an unlabelled pattern needs
_LABELLED_BITS = 4.0
_NEAR = Decimal("0.3")  # an announced total this near (relative) to its parts is meant to be their sum
_SLIPS = frozenset({"digit", "transposition", "lost_group", "extra_group"})
_RATE = re.compile(r"\btasas?\b|\bindices?\b|\bindicador|\brazon\b|\bpor cada\b|\brate\b|\bper\b")
_NO_SUM = re.compile(r"\bunic[oa]s?\b|sin duplic|\bneto\b|\bno repetid")
_TOTAL_START = re.compile(r"^\W*(?:sub-?\s?)?(?:total|suma)\w*\b")
_SUBTOTAL = re.compile(r"\bsub-?\s?total")
# Stems of labels that together make up a whole: a total beside them needs no other proof.
_PARTITIONS = (
    frozenset({"mujer", "hombr"}),
    frozenset({"femen", "mascu"}),
    frozenset({"urban", "rural"}),
    frozenset({"si", "no"}),
    frozenset({"prese", "remot"}),
    frozenset({"nacio", "extra"}),
    frozenset({"chile", "extra"}),
    frozenset({"publi", "priva"}),
    frozenset({"1", "2", "3", "4"}),
    frozenset({"enero", "febre", "marzo"}),
)


def find(view: View) -> list[Statement]:
    """The statements of one axis about sums, differences and averages."""
    patterns = _uncontested(view, [p for p in _patterns(view) if _accepted(view, p)])
    found = [s for p in patterns for s in _of_pattern(view, p)]
    covered = {s.target for s in found if s.form in ("sum", "average")}
    found += [s for s in _announced_totals(view) if s.target not in covered]
    found += [s for s in _partitions(view) if s.target not in covered | {f.target for f in found}]
    found += [s for s in _averages(view) if s.target not in {f.target for f in found}]
    found += _cumulative(view)
    return found


def _patterns(view: View) -> list[Pattern]:
    lines = lines_of(view.sheet.figures, view.axis)
    return [_exactly(view, p) for p in find_sums(lines, exact=True)] + find_averages(lines, labelled=True)


def _exactly(view: View, pattern: Pattern) -> Pattern:
    """The pattern with integers taken as exact, unless it shows rounding: a near miss is then a failure."""
    if view.sheet.rounded or _shows_rounding(view, pattern):
        return pattern
    missed = {line for line in pattern.holds if _misses(view, line, pattern)}
    if not missed:
        return pattern
    holds = tuple(line for line in pattern.holds if line not in missed)
    return replace(pattern, holds=holds, fails=tuple(sorted({*pattern.fails, *missed})))


def _misses(view: View, line: int, pattern: Pattern) -> bool:
    """Whether integers do not add up on a line."""
    target, parts = view.figure(line, pattern.target), _parts(view, line, pattern.operands)
    if target is None or parts is None or target.decimals or target.unit == "%":
        return False
    return sum((view.sheet.quantity[p].amount for p in parts), Decimal(0)) != target.amount


def _uncontested(view: View, patterns: list[Pattern]) -> list[Pattern]:
    """Patterns less those that fail where another explanation of the same total holds."""
    kept = []
    for pattern in patterns:
        rivals = [p for p in patterns if p is not pattern and p.target == pattern.target]
        explained = {line for p in rivals for line in (*p.holds, *p.near)}
        contested = sum(1 for line in pattern.fails if line in explained and _additive(view, line, pattern))
        outdone = any(p.bits > 2 * pattern.bits and set(p.holds) >= set(pattern.holds) for p in rivals)
        if (not contested or len(pattern.holds) >= 4 * contested) and not (outdone and pattern.bits < _PROVEN_BITS):
            kept.append(pattern)
    return kept


def _accepted(view: View, pattern: Pattern) -> bool:
    """Whether a pattern is proven well enough to judge the lines where it fails."""
    label = view.place_labels[pattern.target]
    judged = [line for line in pattern.fails if _additive(view, line, pattern)]
    holds = len(pattern.holds)
    if not holds:
        return False
    if pattern.operator == "Average":
        return label.average and holds >= len(judged)
    if label.average or _NO_SUM.search(fold(view.place_words[pattern.target])):
        return False
    if any(view.place_labels[o].average for o in pattern.operands):
        return False
    if _lacks_a_term(view, pattern):
        return False
    if label.grand or _closes(view, pattern.target) or any(view.place_labels[o].difference for o in pattern.operands):
        return pattern.bits >= _LABELLED_BITS and holds >= len(judged)
    if pattern.bits * _independent(view, pattern) < _PROVEN_BITS:
        return False
    if view.axis == "row":
        return not judged or (holds >= 3 and holds >= 3 * len(judged))
    return holds >= len(judged)


def _lacks_a_term(view: View, pattern: Pattern) -> bool:
    """Whether the pattern fails just where some place, zero or blank where it holds, has a figure of that size.

    Then the relation has a term more (or less) than the pattern, and nothing fails.
    """
    failing = [line for line in pattern.fails if _additive(view, line, pattern)]
    gaps = {line: gap for line in failing if (gap := _gap(view, line, pattern)) is not None}
    if not gaps:
        return False
    idle = _idle_ends(view, pattern)
    if idle and all(sum(_amount(view, line, p) for p in idle) == -gap for line, gap in gaps.items()):
        return True
    for place in view.places:
        if place == pattern.target or any(_amount(view, line, place) for line in pattern.holds):
            continue
        if all(abs(_amount(view, line, place)) == abs(gap) for line, gap in gaps.items()):
            return True
    return False


def _idle_ends(view: View, pattern: Pattern) -> list[int]:
    """The operands at either end of a run that add nothing on the lines where the pattern holds."""
    idle: list[int] = []
    for order in (pattern.operands, pattern.operands[::-1]):
        for place in order:
            if any(_amount(view, line, place) for line in pattern.holds):
                break
            idle.append(place)
    return idle


def _gap(view: View, line: int, pattern: Pattern) -> Decimal | None:
    """How much the target exceeds its parts on a line."""
    target, parts = view.figure(line, pattern.target), _parts(view, line, pattern.operands)
    if target is None or parts is None:
        return None
    return target.amount - sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))


def _amount(view: View, line: int, place: int) -> Decimal:
    figure = view.figure(line, place)
    return figure.amount if figure is not None else Decimal(0)


def _independent(view: View, pattern: Pattern) -> float:
    """The part of the holding lines that are witnesses of their own: a line that is the sum of two others is none."""
    places = (pattern.target, *pattern.operands)
    columns = {
        line: [q.amount if (q := view.figure(line, p)) else Decimal(0) for p in places] for line in pattern.holds
    }
    own = sum(
        1
        for line, column in columns.items()
        if not _is_sum_of_two(column, [v for k, v in columns.items() if k != line])
    )
    return own / len(columns) if columns else 0.0


def _is_sum_of_two(column: list[Decimal], others: list[list[Decimal]]) -> bool:
    return any([a + b for a, b in zip(one, two, strict=True)] == column for one, two in combinations(others[:12], 2))


def _closes(view: View, place: int) -> bool:
    """Whether a place is the last and has no label of its own, as an unnamed total has."""
    return place == view.places[-1] and not view.place_words[place].strip()


def _additive(view: View, line: int, pattern: Pattern) -> bool:
    """Whether a line on which a pattern fails is one that it should hold on."""
    label = view.line_labels[line]
    if view.axis == "row" and line not in _percent_lines(view):
        return not label.average
    if label.average or _is_rate(view, line) or _NO_SUM.search(fold(view.line_words[line])):
        return False
    target, parts = view.figure(line, pattern.target), _parts(view, line, pattern.operands)
    if target is None or parts is None:
        return False
    total = sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))
    if line in _percent_lines(view):
        return _whole(view, pattern.target, target.amount, total) and not label.change
    return _meant(view, target, parts, total)


def _is_rate(view: View, line: int) -> bool:
    """Whether a line prints rates (tasa, índice) rather than parts of anything."""
    return (
        view.line_labels[line].ratio
        and line not in _percent_lines(view)
        and _RATE.search(fold(view.line_words[line])) is not None
    )


def _percent_lines(view: View) -> frozenset[int]:
    """The lines that print percentages."""
    return (view.sheet.columns if view.axis == "row" else view.sheet.rows).percent_places


def _meant(view: View, target: Quantity, parts: list[Position], total: Decimal) -> bool:
    """Whether a figure may be meant as the sum of parts it misses: it is near, or one slip of typing away."""
    if _plausible(target.amount, total):
        return True
    step = target.scale.scaleb(-target.decimals)
    loose = len(parts) // 2 + 1 if view.sheet.rounded or target.decimals else 0
    for k in range(-loose, loose + 1):
        found = slip(target.value, (total + k * step) / target.scale, target.decimals)
        if found in _SLIPS or (found and k == 0):
            return True
    gap = target.amount - total
    figures = (view.sheet.quantity[p] for p in parts)
    return any(slip(q.value, q.value + gap / q.scale, q.decimals) in _SLIPS for q in figures)


def _whole(view: View, target: int, printed: Decimal, total: Decimal) -> bool:
    """Whether percentages are the parts of a printed 100% that a label calls a total."""
    return view.place_labels[target].grand and printed == 100 and abs(total - 100) <= 30


def _plausible(printed: Decimal, total: Decimal) -> bool:
    return total != 0 and abs(printed - total) <= _NEAR * abs(total)


def _parts(view: View, line: int, places: tuple[int, ...]) -> list[Position] | None:
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


def _of_pattern(view: View, pattern: Pattern) -> Iterator[Statement]:
    group = f"{view.axis}:{pattern.operator}:{pattern.target}:{pattern.operands}"
    rounded = _shows_rounding(view, pattern)
    announced = view.place_labels[pattern.target].grand
    difference = None
    if pattern.operator == "Sum" and not announced and len(pattern.operands) == 2:
        difference = next((o for o in pattern.operands if view.place_labels[o].difference), None)
    percents = _percent_lines(view)
    for line in sorted({*pattern.holds, *pattern.fails, *pattern.near}):
        if line in pattern.holds:
            if line in percents and not _whole_line(view, line, pattern):
                continue
        elif not _additive(view, line, pattern):
            continue
        target, parts = view.at(line, pattern.target), _parts(view, line, pattern.operands)
        if parts is None or target not in view.sheet.quantity or target in parts:
            continue
        if pattern.operator == "Average":
            yield Statement("promedio", "average", target, tuple(parts), group, announced=True)
        elif difference is not None and len(parts) == 2:
            taken = view.at(line, difference)
            other = next(p for p in parts if p != taken)
            yield Statement("diferencia", "difference", taken, (target, other), group, rounded=rounded)
        else:
            rule = "suma-fila" if view.axis == "row" else "suma-columna"
            yield Statement(rule, "sum", target, tuple(parts), group, announced=announced, rounded=rounded)


def _whole_line(view: View, line: int, pattern: Pattern) -> bool:
    target, parts = view.figure(line, pattern.target), _parts(view, line, pattern.operands)
    if target is None or parts is None:
        return False
    return _whole(view, pattern.target, target.amount, sum((view.sheet.quantity[p].amount for p in parts), Decimal(0)))


def _shows_rounding(view: View, pattern: Pattern) -> bool:
    """Whether several lines miss by no more than rounding: the table does not print exact integers."""
    missed = counts = 0
    for line in pattern.holds:
        target, parts = view.figure(line, pattern.target), _parts(view, line, pattern.operands)
        if target is None or parts is None or target.decimals or target.unit == "%":
            continue
        counts += 1
        missed += _misses(view, line, pattern)
    return missed >= 2 and 5 * missed >= counts


def _announced_totals(view: View) -> Iterator[Statement]:
    """Totals of whole columns (or rows) that only their label announces: the first or last line."""
    places = [p for p in view.places if p not in view.percent_places and not view.place_labels[p].average]
    if view.axis != "column" or len(places) < 3:
        return
    labels = {p: fold(view.place_words[p]) for p in places}
    totals = [p for p in places if _TOTAL_START.search(labels[p]) and not _NO_SUM.search(labels[p])]
    first = places[0] in totals and len(totals) == 1 and labels[places[-1]] != ""
    target = places[-1] if places[-1] in totals else places[0] if first else None
    if target is None or (_SUBTOTAL.search(labels[target]) and len(totals) > 1):
        return
    others = [p for p in places if p != target]
    subtotals = [p for p in others if p in totals]
    options = [tuple(p for p in others if p not in subtotals)]
    if len(subtotals) >= 2:
        options.append(tuple(subtotals))
    span = (places[0], places[-1])
    for line in view.lines:
        if not view.readable(line, span):
            continue
        statement = _announced_total(view, line, target, options)
        if statement is not None:
            yield statement


def _announced_total(view: View, line: int, target: int, options: list[tuple[int, ...]]) -> Statement | None:
    label = view.line_labels[line]
    printed = view.figure(line, target)
    if (
        printed is None
        or label.average
        or label.change
        or _is_rate(view, line)
        or _NO_SUM.search(fold(view.line_words[line]))
    ):
        return None
    percent = line in _percent_lines(view)
    best: Statement | None = None
    for places in options:
        parts = _parts(view, line, places)
        if parts is None or len(parts) < 2:
            continue
        total = sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))
        if percent and not _whole(view, target, printed.amount, total):
            continue
        if label.ratio and not percent:
            continue
        meant = total == printed.amount or _meant(view, printed, parts, total)
        if meant and (best is None or total == printed.amount):
            group = f"{view.axis}:announced:{target}:{places}"
            best = Statement("suma-columna", "sum", view.at(line, target), tuple(parts), group, announced=True)
    return best


def _partitions(view: View) -> Iterator[Statement]:
    """A total beside parts whose labels make up a whole (women and men): true of a single line too."""
    words = {p: _bare(view.place_words[p]) for p in view.places}
    for target in view.places:
        if target in view.percent_places:
            continue
        parts = _partition_near(view, target, words)
        if parts is None:
            continue
        named = "total" in words[target]
        found = list(_partition_lines(view, target, parts, named))
        if named or all(_holds_exactly(view, s) for s in found):
            yield from found


def _partition_lines(view: View, target: int, parts: tuple[int, ...], named: bool) -> Iterator[Statement]:
    rule = "suma-fila" if view.axis == "row" else "suma-columna"
    for line in view.lines:
        cells, position = _parts(view, line, parts), view.at(line, target)
        if cells is None or position not in view.sheet.quantity:
            continue
        total = sum((view.sheet.quantity[p].amount for p in cells), Decimal(0))
        if named and not _meant(view, view.sheet.quantity[position], cells, total):
            continue
        yield Statement(rule, "sum", position, tuple(cells), f"{view.axis}:partition:{target}", announced=True)


def _bare(label: str) -> frozenset[str]:
    """The stems (five letters) of a label's words, numbers of quarters apart from their letter."""
    return frozenset(w[:5] for w in re.findall(r"[a-z]+|\d+", fold(label)))


def _partition_near(view: View, target: int, words: dict[int, frozenset[str]]) -> tuple[int, ...] | None:
    """The run of places right before (or behind) a total whose labels differ only by a partition."""
    order = [p for p in view.places if p not in view.percent_places]
    at = order.index(target)
    for partition in _PARTITIONS:
        size = len(partition)
        for run in (order[max(at - size, 0) : at], order[at + 1 : at + 1 + size]):
            if len(run) != size:
                continue
            keys = [words[p] & partition for p in run]
            if all(len(k) == 1 for k in keys) and frozenset().union(*keys) == partition:
                rests = [words[p] - partition for p in run]
                if all(r == rests[0] for r in rests):
                    return tuple(run)
    return None


def _averages(view: View) -> Iterator[Statement]:
    """A figure that says it is an average (a label of its cell or of its line) over what stands above."""
    if view.axis != "column":
        return
    for position, quantity in view.sheet.quantity.items():
        place, line = position[0], position[1]
        if not (_is_average(quantity.label) or _starts_average(view.place_words[place])):
            continue
        above = [p for p in view.places if p < place and not _total_like(view, p) and not view.place_labels[p].average]
        parts = _parts(view, line, tuple(above))
        if parts is None or len(parts) < 2:
            continue
        kinds = {view.sheet.quantity[p].unit for p in parts}
        if kinds != {quantity.unit}:
            continue
        yield Statement("promedio", "average", position, tuple(parts), f"column:average:{place}", announced=True)


def _is_average(label: str) -> bool:
    return read_label(label).average and fold(label).startswith(("prom", "media", "average", "avg", "mean"))


def _starts_average(label: str) -> bool:
    return _is_average(label.strip()) or fold(label).endswith("promedio")


def _total_like(view: View, place: int) -> bool:
    return _TOTAL_START.search(fold(view.place_words[place])) is not None


def _cumulative(view: View) -> Iterator[Statement]:
    """Running totals: each figure of a place is the one before plus the line's own of another place."""
    if view.axis != "row":
        return
    for place in view.places:
        if not view.place_labels[place].cumulative or place in view.percent_places:
            continue
        for source in reversed([p for p in view.places if p < place]):
            statements = _running(view, place, source)
            held = sum(1 for s in statements if _holds_exactly(view, s))
            if len(statements) >= 3 and 2 * held > len(statements):
                yield from statements
                break


def _running(view: View, place: int, source: int) -> list[Statement]:
    found: list[Statement] = []
    before: Position | None = None
    for line in view.lines:
        position, own = view.at(line, place), view.at(line, source)
        if position not in view.sheet.quantity or own not in view.sheet.quantity or view.line_labels[line].grand:
            continue
        operands = (own,) if before is None else (before, own)
        found.append(Statement("acumulado", "sum", position, operands, f"{view.axis}:running:{place}:{source}"))
        before = position
    return found


def _holds_exactly(view: View, statement: Statement) -> bool:
    figures = view.sheet.quantity
    return figures[statement.target].amount == sum((figures[o].amount for o in statement.operands), Decimal(0))
