"""What can be computed of each table, prepared once: its columns and rows of one thing over years, its totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.validate.claims.cell_space import PERCENT, CellSpace
from pipeline.validate.claims.mentions import Keys

Pairs = tuple[tuple[int, int], ...]
Way = tuple[str, int, int]
"""How something is computed, and of the columns with what names (see ``CellSpace.column_name``)."""


@dataclass(frozen=True)
class Computed:
    """A quantity computed from cells: ``way`` names how (and of which columns), ``low`` and ``high`` are its bounds.
    ``columns`` are those of its operands, ``years`` the year it leads from and to, ``latest`` whether that is the
    last. Of a share, the last ``whole`` operands are the whole, those before them the part."""

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
    """The rows, columns and cells of all tables, by number (see :class:`CellSpace`)."""

    def __init__(self, space: CellSpace) -> None:
        self.space = space
        self.cell = {(int(r), int(c)): n for n, (r, c) in enumerate(zip(space.row, space.column, strict=True))}
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
            self.whole[number] = places.get(table.grand_row) if table.grand_row is not None else None

    @lru_cache(maxsize=1024)  # noqa: B019 - lives as long as the audit of one document
    def column_series(self, table: int) -> Pairs:
        """Pairs of columns of the same thing, the earlier first: neighbours, and first and last."""
        space = self.space
        return _series(self.columns[table], space.column_years, space.columns.words)

    @lru_cache(maxsize=1024)  # noqa: B019 - as above
    def row_series(self, table: int) -> Pairs:
        """As :meth:`column_series`, where every year has a row."""
        space = self.space
        return _series(self.rows[table], space.row_years, space.rows.words)

    def spread(self, cell: int) -> tuple[float, float]:
        """The values a printed cell may stand for; a whole number is exact."""
        space = self.space
        amount, step = float(space.amount[cell]), float(space.step[cell])
        exact = step == 1 and space.kind[cell] != PERCENT
        return (amount, amount) if exact else (amount - step / 2, amount + step / 2)

    def parts(self, table: int, column: int) -> list[int]:
        """The cells of a column that are no totals and no percentages."""
        space = self.space
        cells = [self.cell[r, column] for r in self.rows[table] if (r, column) in self.cell and not space.row_total[r]]
        return [c for c in cells if space.kind[c] != PERCENT]


def _series(lines: Sequence[int], years_of: Sequence[frozenset[str]], words: Sequence[Keys]) -> Pairs:
    groups: dict[frozenset[str], list[tuple[str, int]]] = defaultdict(list)
    for line in lines:
        if len(years_of[line]) == 1:
            year = next(iter(years_of[line]))
            groups[words[line] - years_of[line]].append((year, line))
    found: list[tuple[int, int]] = []
    for group in groups.values():
        group.sort()
        ordered = [line for _, line in group]
        found += list(pairwise(ordered))
        if len(ordered) > 2:
            found.append((ordered[0], ordered[-1]))
    return tuple(found)
