"""Audits dates, order, numbering and periods of a document."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import CleanReport, Document, Finding, Table
from pipeline.quantities.dates import date_order
from pipeline.validate.calendar import dates, numbering, periods, prose
from pipeline.validate.calendar.header_years import header_years


def audit(clean: CleanReport) -> tuple[Finding, ...]:
    """All findings about the calendar and order of a report."""
    return audit_document(clean.document, clean.identity.accounted)


def audit_document(document: Document, year: int | None = None) -> tuple[Finding, ...]:
    """As :func:`audit`, from the raw document; ``year`` is the year the report is about, if known."""
    order = date_order(_texts(document))
    reading = dates.DateReading(year, order)
    found: list[Finding] = []
    for table in document.tables:
        found += dates.of_table(table, reading)
        found += numbering.numbering(table)
        found += header_years(table)
        found += numbering.repeated_rows(table)
    found += prose.of_document(document, order)
    found += periods.of_document(document)
    return tuple(found)


def _texts(document: Document) -> Iterator[str]:
    """Every text of a document that may hold dates."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text
