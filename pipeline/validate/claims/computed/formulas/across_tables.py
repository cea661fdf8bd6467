"""Quantities computed from two tables: a row of one beside the row of the same name in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.validate.claims.cells.space import AMOUNT, COUNT, PERCENT
from pipeline.validate.claims.computed.formulas.columns import cell_difference, for_each
from pipeline.validate.claims.computed.formulas.rows import change, part
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables


def of_two_tables(tables: Tables, row: int, others: Sequence[int]) -> Iterator[Computed]:
    """What a row gives with the row of the same name in each of some other tables: its figures as a percentage of the
    total there, and the other way round; growth between tables of two years, column by column."""
    space = tables.space
    own = int(space.row_table[row])
    for table in others:
        partner = tables.partner(row, table)
        if table == own or partner is None:
            continue
        for one, two in ((row, partner), (partner, row)):
            whole = _whole_column(tables, two)
            if whole is None or (two, whole) not in tables.cell:
                continue
            of = tables.cell[two, whole]
            for column in tables.columns[int(space.row_table[one])][: SETTINGS.most_paired_columns]:
                cell = tables.cell.get((one, column))
                if cell is None or space.kind[cell] == PERCENT or space.kind[cell] != space.kind[of]:
                    continue
                if space.amount[of] and space.amount[cell] / space.amount[of] * 100 <= SETTINGS.most_ratio:
                    way = ("share across", int(space.column_name[column]), int(space.column_name[whole]))
                    yield from part(tables, "share across", way, [cell], [of])
        yield from _growth(tables, row, partner)
        yield from _for_each(tables, row, partner)
        yield from _for_each(tables, partner, row)
        if row == tables.whole[own]:
            yield from _balance(tables, row, partner)


def _for_each(tables: Tables, row: int, partner: int) -> Iterator[Computed]:
    """How much or how many of a row there is for each of the things that the row of the same name in another table
    counts."""
    space = tables.space
    for whole in _counted(tables, partner):
        for column in tables.columns[int(space.row_table[row])][: SETTINGS.most_paired_columns]:
            one = tables.cell.get((row, column))
            if one is not None:
                names = int(space.column_name[column]), int(space.column_name[whole])
                yield from for_each(tables, names, one, tables.cell[partner, whole])


def _counted(tables: Tables, row: int) -> list[int]:
    """The columns of a row of which others are so much for each: its one total or only figure, else the counts of the
    latest year."""
    whole = _whole_column(tables, row)
    if whole is not None:
        return [whole]
    space = tables.space
    columns = tables.columns[int(space.row_table[row])][: SETTINGS.most_paired_columns]
    counts = [c for c in columns if (row, c) in tables.cell and tables.kind[tables.cell[row, c]] == COUNT]
    latest = max((max(space.column_years[c]) for c in counts if space.column_years[c]), default=None)
    return [c for c in counts if latest is not None and latest in space.column_years[c]]


def _balance(tables: Tables, row: int, partner: int) -> Iterator[Computed]:
    """What the total of a table is more or less than that of another in the column of the same name, or where there is
    none in any other: income received without expense accrued."""
    space = tables.space
    one, two = (_amounts(tables, r) for r in (row, partner))
    pairs = [
        (a, b) for a in one for b in two if space.column_name[space.column[a]] == space.column_name[space.column[b]]
    ]
    if not pairs and len(one) * len(two) <= SETTINGS.most_balances:
        pairs = [(a, b) for a in one for b in two]
    for a, b in pairs:
        names = int(space.column_name[space.column[a]]), int(space.column_name[space.column[b]])
        yield cell_difference(tables, "balance", ("balance", *names), a, b)


def _amounts(tables: Tables, row: int) -> list[int]:
    """The amounts of a row, of its first columns."""
    columns = tables.columns[int(tables.space.row_table[row])][: SETTINGS.most_paired_columns]
    cells = [tables.cell[row, c] for c in columns if (row, c) in tables.cell]
    return [c for c in cells if tables.kind[c] == AMOUNT]


def _whole_column(tables: Tables, row: int) -> int | None:
    """The one total of a row, or its only figure that is no percentage."""
    space = tables.space
    columns = [c for c in tables.columns[int(space.row_table[row])] if (row, c) in tables.cell]
    columns = [c for c in columns if space.kind[tables.cell[row, c]] != PERCENT]
    totals = [c for c in columns if space.column_total[c]] or columns
    return totals[0] if len(totals) == 1 else None


def _growth(tables: Tables, row: int, partner: int) -> Iterator[Computed]:
    space = tables.space
    years = [tables.year[int(space.row_table[r])] for r in (row, partner)]
    if not all(years) or years[0] == years[1]:
        return
    first, last = (row, partner) if years[0] < years[1] else (partner, row)
    of_last = tables.columns[int(space.row_table[last])][: SETTINGS.most_paired_columns]
    behind = {int(space.column_name[c]): c for c in of_last}
    for column in tables.columns[int(space.row_table[first])][: SETTINGS.most_paired_columns]:
        name = int(space.column_name[column])
        one, two = tables.cell.get((first, column)), tables.cell.get((last, behind.get(name, -1)))
        if one is None or two is None or space.kind[one] == PERCENT:
            continue
        of = min(years), max(years)
        for kind in ("growth across", "difference across"):
            yield from change(tables, (kind, name, 0), (one, two), of)


def of_another_total(tables: Tables, cell: int) -> Iterator[Computed]:
    """What a stated cell is of the total of another table: of the column of its year, or of the one total there
    ("1.766 becas, el 53% de la matrícula")."""
    space = tables.space
    years, own = space.column_years[int(space.column[cell])], int(space.table[cell])
    for table, row in tables.whole.items():
        if row is None or table == own:
            continue
        columns = [c for c in tables.columns[table][: SETTINGS.most_paired_columns] if (row, c) in tables.cell]
        columns = [c for c in columns if space.column_years[c] == years] if years else columns
        totals = [c for c in columns if space.column_total[c]] or columns
        wholes = [tables.cell[row, c] for c in totals if tables.kind[tables.cell[row, c]] == tables.kind[cell]]
        if len(wholes) == 1 and tables.amount[cell] < tables.amount[wholes[0]] and tables.kind[cell] != PERCENT:
            way = ("share of another total", tables.column_name[int(space.column[cell])], table)
            yield from part(tables, "share of another total", way, [cell], wholes)
