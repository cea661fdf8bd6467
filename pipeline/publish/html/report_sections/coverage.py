"""How much of each page, table and section was checked."""

from __future__ import annotations

from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection
from pipeline.publish.quality.coverage import coverage

COVERAGE = ReportSection(
    "coverage.html",
    lambda view: {"coverage": coverage(view.report, view.marks)},
    lambda view: ContentsLink("cobertura", "Cobertura"),
)
