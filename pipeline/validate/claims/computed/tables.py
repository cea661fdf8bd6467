"""What can be computed of each table, prepared once: its columns and rows of one thing over years, its totals."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import are_all
from pipeline.validate.claims.cells.month_labels import with_months
from pipeline.validate.claims.cells.space import PERCENT, CellSpace
from pipeline.validate.claims.computed.periods import in_order
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.table_words import TableWords
from pipeline.validate.claims.linking.listed_rows import ListedRows
from pipeline.validate.claims.sentence.mentions import Keys
from pipeline.validate.evidence.table_facts import YEAR
from pipeline.values import cached_property

Pairs = tuple[tuple[int, int], ...]
Way = tuple[str, int, int]
"""How something is computed, and of the columns with what names (see ``CellSpace.column_name``)."""

_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")
"""A day in the header of a column, of which only the year tells what is of one thing: "31/12/2022", "30/09/2023"."""


class Computed(NamedTuple):
    """A quantity computed from cells.

    ``kind`` is one of ``kinds.KINDS``; ``way`` names how it is computed, and of which columns. ``operands`` are cells;
    of a share the last ``whole`` of them are the whole, those before the part. ``value`` is in base units, in percent
    or in points, as the kind says, ``low`` and ``high`` are its bounds. ``columns`` are where it begins and where it
    leads, or those of part and whole, ``years`` the year it leads from and to ("" where none), ``latest`` whether that
    is the last of the table.
    """

    kind: str
    way: Way
    operands: tuple[int, ...]
    value: float
    low: float
    high: float
    columns: tuple[int, int]
    years: tuple[str, str] = ("", "")
    latest: bool = False
    whole: int = 1


class Tables:
    """The rows, columns and cells of all tables, by number (see :class:`CellSpace`).

    ``cell`` has the cell at a row and a column. By cell: ``amount`` (base units) and ``kind`` (percentage, amount or
    count). By column: ``column_name`` (one number for all columns of a name), ``is_total_column``, ``labels`` (headers
    as printed). By table: ``columns``, ``rows``, ``whole`` (the row of the grand total, if any), ``subtotals`` (the
    first rows of other totals), ``year`` (the one year that its words say, or "").
    """

    def __init__(self, space: CellSpace) -> None:
        self.space = space
        self.cell = {(int(r), int(c)): n for n, (r, c) in enumerate(zip(space.row, space.column, strict=True))}
        room = np.where((space.step == 1) & (space.kind != PERCENT), 0.0, space.step / 2)
        self.amount: list[float] = space.amount.tolist()
        self.kind: list[int] = space.kind.tolist()
        self.column_name: list[int] = space.column_name.tolist()
        self.is_total_column = [total > 0 for total in space.column_total.tolist()]
        self._low: list[float] = (space.amount - room).tolist()
        self._high: list[float] = (space.amount + room).tolist()
        self.columns: dict[int, list[int]] = defaultdict(list)
        for column, table in enumerate(space.column_table):
            self.columns[int(table)].append(column)
        self.rows: dict[int, list[int]] = defaultdict(list)
        for row, table in enumerate(space.row_table):
            self.rows[int(table)].append(row)
        self.whole: dict[int, int | None] = {}
        for number, table in enumerate(space.tables):
            first = self.rows[number][0] if self.rows[number] else 0
            places = {row: first + n for n, row in enumerate(table.heads)}
            grand = places.get(table.grand_row) if table.grand_row is not None else None
            self.whole[number] = self._last_that_adds_up(number) if grand is None else grand
        self.subtotals = {
            table: [r for r in rows if space.row_total[r] and r != self.whole[table]][: SETTINGS.most_subtotals]
            for table, rows in self.rows.items()
        }
        self.labels = [column.label for table in space.tables for column in table.columns]
        self._words_of_columns = [
            frozenset(w for w in words if not w.isdigit() or YEAR.fullmatch(w)) if _DATE.search(label) else words
            for words, label in zip(space.columns.words, self.labels, strict=True)
        ]
        self.year = [_only_year(words) for words in space.abouts.words]
        self._by_name = {(t, int(space.row_name[r])): r for t, rows in self.rows.items() for r in rows}

    def _last_that_adds_up(self, table: int) -> int | None:
        """The last row of a table without a row called a total, where it is what the others add up to in every column
        of numbers or amounts: "Hospital 292" below its services."""
        space, rows = self.space, self.rows[table]
        if len(rows) <= SETTINGS.fewest_parts or space.row_total[rows].any():
            return None
        checked = 0
        for column in self.columns[table]:
            cells = [self.cell[r, column] for r in rows if (r, column) in self.cell]
            counted = [c for c in cells if self.kind[c] != PERCENT and not space.decimals[c]]
            if len(counted) < len(rows):
                continue
            checked += 1
            if not math.isclose(sum(self.amount[c] for c in counted[:-1]), self.amount[counted[-1]]):
                return None
        return rows[-1] if checked else None

    @cached_property
    def words(self) -> TableWords:
        """The words of all tables."""
        return TableWords(self.space)

    @cached_property
    def listed(self) -> ListedRows:
        """The rows that sentences list with one figure for all of them."""
        return ListedRows(self.space)

    @lru_cache(maxsize=4096)  # noqa: B019 - as below
    def are_all(self, one: int, two: int) -> bool:
        """Whether two columns are of two groups that leave no third, women and men."""
        return are_all(" ".join(fold(self.labels[c]) for c in (one, two)))

    def partner(self, row: int, table: int) -> int | None:
        """The row of the same name in another table; of a grand total, the other's; ``None`` where there is none."""
        if self.whole[int(self.space.row_table[row])] == row:
            return self.whole[table]
        return self._by_name.get((table, int(self.space.row_name[row])))

    @lru_cache(maxsize=1024)  # noqa: B019 - lives as long as the audit of one document
    def column_series(self, table: int) -> Pairs:
        """Pairs of columns of the same thing in different years, the earlier first: neighbours, and first and last."""
        space = self.space
        return _series(self.columns[table], space.column_years, self._words_of_columns)

    @lru_cache(maxsize=1024)  # noqa: B019 - as above
    def row_series(self, table: int) -> Pairs:
        """As :meth:`column_series`, where every year, or every month or quarter, has a row."""
        space = self.space
        rows = self.rows[table]
        facts = space.tables[table]
        numbers = dict(zip(facts.heads, rows, strict=True))
        details = [numbers[r] for r in facts.detail_rows]
        by_year = _series(rows, space.row_years, space.rows.words)
        if in_order([with_months(facts.heads[row].row_label) for row in facts.detail_rows]):
            few = len(details) <= SETTINGS.few_periods
            return tuple(combinations(details, 2)) if few else tuple(dict.fromkeys((*_neighbours(details), *by_year)))
        return by_year

    def spread(self, cell: int) -> tuple[float, float]:
        """The values a printed cell may stand for; a whole number is exact."""
        return self._low[cell], self._high[cell]

    def details(self, table: int) -> list[int]:
        """The rows of a table that are no totals."""
        whole = self.whole[table]
        return [r for r in self.rows[table] if not self.space.row_total[r] and r != whole]

    def sums(self, cells: Sequence[int]) -> tuple[float, float, float]:
        """What some cells add up to, and the least and the most it may be."""
        if len(cells) == 1:
            return self.amount[cells[0]], self._low[cells[0]], self._high[cells[0]]
        amount, low, high = self.amount, self._low, self._high
        return sum(amount[c] for c in cells), sum(low[c] for c in cells), sum(high[c] for c in cells)

    def parts(self, table: int, column: int) -> list[int]:
        """The cells of a column that are no totals and no percentages."""
        space = self.space
        cells = [self.cell[r, column] for r in self.details(table) if (r, column) in self.cell]
        return [c for c in cells if space.kind[c] != PERCENT]


def columns_of_levels(tables: Tables, table: int, row: int) -> list[int]:
    """The columns of a row that print no percentage, the first of many."""
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][: SETTINGS.most_columns]
    return [c for c in columns if tables.kind[tables.cell[row, c]] != PERCENT]


def _only_year(words: Keys) -> str:
    """The year that the words of a table say, "" where they say none or several."""
    years = [word for word in words if YEAR.fullmatch(word)]
    return years[0] if len(years) == 1 else ""


def _series(lines: Sequence[int], years_of: Sequence[frozenset[str]], words: Sequence[Keys]) -> Pairs:
    groups: dict[frozenset[str], list[tuple[str, int]]] = defaultdict(list)
    for line in lines:
        if len(years_of[line]) == 1:
            year = next(iter(years_of[line]))
            groups[words[line] - years_of[line]].append((year, line))
    found: list[tuple[int, int]] = []
    for group in groups.values():
        group.sort()
        found += _neighbours([line for _, line in group])
    return tuple(found)


def _neighbours(ordered: Sequence[int]) -> Pairs:
    """Each line and the next, and the first and the last."""
    return (*pairwise(ordered), *([(ordered[0], ordered[-1])] if len(ordered) > 2 else []))
