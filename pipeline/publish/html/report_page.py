"""The quality report of one document as one HTML page."""

from __future__ import annotations

from typing import Any

from pipeline.model import Report
from pipeline.publish.html import bounds, engine
from pipeline.publish.html.report_sections import SECTIONS
from pipeline.publish.html.report_sections.base import ReportView


def quality_report(report: Report, source: bytes | None = None) -> bytes:
    """The page, self-contained. ``source``: the document's bytes, for the pictures of a PDF's pages.

    Same report, same bytes.

    Raises:
        pypdfium2.PdfiumError: the source is a PDF that pdfium cannot open.
    """
    view = ReportView(report, source)
    values: dict[str, Any] = {"summary": view.summary, "left_out": view.left_out}
    for section in SECTIONS:
        values.update(section.values(view))
    shown = [section for section in SECTIONS if section.shown(view)]
    page = engine.page(
        "report.html",
        {
            **values,
            "contents": [link for section in shown if (link := section.link(view))],
            "page_sections": [engine.included(section.template) for section in shown],
        },
        scripts=("report.js", "decide.js"),
    )
    if not view.is_partial:
        return page
    return bounds.with_links_that_lead(page.decode("utf-8")).encode("utf-8")
