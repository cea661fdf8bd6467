"""Cells of a table that a document states by spans, made a table that is as wide and as high everywhere."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.settings import TABLES
from pipeline.extract.tables.header_rows import header_row_count
from pipeline.model import Cell, Table


def squared(cells: list[Cell]) -> Table:
    """A table of the cells, with empty ones where none was stated.

    Raises:
        Unreadable: it has more columns or positions than any table that is printed.
    """
    cells = _narrowed(cells)
    rows, columns = max(c.row + c.row_span for c in cells), max(c.column + c.column_span for c in cells)
    if rows * columns > TABLES.most_positions or columns > TABLES.widest:
        raise Unreadable(
            f"El documento tiene una tabla de {rows} filas por {columns} columnas: más de las "
            f"{TABLES.widest} columnas o de los {TABLES.most_positions} casilleros que se leen de una tabla.",
            "Divídala en tablas más pequeñas.",
        )
    table = Table(id="", cells=tuple(cells), method="word")
    covered = table.cell_at
    missing = tuple(
        Cell(r, c, "") for r in range(table.row_count) for c in range(table.column_count) if (r, c) not in covered
    )
    whole = tuple(sorted((*cells, *missing), key=lambda cell: (cell.row, cell.column)))
    table = Table(id="", cells=whole, method="word")
    return Table(id="", cells=whole, header_rows=header_row_count(table.rows, whole), method="word")


def _narrowed(cells: list[Cell]) -> list[Cell]:
    """Of a table wider than any that is printed, only the columns in which a cell begins: spans of
    thousands are a slip of the program that wrote them, or worse."""
    if max(c.column + c.column_span for c in cells) <= TABLES.widest:
        return cells
    starts = sorted({c.column for c in cells})
    number = {start: i for i, start in enumerate(starts)}
    return [
        replace(c, column=at, column_span=bisect_left(starts, c.column + c.column_span) - at)
        for c in cells
        for at in [number[c.column]]
    ]
