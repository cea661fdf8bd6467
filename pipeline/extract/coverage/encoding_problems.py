"""Removes unpublishable characters from all texts of a document, and reports them as a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline import safe_text
from pipeline.extract.coverage.settings import SETTINGS
from pipeline.geometry import Place
from pipeline.model import Block, Cell, Document, Evidence, Finding, Heading, Paragraph, ReadPart, Recognition, Table
from pipeline.rules import finding
from pipeline.safe_text import plain


def with_publishable_texts(document: Document) -> Document:
    """``document`` with every text passed through :func:`pipeline.safe_text.plain`.

    The removed characters are counted in one finding that says where they were.
    """
    if all(plain(text) is text or plain(text) == text for text in _texts(document)):
        return document
    removed: Counter[str] = Counter()
    places: list[Evidence] = []
    for block in document.blocks:
        for text, evidence in _texts_with_evidence(block):
            if found := safe_text.removed_characters(text):
                removed += found
                places.append(evidence)
    for left in document.account.left_out:
        if found := safe_text.removed_characters(left.text):
            removed += found
            text = plain(left.text)
            places.append(Evidence(text[:80], sentence=text, place=left.place))
    blocks = tuple(_block(block) for block in document.blocks)
    left_out = tuple(replace(left, text=plain(left.text)) for left in document.account.left_out)
    account = replace(document.account, left_out=left_out)
    findings = tuple(_finding(found) for found in document.findings)
    if removed:
        findings = (*findings, _finding_of_removed(removed, places))
    running = tuple(replace(line, text=plain(line.text)) for line in document.running)
    properties = tuple((name, plain(said)) for name, said in document.properties)
    return replace(document, blocks=blocks, findings=findings, account=account, running=running, properties=properties)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield block.caption
            yield block.section
            for cell in block.cells:
                yield cell.text
                yield from _recognised_texts(cell.reading)
        else:
            yield block.text
            yield getattr(block, "section", "")
            for part in getattr(block, "readings", ()):
                yield from _recognised_texts(part.reading)
    for found in document.findings:
        yield from _texts_of(found)
    yield from (left.text for left in document.account.left_out)
    yield from (line.text for line in document.running)
    yield from (said for _, said in document.properties)


def _recognised_texts(reading: Recognition | None) -> tuple[str, ...]:
    return () if reading is None else (reading.raw or "", reading.reason, *reading.alternatives)


def _texts_of(found: Finding) -> Iterator[str]:
    yield from (found.message, found.observed, found.expected or "", found.suggestion or "", found.arithmetic or "")
    for evidence in found.evidence:
        yield from (evidence.text, evidence.sentence or "")
    for consequence in found.consequences:
        yield from _texts_of(consequence)


def _texts_with_evidence(block: Block) -> Iterator[tuple[str, Evidence]]:
    """Every text of a block once, as it was read, with evidence of its place."""
    if isinstance(block, Table):
        for cell in block.cells:
            yield cell.text, Evidence(plain(cell.text), block.id, cell.row, cell.column, place=cell.place)
    else:
        text = plain(block.text)
        yield block.text, Evidence(text[:80], sentence=text, place=block.place)


def _block(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=plain(block.text))
    if isinstance(block, Paragraph):
        parts = tuple(_part(part, block.text) for part in block.readings)
        return replace(block, text=plain(block.text), section=plain(block.section), readings=parts)
    cells = tuple(_cell(cell) for cell in block.cells)
    return replace(block, cells=cells, caption=plain(block.caption), section=plain(block.section))


def _cell(cell: Cell) -> Cell:
    text, reading = plain(cell.text), _reading(cell.reading)
    return cell if (text, reading) == (cell.text, cell.reading) else replace(cell, text=text, reading=reading)


def _reading(reading: Recognition | None) -> Recognition | None:
    if reading is None:
        return None
    others = tuple(plain(text) for text in reading.alternatives)
    raw = None if reading.raw is None else plain(reading.raw)
    return replace(reading, raw=raw, reason=plain(reading.reason), alternatives=others)


def _part(part: ReadPart, text: str) -> ReadPart:
    """The part with its offsets in the text after characters were removed."""
    reading = _reading(part.reading) or part.reading
    return replace(part, start=len(plain(text[: part.start])), end=len(plain(text[: part.end])), reading=reading)


def _finding(found: Finding) -> Finding:
    def optional(text: str | None, of: Callable[[str], str] = plain) -> str | None:
        return None if text is None else of(text)

    return replace(
        found,
        message=plain(found.message),
        observed=plain(found.observed),
        expected=optional(found.expected),
        suggestion=optional(found.suggestion),
        arithmetic=optional(found.arithmetic),
        evidence=tuple(replace(e, text=plain(e.text), sentence=optional(e.sentence)) for e in found.evidence),
        consequences=tuple(_finding(consequence) for consequence in found.consequences),
    )


def _finding_of_removed(removed: Counter[str], places: list[Evidence]) -> Finding:
    which = ", ".join(f"{code} ({_times(count)})" for code, count in sorted(removed.items()))
    return finding(
        "caracteres-retirados",
        evidence=tuple(places[: SETTINGS.most_places]),
        observed=which,
        where=_where([evidence.place for evidence in places]),
        suggestion="Compare esos textos con el documento original si algo en ellos no se entiende.",
    )


def _times(count: int) -> str:
    return "1 vez" if count == 1 else f"{count} veces"


def _where(places: list[Place]) -> str:
    pages = sorted({place.page for place in places if place.page is not None})
    if not pages:
        return "un texto del documento" if len(places) == 1 else f"{len(places)} textos del documento"
    if len(pages) == 1:
        return f"la página {pages[0]}"
    if len(pages) > SETTINGS.most_pages:
        named = ", ".join(map(str, pages[: SETTINGS.most_pages]))
        return f"las páginas {named} y {len(pages) - SETTINGS.most_pages} más"
    return f"las páginas {', '.join(map(str, pages[:-1]))} y {pages[-1]}"
