"""What a figure of a year comes to for each day, week or month of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.claims.computed.tables import Computed, Tables, levels

PERIODS = {"for each day": (365, 366), "for each week": (52, 53), "for each month": (12, 12)}
"""How many of a period a year has, at least and at most."""


def of_a_year(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """Every count or amount of a row, divided by the days, weeks and months of a year."""
    space = tables.space
    for column in levels(tables, table, row):
        cell, name = tables.cell[row, column], int(space.column_name[column])
        low, high = tables.spread(cell)
        for kind, (fewest, most) in PERIODS.items():
            value = tables.amount[cell] / fewest
            yield Computed(kind, (kind, name, 0), (cell,), value, low / most, high / fewest, (column, column))
