"""What a finding stands on: a cell of a table or a sentence as evidence, made in one way by all stages."""

from __future__ import annotations

from typing import Protocol

from pipeline.geometry import NOWHERE, Place
from pipeline.model import Evidence, EvidenceRole, Numeral, Table


class PlacedText(Protocol):
    """A sentence, a paragraph or a heading: a text with its place."""

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> Place: ...


def of_cell(table: Table, row: int, column: int, role: EvidenceRole = "observed", text: str | None = None) -> Evidence:
    """A position of a table (0-based), with the text and the place of the cell that covers it; ``text`` where another
    is meant. A position without a cell is named without text and place."""
    cell = table.cell_at.get((row, column))
    printed = text if text is not None else cell.text if cell else ""
    return Evidence(printed, table.id, row, column, place=cell.place if cell else NOWHERE, role=role)


def of_passage(printed: str, passage: PlacedText, role: EvidenceRole = "observed") -> Evidence:
    """What is printed in a sentence, with the whole of the sentence and where it stands."""
    return Evidence(printed, sentence=passage.text, place=passage.place, role=role)


def of_numeral(numeral: Numeral) -> Evidence:
    """A numeral of the prose with its sentence."""
    return Evidence(numeral.text, sentence=numeral.sentence, place=numeral.place)
