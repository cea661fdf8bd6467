"""Percentages some of which should be others."""

from __future__ import annotations

from pipeline.publish.html.charts.bars import chart_of, percentages
from pipeline.publish.html.charts.chart import Chart
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View


def wrong_percentages(view: View) -> Chart | None:
    """Percentages some of which should be others."""
    for column in view.columns("porcentaje"):
        if any(view.correct(row, column) for row in view.rows):
            # a total printed behind a word of its own ("PROM 15,9%") is another quantity, whatever its row is called
            bars = [bar for bar in percentages(view, column) if not (bar.total and any(map(str.isalpha, bar.text)))]
            return chart_of(view, f"{view.title}: {column.title}", "Como está impreso.", bars)
    return None


WRONG_PERCENTAGES = ChartKind(wrong_percentages)
