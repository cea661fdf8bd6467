"""What a kind of chart is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.publish.html.charts.chart import Chart
from pipeline.publish.html.charts.table_view import View


@dataclass(frozen=True, slots=True)
class ChartKind:
    """``of`` gives the chart of a table, ``None`` where it has nothing to show of it. A kind that ``gives_way`` is left
    out first where a report has more charts than its page has room for."""

    of: Callable[[View], Chart | None]
    gives_way: bool = False
