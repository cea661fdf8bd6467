"""Averages that a label announces, and running totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model import Position
from pipeline.quantities.labels.announcements import fold_label, read_label
from pipeline.quantities.rounding import to_step
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import confirms
from pipeline.validate.arithmetic.identities.sheet import TOTAL_START, AxisView, unit
from pipeline.validate.arithmetic.identities.summands import holds_exactly, parts_of
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.arithmetic.sums.pattern_acceptance import describes_a_distribution


def averages(view: AxisView) -> Iterator[Identity]:
    """A figure that says it is an average (a label of its cell or of its line) over what stands above.

    Where several lines have one, the simple average must be right for some; where only one has, the
    figure must at least lie among what it averages, and not be a weighted average.
    """
    if view.axis != "column":
        return
    by_place: dict[int, list[Identity]] = {}
    for position, quantity in view.sheet.quantity.items():
        place, line = position
        if view.is_level(place) or not (_is_average(quantity.label) or _starts_average(view.place_words[place])):
            continue
        above = [
            p for p in view.places if p < place and not _is_called_total(view, p) and not view.place_labels[p].average
        ]
        parts = parts_of(view, line, tuple(above))
        if any(describes_a_distribution(view.place_words[p]) for p in above):
            continue
        if parts is None or len(parts) < 2 or {view.sheet.quantity[p].unit for p in parts} != {quantity.unit}:
            continue
        group = f"column:average:{place}"
        by_place.setdefault(place, []).append(
            Identity("promedio", "average", position, tuple(parts), group, announced=True)
        )
    for figures in by_place.values():
        called = _not_weighted(view, figures)
        confirmed = [s for s in called if confirms(view.sheet, s)]
        if confirmed or (
            len(called) == 1 and _lies_among_parts(view, called[0]) and not _is_weighted_average(view, called[0])
        ):
            yield from called


def _not_weighted(view: AxisView, called: Sequence[Identity]) -> list[Identity]:
    """Those that may be simple averages: in a row that prints the sum of a column, and the others weighted by that
    column at least as often as simple means (mean marks beside the number of answers), none is."""
    sums = [s for s in called if holds_exactly(view, s) and view.sheet.quantity[s.target].amount]
    means = [s for s in called if s not in sums]
    simple = sum(confirms(view.sheet, s) for s in means)
    weighted = max((_weighted_by(view, w, means) for w in sums), default=0)
    return [] if weighted and weighted >= simple else means


def _weighted_by(view: AxisView, weights: Identity, means: Sequence[Identity]) -> int:
    """How many averages are those of their figures weighted by the parts of a sum beside them."""
    places = [place for place, _ in weights.operands]
    alike = [s for s in means if [place for place, _ in s.operands] == places]
    return sum(confirms(view.sheet, replace(s, form="weighted", operands=s.operands + weights.operands)) for s in alike)


def _lies_among_parts(view: AxisView, identity: Identity) -> bool:
    """Whether the printed average lies among its figures, or is one slip of typing away from right."""
    figures = [view.sheet.quantity[o].amount for o in identity.operands]
    printed = view.sheet.quantity[identity.target]
    if min(figures) <= printed.amount <= max(figures):
        return True
    step = unit(printed)
    right = to_step(sum(figures, Decimal(0)) / len(figures), step)
    return any(slip(printed.amount, right + k * step, printed.decimals) for k in (-1, 0, 1))


def _is_weighted_average(view: AxisView, identity: Identity) -> bool:
    """Whether the figure is the average weighted with another column."""
    printed = view.sheet.quantity[identity.target]
    for column in {c for _, c in view.sheet.quantity} - {identity.target[1]}:
        weights = [view.sheet.quantity.get((row, column)) for row, _ in identity.operands]
        known = [w.amount for w in weights if w is not None and w.unit != "%"]
        if len(known) != len(weights) or sum(known) == 0:
            continue
        figures = [view.sheet.quantity[o].amount for o in identity.operands]
        mean = sum((w * f for w, f in zip(known, figures, strict=True)), Decimal(0)) / sum(known)
        if abs(mean - printed.amount) <= unit(printed):
            return True
    return False


def _is_average(label: str) -> bool:
    folded = fold_label(label)
    if folded == "medias":  # stockings, or half days: a mean of several columns says of what
        return False
    return read_label(label).average and folded.startswith(("prom", "media", "average", "avg", "mean"))


def _starts_average(label: str) -> bool:
    return _is_average(label.strip()) or fold_label(label).endswith("promedio")


def _is_called_total(view: AxisView, place: int) -> bool:
    return TOTAL_START.search(fold_label(view.place_words[place])) is not None


def running_totals(view: AxisView) -> Iterator[Identity]:
    """Running totals: each figure of a place is the one before plus the line's own of another place."""
    if view.axis != "row":
        return
    for place in view.places:
        if not view.place_labels[place].cumulative:
            continue
        shares = place in view.percent_places
        for source in reversed([p for p in view.places if p < place and (p in view.percent_places) == shares]):
            identities = _running_total_identities(view, place, source)
            confirmed = sum(1 for s in identities if confirms(view.sheet, s))
            if len(identities) >= SETTINGS.fewest_running and 2 * confirmed > len(identities):
                yield from identities
                break


def _running_total_identities(view: AxisView, place: int, source: int) -> list[Identity]:
    found: list[Identity] = []
    before: Position | None = None
    for line in view.lines:
        position, own = view.at(line, place), view.at(line, source)
        if position not in view.sheet.quantity or own not in view.sheet.quantity or view.line_labels[line].grand:
            continue
        operands = (own,) if before is None else (before, own)
        found.append(Identity("acumulado", "sum", position, operands, f"{view.axis}:running:{place}:{source}"))
        before = position
    return found
