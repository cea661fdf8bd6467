"""What was found in a document that is audited again and again while its recognised text is corrected.

A correction changes few cells and words, and what a rereading says of how sure they are changes no text at all: a table
that stayed as it was is not audited again, nor is the prose where no text of the document changed.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Block, Check, CleanReport, Document, Finding, Numeral, Paragraph, Table
from pipeline.validate.arithmetic.audit import AuditedTable, audit_one
from pipeline.validate.claims import audit as claims
from pipeline.validate.evidence.table_facts import TableFacts

_ProseAudit = tuple[tuple[Numeral, ...], tuple[Finding, ...]]


class AuditMemory:
    """The last audits of the tables and of the prose of one document; lives as long as that document is worked on."""

    def __init__(self) -> None:
        self._tables: dict[str, tuple[Table, str, AuditedTable]] = {}
        self._prose: tuple[object, _ProseAudit] | None = None

    def of_table(self, table: Table, notes: str) -> AuditedTable:
        """The arithmetic of one table; ``notes`` is the prose around it, folded."""
        known = self._tables.get(table.id)
        if known is None or known[:2] != (table, notes):
            known = self._tables[table.id] = (table, notes, audit_one(table, notes))
        return known[2]

    def of_prose(self, clean: CleanReport, checks: tuple[Check, ...], tables: tuple[TableFacts, ...]) -> _ProseAudit:
        """Every numeral of the prose, and the findings of its claims."""
        if not clean.document.is_read_from_pictures:  # it is audited once
            return claims.audit(clean, checks, tables)
        audited_of = (_without_readings(clean.document), clean.identity.accounted, checks)
        if self._prose is None or self._prose[0] != audited_of:
            self._prose = (audited_of, claims.audit(clean, checks, tables))
        return self._prose[1]


def _without_readings(document: Document) -> Document:
    """A document without what is said of how surely it was read: the audit of the prose asks for none of it."""
    return replace(document, blocks=tuple(map(_as_printed, document.blocks)), findings=())


def _as_printed(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, readings=()) if block.readings else block
    if isinstance(block, Table) and any(cell.reading is not None for cell in block.cells):
        return replace(block, cells=tuple(replace(cell, reading=None) for cell in block.cells))
    return block
