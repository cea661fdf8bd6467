"""What an audit remembers of a document that is audited again: only what did not change."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

from pipeline.clean import clean
from pipeline.model import Audit, Document, Paragraph, ReadPart, Recognition, Table
from pipeline.run.audit import memory as audit_memory
from pipeline.run.audit.memory import AuditMemory
from pipeline.run.audit.validators import audit
from tests.run.ocr_correction.scanned import ROWS, changed, document, place, table

SURE, UNSURE = Recognition(0.99), Recognition(0.4)
PROSE = Paragraph("En total fueron 1.105 personas.", readings=(ReadPart(16, 21, SURE, place(9, 9)),))


def _audited(of: Document, memory: AuditMemory | None = None) -> Audit:
    return audit(clean(of, ()), (), memory)


def _with(of: Document, reading: Recognition) -> Document:
    """The document read as surely as ``reading`` says, cells and words."""
    blocks = [
        replace(b, cells=tuple(replace(c, reading=reading) for c in b.cells))
        if isinstance(b, Table)
        else replace(b, readings=tuple(replace(r, reading=reading) for r in b.readings))
        if isinstance(b, Paragraph)
        else b
        for b in of.blocks
    ]
    return replace(of, blocks=tuple(blocks))


def test_the_same_is_found_as_without_memory() -> None:
    memory = AuditMemory()
    right, wrong = document(table(ROWS), PROSE), document(table(changed(ROWS, {(3, 2): "208"})), PROSE)
    for of in (right, wrong, right, _with(wrong, UNSURE), _with(right, SURE)):
        assert _audited(of, memory) == _audited(of)


def test_prose_is_audited_again_where_a_text_changed_and_not_where_only_its_sureness_did() -> None:
    memory, first = AuditMemory(), _with(document(table(ROWS), PROSE), SURE)
    with mock.patch.object(audit_memory.claims, "audit", wraps=audit_memory.claims.audit) as asked:
        _audited(first, memory)
        _audited(_with(first, UNSURE), memory)
        assert asked.call_count == 1
        _audited(_with(document(table(ROWS), replace(PROSE, text="En total fueron 1.165 personas.")), SURE), memory)
        assert asked.call_count == 2
        _audited(_with(document(table(changed(ROWS, {(3, 2): "208"})), PROSE), SURE), memory)
        assert asked.call_count == 3


def test_a_table_is_audited_again_where_it_changed() -> None:
    memory, first = AuditMemory(), document(table(ROWS), PROSE)
    with mock.patch.object(audit_memory, "audit_one", wraps=audit_memory.audit_one) as asked:
        _audited(first, memory)
        _audited(document(table(ROWS), replace(PROSE, text="Fueron 12 personas.", readings=())), memory)
        assert asked.call_count == 1
        _audited(document(table(changed(ROWS, {(3, 2): "208"})), PROSE), memory)
        assert asked.call_count == 2
