"""Rates that anyone sees in a table, found by brute force and apart from the program: for ``bench.spoilt_tables``.

A column of percentages whose figures are, on nearly every line and to the last digit, one column over another, the
change from one to another, or the share of a column's printed total. Figures of such lines are spoilt: the rate itself
and a figure it is computed from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import permutations

from pipeline.model import Cell, Document, Quantity, Table
from pipeline.quantities.numerals import parse

FEWEST_LINES = 4
HOLDING = 0.9
MOST = 2
"""Lines spoilt for each column of rates."""
_TOTAL = re.compile(r"(?i)^\W*total")
Column = Mapping[int, Quantity]
"""The figures of a column by row."""
_KINDS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "ratio": lambda a, b: a / b * 100,
    "growth": lambda a, b: (b / a - 1) * 100,
}


def plain_rates(document: Document, rng: random.Random) -> Iterator[tuple[Table, Cell, str]]:
    """Cells of plain rates, each with the kind of relation and whether it is the rate or what it is of."""
    for table in document.tables:
        columns = {c: _figures(table, c) for c in range(table.column_count)}
        for place, rates in columns.items():
            signed = sum(q.unit == "%" for q in rates.values())
            if len(rates) < FEWEST_LINES or signed < HOLDING * len(rates):
                continue
            found = _explained(table, columns, place, rates)
            if found is None:
                continue
            kind, operand, lines = found
            for row in rng.sample(lines, min(MOST, len(lines))):
                yield table, table.cell_at[row, place], f"{kind}-rate"
                yield table, table.cell_at[row, operand], f"{kind}-part"


def _figures(table: Table, column: int) -> Column:
    cells = ((r, table.cell_at.get((r, column))) for r in range(table.header_rows, table.row_count))
    return {r: q for r, cell in cells if cell is not None and (q := parse(cell.text)) is not None}


def _explained(
    table: Table, columns: Mapping[int, Column], place: int, rates: Column
) -> tuple[str, int, list[int]] | None:
    """The kind of a column of rates, the column it is computed from, and the lines on which it holds."""
    amounts = [c for c, figures in columns.items() if c != place and all(q.unit != "%" for q in figures.values())]
    for kind, formula in _KINDS.items():
        for a, b in permutations(amounts, 2):
            both = {r: (columns[a][r].amount, columns[b][r].amount) for r in columns[a] if r in columns[b]}
            lines = _lines(rates, both, formula)
            if lines:
                return kind, a, lines
    labels = [row[0] for row in table.rows]
    for a in amounts:
        totals = [r for r in columns[a] if _TOTAL.search(labels[r])]
        if len(totals) == 1:
            of_total = {r: (q.amount, columns[a][totals[0]].amount) for r, q in columns[a].items()}
            lines = [r for r in _lines(rates, of_total, _KINDS["ratio"]) if r != totals[0]]
            if lines:
                return "share", a, lines
    return None


def _lines(
    rates: Column, pairs: Mapping[int, tuple[Decimal, Decimal]], formula: Callable[[Decimal, Decimal], Decimal]
) -> list[int]:
    """The lines on which a formula gives the printed rate, where it does on nearly all; trivial ones (0, 100) apart."""
    tested = [r for r in rates if r in pairs]
    agreeing = [r for r in tested if _gives(rates[r], *pairs[r], formula)]
    distinctive = [r for r in agreeing if rates[r].amount not in (0, 100) and min(abs(v) for v in pairs[r]) > 9]
    return distinctive if len(distinctive) >= FEWEST_LINES and len(agreeing) >= HOLDING * len(tested) else []


def _gives(rate: Quantity, a: Decimal, b: Decimal, formula: Callable[[Decimal, Decimal], Decimal]) -> bool:
    try:
        return abs(formula(a, b) - rate.amount) <= Decimal("0.51").scaleb(-rate.decimals)
    except (DivisionByZero, InvalidOperation):
        return False
