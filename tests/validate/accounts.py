"""Small accounts for the tests of the audit: text in the dialect of the source document."""

from __future__ import annotations

from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Evidence, Finding, Numeral, Source
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.calendar import audit as calendar
from pipeline.validate.claims import audit as claims


def table(text: str) -> str:
    """Rows written with ``|`` between cells, as the tab-separated lines of a document."""
    return "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


def account(*parts: str) -> Document:
    """A document of paragraphs and tables (those with ``|``), a blank line between them."""
    blocks = [table(part) if "|" in part else part for part in parts]
    text = "\n\n".join(blocks) + "\n"
    return read_text(text.encode(), "prueba", Source("prueba.txt", "0", "text"))


def findings(document: Document, year: int | None = None) -> list[Finding]:
    """All errors and warnings of the audits of prose, calendar and agreement."""
    _, of_claims = claims.audit_document(document, year)
    of_tables, _ = agreement.audit_document(document)
    found = (*of_claims, *calendar.audit_document(document, year), *of_tables)
    return [f for f in found if f.severity != "info"]


def verdicts(document: Document) -> list[tuple[str, str | None]]:
    """Every claim of the prose as (text, verdict)."""
    numerals, _ = claims.audit_document(document)
    return [(n.text, n.verdict) for n in numerals if n.reading == "claim"]


def numeral(document: Document, text: str) -> Numeral:
    """The numeral printed as ``text``."""
    numerals, _ = claims.audit_document(document)
    return next(n for n in numerals if n.text == text)


def cells(finding: Finding) -> list[tuple[str | None, int | None, int | None, str]]:
    """The evidence of a finding as (table, row, column, text); a sentence has no table."""
    return [(e.table, e.row, e.column, e.text) for e in finding.evidence]


def sentence(evidence: Evidence) -> str:
    assert evidence.table is None
    assert evidence.sentence is not None
    return evidence.sentence
