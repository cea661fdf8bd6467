"""Technical notes, grouped by rule."""

from __future__ import annotations

from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection

NOTES = ReportSection(
    "notes.html",
    lambda view: {"notes": view.findings.notes},
    lambda view: ContentsLink("notas", "Notas", view.noted),
    lambda view: bool(view.findings.notes),
)
