"""Charts of the tables that are worth one."""

from __future__ import annotations

from pipeline.publish.html.charts.draw import with_drawings
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection

CHARTS = ReportSection(
    "pictures.html",
    lambda view: {"pictures": with_drawings(view.charts)},
    lambda view: ContentsLink("graficos", "Gráficos"),
    lambda view: bool(view.charts),
)
