"""Percentages that must make up a printed 100%: weights of goals, shares whose total is all a row prints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.spanish.folding import fold_line
from pipeline.validate.arithmetic.identity import Statement
from pipeline.validate.arithmetic.sheet import TOTAL_START, View
from pipeline.validate.arithmetic.summands import is_rate, is_whole

_HUNDRED = Decimal(100)
_FEWEST = 3  # parts


def weights(view: View) -> Iterator[Statement]:
    """A column of percentages over a total row that prints nothing but their 100%.

    Such a total can be nothing else than the sum of the column. Where the percentages above are far
    from it (a column of rates, each a whole of its own) nothing is said.
    """
    if view.axis != "column" or len(view.places) <= _FEWEST:
        return
    target = view.places[-1]
    lines = [line for line in view.lines if view.figure(line, target) is not None]
    if len(lines) != 1 or not view.place_labels[target].grand:
        return
    line = lines[0]
    parts = [p for p in view.places[:-1] if view.figure(line, p) is not None]
    figures = [q for p in (*parts, target) if (q := view.figure(line, p)) is not None]
    label = view.line_labels[line]
    if len(parts) < _FEWEST or any(q.unit != "%" for q in figures) or figures[-1].amount != _HUNDRED:
        return
    if label.average or label.change or is_rate(view, line) or not view.readable(line, (*parts, target)):
        return
    if any(TOTAL_START.search(fold_line(view.place_words[p])) for p in parts):
        return
    total = sum((q.amount for q in figures[:-1]), Decimal(0))
    if is_whole(view, target, _HUNDRED, total):
        cells = tuple(view.at(line, p) for p in parts)
        yield Statement("suma-columna", "sum", view.at(line, target), cells, f"column:weights:{line}", announced=True)
