"""Which discovered patterns are proven well enough to judge the lines on which they fail."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.relations.patterns import Pattern
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.identities.summands import (
    NO_SUM,
    amount,
    is_additive,
    misses,
    parts_of,
    shows_rounding,
)
from pipeline.validate.arithmetic.settings import SETTINGS

_SPREAD = re.compile(
    r"\b(?:min|max|minim[oa]|maxim[oa]|minimum|maximum|desv|desviacion|std|dev|sd|mediana|median|moda"
    r"|(?:cuartil|quartil|percentil|decil)(?:es?)?|quantile|1st qu|3rd qu)\b"
)


def with_exact_integers(view: AxisView, pattern: Pattern) -> Pattern:
    """The pattern with integers taken as exact, unless it shows rounding: a near miss is then a failure."""
    if view.sheet.rounded or shows_rounding(view, pattern):
        return pattern
    missed = {line for line in pattern.holds if misses(view, line, pattern)}
    if not missed:
        return pattern
    holds = tuple(line for line in pattern.holds if line not in missed)
    return replace(pattern, holds=holds, fails=tuple(sorted({*pattern.fails, *missed})))


def describes_a_distribution(words: str) -> bool:
    """Whether the words of a line name what describes a distribution beside its mean (smallest, median, quartile): the
    mean is of the data, not of these."""
    return _SPREAD.search(fold_label(words)) is not None


def is_proven(view: AxisView, pattern: Pattern) -> bool:
    """Whether a pattern is proven well enough to judge the lines where it fails."""
    label = view.place_labels[pattern.target]
    judged = [line for line in pattern.fails if is_additive(view, line, pattern)]
    holds = len(pattern.holds)
    if not holds:
        return False
    if any(view.place_labels[o].average for o in pattern.operands):
        return False  # what is derived is no part beside what it is derived from
    if all(view.place_labels[p].change for p in (pattern.target, *pattern.operands)):
        return False  # changes over several periods are not added to each other
    if pattern.operator == "Average":
        spread = any(describes_a_distribution(view.place_words[o]) for o in pattern.operands)
        return label.average and not spread and holds >= SETTINGS.holds_for_one * len(judged)
    if label.average or NO_SUM.search(fold_label(view.place_words[pattern.target])):
        return False
    if _lacks_a_term(view, pattern) or _is_exact_with_more(view, pattern):
        return False
    if (
        label.grand
        or _is_unnamed_last(view, pattern.target)
        or any(view.place_labels[o].difference for o in pattern.operands)
    ):
        return pattern.bits >= SETTINGS.labelled_bits and holds >= len(judged)
    if pattern.bits * _independent_share(view, pattern) < SETTINGS.proven_bits:
        return False
    if view.axis == "row":
        return not judged or (holds >= SETTINGS.fewest_row_sums and holds >= SETTINGS.row_sums_for_one * len(judged))
    return holds >= len(judged)


def uncontested(view: AxisView, patterns: list[Pattern]) -> list[Pattern]:
    """Patterns less those that fail where another explanation of the same total holds."""
    kept = []
    for pattern in patterns:
        rivals = [p for p in patterns if p is not pattern and p.target == pattern.target]
        explained = {line for p in rivals for line in (*p.holds, *p.near)}
        contested = sum(1 for line in pattern.fails if line in explained and is_additive(view, line, pattern))
        outdone = any(p.bits > 2 * pattern.bits and set(p.holds) >= set(pattern.holds) for p in rivals)
        if (not contested or len(pattern.holds) >= SETTINGS.holds_for_a_rival * contested) and not (
            outdone and pattern.bits < SETTINGS.proven_bits
        ):
            kept.append(pattern)
    return kept


def _lacks_a_term(view: AxisView, pattern: Pattern) -> bool:
    """Whether the pattern fails just where some place, zero or blank where it holds, has a figure of that size.

    Then the relation has a term more (or less) than the pattern, and nothing fails.
    """
    failing = [line for line in pattern.fails if is_additive(view, line, pattern)]
    gaps = {line: gap for line in failing if (gap := _gap(view, line, pattern)) is not None}
    if not gaps:
        return False
    idle = _idle_ends(view, pattern)
    if idle and all(sum(amount(view, line, p) for p in idle) == -gap for line, gap in gaps.items()):
        return True
    for place in view.places:
        if place == pattern.target or any(amount(view, line, place) for line in pattern.holds):
            continue
        if all(abs(amount(view, line, place)) == abs(gap) for line, gap in gaps.items()):
            return True
    return False


def _is_exact_with_more(view: AxisView, pattern: Pattern) -> bool:
    """Whether a total that only rounding makes of these parts is exactly that of all places, on more lines."""
    if not view.place_labels[pattern.target].grand or not shows_rounding(view, pattern):
        return False
    every = tuple(p for p in view.places if p != pattern.target and not view.place_labels[p].total)
    whole = replace(pattern, operands=every)
    return len(every) > len(pattern.operands) and _exact_lines(view, whole) > _exact_lines(view, pattern)


def _exact_lines(view: AxisView, pattern: Pattern) -> int:
    return sum(_gap(view, line, pattern) == 0 for line in view.lines)


def _idle_ends(view: AxisView, pattern: Pattern) -> list[int]:
    """The operands at either end of a run that add nothing on the lines where the pattern holds."""
    idle: list[int] = []
    for order in (pattern.operands, pattern.operands[::-1]):
        for place in order:
            if any(amount(view, line, place) for line in pattern.holds):
                break
            idle.append(place)
    return idle


def _gap(view: AxisView, line: int, pattern: Pattern) -> Decimal | None:
    """How much the target exceeds its parts on a line."""
    target, parts = view.figure(line, pattern.target), parts_of(view, line, pattern.operands)
    if target is None or parts is None:
        return None
    return target.amount - sum((view.sheet.quantity[p].amount for p in parts), Decimal(0))


def _independent_share(view: AxisView, pattern: Pattern) -> float:
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
    return any(
        [a + b for a, b in zip(one, two, strict=True)] == column
        for one, two in combinations(others[: SETTINGS.columns_compared], 2)
    )


def _is_unnamed_last(view: AxisView, place: int) -> bool:
    """Whether a place is the last and has no label of its own, as an unnamed total has."""
    return place == view.places[-1] and not view.place_words[place].strip()
