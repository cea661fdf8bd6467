"""Which tables are worth a picture, and which picture."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Report
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.kinds import KINDS
from pipeline.publish.html.charts.table_view import views
from pipeline.publish.html.settings import CHOICE

__all__ = ["Bar", "Chart", "charts"]


def charts(report: Report) -> tuple[Chart, ...]:
    """The pictures of a report, in the order of its tables: at most one a table, ten in all, none
    that another shows already.

    Those with something reported wrongly are kept first when there are too many, kinds that give way last.
    What should have been reported is what findings say: a picture accuses nobody.
    """
    found: list[tuple[int, int, Chart]] = []
    for order, view in enumerate(views(report)):
        for kind in KINDS:
            if (chart := kind.of(view)) is not None:
                found.append((2 if kind.gives_way else 0 if chart.differing else 1, order, chart))
                break
    found = [(rank, order, chart) for rank, order, chart in found if not _is_shown(chart, [c for *_, c in found])]
    kept = sorted(sorted(found, key=lambda f: f[:2])[: CHOICE.max_charts], key=lambda f: f[1])
    return tuple(chart for _, _, chart in kept)


def _is_shown(chart: Chart, others: Iterable[Chart]) -> bool:
    """Whether another picture under the same title has all of its bars: the later of two that are the same."""
    bars = {(bar.label, bar.text) for bar in chart.bars}
    for other in others:
        shown = {(bar.label, bar.text) for bar in other.bars}
        is_earlier = bars == shown and other.table < chart.table
        if other is not chart and other.title == chart.title and (bars < shown or is_earlier):
            return True
    return False
