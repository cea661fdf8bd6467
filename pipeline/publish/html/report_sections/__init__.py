"""The sections of the report, each a file of its own. ``SECTIONS`` is the registry, in the order of the page."""

from __future__ import annotations

from pipeline.publish.html.report_sections.base import ReportSection
from pipeline.publish.html.report_sections.charts import CHARTS
from pipeline.publish.html.report_sections.coverage import COVERAGE
from pipeline.publish.html.report_sections.decisions import DECISIONS
from pipeline.publish.html.report_sections.earlier_account import EARLIER_ACCOUNT
from pipeline.publish.html.report_sections.expectations import EXPECTATIONS
from pipeline.publish.html.report_sections.findings import FINDINGS
from pipeline.publish.html.report_sections.method import METHOD
from pipeline.publish.html.report_sections.notes import NOTES
from pipeline.publish.html.report_sections.overview import OVERVIEW
from pipeline.publish.html.report_sections.tables import TABLES
from pipeline.publish.html.report_sections.text import TEXT

SECTIONS: tuple[ReportSection, ...] = (
    OVERVIEW,
    FINDINGS,
    DECISIONS,
    NOTES,
    EARLIER_ACCOUNT,
    COVERAGE,
    CHARTS,
    TABLES,
    TEXT,
    EXPECTATIONS,
    METHOD,
)
