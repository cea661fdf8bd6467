"""Quantities computed from the rows, or the columns, that a sentence names together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.validate.claims.cells.space import PERCENT
from pipeline.validate.claims.computed.formulas.rows import part, wholes
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables


def of_named_rows(tables: Tables, table: int, named: Sequence[int]) -> Iterator[Computed]:
    """Sums, shares and differences of the rows that a sentence names, column by column."""
    space = tables.space
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = [tables.cell[r, column] for r in named if (r, column) in tables.cell]
        if len(cells) != len(named):
            continue
        name, (value, low, high) = int(space.column_name[column]), tables.sums(cells)
        if (space.kind[cells] == PERCENT).all() and value <= SETTINGS.whole and not space.column_growth[column]:
            way = ("named percentages", name, 0)
            yield Computed("named percentages", way, tuple(cells), value, low, high, (column, column))
        if (space.kind[cells] == PERCENT).any():
            if len(cells) == 2 and (space.kind[cells] == PERCENT).all():
                off, room = abs(float(space.amount[cells[0]] - space.amount[cells[1]])), (high - low) / 2
                way = ("named points", name, 0)
                yield Computed("named points", way, tuple(cells), off, off - room, off + room, (column, column))
                yield from _ratio(tables, name, *cells)
            continue
        yield Computed("named", ("named", name, 0), tuple(cells), value, low, high, (column, column))
        whole = wholes(tables, table, None, column)
        if whole and value < float(space.amount[whole].sum()):
            yield from part(tables, "named share", ("named share", name, name), cells, whole)
        for other in tables.subtotals[table]:
            of = tables.cell.get((other, column))
            if of is not None and value < tables.amount[of] and other not in named:
                yield from part(tables, "share of subtotal", ("share of subtotal", name, name), cells, [of])
        if 2 < len(cells) <= SETTINGS.most_pairs:
            for a, b in combinations(cells, 2):
                yield from _ratio(tables, name, a, b)
        if len(cells) == 2:
            (a, b), off = cells, abs(float(space.amount[cells[0]] - space.amount[cells[1]]))
            room = (high - low) / 2
            way = ("named difference", name, 0)
            yield Computed("named difference", way, (a, b), off, off - room, off + room, (column, column))
            yield from _ratio(tables, name, a, b)
            small, large = sorted((a, b), key=lambda c: tables.amount[c])
            yield from part(tables, "named part", ("named part", name, 0), [small], [large])


def of_group(tables: Tables, table: int, rows: Sequence[int]) -> Iterator[Computed]:
    """What the rows of a group that the text defines add up to, column by column, and its share of the total."""
    space = tables.space
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = [tables.cell[r, column] for r in rows if (r, column) in tables.cell]
        if len(cells) != len(rows) or (space.kind[cells] == PERCENT).any() or space.decimals[cells].any():
            continue
        name, (value, low, high) = int(space.column_name[column]), tables.sums(cells)
        years, ends = ("", max(space.column_years[column], default="")), (column, column)
        yield Computed("group", ("group", name, 0), tuple(cells), value, low, high, ends, years)
        whole = wholes(tables, table, None, column)
        if whole and value < tables.sums(whole)[0]:
            yield from part(tables, "group share", ("group share", name, name), cells, whole)


def _ratio(tables: Tables, name: int, a: int, b: int) -> Iterator[Computed]:
    """How many times the smaller of two cells the larger is ("1,5 enfermeros por médico")."""
    large, small = (a, b) if tables.amount[a] >= tables.amount[b] else (b, a)
    (low, high), (least, most) = tables.spread(large), tables.spread(small)
    if tables.space.column_growth[tables.space.column_of[a]]:
        return  # how many times one change is another is said of nothing
    if least > 0 and tables.space.decimals[a] == tables.space.decimals[b]:
        value, column = tables.amount[large] / tables.amount[small], tables.space.column_of[a]
        way = ("named ratio", name, 0)
        yield Computed("named ratio", way, (large, small), value, low / most, high / least, (column, column))


def of_other_rows(tables: Tables, table: int, named: Sequence[int]) -> Iterator[Computed]:
    """What the rows that a text names leave of the total of each column, and its share of it."""
    space = tables.space
    for column in tables.columns[table][: SETTINGS.most_columns]:
        cells = [tables.cell[r, column] for r in named if (r, column) in tables.cell]
        whole = wholes(tables, table, None, column)
        if len(cells) != len(named) or not whole or (space.kind[[*cells, *whole]] == PERCENT).any():
            continue
        name, (value, low, high), (of, least, most) = (
            int(space.column_name[column]),
            tables.sums(cells),
            tables.sums(whole),
        )
        if not 0 < value < of:
            continue
        operands, ends = (*whole, *cells), (column, column)
        yield Computed(
            "rest", ("rest", name, 0), operands, of - value, least - high, most - low, ends, whole=len(whole)
        )
        share, bounds = (of - value) / of * 100, ((least - high) / most * 100, (most - low) / least * 100)
        yield Computed("rest share", ("rest share", name, 0), operands, share, *bounds, ends, whole=len(whole))


def of_named_columns(tables: Tables, row: int, named: Sequence[int]) -> Iterator[Computed]:
    """The sum of the columns of a row that a sentence names together, and its share of the row's total."""
    space = tables.space
    cells = [tables.cell[row, c] for c in named if (row, c) in tables.cell]
    if len(cells) != len(named) or (space.kind[cells] == PERCENT).any() or not _are_of_one_thing(tables, cells):
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


def _are_of_one_thing(tables: Tables, cells: Sequence[int]) -> bool:
    """Whether cells of a row can be parts of one thing: all amounts or all counts, printed to the same decimal, and of
    no two years (inhabitants and their investment in thousands are no parts of anything)."""
    space = tables.space
    of_years = {space.column_years[space.column_of[c]] for c in cells}
    return len(set(space.kind[cells])) == 1 and len(set(space.decimals[cells])) == 1 and len(of_years) == 1
