"""Headers that count years one by one, with one year printed twice: "2019 2019 2020 2021 2022 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import rules
from pipeline.model import Cell, Evidence, EvidenceRole, Finding, Table
from pipeline.rules.evidence import of_cell
from pipeline.validate.calendar.settings import SETTINGS

_YEAR = re.compile(r"(?:19|20)\d{2}")


def header_years(table: Table) -> list[Finding]:
    """A finding for each year of a header that repeats its neighbour where the one before or behind it is missing."""
    found = []
    for row in range(table.header_rows):
        for cells in _runs(table, row):
            years = [int(cell.text.strip()) for cell in cells]
            start = _counting(years)
            if start is None or _is_distinguished(table, row, cells):
                continue
            found += [
                _finding(table, cell, start + i, [c for c in cells if c is not cell and c.text == cell.text])
                for i, cell in enumerate(cells)
                if years[i] != start + i
            ]
    return found


def _runs(table: Table, row: int) -> Iterator[list[Cell]]:
    """The years of a header row that stand next to each other, each over one column."""
    run: list[Cell] = []
    for column in range(table.column_count):
        cell = table.cell_at.get((row, column))
        if cell is not None and cell.column_span == 1 and _YEAR.fullmatch(cell.text.strip()):
            run.append(cell)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _counting(years: Sequence[int]) -> int | None:
    """The first year of a run that counts by one but for a single year, which repeats its neighbour; else ``None``.

    The last year twice is no misprint: it is that year's budget and what became of it, or a forecast.
    """
    if len(years) < SETTINGS.fewest_years or years[-1] == years[-2]:
        return None
    for start in {years[0], years[-1] - len(years) + 1}:
        wrong = [i for i, year in enumerate(years) if year != start + i]
        if len(wrong) == 1 and years.count(years[wrong[0]]) > 1 and abs(years[wrong[0]] - start - wrong[0]) == 1:
            return start
    return None


def _is_distinguished(table: Table, row: int, cells: Sequence[Cell]) -> bool:
    """Whether another header row says what each of two columns of one year is."""
    for cell in cells:
        twins = [c for c in cells if c.text == cell.text]
        for other in range(table.header_rows):
            if other != row and len({table.rows[other][c.column] for c in twins}) > 1:
                return True
    return False


def _finding(table: Table, cell: Cell, expected: int, twins: Sequence[Cell]) -> Finding:
    def shown(c: Cell, role: EvidenceRole) -> Evidence:
        return of_cell(table, c.row, c.column, role, c.text.strip())

    return rules.finding(
        "numeracion",
        severity="error",
        evidence=(shown(cell, "observed"), *(shown(c, "context") for c in twins[:1])),
        observed=cell.text.strip(),
        expected=str(expected),
        suggestion=f"Cambie {cell.text.strip()} por {expected}, o revise los encabezados.",
        table=table.id,
        what=f"el año {cell.text.strip()} del encabezado está repetido donde corresponde {expected}",
    )
