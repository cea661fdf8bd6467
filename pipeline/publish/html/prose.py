"""The prose of the document with every numeral in its place and its verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import CellKey, Finding, Heading, Numeral, Report, Table
from pipeline.publish import spanish
from pipeline.publish.html import bounds
from pipeline.publish.html.bounds import Budget
from pipeline.publish.html.grids import anchor
from pipeline.publish.html.settings import BOUNDS, LISTS
from pipeline.publish.quality.triage import is_note

VERDICT_NAMES = {"verified": "verificada", "contradicted": "contradicha", "unsupported": "sin respaldo en las tablas"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. For a numeral ``verdict`` is its verdict or "other"; ``note`` says why, ``href``
    leads to what supports or contradicts it ("" where nothing does)."""

    text: str
    verdict: str = ""
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A block: a heading (``level`` above 0), a paragraph, or the place of a table (``table``)."""

    pieces: tuple[Piece, ...] = ()
    level: int = 0
    table: str = ""
    caption: str = ""

    @property
    def notes(self) -> tuple[Piece, ...]:
        """What the tables say of its figures, to stand beside it."""
        return tuple(piece for piece in self.pieces if piece.verdict in ("verified", "contradicted"))


def prose_blocks(report: Report) -> tuple[tuple[ProseBlock, ...], int]:
    """The document from top to bottom, as far as the page has room for it, and how many blocks are left out."""
    budget = Budget(BOUNDS.prose)
    by_block: dict[int, list[Numeral]] = {}
    for numeral in report.numerals:
        by_block.setdefault(numeral.block, []).append(numeral)
    accused = _OpenFindings.of(report.findings)
    made: list[ProseBlock] = []
    depth = 0
    for index, block in enumerate(report.document.blocks):
        size = len(block.caption) if isinstance(block, Table) else len(block.text)
        if not budget.take(bounds.of_text("") + size + LISTS.around_numeral * len(by_block.get(index, ()))):
            return tuple(made), len(report.document.blocks) - index
        if isinstance(block, Table):
            made.append(ProseBlock(table=block.id, caption=block.caption))
            continue
        pieces = _pieces(block.text, by_block.get(index, ()), accused)
        level = 0
        if isinstance(block, Heading):
            level = depth = min(block.level, depth + 1)  # no level left out, whatever the document does
        made.append(ProseBlock(pieces, level))
    return tuple(made), 0


@dataclass(frozen=True, slots=True)
class _OpenFindings:
    """The finding about a figure of the prose, by (sentence, figure), and the open one about a cell, by its place."""

    figures: Mapping[tuple[str, str], Finding]
    cells: Mapping[CellKey, Finding]

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> _OpenFindings:
        figures: dict[tuple[str, str], Finding] = {}
        cells: dict[CellKey, Finding] = {}
        for finding in findings:
            is_open = finding.status == "open" and not is_note(finding)
            for e in (e for part in (finding, *finding.consequences) for e in part.evidence if e.role == "observed"):
                if e.sentence:
                    figures.setdefault((e.sentence, e.text), finding)
                elif is_open and e.cell is not None:
                    cells.setdefault(e.cell, finding)
        return cls(figures, cells)


def _pieces(text: str, numerals: Sequence[Numeral], accused: _OpenFindings) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for numeral in sorted(numerals, key=lambda n: (n.start, -n.end)):
        if numeral.start < at or numeral.end > len(text):
            continue
        if numeral.start > at:
            pieces.append(Piece(text[at : numeral.start]))
        pieces.append(_numeral(text[numeral.start : numeral.end], numeral, accused))
        at = numeral.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _stated(numeral: Numeral) -> str:
    """Which other figures of the prose confirm one: of its own sentence, or of another."""
    first = numeral.evidence[0]
    if first.sentence == numeral.sentence:
        return f" con otras cifras del texto: {spanish.enumerated([e.text for e in numeral.evidence])}"
    page = f" (página {first.place.page})" if first.place.page else ""
    return f": otra frase{page} dice {first.text}"


def _numeral(text: str, numeral: Numeral, accused: _OpenFindings) -> Piece:
    if numeral.verdict is None:
        return Piece(text, "other", f"No se comprueba: {spanish.reading(numeral.reading)}")
    first = next((e for e in numeral.evidence if e.cell), None)
    href = f"#{anchor(*first.cell)}" if first and first.cell else ""
    if numeral.verdict == "contradicted" and (about := accused.figures.get((numeral.sentence, numeral.text))):
        href = f"#h-{about.key or about.id}"
    note = VERDICT_NAMES[numeral.verdict]
    if first and first.cell:
        cells = [e for e in numeral.evidence if e.row is not None]
        tables = spanish.enumerated(list(dict.fromkeys(f"{e.table}" for e in cells)))
        if len(cells) > 1 and numeral.verdict == "verified":
            note += f" con {len(cells)} celdas de {'las tablas' if ' y ' in tables else 'la tabla'} {tables}"
        else:
            note += f": la tabla {first.table} dice {first.text}"
            doubt = accused.cells.get(first.cell)
            if doubt is not None and numeral.verdict == "verified":
                note, href = f"{note}, que está en duda ({doubt.id})", f"#h-{doubt.key or doubt.id}"
    elif numeral.evidence and numeral.verdict == "verified":
        note += _stated(numeral)
    return Piece(text, numeral.verdict, note + ".", href)
