"""What can be computed of a table and told in the prose: shares, ratios, growth, differences, sums, counts.

Only rows the sentence names and the table's grand total are computed with, so that the work for a
claim does not grow with the table and coincidences stay rare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import shared
from pipeline.validate.claims.by_labels.cell_matching import column_score, named_rows, told_rows
from pipeline.validate.claims.context import Claim, matches
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, TableFacts

MOST_COLUMNS = 16
MOST_ROWS = 8
MOST_TABLES = 4
LONG = 5
"""So many digits are no coincidence among the sums of a few totals."""
HUNDRED = Decimal(100)
_EXACT = Decimal(0)
_MONTHLY = re.compile(r"\bpromedi\w+.*\b(?:mes|meses|mensual\w*)\b|\bmensual\w*\b.*\bpromedi")


@dataclass(frozen=True)
class Derived:
    """A computed figure that a claim tells: how, from which cells."""

    how: str
    operands: tuple[Fact, ...]
    value: Decimal
    match: str
    strong: bool
    entries: TableFacts | None = None
    parts: int = 1
    """Of a share: how many of the operands are the part."""


def derived(claim: Claim, tables: list[TableFacts]) -> Derived | None:
    """The best computed figure that equals the claim, ``None`` where there is none."""
    found = [d for table in tables for d in _of_table(claim, table)] or list(_over_tables(claim, tables))
    if not found:
        return None
    return min(found, key=lambda d: (not d.strong, d.match != "exact", len(d.operands)))


def _of_table(claim: Claim, table: TableFacts) -> Iterator[Derived]:
    if claim.kind == "count" and claim.figure.value == table.entries and _speaks_of(claim, table):
        yield Derived("número de filas", (), Decimal(table.entries), "exact", True, table)
    columns = table.columns[:MOST_COLUMNS]
    named = (*named_rows(claim, table), *told_rows(claim, table))
    named = tuple(dict.fromkeys(named))[:MOST_ROWS]
    rows = [*named, *([table.grand_row] if table.grand_row is not None else [])]
    for how, operands, value in _figures(claim, table, columns, rows):
        match = matches(claim, value, _EXACT)
        if match:
            strong = any(f.row in named for f in operands) or any(
                column_score(claim, f.column) >= 0.6 for f in operands
            )
            if strong or (claim.digits >= 3 and match == "exact"):
                yield Derived(how, operands, value, match, strong)


def _over_tables(claim: Claim, tables: list[TableFacts]) -> Iterator[Derived]:
    """Differences and sums of the totals of two tables ("quedando un saldo de …"): only of telling figures."""
    if claim.kind == "percent" or claim.digits < LONG:
        return
    totals = [
        f
        for table in tables[:MOST_TABLES]
        if table.grand_row is not None
        for c in table.columns[:MOST_TABLES]
        if (f := table.at.get((table.grand_row, c.index))) is not None and f.kind != "percent"
    ]
    for i, a in enumerate(totals):
        for b in totals[i + 1 :]:
            if a.table == b.table or a.kind != b.kind:
                continue
            for how, value in (("diferencia", abs(a.amount - b.amount)), ("suma", a.amount + b.amount)):
                if matches(claim, value, _EXACT) == "exact":
                    yield Derived(how, (a, b), value, "exact", True)


def _speaks_of(claim: Claim, table: TableFacts) -> bool:
    nouns = frozenset(claim.nouns[:2])
    return bool(nouns and shared(nouns, table.caption_stems | table.header_stems | table.section_stems))


def _figures(
    claim: Claim, table: TableFacts, columns: tuple[FigureColumn, ...], rows: list[int]
) -> Iterator[tuple[str, tuple[Fact, ...], Decimal]]:
    level = [c for c in columns if c.kind != "percent"]
    for row in rows:
        cells = [f for c in level if (f := table.at.get((row, c.index))) is not None]
        if claim.kind == "percent":
            for a in cells:
                for b in cells:
                    if a is b or a.kind != b.kind or not b.amount:
                        continue
                    if claim.growth:
                        yield "variación", (a, b), (a.amount - b.amount) / b.amount * _unit(claim)
                    else:
                        yield "razón", (a, b), a.amount / b.amount * _unit(claim)
            if table.grand_row is not None and row != table.grand_row:
                for a in cells:
                    whole = table.at.get((table.grand_row, a.column.index))
                    if whole is not None and whole.amount:
                        yield "participación", (a, whole), a.amount / whole.amount * _unit(claim)
        else:
            if _MONTHLY.search(fold(claim.sentence.text)):
                yield from (("promedio mensual", (a,), a.amount / 12) for a in cells if a.kind == claim.kind)
            for i, a in enumerate(cells):
                for b in cells[i + 1 :]:
                    if a.kind == b.kind == claim.kind:
                        yield "diferencia", (a, b), abs(a.amount - b.amount)
                        yield "suma", (a, b), a.amount + b.amount
    if claim.kind != "percent":
        for column in level:
            if column.kind != claim.kind or column.index not in table.column_details:
                continue
            details, total = table.column_details[column.index]
            if table.grand_row is None and len(details) > 1:
                yield "suma", details, total
            some = [
                f
                for r in sorted(set(rows) & table.detail_names.keys() - {table.grand_row})
                if (f := table.at.get((r, column.index))) is not None
            ]
            if 1 < len(some) < len(details):
                yield "suma", tuple(some), sum((f.amount for f in some), Decimal(0))
    else:
        for column in level:
            whole = table.at.get((table.grand_row, column.index)) if table.grand_row is not None else None
            some = [f for r in rows if r != table.grand_row and (f := table.at.get((r, column.index))) is not None]
            if whole is not None and whole.amount and len(some) > 1:
                part = sum((f.amount for f in some), Decimal(0))
                yield "participación", (*some, whole), part / whole.amount * _unit(claim)


def _unit(claim: Claim) -> Decimal:
    return Decimal(1) if claim.figure.unit == "razón" else HUNDRED


def share(claim: Claim, table: TableFacts) -> Derived | None:
    """The share a percentage can only mean where the table prints none: what the clause names, of the total.

    A named column ("mujeres") of the total column, in the named row or the whole table; or a named row
    of the whole, in the table's one column of figures (or its total). ``match`` is how the claim agrees, "" if not.
    """
    if claim.kind != "percent" or claim.growth or claim.figure.unit != "%":
        return None
    level = [c for c in table.columns if c.kind != "percent"]
    named = named_rows(claim, table)
    columns = [c for c in level if c.stems and column_score(claim, c) >= 0.75]
    wholes = [c for c in level if c.total and not c.stems]
    part = whole = None
    if len(columns) == 1 and len(wholes) == 1 and len(named) <= 1:
        row = named[0] if named else table.grand_row
        if row is not None:
            part, whole = table.at.get((row, columns[0].index)), table.at.get((row, wholes[0].index))
    elif not columns and len(named) == 1 and table.grand_row is not None:
        column = wholes if wholes else level
        if len(column) == 1:
            part, whole = table.at.get((named[0], column[0].index)), table.at.get((table.grand_row, column[0].index))
    if part is None or whole is None or not whole.amount or part.kind != whole.kind:
        return None
    value = part.amount / whole.amount * HUNDRED
    return Derived("participación", (part, whole), value, matches(claim, value, _EXACT), True)
