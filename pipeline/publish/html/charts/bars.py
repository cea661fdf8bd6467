"""Bars of a table and the chart they make: what several kinds of charts share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model import Column
from pipeline.publish import spanish
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.table_view import View
from pipeline.publish.html.settings import CHOICE


def chart_of(view: View, title: str, note: str, bars: Sequence[Bar], legend: Sequence[str] = ()) -> Chart | None:
    """The chart of bars, or of pairs whose parts ``legend`` names.

    ``None`` where rows are called alike, and of too few rows to show more than their table says: two bars are drawn
    only as pairs, or where a figure should be another.
    """
    labels = [bar.label for bar in bars if not bar.total]
    if len(set(labels)) < len(labels):  # of rows that are called alike nobody knows which is which
        return None
    drawn = sum(not bar.total and bar.value > 0 for bar in bars)
    says_more = bool(legend) or any(bar.recomputed is not None for bar in bars)
    if len(bars) < 2 or (drawn < CHOICE.fewest_bars and not says_more):
        return None
    left_out = max(0, len(bars) - CHOICE.max_bars)
    return Chart(
        "pair" if legend else "bars",
        view.clean.table,
        title,
        note,
        tuple(bars[: CHOICE.max_bars]),
        tuple(legend),
        left_out,
    )


def percentages(view: View, column: Column) -> list[Bar]:
    """A bar a row, as wide as the percentage; widened together where all are small or one exceeds 100."""
    rows = [(label, row, value) for label, row in view.labelled() if (value := view.number(row, column)) is not None]
    right = [view.correct(row, column) for _, row, _ in rows]
    most = max((value for value in (*(v for _, _, v in rows), *(r[0] for r in right if r))), default=Decimal(0))
    whole = most if most > 100 or 0 < most < CHOICE.half_full else Decimal(100)
    return [
        Bar(
            label,
            value * 100 / whole,
            view.printed(row, column) or f"{spanish.typed(value)}%",
            recomputed=None if correct is None else correct[0] * 100 / whole,
            recomputed_text="" if correct is None else correct[1],
            total=row.kind != "detalle",
        )
        for (label, row, value), correct in zip(rows, right, strict=True)
    ]
