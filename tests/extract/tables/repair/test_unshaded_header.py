"""Headers without shade over striped rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.ruled import RULED
from pipeline.extract.tables.repair.unshaded_header import with_unshaded_header
from pipeline.extract.tables.select import choose
from tests.extract.paper import Sheet, pdf, width

XS = (60.0, 150.0, 210.0, 330.0, 470.0, 540.0)
SIZE, STEP = 8.0, 10.0
HEADER = (("N° de orden",), ("Fecha",), ("Proveedor",), ("Detalle de la compra",), ("Monto ($)",))
BODY = (
    (("2031-41",), ("16/02/2021",), ("Transportes y Servicios", "Aurora Limitada"), ("Materiales",), ("838.109",)),
    (("2169-16",), ("09/02/2021",), ("Comercial del Sur",), ("Arriendo de la maquinaria", "de obra"), ("7.362.275",)),
    (("2540-88",), ("08/03/2021",), ("Imprenta Austral",), ("Impresos",), ("6.755.792",)),
    (("2113-97",), ("21/09/2021",), ("Sociedad Constructora e", "Inmobiliaria"), ("Evento", "comunal"), ("193.910",)),
    (("2134-78",), ("09/01/2021",), ("Ferretería Nahuel y", "Compañía"), ("Insumos de oficina",), ("2.830.750",)),
)
TEXTS = [[" ".join(lines) for lines in row] for row in BODY]
NAMES = [lines[0] for lines in HEADER]


def striped(sheet: Sheet, top: float = 120.0, first: int = 0) -> Sheet:
    """The rows of ``BODY`` from ``top`` down, every second one from ``first`` on shaded cell by cell."""
    for n, row in enumerate(BODY):
        high = STEP * max(map(len, row)) + 4
        for left, right in itertools.pairwise(XS) if n % 2 == first else ():
            sheet.fill(left, top, right, top + high, "0.9 0.92 0.95")
        put(sheet, row, top + STEP)
        top += high
    return sheet


def put(sheet: Sheet, row: Sequence[Sequence[str]], y: float, bold: bool = False) -> None:
    for k, lines in enumerate(row):
        for n, text in enumerate(lines):
            x = XS[k] + 4 if k < 4 else XS[k + 1] - 4 - width(text, SIZE)
            sheet.text(x, y + STEP * n, text, SIZE, bold=bold)


def page_of(sheet: Sheet) -> Page:
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    return page


def read(sheet: Sheet) -> list[Grid]:
    return list(choose(page_of(sheet)).grids)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("above", ["", "Compras del municipio por mes", "Cuadro 3. Compras", "Compras"])
def test_the_line_above_stripes_in_their_columns_is_their_header(first: int, bold: bool, above: str) -> None:
    sheet = Sheet().text(XS[0] + 4, 106, above, SIZE, bold=bold) if above else Sheet()
    put(sheet, HEADER, 116, bold)
    (grid,) = read(striped(sheet, first=first))
    assert rows_of(grid.cells) == [NAMES, *TEXTS]
    assert grid.header_rows == 1


def test_a_header_of_two_lines_is_one_row_below_a_paragraph() -> None:
    sheet = Sheet()
    for n in range(3):
        sheet.text(XS[0], 66 + STEP * n, "lo que sigue es lo que cada unidad compró y lo que por ello pagó " * 2, SIZE)
    put(sheet, (("N° de", "orden"), ("Fecha",), ("Proveedor",), ("Detalle de", "la compra"), ("Monto",)), 106, True)
    (grid,) = read(striped(sheet))
    assert rows_of(grid.cells)[0] == ["N° de orden", "Fecha", "Proveedor", "Detalle de la compra", "Monto"]
    assert rows_of(grid.cells)[1:] == TEXTS


def test_headings_in_the_middle_over_two_columns_each_stand_over_the_header() -> None:
    sheet = Sheet()
    for text, first in (("Compra", 1), ("Resultado", 3)):
        middle = (XS[first] + XS[first + 2]) / 2
        sheet.text(middle - width(text, SIZE) / 2, 102, text, SIZE)
    put(sheet, HEADER, 116)
    (grid,) = read(striped(sheet))
    assert rows_of(grid.cells) == [["", "Compra", "", "Resultado", ""], NAMES, *TEXTS]
    assert grid.header_rows == 2


@pytest.mark.parametrize(
    "above",
    [
        "Compras",
        "Compras del municipio en el año por unidad y por mes",
        "lo que sigue es lo que cada unidad compró en el año y lo que por ello pagó a cada uno de los que vendieron",
    ],
)
def test_a_title_or_a_paragraph_is_no_header(above: str) -> None:
    (grid,) = read(striped(Sheet().text(XS[0] + 4, 116, above, SIZE)))
    assert rows_of(grid.cells) == TEXTS


def test_texts_that_are_not_in_the_middle_over_their_columns_are_no_headings() -> None:
    sheet = Sheet().text(XS[1] + 4, 102, "Municipio", SIZE).text(XS[3] + 4, 102, "Compras", SIZE)
    put(sheet, HEADER, 116)
    (grid,) = read(striped(sheet))
    assert rows_of(grid.cells) == [NAMES, *TEXTS]


def test_rows_of_figures_over_stripes_are_no_header() -> None:
    sheet = Sheet()
    for y in (102, 116):
        put(sheet, (("2031-41",), ("16/02/2021",), ("Imprenta",), ("Impresos",), ("12.109",)), y)
    assert completed(striped(sheet)) == TEXTS


def test_a_table_of_drawn_cells_is_left_as_it_is() -> None:
    ys = [120.0 + 16 * k for k in range(4)]
    sheet = Sheet().grid(list(XS), ys).cells(list(XS), ys, [[lines[0] for lines in row] for row in BODY[:3]], SIZE)
    put(sheet, HEADER, 116)
    assert completed(sheet) == [[lines[0] for lines in row] for row in BODY[:3]]


def completed(sheet: Sheet) -> list[list[str]]:
    """The rows of the only drawn grid of a page, with the header that is found for it."""
    page = page_of(sheet)
    (grid,) = RULED(page)
    return rows_of(with_unshaded_header(grid, [], page).cells)
