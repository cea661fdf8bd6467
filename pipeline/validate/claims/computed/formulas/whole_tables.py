"""Quantities computed from a whole table: sums and averages of columns, how many rows and columns it has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.validate.claims.cells.space import PERCENT
from pipeline.validate.claims.computed.formulas.columns import cell_difference
from pipeline.validate.claims.computed.formulas.rows import part, wholes
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables


def of_a_table(tables: Tables, table: int) -> Iterator[Computed]:
    """The sums of columns that print no total, the averages of columns (of what the rows add up to, or of the printed
    total), and how many rows there are."""
    space, whole = tables.space, tables.whole[table]
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = tables.parts(table, column)
        name = int(space.column_name[column])
        if len(cells) < 2:
            continue
        value = float(space.amount[cells].sum())
        room = float(space.step[cells].sum()) / 2 if space.decimals[cells].max() else 0.0
        if whole is None and not space.column_years[column]:
            yield Computed("sum", ("sum", name, 0), tuple(cells), value, value - room, value + room, (column, column))
        mean, room = value / len(cells), max(room / len(cells), 0.0)
        total = None if whole is None else tables.cell.get((whole, column))
        printed = mean if total is None else tables.amount[total] / len(cells)
        low, high = min(mean, printed) - room, max(mean, printed) + room
        yield Computed("mean", ("mean", name, 0), tuple(cells), mean, low, high, (column, column))
    yield from _means_of_percentages(tables, table)
    if whole is None:
        yield from _shares_of_sums(tables, table)
    yield from _numbers(tables, table)
    yield from _extremes(tables, table)
    yield from _balances(tables, table)


def _balances(tables: Tables, table: int) -> Iterator[Computed]:
    """What two totals of a table are more or less than each other, column by column: all income without all expense."""
    whole = tables.whole[table]
    totals = [*([] if whole is None else [whole]), *tables.subtotals[table]]
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = [tables.cell[r, column] for r in totals if (r, column) in tables.cell]
        for one, two in combinations(cells, 2):
            if tables.kind[one] == tables.kind[two] != PERCENT:
                name = tables.column_name[column]
                yield cell_difference(tables, "balance", ("balance", name, name), one, two)


def _extremes(tables: Tables, table: int) -> Iterator[Computed]:
    """The lowest and the highest figure of each column: "fluctuó entre el 11,2% y el 46,7%". Not of changes up and
    down: amounts are compared without their sign."""
    space = tables.space
    rows = tables.details(table)
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = [tables.cell[r, column] for r in rows if (r, column) in tables.cell]
        signed = space.column_growth[column] or any(space.facts[c].amount < 0 for c in cells)
        if len(cells) < SETTINGS.fewest_ranked or len(set(space.kind[cells])) > 1 or signed:
            continue
        of_percentages = " of percentages" if space.kind[cells[0]] == PERCENT else ""
        name, ordered = int(space.column_name[column]), sorted(cells, key=lambda c: float(space.amount[c]))
        for kind, cell in (("lowest", ordered[0]), ("highest", ordered[-1])):
            kind += of_percentages
            value, bounds = tables.amount[cell], tables.spread(cell)
            yield Computed(kind, (kind, name, 0), (cell,), value, *bounds, (column, column))
        kind = "range" + of_percentages
        yield cell_difference(tables, kind, (kind, name, 0), ordered[0], ordered[-1])


def _means_of_percentages(tables: Tables, table: int) -> Iterator[Computed]:
    """The plain averages of columns of percentages."""
    space = tables.space
    for column in tables.columns[table][: SETTINGS.most_columns]:
        rows = [r for r in tables.details(table) if (r, column) in tables.cell]
        cells = [tables.cell[r, column] for r in rows]
        if len(cells) < SETTINGS.fewest_ranked or any(
            space.kind[c] != PERCENT or space.facts[c].amount < 0 for c in cells
        ):
            continue
        (value, low, high), way = tables.sums(cells), ("mean of percentages", int(space.column_name[column]), 0)
        bounds = value / len(cells), low / len(cells), high / len(cells)
        yield Computed("mean of percentages", way, tuple(cells), *bounds, (column, column))


def of_the_largest(tables: Tables, table: int, many: int) -> Iterator[Computed]:
    """What the largest figures of each column add up to, and their share of its total ("las tres mayores")."""
    space = tables.space
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = sorted(tables.parts(table, column), key=lambda c: -tables.amount[c])
        if len(cells) <= many or space.column_growth[column]:
            continue
        name, largest, ends = int(space.column_name[column]), cells[:many], (column, column)
        value, low, high = tables.sums(largest)
        yield Computed("largest", ("largest", name, many), tuple(largest), value, low, high, ends)
        whole = wholes(tables, table, None, column)
        if whole and value < tables.sums(whole)[0]:
            yield from part(tables, "share of the largest", ("share of the largest", name, many), largest, whole)


def _shares_of_sums(tables: Tables, table: int) -> Iterator[Computed]:
    """What a column adds up to, as a share of what the column of totals adds up to."""
    space = tables.space
    totals = [c for c in tables.columns[table] if space.column_total[c]]
    if len(totals) != 1 or space.column_years[totals[0]]:
        return
    whole = tables.parts(table, totals[0])
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = tables.parts(table, column)
        if column != totals[0] and len(cells) > 1 and space.amount[cells].sum() <= space.amount[whole].sum():
            way = ("share of sums", int(space.column_name[column]), 0)
            yield from part(tables, "share of sums", way, cells, whole)


def _numbers(tables: Tables, table: int) -> Iterator[Computed]:
    """How many rows and columns a table has, and in how many rows a thing rose or fell from one year to the next."""
    space = tables.space
    rows = tables.details(table)
    columns = [c for c in tables.columns[table] if not space.column_total[c]]
    first = [tables.cell[r, c] for r in rows for c in tables.columns[table][:1] if (r, c) in tables.cell]
    if len(first) > 2:
        column, many = tables.columns[table][0], float(len(rows))
        yield Computed("count", ("count", 0, 0), tuple(first), many, many, many, (column, column))
    head = [tables.cell[rows[0], c] for c in columns if (rows[0], c) in tables.cell] if rows else []
    if len(head) > 2:
        many, ends = float(len(columns)), (columns[0], columns[0])
        yield Computed("columns count", ("columns count", 0, 0), tuple(head), many, many, many, ends)
    for a, b in tables.column_series(table):
        pairs = [(tables.cell.get((r, a), -1), tables.cell.get((r, b), -1)) for r in rows]
        pairs = [(one, two) for one, two in pairs if one >= 0 <= two]
        if len(pairs) < SETTINGS.fewest_ranked:
            continue
        years, name = (max(space.column_years[a]), max(space.column_years[b])), int(space.column_name[b])
        rise = [float(space.amount[two] - space.amount[one]) for one, two in pairs]
        for kind, those in (
            ("rows up", [p for p, by in zip(pairs, rise, strict=True) if by > 0]),
            ("rows down", [p for p, by in zip(pairs, rise, strict=True) if by < 0]),
            ("rows not up", [p for p, by in zip(pairs, rise, strict=True) if by <= 0]),
        ):
            many, operands = float(len(those)), tuple(c for p in those or pairs[:1] for c in p)
            yield Computed(kind, (kind, name, 0), operands, many, many, many, (a, b), years)
