"""Audits dates, order, numbering and periods of a document."""

from __future__ import annotations

from pipeline.model import CleanReport, Document, Finding
from pipeline.validate.calendar import dates, numbering, periods, prose


def audit(clean: CleanReport) -> tuple[Finding, ...]:
    """All findings about the calendar and order of a report."""
    return audit_document(clean.document, clean.identity.year)


def audit_document(document: Document, year: int | None = None) -> tuple[Finding, ...]:
    """As :func:`audit`, from the raw document; ``year`` is the year the report is about, if known."""
    found: list[Finding] = []
    for table in document.tables:
        found += dates.of_table(table, year)
        found += numbering.numbering(table)
        found += numbering.repeated_rows(table)
    found += prose.of_document(document)
    found += periods.of_document(document)
    return tuple(found)
