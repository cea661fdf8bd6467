"""The sums, differences, averages and running totals that a table means, as identities on its cells.

A sum is taken for meant when enough other lines support it, or when a label announces it and it is
at least near. Where neither is so the table says nothing, and neither does the audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Position
from pipeline.quantities.relations.averages import find_averages
from pipeline.quantities.relations.discovery import lines_along
from pipeline.quantities.relations.patterns import Pattern
from pipeline.quantities.relations.sums import find_sums
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.identities.summands import (
    adds_to_whole,
    is_additive,
    parts_of,
    percent_lines,
    shows_rounding,
)
from pipeline.validate.arithmetic.ratios.closing import weights
from pipeline.validate.arithmetic.sums.announced_totals import announced_totals, differences
from pipeline.validate.arithmetic.sums.partitions import partitions
from pipeline.validate.arithmetic.sums.pattern_acceptance import is_proven, uncontested, with_exact_integers
from pipeline.validate.arithmetic.sums.series import averages, running_totals


def find(view: AxisView) -> list[Identity]:
    """The identities of one axis about sums, differences and averages."""
    patterns = uncontested(view, [p for p in _patterns(view) if is_proven(view, p)])
    found = [s for p in patterns for s in _identities_of_pattern(view, p)]
    covered = {s.target for s in found if s.form in ("sum", "average")}
    found += [s for s in announced_totals(view) if s.target not in covered or _is_explained_from_outside(s, found)]
    targets = _targets(found)
    for whole in weights(view):
        if not _targets(found) & set(whole.operands):  # no part is a subtotal of others
            found = [s for s in found if s.target != whole.target] + [whole]
    targets = _targets(found)
    found += [s for s in partitions(view) if s.target not in targets]
    targets = _targets(s for s in found if s.form == "difference")
    found += [s for s in differences(view) if s.target not in targets]
    targets = _targets(found)
    found += [s for s in averages(view) if s.target not in targets]
    found += running_totals(view)
    return found


def _targets(found: Iterable[Identity]) -> set[Position]:
    return {s.target for s in found}


def _is_explained_from_outside(announced: Identity, found: list[Identity]) -> bool:
    """Whether a block's total is explained so far only by cells outside the block."""
    mine = set(announced.operands)
    return ":block:" in announced.group and not any(
        s.target == announced.target and mine & set(s.operands) for s in found
    )


def _patterns(view: AxisView) -> list[Pattern]:
    lines = lines_along(view.sheet.figures, view.axis)
    return [with_exact_integers(view, p) for p in find_sums(lines, exact=True)] + find_averages(lines, labelled=True)


def _identities_of_pattern(view: AxisView, pattern: Pattern) -> Iterator[Identity]:
    group = f"{view.axis}:{pattern.operator}:{pattern.target}:{pattern.operands}"
    rounded = shows_rounding(view, pattern)
    announced = view.place_labels[pattern.target].grand
    difference = None
    if pattern.operator == "Sum" and not announced and len(pattern.operands) == 2:
        difference = next((o for o in pattern.operands if view.place_labels[o].difference), None)
    percents = percent_lines(view)
    for line in sorted({*pattern.holds, *pattern.fails, *pattern.near}):
        if line in pattern.holds:
            if line in percents and not adds_to_whole(view, line, pattern):
                continue
        elif not is_additive(view, line, pattern):
            continue
        target, parts = view.at(line, pattern.target), parts_of(view, line, pattern.operands)
        if parts is None or target not in view.sheet.quantity or target in parts:
            continue
        if pattern.operator == "Average":
            yield Identity("promedio", "average", target, tuple(parts), group, announced=True)
        elif difference is not None and len(parts) == 2:
            taken = view.at(line, difference)
            other = next(p for p in parts if p != taken)
            yield Identity("diferencia", "difference", taken, (target, other), group, rounded=rounded)
        else:
            rule = "suma-fila" if view.axis == "row" else "suma-columna"
            yield Identity(rule, "sum", target, tuple(parts), group, announced=announced, rounded=rounded)
