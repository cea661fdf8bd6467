"""The text of the document, every figure of it with its verdict."""

from __future__ import annotations

from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection

TEXT = ReportSection(
    "prose.html",
    lambda view: {"passages": view.passages[0]},
    lambda view: ContentsLink("texto", "Texto"),
)
