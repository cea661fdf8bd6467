"""Charts of the tables that are worth one."""

from __future__ import annotations

from pipeline.publish.html.charts.draw import drawn
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection

CHARTS = ReportSection(
    "pictures.html",
    lambda view: {"pictures": drawn(view.charts)},
    lambda view: ContentsLink("graficos", "Gráficos"),
    lambda view: bool(view.charts),
)
