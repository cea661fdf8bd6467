"""How sure the reading is of what a finding stands on: of tables, of pages whose fonts do not say which character is
which, and of what was read from a picture (OCR).

In: findings of any stage. Out: the same, each piece of evidence with its confidence; an error that rests
on an unsure reading is a warning to look at the picture, for a misreading is no error of the document. Where the
figure that is accused was more likely misread than not, it is a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import PROOF_ROLES, SURE, Document, Evidence, Finding, Table
from pipeline.rules import cautions
from pipeline.validate.confidence.settings import SETTINGS
from pipeline.validate.confidence.unsure_readings import Readings

LOOK_AT_PAGE = "Mire la tabla en la página antes de citarlo: puede ser una mala lectura y no un error del documento."
LOOK_AT_LETTERS = "Compárelo con la página antes de citarlo: el texto del PDF puede no ser el que se ve."
LOOK = "Mire el recorte de la imagen antes de citarlo: puede ser una mala lectura y no un error del documento."


def weighed(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with what is known of the readings they stand on."""
    listed = tuple(_on_sure_tables(document, findings))
    if not document.is_read_from_pictures:
        return listed
    readings = Readings(document)
    return tuple(_weighed(found, readings) for found in listed)


def _on_sure_tables(document: Document, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings, errors that stand on a table or a cell read unsurely (docs/table-confidence.md), or on a page whose
    text may not be what is printed, made warnings: two readers of such a font say the same, and both may be wrong."""
    garbled = {e.place.page for found in document.findings if found.rule == "codificacion-rota" for e in found.evidence}
    tables = {table.id: table for table in document.tables}
    for found in findings:
        proof = [(tables[e.table], e) for e in found.evidence if e.role in PROOF_ROLES and e.table in tables]
        if found.severity != "error":
            yield _noted(found, proof) if found.severity == "warning" else found
            continue
        if any(e.place.page in garbled for e in found.evidence if e.role in PROOF_ROLES):
            yield _looked_at(found, cautions.of_encoding(), LOOK_AT_LETTERS)
            continue
        confidences = [sure for table, e in proof if (sure := _confidence(table, e)) < SETTINGS.sure_table]
        if not confidences:
            yield found
            continue
        yield _looked_at(found, cautions.of_table(whole_percent(min(confidences))), LOOK_AT_PAGE)


def _noted(found: Finding, proof: Sequence[tuple[Table, Evidence]]) -> Finding:
    """A warning, made a note where one of the figures that it stands on was more likely misread than not."""
    sure = min((_confidence(table, e) for table, e in proof), default=1.0)
    if sure >= SETTINGS.guessed:
        return found
    return replace(found, severity="info", message=f"{found.message} {cautions.of_table(whole_percent(sure))}")


def _looked_at(found: Finding, caution: str, remedy: str) -> Finding:
    """An error made a warning, with what it may be instead and what to do."""
    suggestion = remedy if found.suggestion is None else f"{remedy} {found.suggestion}"
    return replace(found, severity="warning", message=f"{found.message} {caution}", suggestion=suggestion)


def _confidence(table: Table, evidence: Evidence) -> float:
    """How sure it is that a piece of evidence stands where it was read: its cell, or else its table."""
    known = evidence.row is not None and evidence.column is not None
    cell = table.cell_at.get((evidence.row or 0, evidence.column or 0)) if known else None
    return table.confidence if cell is None or cell.confidence is None else min(table.confidence, cell.confidence)


def whole_percent(confidence: float) -> int:
    """A confidence in whole percent, rounded down: it is never stated higher than it is."""
    return int(confidence * 100)


def _weighed(found: Finding, readings: Readings, of_unsure: bool = False) -> Finding:
    """``of_unsure``: it is a consequence of a finding that stands on an unsure reading."""
    known = replace(found, evidence=tuple(_with_confidence(e, readings) for e in found.evidence))
    stated = [e.confidence for e in known.evidence if e.role in PROOF_ROLES and e.confidence is not None]
    sure = min([*stated, *(spot.reading.confidence for spot in readings.blanks_among(found))], default=None)
    unsure = of_unsure or (sure is not None and sure < SURE)
    known = replace(known, consequences=tuple(_weighed(c, readings, unsure) for c in found.consequences))
    accused = [e.confidence for e in known.evidence if e.role == "observed" and e.confidence is not None]
    if accused and min(accused) < SETTINGS.guessed and found.severity != "info":
        return replace(
            known, severity="info", message=f"{found.message} {cautions.of_picture(whole_percent(min(accused)))}"
        )
    if found.severity != "error" or (sure is None and not unsure):
        return known
    message = found.message if sure is None else f"{found.message} {cautions.of_picture(whole_percent(sure))}"
    if not unsure:
        return replace(known, message=message)
    suggestion = LOOK if found.suggestion is None else f"{LOOK} {found.suggestion}"
    return replace(known, severity="warning", message=message, suggestion=suggestion)


def _with_confidence(evidence: Evidence, readings: Readings) -> Evidence:
    spots = readings.of(evidence)
    return replace(evidence, confidence=min(s.reading.confidence for s in spots)) if spots else evidence
