"""Where the texts that were read from pictures (OCR) stand, and how sure they are: by cell, by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Cell, Document, Evidence, Paragraph, Place, Reading

CellKey = tuple[str, int, int]
"""Table, row and column of a cell's upper left position."""
PartKey = tuple[int, int]
"""Index of a paragraph among the document's blocks, and of the part among its readings."""
Key = CellKey | PartKey


@dataclass(frozen=True, slots=True)
class Spot:
    """A text that was read from a picture: the key of its cell, or of its part of a paragraph."""

    key: Key
    text: str
    place: Place
    reading: Reading


@dataclass(frozen=True)
class Readings:
    """What of a document was read from pictures."""

    document: Document

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, Paragraph], ...]:
        """Those with readings, by index in the document's blocks."""
        blocks = enumerate(self.document.blocks)
        return tuple((i, b) for i, b in blocks if isinstance(b, Paragraph) and b.readings)

    def cell(self, table: str, row: int, column: int) -> Spot | None:
        """The spot of the cell that covers a position; ``None`` where it is the document's own text."""
        there = self.document.table.get(table)
        cell = there.cell_at.get((row, column)) if there else None
        return None if cell is None else spot_of(table, cell)

    def of(self, evidence: Evidence) -> tuple[Spot, ...]:
        """The readings a piece of evidence stands on: its cell, or the words of its figure in the prose."""
        if evidence.table is not None:
            if evidence.row is None or evidence.column is None:
                return ()
            found = self.cell(evidence.table, evidence.row, evidence.column)
            return () if found is None else (found,)
        return self._of_sentence(evidence.sentence, evidence.text) if evidence.sentence else ()

    def _of_sentence(self, sentence: str, figure: str) -> tuple[Spot, ...]:
        for index, paragraph in self.paragraphs:
            at = paragraph.text.find(sentence)
            if at >= 0:
                inner = sentence.find(figure) if figure else -1
                start, end = (at + inner, at + inner + len(figure)) if inner >= 0 else (at, at + len(sentence))
                return self.between(index, start, end)
        return ()

    def between(self, block: int, start: int, end: int) -> tuple[Spot, ...]:
        """The readings of the words of a paragraph that reach into a stretch of its text."""
        paragraph = self.document.blocks[block]
        if not isinstance(paragraph, Paragraph):
            return ()
        inside = paragraph.readings_in(start, end)
        return tuple(
            Spot((block, number), paragraph.text[part.start : part.end], part.place, part.reading)
            for number, part in enumerate(paragraph.readings)
            if part in inside
        )


def spot_of(table: str, cell: Cell) -> Spot | None:
    """The spot of a cell; ``None`` where its text is the document's own."""
    if cell.reading is None:
        return None
    return Spot((table, cell.row, cell.column), cell.text, cell.place, cell.reading)
