"""What was read of a document, kept so that a change in schemas or rules does not read it again.

One file a report in the user's cache folder (``$XDG_CACHE_HOME/cuenta`` or ``~/.cache/cuenta``),
never in what is published. The files are JSON, so that loading one runs no code, and each is used only
under the key of what it was made from (document, its names, the code that reads). A file that cannot
be used counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from pathlib import Path
from typing import Any

from pipeline.geometry import NOWHERE, Box, Place
from pipeline.model import (
    Account,
    Block,
    Cell,
    Document,
    Evidence,
    Finding,
    Heading,
    LeftOut,
    Paragraph,
    ReadPart,
    Recognition,
    Region,
    Source,
    Table,
)
from pipeline.run.settings import LIMITS
from pipeline.store import TEMPORARY, Unwritable, write_file


def folder(address: str) -> Path:
    """Where the readings of one output are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    whole = address if "://" in address else str(Path(address).resolve())
    return Path(base) / "cuenta" / hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]


def key(report: str, path: str, sha256: str, code: str) -> str:
    """The key of a reading; ``code`` is the version of the code that reads."""
    return hashlib.sha256(os.fsencode("\0".join((report, path, sha256, code)))).hexdigest()


def load(folder: Path, report: str) -> bytes | None:
    """The kept bytes of a report, ``None`` where there are none."""
    try:
        return (folder / f"{report}.z").read_bytes()
    except OSError:
        return None


def save(folder: Path, report: str, data: bytes) -> None:
    """Keeps the bytes of a report; where the cache cannot be written, the run goes on without it."""
    try:
        write_file(folder / f"{report}.z", data)
    except Unwritable:
        return


def prune(folder: Path, reports: set[str]) -> None:
    """Removes what is kept of all other reports, and the unfinished files of runs that died."""
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)
    for path in folder.glob("*.z"):
        if path.stem not in reports:
            path.unlink(missing_ok=True)


def encode(key: str, document: Document) -> bytes:
    """A document under its key as compressed JSON, the same bytes for the same document."""
    source = document.source
    content = [
        key,
        document.report,
        [source.path, source.sha256, source.format, source.pages],
        [_block(block) for block in document.blocks],
        [_finding(found) for found in document.findings],
        _account(document.account),
        [_block(line) for line in document.running],
        [list(said) for said in document.properties],
    ]
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), LIMITS.compression)


def decode(key: str, data: bytes) -> Document | None:
    """The document kept under ``key``; ``None`` where the bytes are of another key or damaged."""
    try:
        kept, report, source, blocks, findings, account, running, properties = json.loads(zlib.decompress(data))
        if kept != key:
            return None
        return Document(
            report,
            Source(*source),
            tuple(_to_block(block) for block in blocks),
            tuple(_to_finding(found) for found in findings),
            _to_account(account),
            tuple(_to_paragraph(line) for line in running),
            tuple((name, said) for name, said in properties),
        )
    except (zlib.error, ValueError, TypeError, KeyError, IndexError):
        return None


def _account(account: Account) -> list[Any]:
    return [
        [list(page) for page in account.pages],
        account.seen,
        [[_place(region.place), region.table] for region in account.regions],
        [[left.kind, left.text, _place(left.place)] for left in account.left_out],
    ]


def _to_account(given: list[Any]) -> Account:
    pages, seen, regions, left_out = given
    return Account(
        tuple((number, status) for number, status in pages),
        seen,
        tuple(Region(_to_place(place), table) for place, table in regions),
        tuple(LeftOut(kind, text, _to_place(place)) for kind, text, place in left_out),
    )


def _place(place: Place) -> Any:
    if place == NOWHERE:
        return 0
    box = place.box
    return [place.page, box and [box.x0, box.top, box.x1, box.bottom], place.line, place.paragraph]


def _to_place(given: Any) -> Place:
    if given == 0:
        return NOWHERE
    page, box, line, paragraph = given
    return Place(page, Box(*box) if box else None, line, paragraph)


def _block(block: Block) -> list[Any]:
    if isinstance(block, Heading):
        return ["h", block.text, block.level, _place(block.place)]
    if isinstance(block, Paragraph):
        parts = [[p.start, p.end, _reading(p.reading), _place(p.place)] for p in block.readings]
        return ["p", block.text, block.section, _place(block.place), *([parts] if parts else [])]
    cells = [_cell(cell) for cell in block.cells]
    return [
        "t",
        block.id,
        cells,
        block.header_rows,
        block.caption,
        block.section,
        list(block.pages),
        block.method,
        float(block.confidence),
    ]


def _cell(c: Cell) -> list[Any]:
    reading = None if c.reading is None else _reading(c.reading)
    known = [] if reading is None and c.confidence is None else [reading, c.confidence]
    return [c.row, c.column, c.text, c.row_span, c.column_span, _place(c.place), *known]


def _to_cell(given: list[Any]) -> Cell:
    row, column, text, tall, wide, place, *known = given
    reading, confidence = known or (None, None)
    read = None if reading is None else _to_reading(reading)
    return Cell(row, column, text, tall, wide, _to_place(place), read, confidence)


def _reading(reading: Recognition) -> list[Any]:
    return [reading.confidence, reading.raw, reading.reason, list(reading.alternatives)]


def _to_reading(given: list[Any]) -> Recognition:
    confidence, raw, reason, alternatives = given
    return Recognition(confidence, raw, reason, tuple(alternatives))


def _to_part(given: list[Any]) -> ReadPart:
    start, end, reading, place = given
    return ReadPart(start, end, _to_reading(reading), _to_place(place))


def _to_block(given: list[Any]) -> Block:
    kind, *rest = given
    if kind == "t":
        id_, cells, header_rows, caption, section, pages, method, confidence = rest
        return Table(id_, tuple(map(_to_cell, cells)), header_rows, caption, section, tuple(pages), method, confidence)
    if kind == "h":
        text, level, place = rest
        return Heading(text, level, _to_place(place))
    return _to_paragraph(given)


def _to_paragraph(given: list[Any]) -> Paragraph:
    _, text, section, place, *parts = given
    return Paragraph(text, section, _to_place(place), tuple(map(_to_part, parts[0] if parts else ())))


def _evidence(e: Evidence) -> list[Any]:
    return [e.text, e.table, e.row, e.column, e.sentence, _place(e.place), e.role, e.confidence]


def _to_evidence(given: list[Any]) -> Evidence:
    text, table, row, column, sentence, place, role, confidence = given
    return Evidence(text, table, row, column, sentence, _to_place(place), role, confidence)


def _finding(f: Finding) -> list[Any]:
    return [
        f.rule,
        f.severity,
        f.message,
        f.observed,
        f.expected,
        [_evidence(e) for e in f.evidence],
        f.suggestion,
        f.arithmetic,
        [_finding(c) for c in f.consequences],
    ]


def _to_finding(given: list[Any]) -> Finding:
    rule, severity, message, observed, expected, evidence, suggestion, arithmetic, consequences = given
    return Finding(
        rule,
        severity,
        message,
        observed,
        expected,
        tuple(_to_evidence(e) for e in evidence),
        suggestion,
        arithmetic,
        tuple(_to_finding(c) for c in consequences),
    )
