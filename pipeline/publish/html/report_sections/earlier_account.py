"""What differs from the same service's earlier account; empty until ``last_year_section`` fills it."""

from __future__ import annotations

from pipeline.publish.html.report_sections.base import ReportSection

EARLIER_ACCOUNT = ReportSection("last_year.html", lambda view: {"last": None})
