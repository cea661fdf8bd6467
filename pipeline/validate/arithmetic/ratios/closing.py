"""Percentages that must make up a hundred: women and men on every line, weights over a printed 100 %.

Where neighbours add up to 100 on nearly every line, no total need be printed: they are the parts of a whole. Where no
sign or label calls them percentages (the title does), they must come nearer to 100 than their rounding explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.table_numbers import Floats
from pipeline.validate.arithmetic.identities.identity import HUNDRED, Identity
from pipeline.validate.arithmetic.identities.sheet import TOTAL_START, AxisView, unit
from pipeline.validate.arithmetic.identities.summands import is_rate, is_whole
from pipeline.validate.arithmetic.settings import SETTINGS


def find(view: AxisView) -> list[Identity]:
    """The runs of neighbours that close to 100 on nearly every line, the longest evidence first."""
    places = [p for p in view.places if not view.place_labels[p].grand and _may_be_shares(view, p)]
    figures = [[view.figure(line, p) for p in places] for line in view.lines]
    shape = (len(view.lines), len(places))
    amounts = np.array([np.nan if q is None else float(q.amount) for row in figures for q in row]).reshape(shape)
    units = np.array([np.nan if q is None else float(unit(q)) for row in figures for q in row]).reshape(shape)
    runs = []
    for start in range(len(places)):
        for size in range(2, min(SETTINGS.most_weighed, len(places) - start) + 1):
            run = tuple(places[start : start + size])
            near = slice(start, start + size)
            if run[-1] - run[0] != size - 1 or not may_close(amounts[:, near], units[:, near]):
                continue
            if found := closing_identities(view, run):
                runs.append((run, found))
    taken: set[int] = set()
    chosen: list[Identity] = []
    for run, found in sorted(runs, key=lambda r: (-len(r[1]), len(r[0]))):
        if not taken & set(run):
            taken |= set(run)
            chosen += found
    return chosen


def may_close(amounts: Floats, units: Floats) -> bool:
    """Whether lines enough come near 100: nearly no run does, and the others need not be looked at closely."""
    gaps = np.abs(amounts.sum(axis=1) - float(HUNDRED))
    room = units.sum(axis=1) + SETTINGS.float_doubt * np.abs(amounts).sum(axis=1)
    return int((gaps <= room).sum()) >= SETTINGS.fewest_closing


def _may_be_shares(view: AxisView, place: int) -> bool:
    """Whether a place prints percentages, or bare figures up to 100."""
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    return place in view.percent_places or all(
        not q.unit and not q.grouped and 0 <= q.amount < HUNDRED for q in figures
    )


def closing_identities(view: AxisView, run: tuple[int, ...]) -> list[Identity]:
    """The identities of a run: what its last figure must be on each line; none where too few lines close."""
    found, holding, failed = [], 0, 0
    rule, group = "partes-de-cien", f"{view.axis}:closing:{run}"
    called = all(p in view.percent_places for p in run)
    for line in view.lines:
        figures = [view.figure(line, p) for p in run]
        known = [q for q in figures if q is not None]
        if len(known) < len(run) or any(abs(q.amount) == HUNDRED for q in known):
            continue
        if not view.readable(line, run) or sum(q.amount != 0 for q in known) < 2 or any(q.amount < 0 for q in known):
            continue
        if sum(q.amount > HUNDRED for q in known) > 1:
            continue  # one may have lost its decimal mark; several are counts
        gap = abs(sum((q.amount for q in known), Decimal(0)) - HUNDRED)
        closes = gap <= (sum((unit(q) for q in known), Decimal(0)) / 2 if called else max(unit(q) for q in known))
        holding, failed = holding + closes, failed + (not closes)
        *others, last = (view.at(line, p) for p in run)
        found.append(Identity(rule, "closing", last, tuple(others), group, HUNDRED, rounded=True))
    enough = holding >= max(SETTINGS.fewest_closing, SETTINGS.holds_for_one * failed)
    return found if enough else []


def weights(view: AxisView) -> Iterator[Identity]:
    """A column of percentages over a total row that prints nothing but their 100%.

    Such a total can be nothing else than the sum of the column. Where the percentages above are far
    from it (a column of rates, each a whole of its own) nothing is said.
    """
    if view.axis != "column" or len(view.places) <= SETTINGS.fewest_weights:
        return
    target = view.places[-1]
    lines = [line for line in view.lines if view.figure(line, target) is not None]
    if len(lines) != 1 or not view.place_labels[target].grand:
        return
    line = lines[0]
    parts = [p for p in view.places[:-1] if view.figure(line, p) is not None]
    figures = [q for p in (*parts, target) if (q := view.figure(line, p)) is not None]
    label = view.line_labels[line]
    if len(parts) < SETTINGS.fewest_weights or any(q.unit != "%" for q in figures) or figures[-1].amount != HUNDRED:
        return
    if label.average or label.change or is_rate(view, line) or not view.readable(line, (*parts, target)):
        return
    if any(TOTAL_START.search(fold_label(view.place_words[p])) for p in parts):
        return
    total = sum((q.amount for q in figures[:-1]), Decimal(0))
    if is_whole(view, target, HUNDRED, total):
        cells = tuple(view.at(line, p) for p in parts)
        yield Identity("suma-columna", "sum", view.at(line, target), cells, f"column:weights:{line}", announced=True)
