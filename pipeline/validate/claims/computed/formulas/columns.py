"""Quantities computed from one column of a row, or from two that are no years of one thing: what a year's figure comes
to for each day; what one is more than the other, what both add up to, how many of one there are for each of the
other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

from pipeline.validate.claims.cells.space import AMOUNT, COUNT, PERCENT
from pipeline.validate.claims.computed.formulas.rows import change, part
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables, columns_of_levels

PERIODS = {"for each day": (365, 366), "for each week": (52, 53), "for each month": (12, 12)}
"""How many of a period a year has, at least and at most."""


def of_two_columns(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Differences of two columns of a row (of percentages, in points), how much one is more or less than the other in
    percent of it ("rebasan los iniciales en un 21,3 %"), and the sums of neighbours of several."""
    space = tables.space
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][: SETTINGS.most_compared]
    for a, b in combinations(columns, 2):
        one, two = tables.cell[row, a], tables.cell[row, b]
        if tables.kind[one] != tables.kind[two] or _are_of_two_years(tables, a, b):
            continue
        kind = "columns points" if tables.kind[one] == PERCENT else "columns difference"
        names = tables.column_name[a], tables.column_name[b]
        yield cell_difference(tables, kind, (kind, *names), one, two)
        if kind == "columns difference":
            for cells, ways in (((one, two), names), ((two, one), names[::-1])):
                yield from change(tables, ("growth of columns", *ways), cells, ("", ""))
    columns = [
        c for c in columns_of_levels(tables, table, row) if not tables.is_total_column[c] and not space.column_years[c]
    ]
    if len(columns) <= 2:
        return
    for a, b in pairwise(columns):
        cells = tables.cell[row, a], tables.cell[row, b]
        if tables.kind[cells[0]] == tables.kind[cells[1]]:
            value, low, high = tables.sums(cells)
            way = ("two columns", tables.column_name[a], tables.column_name[b])
            yield Computed("two columns", way, cells, value, low, high, (a, b))


def cell_difference(tables: Tables, kind: str, way: tuple[str, int, int], one: int, two: int) -> Computed:
    """What two cells differ by."""
    (a_low, a_high), (b_low, b_high) = tables.spread(one), tables.spread(two)
    value, low, high = abs(tables.amount[one] - tables.amount[two]), a_low - b_high, a_high - b_low
    least, most = (0.0, max(-low, high)) if low <= 0 <= high else sorted((abs(low), abs(high)))
    columns = tables.space.column_of[one], tables.space.column_of[two]
    return Computed(kind, way, (one, two), value, least, most, columns)


def of_ratios(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """A cell as a percentage of another of its row (spent of the budget, attended of those inscribed), and how much or
    how many there is of it for each of the things that another counts."""
    columns = [c for c in columns_of_levels(tables, table, row) if not tables.is_total_column[c]]
    for a, b in permutations(columns, 2):
        one, two = tables.cell[row, a], tables.cell[row, b]
        names = tables.column_name[a], tables.column_name[b]
        if not tables.amount[two] or not tables.amount[one]:
            continue
        if (
            tables.kind[one] == tables.kind[two]
            and tables.amount[one] / tables.amount[two] * 100 <= SETTINGS.most_ratio
        ):
            yield from part(tables, "ratio", ("ratio", *names), [one], [two])
        if not _are_of_two_years(tables, a, b):
            yield from for_each(tables, names, one, two)


def _are_of_two_years(tables: Tables, a: int, b: int) -> bool:
    """Whether two columns are of different years: what one is more than the other is then a change."""
    one, two = tables.space.column_years[a], tables.space.column_years[b]
    return bool(one) and bool(two) and one != two


def for_each(tables: Tables, names: tuple[int, int], one: int, two: int) -> Iterator[Computed]:
    """How much one cell is for each of the things that another counts, and for each thousand of them."""
    space = tables.space
    if tables.kind[one] not in (AMOUNT, COUNT) or tables.kind[two] != COUNT:
        return
    (low, high), (least, most) = tables.spread(one), tables.spread(two)
    if least <= 0 or low < 0:
        return
    columns = space.column_of[one], space.column_of[two]
    for kind, many in (("for each", 1.0), ("for each thousand", SETTINGS.thousand)):
        value, bounds = tables.amount[one] / tables.amount[two] * many, (low / most * many, high / least * many)
        if value > 1:
            yield Computed(kind, (kind, *names), (one, two), value, *bounds, columns)


def of_a_year(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Every count or amount of a row, divided by the days, weeks and months of a year."""
    space = tables.space
    for column in columns_of_levels(tables, table, row):
        cell, name = tables.cell[row, column], int(space.column_name[column])
        low, high = tables.spread(cell)
        for kind, (fewest, most) in PERIODS.items():
            value = tables.amount[cell] / fewest
            yield Computed(kind, (kind, name, 0), (cell,), value, low / most, high / fewest, (column, column))
