"""Tables whose arithmetic fails in so many places that the reading is to blame, not the document.

An office gets one figure wrong, or one column by one mistake (which is one finding); a reader that
put words in the wrong cells gets many wrong at once. Such a table is reported once, as read
doubtfully, and nobody is accused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model import Check, Document, Finding, Table
from pipeline.rules import finding
from pipeline.rules.evidence import of_cell
from pipeline.validate.confidence.settings import SETTINGS

_READ_FROM_PAGES = frozenset({"tagged", "ruled", "aligned", "camelot", "pdfplumber", "ocr"})


def _table_of(found: Finding, arithmetic: frozenset[str]) -> str | None:
    if found.rule not in arithmetic or found.severity == "info":
        return None
    return next((e.table for e in found.evidence if e.table), None)


def collapse(
    document: Document, findings: Sequence[Finding], checks: Sequence[Check], arithmetic: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings, with those of a table that was probably misread put together as one note.

    Args:
        arithmetic: the codes of the rules that judge one table's arithmetic.
    """
    accused = [(_table_of(f, arithmetic), f) for f in findings]
    counted = Counter(table for table, _ in accused if table)
    made = Counter(check.table for check in checks)
    doubtful = {
        id
        for id, count in counted.items()
        if count >= SETTINGS.many
        and count >= SETTINGS.share * max(made[id], 1)
        and document.table[id].method in _READ_FROM_PAGES
    }
    if not doubtful:
        return tuple(findings)
    by_table: dict[str, list[Finding]] = defaultdict(list)
    kept: list[Finding] = []
    for table, found in accused:
        if table in doubtful and table is not None:
            by_table[table].append(found)
        else:
            kept.append(found)
    notes = [_note(document.table[id], failing) for id, failing in by_table.items()]
    return (*kept, *notes)


def _note(table: Table, failing: Sequence[Finding]) -> Finding:
    proof = tuple(e for f in failing for e in f.evidence[:1])
    head = (of_cell(table, 0, 0),) if (0, 0) in table.cell_at else ()
    return finding(
        "lectura-dudosa",
        evidence=proof or head,
        observed=table.id,
        table=table.id,
        count=len(failing),
        suggestion="Compare la tabla con la página; si está bien leída, cada diferencia es un error del documento.",
        consequences=tuple(failing),
    )
