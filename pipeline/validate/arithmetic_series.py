"""Averages that a label announces, and running totals."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.quantities.labels import fold, read_label
from pipeline.validate.arithmetic_parts import TOTAL_START, holds_exactly, parts_of
from pipeline.validate.arithmetic_statement import Position, Statement
from pipeline.validate.arithmetic_view import View


def averages(view: View) -> Iterator[Statement]:
    """A figure that says it is an average (a label of its cell or of its line) over what stands above."""
    if view.axis != "column":
        return
    for position, quantity in view.sheet.quantity.items():
        place, line = position[0], position[1]
        if not (_is_average(quantity.label) or _starts_average(view.place_words[place])):
            continue
        above = [p for p in view.places if p < place and not _total_like(view, p) and not view.place_labels[p].average]
        parts = parts_of(view, line, tuple(above))
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
    return TOTAL_START.search(fold(view.place_words[place])) is not None


def running_totals(view: View) -> Iterator[Statement]:
    """Running totals: each figure of a place is the one before plus the line's own of another place."""
    if view.axis != "row":
        return
    for place in view.places:
        if not view.place_labels[place].cumulative or place in view.percent_places:
            continue
        for source in reversed([p for p in view.places if p < place]):
            statements = _running(view, place, source)
            held = sum(1 for s in statements if holds_exactly(view, s))
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
