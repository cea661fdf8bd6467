"""The decisions taken, and the form that takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model import Report
from pipeline.publish.html import decisions_section
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView
from pipeline.publish.quality.triage import findings_to_ask_about, open_of


def _values(view: ReportView) -> Mapping[str, Any]:
    return {"decisions": decisions_section.decisions(view.report), "letter": _letter(view.report)}


def _letter(report: Report) -> str:
    """What the letter to the service asks about: "errors", "warnings", or "" where there is none."""
    found = findings_to_ask_about(report.findings)
    return "" if not found else "errors" if any(f.severity == "error" for f in found) else "warnings"


def _link(view: ReportView) -> ContentsLink:
    return ContentsLink("decisiones", "Decisiones", len(decisions_section.decisions(view.report).taken) or None)


def _has_any(view: ReportView) -> bool:
    """Whether something was decided or is left to decide: of nothing there is no section."""
    return bool(open_of(view.report.findings)) or bool(decisions_section.decisions(view.report).taken)


DECISIONS = ReportSection("decisions.html", _values, _link, _has_any)
