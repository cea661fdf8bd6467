"""Recognised text corrected by what the rest of the document says.

Cells and words are corrected by type and spelling. Then the document is audited, what fails is read again from
the image, and where arithmetic (or the table a sentence repeats) determines an unsure numeral, it is corrected.
The result is what is cached and published; it depends on the document alone, not on schemas or on what people
declared. Documents without recognised text are returned unchanged, at no cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.ocr.recognition.reading_vote import Vote, vote
from pipeline.extract.ocr.recognition.rereading import Rereading
from pipeline.geometry import Place
from pipeline.model import Audit, Block, Cell, Document, Paragraph, Table
from pipeline.quantities.misreadings import NumeralForm, intended_numerals, possible_numerals
from pipeline.run.audit.memory import AuditMemory
from pipeline.run.ocr_correction.by_arithmetic import AlternativeText, ArithmeticCorrection, arithmetic_corrections
from pipeline.run.ocr_correction.by_column_type import corrected_by_column_type, form_at, forms_of, with_correction
from pipeline.run.ocr_correction.by_spelling import corrected_by_spelling, with_part
from pipeline.run.ocr_correction.by_tables import corrected_by_tables
from pipeline.run.settings import CORRECTING
from pipeline.validate.confidence.unsure_readings import ReadingKey, Readings, Spot

Rereader = Callable[[bytes, Sequence[Place], bool], Sequence[tuple[Rereading, ...]]]
"""Arguments: the document's bytes, the places to read again, whether only numerals are expected there."""

REREAD = "Otras miradas a la imagen leen lo mismo entre sí y ninguna lo que se leyó primero."


def corrected(
    document: Document, data: bytes, reread: Rereader | None = None, memory: AuditMemory | None = None
) -> Document:
    """The document with what could be corrected, and findings that say so.

    Args:
        data: the bytes of the document, to read places again.
        reread: reads places again; ``extract.ocr.recognition.reread.reread`` unless given.
        memory: keeps what the audits found, for the next one.
    """
    if not document.is_read_from_pictures:
        return document
    from pipeline.run.ocr_correction.findings import findings

    reread = reread or _recogniser()
    document = _with_blocks(document, map(_by_type, document.blocks))
    memory = memory or AuditMemory()
    audited = _audit(document, memory)
    seen: set[ReadingKey] = set()
    for _ in range(CORRECTING.rounds):
        spots = [s for s in _doubted(document, audited) if s.key not in seen][: CORRECTING.most_looks - len(seen)]
        seen.update(spot.key for spot in spots)
        reread_blocks = _reread_spots(document, data, spots, reread)
        changed = _with_blocks(reread_blocks, (corrected_by_arithmetic(block) for block in reread_blocks.blocks))
        changed = corrected_by_tables(changed, audited)
        if changed is document:
            break
        document, audited = changed, _audit(changed, memory)
    return replace(document, findings=(*document.findings, *findings(document, audited)))


def _recogniser() -> Rereader:
    from pipeline.extract.ocr.recognition.reread import reread

    return reread


def _audit(document: Document, memory: AuditMemory) -> Audit:
    """The audit of the document by itself, without schemas."""
    from pipeline.clean import clean
    from pipeline.run.audit.validators import audit

    return audit(clean(document, ()), (), memory)


def _with_blocks(document: Document, blocks: Iterable[Block]) -> Document:
    """The document with its blocks replaced; the same object where none changed."""
    made = tuple(blocks)
    return document if made == document.blocks else replace(document, blocks=made)


def _by_type(block: Block) -> Block:
    if isinstance(block, Table):
        return corrected_by_column_type(block)
    return corrected_by_spelling(block) if isinstance(block, Paragraph) else block


def _doubted(document: Document, audited: Audit) -> list[Spot]:
    """The places to read again: every numeral that an error or a failing relation rests on, least confident first."""
    readings = Readings(document)
    found: dict[ReadingKey, Spot] = {}
    for check in audited.checks:
        if not check.holds:
            cells = (readings.cell(*at) for at in ((check.table, check.row, check.column), *check.operands))
            found |= {spot.key: spot for spot in cells if spot is not None}
    for finding in audited.findings:
        if finding.severity != "info":
            for part in (finding, *finding.consequences):
                found |= {spot.key: spot for evidence in part.evidence for spot in readings.of(evidence)}
                found |= {spot.key: spot for spot in readings.blanks_among(part)}
    for numeral in audited.numerals:
        if numeral.verdict == "contradicted":
            found |= {s.key: s for s in readings.between(numeral.block, numeral.start, numeral.end)}
    figures = (spot for spot in found.values() if not spot.text or any(c.isdigit() for c in spot.text))
    return sorted(figures, key=lambda spot: (spot.reading.confidence, str(spot.key)))


def _reread_spots(document: Document, data: bytes, spots: Sequence[Spot], reread: Rereader) -> Document:
    """The document with the readings of these spots after the vote of their rereadings."""
    if not spots:
        return document
    after: dict[ReadingKey, Vote] = {}
    as_intended = _Forms(document).as_intended
    for figures in (True, False):
        alike = [spot for spot in spots if any(c.isalpha() for c in spot.text) is not figures]
        rereadings = reread(data, [spot.place for spot in alike], figures) if alike else ()
        after |= {
            s.key: vote(s.text, s.reading, as_intended(s, seen)) for s, seen in zip(alike, rereadings, strict=True)
        }
    votes = {spot.key: after[spot.key] for spot in spots if after[spot.key].reading != spot.reading}
    return _with_blocks(document, (_reread(i, block, votes) for i, block in enumerate(document.blocks)))


class _Forms:
    """How the numerals of the rows and columns of a document's tables are printed, found once per table."""

    def __init__(self, document: Document) -> None:
        self._tables = document.table
        self._known: dict[str, Mapping[tuple[str, int], NumeralForm]] = {}

    def as_intended(self, spot: Spot, rereadings: Sequence[Rereading]) -> tuple[Rereading, ...]:
        """Rereadings of a cell with their texts written as its column prints numerals.

        Readings that differ only in punctuation then agree.
        """
        form = self._form(spot)
        if form is None:
            return tuple(rereadings)
        found = ((rereading, intended_numerals(rereading.text, form)) for rereading in rereadings)
        return tuple(replace(rereading, text=texts[0]) if len(texts) == 1 else rereading for rereading, texts in found)

    def _form(self, spot: Spot) -> NumeralForm | None:
        if len(spot.key) == 2:
            return None
        table, row, column = spot.key
        if table not in self._known:
            self._known[table] = forms_of(self._tables[table])
        cell = self._tables[table].cell_at.get((row, column))
        return form_at(cell, self._known[table]) if cell is not None else None


def _reread(index: int, block: Block, votes: Mapping[ReadingKey, Vote]) -> Block:
    if isinstance(block, Table):
        cells = tuple(_cell_after(c, votes.get((block.id, c.row, c.column))) for c in block.cells)
        return block if cells == block.cells else replace(block, cells=cells)
    if isinstance(block, Paragraph):
        for number, part in enumerate(block.readings):
            if (now := votes.get((index, number))) is not None:
                parts = (*block.readings[:number], replace(part, reading=now.reading), *block.readings[number + 1 :])
                block = replace(block, readings=parts)
                if now.instead:
                    block = with_part(block, number, now.instead, REREAD)
    return block


def _cell_after(cell: Cell, now: Vote | None) -> Cell:
    """A cell after the vote; with the numeral all rereadings agree on instead, unless the cell was blank."""
    if now is None:
        return cell
    cell = replace(cell, reading=now.reading)
    return with_correction(cell, now.instead, REREAD) if now.instead and cell.text else cell


def corrected_by_arithmetic(block: Block) -> Block:
    """A table with every cell corrected that its relations determine."""
    if not isinstance(block, Table):
        return block
    unsure = {(c.row, c.column) for c in block.cells if c.reading is not None and not c.reading.sure}
    if not unsure:
        return block
    made = {s.cell: s for s in arithmetic_corrections(block, _candidates(block), unsure)}
    if not made:
        return block
    cells = tuple(
        _with_arithmetic_correction(c, made[c.row, c.column]) if (c.row, c.column) in made else c for c in block.cells
    )
    return replace(block, cells=cells)


def _candidates(table: Table) -> dict[tuple[int, int], tuple[AlternativeText, ...]]:
    """The other texts the image allows for each unsure cell of the body."""
    forms = forms_of(table)
    made: dict[tuple[int, int], tuple[AlternativeText, ...]] = {}
    for cell in table.cells:
        reading = cell.reading
        if reading is None or reading.sure or cell.row < table.header_rows or not cell.text:
            continue
        seen, alike = list(reading.alternatives), list[str]()
        faint = reading.confidence < CORRECTING.faint
        if (form := form_at(cell, forms)) is not None:
            seen += [text for other in (cell.text, *reading.alternatives) for text in intended_numerals(other, form)]
            alike = list(possible_numerals(cell.text, form)) if reading.alternatives or faint else []
        texts = {text: text in seen or faint for text in (*seen, *alike) if text != cell.text}
        made[cell.row, cell.column] = tuple(AlternativeText(text, confirmed) for text, confirmed in texts.items())
    return made


def _with_arithmetic_correction(cell: Cell, correction: ArithmeticCorrection) -> Cell:
    from pipeline.run.ocr_correction.findings import reason_of_correction

    return with_correction(cell, correction.text, reason_of_correction(cell.text, correction))
