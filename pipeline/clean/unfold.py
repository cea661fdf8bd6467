"""Tables printed in blocks side by side, unfolded into one list."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.clean.columns import titles
from pipeline.clean.group_cells import rows_with_groups
from pipeline.model import Table
from pipeline.quantities.labels.label_words import tokens


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of a table's body: its key, its row in the table, and the column its cells start at."""

    key: str
    row: int
    first_column: int
    texts: tuple[str, ...]


def block_width(table: Table) -> int:
    """How many columns one block has: the whole width where the header does not repeat itself.

    "N° FECHA COMUNA N° FECHA COMUNA" has blocks of three; the digits a spreadsheet adds to repeated
    headers ("FECHA3") do not matter. A block has at least two columns, so that a matrix of
    one-column groups is none.
    """
    heads = [_unnumbered(tokens(title)) for title in titles(table)]
    width = len(heads)
    for size in range(2, width // 2 + 1):
        if width % size == 0 and all(heads[:size]) and len(set(heads[:size])) == size:
            first = heads[:size]
            if all(heads[start : start + size] == first for start in range(size, width, size)):
                return size
    return width


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """A header without the number of its block ("EFEMERIDES 4"); one that is only a number stays."""
    return words[:-1] if len(words) > 1 and words[-1].isdigit() and len(words[-1]) == 1 else words


def body_rows(table: Table) -> tuple[int, list[BodyRow]]:
    """The width of a block and the rows of the body, block after block, empty ones left out.

    Names of groups stand in every row of their group (``group_cells``). A row's key is the table's id and the row's
    number: ``t04/r03``; rows of the second block and on carry the block too: ``t18/r01b2``.
    """
    width = block_width(table)
    printed = rows_with_groups(table) if width == table.column_count else table.rows
    rows: list[BodyRow] = []
    for block, start in enumerate(range(0, table.column_count, width) if width else (), start=1):
        for r in range(table.header_rows, table.row_count):
            texts = tuple(printed[r][start : start + width])
            if any(table.rows[r][start : start + width]):
                suffix = f"b{block}" if block > 1 else ""
                rows.append(BodyRow(f"{table.id}/r{r:02d}{suffix}", r, start, texts))
    return width, rows
