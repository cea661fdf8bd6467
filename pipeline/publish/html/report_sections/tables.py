"""Every table as printed, its cells marked, beside its clean dataset."""

from __future__ import annotations

from pipeline.publish.html import grids
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection

TABLES = ReportSection(
    "tables.html",
    lambda view: {"tables": view.tables, "status_names": grids.STATUS_NAMES},
    lambda view: ContentsLink("tablas", "Tablas", len(view.report.document.tables)),
)
