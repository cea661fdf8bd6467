"""The audit of the prose of documents whose tables stay as they are."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import Document, Finding, Numeral
from pipeline.validate.claims import audit
from pipeline.validate.claims.cells.space import CellSpace

ProseAudit = Callable[[Document], tuple[tuple[Numeral, ...], tuple[Finding, ...]]]


def prose_audit() -> ProseAudit:
    """The audit, the tables of a document read once: spoiling its prose does not change them."""
    spaces: dict[int, CellSpace] = {}

    def audited(document: Document) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
        key = id(document.tables[0]) if document.tables else 0
        if key not in spaces:
            spaces[key] = CellSpace(document)
        return audit.audit_space(document, spaces[key])

    return audited
