"""Unsure numerals of the prose corrected by the table whose figure they repeat."""

from __future__ import annotations

from dataclasses import replace

from pipeline.clean.identity import Stated, identify
from pipeline.model import Audit, Document, Numeral, Paragraph
from pipeline.run.ocr_correction.by_spelling import with_part
from pipeline.run.settings import CORRECTING
from pipeline.validate.claims.audit import audit_document
from pipeline.validate.confidence.unsure_readings import Readings


def corrected_by_tables(document: Document, audited: Audit) -> Document:
    """The document with every contradicted numeral corrected for which exactly one alternative of the image is
    what the tables say.

    Args:
        audited: the audit of the document (its texts; confidences may have changed since).
    """
    trials = 0
    done: set[int] = set()  # a corrected paragraph has new offsets: its other numerals wait for the next audit
    for numeral in audited.numerals:
        if numeral.verdict != "contradicted" or numeral.block in done:
            continue
        for key, texts in _readings_of(document, numeral):
            trials += len(texts)
            if trials > CORRECTING.most_trials:
                return document
            tried = [_with_part(document, key, text) for text in texts]
            fitting = [changed for changed in tried if _is_confirmed(changed, numeral, audited)]
            if len(fitting) == 1:
                document = fitting[0]
                done.add(numeral.block)
                break
    return document


def _readings_of(document: Document, numeral: Numeral) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """The unsure words of a numeral, each with its alternatives."""
    spots = Readings(document).between(numeral.block, numeral.start, numeral.end)
    return [
        (spot.key, spot.reading.alternatives)
        for spot in spots
        if len(spot.key) == 2 and not spot.reading.sure and spot.reading.alternatives
    ]


def _with_part(document: Document, key: tuple[int, int], text: str) -> Document:
    index, number = key
    block = document.blocks[index]
    if not isinstance(block, Paragraph):
        return document
    part = block.readings[number]
    read = block.text[part.start : part.end]
    reason = f"«{text}» es lo que dice la tabla que la frase repite, y la imagen permite leerlo así; «{read}» no."
    made = with_part(block, number, text, reason)
    return replace(document, blocks=(*document.blocks[:index], made, *document.blocks[index + 1 :]))


def _is_confirmed(changed: Document, numeral: Numeral, audited: Audit) -> bool:
    """Whether a numeral is verified after a change, and fewer numerals of its paragraph are contradicted."""
    numerals, _ = audit_document(changed, identify(changed, Stated()).accounted, audited.checks)
    here = [n for n in numerals if n.block == numeral.block]
    before = sum(n.verdict == "contradicted" for n in audited.numerals if n.block == numeral.block)
    verified = any(n.start == numeral.start and n.verdict == "verified" for n in here)
    return verified and sum(n.verdict == "contradicted" for n in here) < before
