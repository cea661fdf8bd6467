"""Where the texts that were read from pictures (OCR) stand, and how sure they are: by cell, by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.geometry import NOWHERE, Place
from pipeline.model import CellKey, Document, Evidence, Finding, Paragraph, Recognition, Table
from pipeline.validate.confidence.settings import SETTINGS

PartKey = tuple[int, int]
"""Index of a paragraph among the document's blocks, and of the part among its readings."""
ReadingKey = CellKey | PartKey


@dataclass(frozen=True, slots=True)
class Spot:
    """A text that was read from a picture: the key of its cell, or of its part of a paragraph."""

    key: ReadingKey
    text: str
    place: Place
    reading: Recognition


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
        """The spot of the cell that covers a position; ``None`` where it is the document's own text.

        A blank between cells that were read from a picture was read too: nothing was seen there, and where
        the grid has not even a cell, nobody looked.
        """
        there = self.document.table.get(table)
        if there is None:
            return None
        cell = there.cell_at.get((row, column))
        if cell is not None and cell.reading is not None:
            return Spot((table, cell.row, cell.column), cell.text, cell.place, cell.reading)
        if (cell is not None and cell.text) or not _is_read(there, row):
            return None
        if cell is None:
            return Spot((table, row, column), "", NOWHERE, Recognition(SETTINGS.unseen))
        return Spot((table, cell.row, cell.column), "", cell.place, Recognition(SETTINGS.blank))

    def of(self, evidence: Evidence) -> tuple[Spot, ...]:
        """The readings a piece of evidence stands on: its cell, or the words of its figure in the prose."""
        if evidence.table is not None:
            found = None if evidence.cell is None else self.cell(*evidence.cell)
            return () if found is None else (found,)
        return self._of_sentence(evidence.sentence, evidence.text) if evidence.sentence else ()

    def blanks_among(self, found: Finding) -> tuple[Spot, ...]:
        """The blank cells between cells of one row or column that a finding stands on: a sum goes over them."""
        lines: dict[tuple[str, int, int], list[int]] = {}
        for e in found.evidence:
            if e.cell is not None:
                table, row, column = e.cell
                lines.setdefault((table, 0, row), []).append(column)
                lines.setdefault((table, 1, column), []).append(row)
        spots: dict[ReadingKey, Spot] = {}
        for (table, across, line), places in lines.items():
            for place in range(min(places), max(places)):
                spot = self.cell(table, place, line) if across else self.cell(table, line, place)
                if spot is not None and not spot.text:
                    spots[spot.key] = spot
        return tuple(spots.values())

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


def _is_read(table: Table, row: int) -> bool:
    """Whether a row was read from a picture."""
    return any(c.reading is not None for c in table.cells if c.row <= row < c.row + c.row_span)
