"""What a finding stands on: a cell of a table as evidence, made in one way by all stages."""

from __future__ import annotations

from pipeline.geometry import NOWHERE
from pipeline.model import Evidence, EvidenceRole, Table


def of_cell(table: Table, row: int, column: int, role: EvidenceRole = "observed", text: str | None = None) -> Evidence:
    """A position of a table (0-based), with the text and the place of the cell that covers it; ``text`` where another
    is meant. A position without a cell is named without text and place."""
    cell = table.cell_at.get((row, column))
    printed = text if text is not None else cell.text if cell else ""
    return Evidence(printed, table.id, row, column, place=cell.place if cell else NOWHERE, role=role)
