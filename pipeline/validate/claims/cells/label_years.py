"""The years that rows, columns and tables are of, and which is the latest one of its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.validate.claims.cells.flags import Flags


class Years:
    """The years that things (rows, columns, tables) are of."""

    def __init__(self, years: Sequence[frozenset[str]], of_table: Sequence[int] = ()) -> None:
        self.some: Flags = np.array([bool(y) for y in years], dtype=bool)
        self.latest, self.before_latest, self.earlier = _in_order(years, of_table)
        self._of: dict[str, Flags] = {
            year: np.array([year in own for own in years], dtype=bool) for year in frozenset().union(*years)
        }

    def any(self, years: Iterable[str]) -> Flags:
        """Which things are of one of some years."""
        found = np.zeros(len(self.some), dtype=bool)
        for year in years:
            if year in self._of:
                found |= self._of[year]
        return found


def _in_order(years: Sequence[frozenset[str]], of_table: Sequence[int]) -> tuple[Flags, Flags, Flags]:
    """Of things that belong to tables which ones are of the latest year of their table, of the one before it, and of
    any earlier one. A table that knows one year has none of these."""
    every: dict[int, set[str]] = {}
    for table, own in zip(of_table, years, strict=False):
        every.setdefault(table, set()).update(own)
    found = np.zeros((3, len(years)), dtype=bool)
    for line, (table, own) in enumerate(zip(of_table, years, strict=False)):
        order = sorted(every[table])
        if own and len(order) > 1:
            last = max(own)
            found[:, line] = last == order[-1], last == order[-2], last < order[-1]
    return found[0], found[1], found[2]
