"""Cells that name a group of rows, repeated in each row of the group: printed once, meant for all.

``tables/`` keeps the table as printed; a dataset in which the region stands only in the first of its rows cannot be
filtered by region.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.kinds import is_total
from pipeline.clean.settings import GROUPS
from pipeline.model import Table
from pipeline.quantities.labels.stub_levels import stub_rows
from pipeline.quantities.numeral_shapes import is_numeral
from pipeline.quantities.numerals import is_blank


def rows_with_groups(table: Table) -> list[tuple[str, ...]]:
    """The rows of a table, header included, each body row with the names of the groups it stands in."""
    rows = [list(row) for row in table.rows]
    body = range(min(table.header_rows, len(rows)), len(rows))
    stub = _stub_width([table.rows[r] for r in body])
    for row in body:
        for column in range(stub):
            cell = table.cell_at.get((row, column))
            if cell is None or cell.row == row or cell.row not in body or cell.column != column:
                continue
            if not rows[row][column] and cell.text and not is_numeral(cell.text):
                rows[row][column] = cell.text
    if _names_groups([table.rows[r] for r in body]) and not stub_rows(table):
        group = ""
        for row in body:
            if rows[row][0]:
                group = rows[row][0]
            elif not is_total(rows[row][1]):
                rows[row][0] = group
    return [tuple(row) for row in rows]


def _stub_width(body: Sequence[Sequence[str]]) -> int:
    """How many columns stand left of the first one of figures."""
    width = len(body[0]) if body else 0
    for column in range(width):
        texts = [row[column] for row in body if row[column] and not is_blank(row[column])]
        if texts and 2 * sum(map(is_numeral, texts)) > len(texts):
            return column
    return width


def _names_groups(body: Sequence[Sequence[str]]) -> bool:
    """Whether the first column names groups: different names, the first row has one, and every row that leaves it
    blank has a label of its own in the second column and more behind it."""
    if len(body) < 2 * GROUPS.fewest or len(body[0]) < GROUPS.fewest_columns or not body[0][0]:
        return False
    names = [row[0] for row in body if row[0]]
    blank = [row for row in body if not row[0]]
    if len(names) < GROUPS.fewest or len(set(names)) < len(names) or len(blank) < GROUPS.blank * len(body):
        return False
    labels = [row[1] for row in body]
    words = [t for t in labels if any(c.isalpha() for c in t)]
    return (
        len(words) == len(labels)
        and not any(is_numeral(t) or is_blank(t) for t in names)
        and all(any(t for t in row[2:]) for row in blank)
    )
