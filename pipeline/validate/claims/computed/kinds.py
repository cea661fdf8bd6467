"""The kinds of quantities computed from cells: of one row, of a whole table, of the rows that a sentence names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from pipeline.validate.claims.cell_space import PERCENT
from pipeline.validate.claims.computed.tables import Computed, Tables, Way

MOST_COLUMNS = 14
"""Columns of a table that are computed with."""
MOST_RATIO = 150.0
WIDEST = 0.15
"""A rate whose bounds lie further apart, by its own size, says nothing: small figures make any rate."""
ALWAYS = 0.2
WHOLE = 101.0
"""Percentages of parts add up to no more, rounding aside."""


def _change(
    tables: Tables, kind: str, way: Way, one: int, two: int, years: tuple[str, str], latest: bool, *, rate: bool
) -> Iterator[Computed]:
    space = tables.space
    (a_low, a_high), (b_low, b_high) = tables.spread(one), tables.spread(two)
    if a_low <= 0:
        return
    if rate:
        values = [(x / y - 1) * 100 for x, y in ((b_low, a_high), (b_high, a_low))]
        value = (space.amount[two] / space.amount[one] - 1) * 100
    else:
        values = [b_low - a_high, b_high - a_low]
        value = space.amount[two] - space.amount[one]
    low, high = sorted(map(abs, values)) if values[0] * values[1] > 0 else (0.0, max(map(abs, values)))
    if high - low > max(WIDEST * high, ALWAYS):
        return
    columns = int(space.column[one]), int(space.column[two])
    yield Computed(kind, way, (one, two), abs(float(value)), low, high, columns, years, latest)


def _of_columns(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Growth and difference from one column of a row to another of the same thing."""
    space = tables.space
    pairs = [p for p in tables.column_series(table) if (row, p[0]) in tables.cell and (row, p[1]) in tables.cell]
    latest = max((max(space.column_years[b]) for _, b in pairs), default="")
    for a, b in pairs:
        years = max(space.column_years[a]), max(space.column_years[b])
        names = int(space.column_name[a]), int(space.column_name[b])
        one, two = tables.cell[row, a], tables.cell[row, b]
        for kind, rate in (("growth", True), ("difference", False)):
            yield from _change(tables, kind, (kind, *names), one, two, years, years[1] == latest, rate=rate)


def _of_rows(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Growth and difference from the row of one year to another's, column by column."""
    space = tables.space
    for a, b in tables.row_series(table):
        if b != row:
            continue
        years = max(space.row_years[a]), max(space.row_years[b])
        for column in tables.columns[table][:MOST_COLUMNS]:
            if (a, column) in tables.cell and (b, column) in tables.cell:
                one, two = tables.cell[a, column], tables.cell[b, column]
                name = int(space.column_name[column])
                for kind, rate in (("growth down", True), ("difference down", False)):
                    yield from _change(tables, kind, (kind, name, 0), one, two, years, False, rate=rate)


def _part(tables: Tables, kind: str, way: Way, parts: Sequence[int], whole: Sequence[int]) -> Iterator[Computed]:
    """Some cells as a percentage of others."""
    space = tables.space
    amount, of = float(space.amount[list(parts)].sum()), float(space.amount[list(whole)].sum())
    if amount <= 0 or not of:
        return
    low, high = (sum(tables.spread(c)[n] for c in parts) for n in (0, 1))
    least, most = (sum(tables.spread(c)[n] for c in whole) for n in (0, 1))
    columns = int(space.column[parts[0]]), int(space.column[whole[0]])
    operands = (*parts, *whole)
    yield Computed(
        kind, way, operands, amount / of * 100, low / most * 100, high / max(least, 1e-9) * 100, columns,
        whole=len(whole),
    )  # fmt: skip


def _wholes(tables: Tables, table: int, row: int | None, column: int) -> list[int]:
    """The total of a column: printed, or else its cells."""
    whole = tables.whole[table]
    if whole is not None:
        return [tables.cell[whole, column]] if whole != row and (whole, column) in tables.cell else []
    return tables.parts(table, column)


def _shares(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """A cell's share of the total of its column, and of the total of its row."""
    space = tables.space
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][:MOST_COLUMNS]
    columns = [c for c in columns if space.kind[tables.cell[row, c]] != PERCENT]
    for column in columns:
        part, name = tables.cell[row, column], int(space.column_name[column])
        whole = _wholes(tables, table, row, column)
        if whole and float(space.amount[part]) <= float(space.amount[whole].sum()):
            printed = tables.whole[table] is not None
            kind = "share" if printed else "share of the sum"
            yield from _part(tables, kind, (kind, name, name), [part], whole)
        for total in columns:
            if total != column and space.column_total[total]:
                of = tables.cell[row, total]
                if float(space.amount[part]) <= float(space.amount[of]):
                    way = ("share of row", name, int(space.column_name[total]))
                    yield from _part(tables, "share of row", way, [part], [of])


def _ratios(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """A cell as a percentage of another of its row: spent of the budget, attended of those inscribed."""
    space = tables.space
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][:MOST_COLUMNS]
    columns = [c for c in columns if space.kind[tables.cell[row, c]] != PERCENT and not space.column_total[c]]
    for a, b in permutations(columns, 2):
        one, two = tables.cell[row, a], tables.cell[row, b]
        if space.kind[one] != space.kind[two] or not space.amount[two] or not space.amount[one]:
            continue
        if float(space.amount[one] / space.amount[two]) * 100 <= MOST_RATIO:
            way = ("ratio", int(space.column_name[a]), int(space.column_name[b]))
            yield from _part(tables, "ratio", way, [one], [two])


OF_A_ROW: tuple[Callable[[Tables, int, int], Iterator[Computed]], ...] = (_of_columns, _of_rows, _shares, _ratios)
"""One more kind of a row is a function and its name here."""


def of_a_table(tables: Tables, table: int) -> Iterator[Computed]:
    """The sums of columns that print no total, the averages of columns, and how many rows there are."""
    space = tables.space
    for column in tables.columns[table][:MOST_COLUMNS]:
        cells = tables.parts(table, column)
        name = int(space.column_name[column])
        if len(cells) < 2:
            continue
        value = float(space.amount[cells].sum())
        room = float(space.step[cells].sum()) / 2 if space.decimals[cells].max() else 0.0
        if tables.whole[table] is None and not space.column_years[column]:
            yield Computed("sum", ("sum", name, 0), tuple(cells), value, value - room, value + room, (column, column))
        mean, room = value / len(cells), max(room / len(cells), 0.0)
        yield Computed("mean", ("mean", name, 0), tuple(cells), mean, mean - room, mean + room, (column, column))
    rows = [r for r in tables.rows[table] if not space.row_total[r]]
    first = [tables.cell[r, c] for r in rows for c in tables.columns[table][:1] if (r, c) in tables.cell]
    if len(first) > 2:
        column, many = tables.columns[table][0], float(len(rows))
        yield Computed("count", ("count", 0, 0), tuple(first), many, many, many, (column, column))


def of_named_rows(tables: Tables, table: int, named: Sequence[int]) -> Iterator[Computed]:
    """Sums, shares and differences of the rows that a sentence names, column by column."""
    space = tables.space
    for column in tables.columns[table][:MOST_COLUMNS]:
        cells = [tables.cell[r, column] for r in named if (r, column) in tables.cell]
        if len(cells) != len(named):
            continue
        name, value = int(space.column_name[column]), float(space.amount[cells].sum())
        spreads = [tables.spread(c) for c in cells]
        low, high = sum(s[0] for s in spreads), sum(s[1] for s in spreads)
        if (space.kind[cells] == PERCENT).all() and value <= WHOLE:
            way = ("named percentages", name, 0)
            yield Computed("named percentages", way, tuple(cells), value, low, high, (column, column))
        if (space.kind[cells] == PERCENT).any():
            continue
        yield Computed("named", ("named", name, 0), tuple(cells), value, low, high, (column, column))
        whole = _wholes(tables, table, None, column)
        if whole and value < float(space.amount[whole].sum()):
            yield from _part(tables, "named share", ("named share", name, name), cells, whole)
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
    value, name = float(space.amount[cells].sum()), int(space.column_name[named[0]])
    spreads = [tables.spread(c) for c in cells]
    low, high = sum(s[0] for s in spreads), sum(s[1] for s in spreads)
    way = ("columns", name, len(named))
    yield Computed("columns", way, tuple(cells), value, low, high, (named[0], named[-1]))
    table = int(space.row_table[row])
    for total in tables.columns[table]:
        if space.column_total[total] and total not in named and (row, total) in tables.cell:
            whole = tables.cell[row, total]
            if value < float(space.amount[whole]):
                yield from _part(tables, "columns share", ("columns share", name, len(named)), cells, [whole])


KINDS = (
    "growth", "growth down", "difference", "difference down", "share", "share of the sum", "share of row", "ratio",
    "sum", "mean", "count", "named", "named share", "named percentages",
    "named difference", "columns", "columns share",
)  # fmt: skip
PERCENTAGES = frozenset(
    kind
    for kind in KINDS
    if kind.split(" ")[0] in ("growth", "share", "ratio") or kind.endswith(("share", "percentages"))
)
"""Kinds that are told in percent; the others are counts or amounts."""
