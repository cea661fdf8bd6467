"""Quantities computed from one row: its growth and differences over years, its shares and sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.validate.claims.cells.space import PERCENT
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables, Way, columns_of_levels

GROWTH = "growth"
"""What the kinds of changes begin with that are stated in percent of where they begin."""


def change(
    tables: Tables, way: Way, cells: tuple[int, int], years: tuple[str, str], *, latest: bool = False
) -> Iterator[Computed]:
    """The change from one cell to another: of a kind of growth in percent of the first, else the difference; none where
    the first may be zero or less.

    Args:
        tables: what is computed with.
        way: the kind, and the numbers of the names of the columns.
        cells: where it begins and where it leads.
        years: the years of these, "" where none is said.
        latest: whether it leads to the last year of the table.
    """
    space, kind, (one, two) = tables.space, way[0], cells
    (a_low, a_high), (b_low, b_high) = tables.spread(one), tables.spread(two)
    if a_low <= 0:
        return
    if kind.startswith(GROWTH):
        values = [(x / y - 1) * 100 for x, y in ((b_low, a_high), (b_high, a_low))]
        value = (space.amount[two] / space.amount[one] - 1) * 100
    else:
        values = [b_low - a_high, b_high - a_low]
        value = space.amount[two] - space.amount[one]
    low, high = sorted(map(abs, values)) if values[0] * values[1] > 0 else (0.0, max(map(abs, values)))
    if high - low > max(SETTINGS.widest * high, SETTINGS.always):
        return
    columns = space.column_of[one], space.column_of[two]
    yield Computed(kind, way, (one, two), abs(float(value)), low, high, columns, years, latest)


def of_years_in_columns(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Growth and difference from one column of a row to another of the same thing, and how many times as much the later
    one is; of percentages, in points."""
    space = tables.space
    pairs = [p for p in tables.column_series(table) if (row, p[0]) in tables.cell and (row, p[1]) in tables.cell]
    latest = max((max(space.column_years[b]) for _, b in pairs), default="")
    for a, b in pairs:
        years = max(space.column_years[a]), max(space.column_years[b])
        names = tables.column_name[a], tables.column_name[b]
        one, two = tables.cell[row, a], tables.cell[row, b]
        if tables.kind[one] != tables.kind[two]:
            continue  # "2018", "% 2019"
        level = "points" if tables.kind[one] == PERCENT else "difference"
        for kind in (GROWTH, level):
            yield from change(tables, (kind, *names), (one, two), years, latest=years[1] == latest)
        (low, high), (least, most) = tables.spread(two), tables.spread(one)
        if least > 0 and level == "difference":
            value, way, ends = tables.amount[two] / tables.amount[one], ("times of years", *names), (a, b)
            yield Computed("times of years", way, (two, one), value, low / most, high / least, ends, years)


def of_years_in_rows(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Growth and difference from the row of one year to another's, column by column."""
    space = tables.space
    for a, b in tables.row_series(table):
        if b != row:
            continue
        years = max(space.row_years[a], default=""), max(space.row_years[b], default="")
        for column in tables.columns[table][: SETTINGS.most_columns]:
            if (a, column) in tables.cell and (b, column) in tables.cell:
                one, two = tables.cell[a, column], tables.cell[b, column]
                if tables.kind[one] != tables.kind[two]:
                    continue
                name = tables.column_name[column]
                level = "points down" if tables.kind[one] == PERCENT else "difference down"
                for kind in ("growth down", level):
                    yield from change(tables, (kind, name, 0), (one, two), years)


def part(tables: Tables, kind: str, way: Way, parts: Sequence[int], whole: Sequence[int]) -> Iterator[Computed]:
    """Some cells as a percentage of others: the bounds are those of the smallest part of the largest whole, and the
    other way round."""
    amount, low, high = tables.sums(parts)
    of, least, most = tables.sums(whole)
    if amount <= 0 or not of:
        return
    columns = tables.space.column_of[parts[0]], tables.space.column_of[whole[0]]
    operands = (*parts, *whole)
    yield Computed(
        kind, way, operands, amount / of * 100, low / most * 100, high / max(least, 1e-9) * 100, columns,
        whole=len(whole),
    )  # fmt: skip


def wholes(tables: Tables, table: int, row: int | None, column: int) -> list[int]:
    """The total of a column: printed, or else its cells."""
    whole = tables.whole[table]
    if whole is not None:
        return [tables.cell[whole, column]] if whole != row and (whole, column) in tables.cell else []
    return tables.parts(table, column)


def of_shares(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """A cell's share of the total of its column, of the total of its row, and of the whole table."""
    columns = columns_of_levels(tables, table, row)
    totals = [c for c in columns if tables.is_total_column[c]]
    whole_row = tables.whole[table]
    for column in columns:
        one, name = tables.cell[row, column], tables.column_name[column]
        whole = wholes(tables, table, row, column)
        if whole and tables.amount[one] <= tables.sums(whole)[0]:
            kind = "share" if whole_row is not None else "share of the sum"
            yield from part(tables, kind, (kind, name, name), [one], whole)
        yield from _shares_of_subtotals(tables, table, row, column)
        for total in totals:
            if total == column:
                continue
            for kind, of_row in (("share of row", row), ("share of table", whole_row)):
                if of_row is None or (kind == "share of table" and of_row == row) or (of_row, total) not in tables.cell:
                    continue
                of = tables.cell[of_row, total]
                if tables.amount[one] <= tables.amount[of]:
                    yield from part(tables, kind, (kind, name, tables.column_name[total]), [one], [of])


def _shares_of_subtotals(tables: Tables, table: int, row: int, column: int) -> Iterator[Computed]:
    """A cell's share of the other totals of its column: those of its parts, or of the second account of a table ("el
    50,2 % de lo odontológico")."""
    one, name = tables.cell[row, column], tables.column_name[column]
    for other in tables.subtotals[table]:
        of = tables.cell.get((other, column))
        if of is None or other == row or tables.kind[of] != tables.kind[one]:
            continue
        if tables.amount[one] < tables.amount[of]:
            yield from part(tables, "share of subtotal", ("share of subtotal", name, name), [one], [of])
