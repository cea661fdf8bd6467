"""Quantities computed from the rows, or the columns, that a sentence names together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.validate.claims.cell_space import PERCENT
from pipeline.validate.claims.computed.row_kinds import MOST_COLUMNS, part, wholes
from pipeline.validate.claims.computed.tables import Computed, Tables

WHOLE = 101.0
"""Percentages of parts add up to no more, rounding aside."""


def of_named_rows(tables: Tables, table: int, named: Sequence[int]) -> Iterator[Computed]:
    """Sums, shares and differences of the rows that a sentence names, column by column."""
    space = tables.space
    for column in tables.columns[table][:MOST_COLUMNS]:
        cells = [tables.cell[r, column] for r in named if (r, column) in tables.cell]
        if len(cells) != len(named):
            continue
        name, (value, low, high) = int(space.column_name[column]), tables.sums(cells)
        if (space.kind[cells] == PERCENT).all() and value <= WHOLE:
            way = ("named percentages", name, 0)
            yield Computed("named percentages", way, tuple(cells), value, low, high, (column, column))
        if (space.kind[cells] == PERCENT).any():
            if len(cells) == 2 and (space.kind[cells] == PERCENT).all():
                off, room = abs(float(space.amount[cells[0]] - space.amount[cells[1]])), (high - low) / 2
                way = ("named points", name, 0)
                yield Computed("named points", way, tuple(cells), off, off - room, off + room, (column, column))
            continue
        yield Computed("named", ("named", name, 0), tuple(cells), value, low, high, (column, column))
        whole = wholes(tables, table, None, column)
        if whole and value < float(space.amount[whole].sum()):
            yield from part(tables, "named share", ("named share", name, name), cells, whole)
        if len(cells) == 2:
            (a, b), off = cells, abs(float(space.amount[cells[0]] - space.amount[cells[1]]))
            room = (high - low) / 2
            way = ("named difference", name, 0)
            yield Computed("named difference", way, (a, b), off, off - room, off + room, (column, column))


def of_named_columns(tables: Tables, row: int, named: Sequence[int]) -> Iterator[Computed]:
    """The sum of the columns of a row that a sentence names together, and its share of the row's total."""
    space = tables.space
    cells = [tables.cell[row, c] for c in named if (row, c) in tables.cell]
    if len(cells) != len(named) or (space.kind[cells] == PERCENT).any():
        return
    name, (value, low, high) = int(space.column_name[named[0]]), tables.sums(cells)
    way = ("columns", name, len(named))
    yield Computed("columns", way, tuple(cells), value, low, high, (named[0], named[-1]))
    table = int(space.row_table[row])
    for total in tables.columns[table]:
        if space.column_total[total] and total not in named and (row, total) in tables.cell:
            whole = tables.cell[row, total]
            if value < float(space.amount[whole]):
                yield from part(tables, "columns share", ("columns share", name, len(named)), cells, [whole])
