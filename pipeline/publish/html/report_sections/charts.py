"""Charts of the tables that are worth one."""

from __future__ import annotations

from pipeline.publish.html.charts.draw import height, with_drawings
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView
from pipeline.publish.html.settings import BARS


def _is_first_tall(view: ReportView) -> bool:
    """Whether on paper the first chart has no room below its heading unless both begin a page."""
    return bool(view.charts) and height(view.charts[0]) > BARS.below_heading


CHARTS = ReportSection(
    "pictures.html",
    lambda view: {"pictures": with_drawings(view.charts), "is_first_tall": _is_first_tall(view)},
    lambda view: ContentsLink("graficos", "Gráficos"),
    lambda view: bool(view.charts),
)
