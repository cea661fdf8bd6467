"""Columns shaded cell by cell between columns without shade."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.formats.pdf import read
from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.extract.tables.engines.ruled.column_bands import without_column_bands
from pipeline.geometry import Box
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

ROWS = [["Mes", "Ingresos", "Egresos", "Saldo"]] + [
    [month, str(3100 + 17 * k), str(2900 + 13 * k), str(200 + 4 * k)]
    for k, month in enumerate(("Enero", "Febrero", "Marzo", "Abril", "Mayo"))
]
XS = [50.0, 150.0, 230.0, 310.0, 390.0]
YS = [100.0 + 16 * k for k in range(7)]


def test_rows_are_read_beside_shaded_columns() -> None:
    sheet = Sheet()
    for column in (1, 3):
        for top, bottom in pairwise(YS[1:]):
            sheet.fill(XS[column], top, XS[column + 1], bottom)
    (table,) = read(pdf(sheet.cells(XS, YS, ROWS)), "x", Source("x.pdf", "", "pdf")).tables
    assert [list(row) for row in table.rows] == ROWS


def stack(x0: float, x1: float, count: int) -> list[Fill]:
    return [Fill(Box(x0, 100 + 16 * k, x1, 116 + 16 * k), 0xEEEEEE) for k in range(count)]


def test_cells_beside_each_other_stay_and_so_do_rows_with_lines() -> None:
    whole = [*stack(50, 150, 5), *stack(150, 230, 5)]
    assert without_column_bands(whole, ()) == tuple(whole)
    labels = stack(50, 150, 5)
    assert without_column_bands(labels, ()) == ()
    lines = [RulingLine(True, f.box.bottom, 50, 390) for f in labels]
    assert without_column_bands(labels, lines) == tuple(labels)
    assert without_column_bands(stack(50, 150, 2), ()) == tuple(stack(50, 150, 2))


def test_a_shaded_heading_beside_the_heading_of_a_shaded_column_holds_no_row() -> None:
    column, heading = stack(50, 150, 6), stack(150, 230, 1)
    assert without_column_bands([*column, *heading], ()) == tuple(heading)
    headings = stack(150, 230, 2)
    assert without_column_bands([*column, *headings], ()) == (*column, *headings)
