"""What was read from pictures (OCR), read again by what the rest of the document says of it.

Cells and words are settled by their type; then the document is audited, what fails is looked at again
on the picture, and where arithmetic (or a table that a sentence repeats) determines a figure the
recogniser was unsure of, it is settled. What comes out is the reading that is kept and published; it
depends on the document alone, not on schemas or on what people declared. Documents without pictures
pass untouched and pay nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.ocr.recognition.reading_vote import Weighed, weighed
from pipeline.extract.ocr.recognition.rereading import Look
from pipeline.geometry import Place
from pipeline.model import Audit, Block, Cell, Document, Paragraph, Table
from pipeline.quantities.misreadings import Form, meant, possible
from pipeline.run.ocr_correction.by_arithmetic import Candidate, Settlement, settlements
from pipeline.run.ocr_correction.by_column_type import form_at, forms_of, resettled, settled_by_type
from pipeline.run.ocr_correction.by_spelling import settled_words, with_part
from pipeline.run.ocr_correction.by_tables import settled_claims
from pipeline.validate.confidence.unsure_readings import Key, Readings, Spot

LookAgain = Callable[[bytes, Sequence[Place], bool], Sequence[tuple[Look, ...]]]
"""The document, where to look, whether only for figures."""

ROUNDS = 3
MOST_LOOKS = 400
"""Of a document: a scan in which more is in doubt is not saved by looking longer."""
REREAD = "Otras miradas a la imagen leen lo mismo entre sí y ninguna lo que se leyó primero."
FAINT = 0.6
"""Below this confidence a digit that looks alike counts as much as one that a look has read."""


def settled(document: Document, data: bytes, look_again: LookAgain | None = None) -> Document:
    """The document with what could be settled settled, and findings that say so.

    Args:
        data: the bytes of the document, for a second look.
        look_again: how pictures are looked at; ``extract.ocr.second_look.look_again`` unless given.
    """
    if not document.is_read_from_pictures:
        return document
    from pipeline.run.ocr_correction.findings import findings

    look_again = look_again or _recogniser()
    document = _with_blocks(document, map(_by_type, document.blocks))
    audited = _audit(document)
    seen: set[Key] = set()
    for _ in range(ROUNDS):
        doubted = [s for s in _doubted(document, audited) if s.key not in seen][: MOST_LOOKS - len(seen)]
        seen.update(spot.key for spot in doubted)
        looked = _looked_at(document, data, doubted, look_again)
        changed = _with_blocks(looked, (_by_arithmetic(block) for block in looked.blocks))
        changed = settled_claims(changed, audited)
        if changed is document:
            break
        document, audited = changed, _audit(changed)
    return replace(document, findings=(*document.findings, *findings(document, audited)))


def _recogniser() -> LookAgain:
    from pipeline.extract.ocr.recognition.reread import look_again

    return look_again


def _audit(document: Document) -> Audit:
    """What the document says of itself, without schemas."""
    from pipeline.clean import clean
    from pipeline.run.audit import audit

    return audit(clean(document, ()), ())


def _with_blocks(document: Document, blocks: Iterable[Block]) -> Document:
    """The document with its blocks replaced; the same object where none changed."""
    made = tuple(blocks)
    return document if made == document.blocks else replace(document, blocks=made)


def _by_type(block: Block) -> Block:
    if isinstance(block, Table):
        return settled_by_type(block)
    return settled_words(block) if isinstance(block, Paragraph) else block


def _doubted(document: Document, audited: Audit) -> list[Spot]:
    """What to look at again: all figures that an error, or a relation that fails, stands on; unsure first."""
    readings = Readings(document)
    found: dict[Key, Spot] = {}
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


def _looked_at(document: Document, data: bytes, spots: Sequence[Spot], look_again: LookAgain) -> Document:
    """The document with the readings of these spots as they are after another look."""
    if not spots:
        return document
    after: dict[Key, Weighed] = {}
    as_meant = _Forms(document).as_meant
    for figures in (True, False):
        alike = [spot for spot in spots if any(c.isalpha() for c in spot.text) is not figures]
        looks = look_again(data, [spot.place for spot in alike], figures) if alike else ()
        after |= {s.key: weighed(s.text, s.reading, as_meant(s, seen)) for s, seen in zip(alike, looks, strict=True)}
    told = {spot.key: after[spot.key] for spot in spots if after[spot.key].reading != spot.reading}
    return _with_blocks(document, (_reread(i, block, told) for i, block in enumerate(document.blocks)))


class _Forms:
    """The forms of the lines of a document's tables, each table's found once."""

    def __init__(self, document: Document) -> None:
        self._tables = document.table
        self._known: dict[str, Mapping[tuple[str, int], Form]] = {}

    def as_meant(self, spot: Spot, looks: Sequence[Look]) -> tuple[Look, ...]:
        """Looks at a cell with their texts as its column prints figures: where only marks differ, none does."""
        form = self._form(spot)
        if form is None:
            return tuple(looks)
        found = ((look, meant(look.text, form)) for look in looks)
        return tuple(replace(look, text=texts[0]) if len(texts) == 1 else look for look, texts in found)

    def _form(self, spot: Spot) -> Form | None:
        if len(spot.key) == 2:
            return None
        table, row, column = spot.key
        if table not in self._known:
            self._known[table] = forms_of(self._tables[table])
        cell = self._tables[table].cell_at.get((row, column))
        return form_at(cell, self._known[table]) if cell is not None else None


def _reread(index: int, block: Block, told: Mapping[Key, Weighed]) -> Block:
    if isinstance(block, Table):
        cells = (_cell_after(c, told.get((block.id, c.row, c.column))) for c in block.cells)
        return replace(block, cells=tuple(cells))
    if isinstance(block, Paragraph):
        for number, part in enumerate(block.readings):
            if (now := told.get((index, number))) is not None:
                parts = (*block.readings[:number], replace(part, reading=now.reading), *block.readings[number + 1 :])
                block = replace(block, readings=parts)
                if now.instead:
                    block = with_part(block, number, now.instead, REREAD)
    return block


def _cell_after(cell: Cell, now: Weighed | None) -> Cell:
    """A cell after further looks; what they all read in its stead, unless it was blank."""
    if now is None:
        return cell
    cell = replace(cell, reading=now.reading)
    return resettled(cell, now.instead, REREAD) if now.instead and cell.text else cell


def _by_arithmetic(block: Block) -> Block:
    """A table with every cell settled that its relations determine."""
    if not isinstance(block, Table):
        return block
    unsure = {(c.row, c.column) for c in block.cells if c.reading is not None and not c.reading.sure}
    if not unsure:
        return block
    made = {s.cell: s for s in settlements(block, _candidates(block), unsure)}
    if not made:
        return block
    cells = tuple(_as_settled(c, made[c.row, c.column]) if (c.row, c.column) in made else c for c in block.cells)
    return replace(block, cells=cells)


def _candidates(table: Table) -> dict[tuple[int, int], tuple[Candidate, ...]]:
    """What the picture lets each unsure cell of the body say besides what it says."""
    forms = forms_of(table)
    made: dict[tuple[int, int], tuple[Candidate, ...]] = {}
    for cell in table.cells:
        reading = cell.reading
        if reading is None or reading.sure or cell.row < table.header_rows or not cell.text:
            continue
        seen, alike = list(reading.alternatives), list[str]()
        faint = reading.confidence < FAINT
        if (form := form_at(cell, forms)) is not None:
            seen += [text for other in (cell.text, *reading.alternatives) for text in meant(other, form)]
            alike = list(possible(cell.text, form)) if reading.alternatives or faint else []
        texts = {text: text in seen or faint for text in (*seen, *alike) if text != cell.text}
        made[cell.row, cell.column] = tuple(Candidate(text, borne_out) for text, borne_out in texts.items())
    return made


def _as_settled(cell: Cell, settlement: Settlement) -> Cell:
    from pipeline.run.ocr_correction.findings import reason

    return resettled(cell, settlement.text, reason(cell.text, settlement))
