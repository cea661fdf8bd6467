"""Which tables are worth a picture, and which picture."""

from __future__ import annotations

from pipeline.model import Report
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.kinds import KINDS
from pipeline.publish.html.charts.table_view import views
from pipeline.publish.html.settings import CHOICE

__all__ = ["Bar", "Chart", "charts"]


def charts(report: Report) -> tuple[Chart, ...]:
    """The pictures of a report, in the order of its tables: at most one a table, ten in all.

    Those with something reported wrongly are kept first when there are too many, kinds that give way last.
    What should have been reported is what findings say: a picture accuses nobody.
    """
    found: list[tuple[int, int, Chart]] = []
    for order, view in enumerate(views(report)):
        for kind in KINDS:
            if (chart := kind.of(view)) is not None:
                found.append((2 if kind.gives_way else 0 if chart.differing else 1, order, chart))
                break
    kept = sorted(sorted(found, key=lambda f: f[:2])[: CHOICE.max_charts], key=lambda f: f[1])
    return tuple(chart for _, _, chart in kept)
