"""Audits dates, order, numbering and periods of a document."""

from __future__ import annotations

from pipeline.model import CleanReport, Document, Finding
from pipeline.validate import calendar_dates, calendar_numbering, calendar_periods, calendar_prose


def audit(clean: CleanReport) -> tuple[Finding, ...]:
    """All findings about the calendar and order of a report."""
    return audit_document(clean.document, clean.identity.year)


def audit_document(document: Document, year: int | None = None) -> tuple[Finding, ...]:
    """As :func:`audit`, from the raw document; ``year`` is the year the report is about, if known."""
    found: list[Finding] = []
    for table in document.tables:
        found += calendar_dates.of_table(table, year)
        found += calendar_numbering.numbering(table)
        found += calendar_numbering.repeated_rows(table)
    found += calendar_prose.of_document(document)
    found += calendar_periods.of_document(document)
    return tuple(found)
