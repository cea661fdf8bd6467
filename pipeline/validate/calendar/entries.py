"""Lists of a table in the order they are read: side-by-side blocks one after the other.

A list is one column of every block, cell by cell. Where the blocks are numbered or ordered across
the rows instead (1 | 2 / 3 | 4), that order fits better and is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model import Cell, Evidence, EvidenceRole, Table
from pipeline.quantities.numerals import is_blank
from pipeline.rules.evidence import of_cell
from pipeline.validate.evidence.row_labels import header_labels, is_total_label, side_by_side
from pipeline.values import dataclass


@dataclass(frozen=True)
class ListEntry:
    """A filled cell of a list, with the number of the block it stands in."""

    cell: Cell
    block: int

    @property
    def text(self) -> str:
        return self.cell.text.strip()


def evidence_of(table: Table, entry: ListEntry, role: EvidenceRole = "observed") -> Evidence:
    """An entry as evidence of a finding."""
    return of_cell(table, entry.cell.row, entry.cell.column, role, entry.text)


def list_columns(table: Table) -> list[tuple[str, tuple[int, ...]]]:
    """Every list of a table: its header and the columns it runs over (one a block)."""
    blocks = side_by_side(table)
    labels = header_labels(table)
    size = len(blocks[0])
    return [(labels[blocks[0][i]], tuple(b[i] for b in blocks)) for i in range(size)]


def entries(table: Table, columns: Sequence[int], fits: Callable[[Sequence[ListEntry]], int]) -> list[ListEntry]:
    """The filled cells of a list, block by block or row by row: whichever ``fits`` better."""
    down = [e for n, column in enumerate(columns) for e in _column(table, column, n)]
    if len(columns) == 1:
        return down
    across = sorted(down, key=lambda e: (e.cell.row, e.cell.column))
    return across if fits(across) > fits(down) else down


def _column(table: Table, column: int, block: int) -> list[ListEntry]:
    found = []
    for row in range(table.header_rows, table.row_count):
        cell = table.cell_at.get((row, column))
        if cell is None or cell.column != column or cell.row != row:
            continue
        if not is_blank(cell.text) and not is_total_label(cell.text):
            found.append(ListEntry(cell, block))
    return found
