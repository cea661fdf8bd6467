"""Headers, titles and labels beside shading and lines that draw only a part of their table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import rows_of
from pipeline.extract.tables.select import choose
from tests.extract.paper import Sheet, pdf, width

XS = (60.0, 200.0, 290.0, 380.0, 470.0)
SIZE, STEP = 8.0, 15.0
YEARS = ["Caleta", "2019", "2020", "2021"]
ROWS = [
    ["Puerto Norte", "1.234", "5.678", "9.012"],
    ["Puerto Sur", "3.456", "7.890", "1.245"],
    ["Caleta Baja", "2.468", "1.357", "8.642"],
    ["Caleta Alta", "9.753", "4.826", "6.154"],
    ["Isla Grande", "5.319", "8.273", "4.957"],
]


def read(sheet: Sheet) -> list[list[list[str]]]:
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    return [rows_of(grid.cells) for grid in choose(page).grids]


def row(sheet: Sheet, y: float, texts: Sequence[str], bold: bool = False) -> None:
    """A label at the left and figures at the right of their cells."""
    for k, text in enumerate(texts):
        x = XS[k] + 4 if k == 0 else XS[k + 1] - 4 - width(text, SIZE)
        sheet.text(x, y, text, SIZE, bold=bold)


def middle(sheet: Sheet, y: float, text: str, first: int = 0, last: int = 3, bold: bool = False) -> None:
    x = (XS[first] + XS[last + 1] - width(text, SIZE)) / 2
    sheet.text(x, y, text, SIZE, bold=bold)


def shade(sheet: Sheet, top: float, bottom: float, first: int = 0, last: int = 3) -> None:
    for left, right in itertools.pairwise(XS[first : last + 2]):
        sheet.fill(left, top, right, bottom)


def test_a_label_without_shade_beside_stripes_is_in_the_row_it_stands_in() -> None:
    sheet = Sheet()
    row(sheet, 111, YEARS)
    groups = {0: "Litoral", 2: "Interior"}
    rows = [[groups.get(n, ""), *figures] for n, (_, *figures) in enumerate(ROWS[:4])]
    for n, texts in enumerate(rows):
        if n % 2:
            shade(sheet, 115 + STEP * n, 130 + STEP * n, first=1)
        row(sheet, 126 + STEP * n, texts)
    assert read(sheet) == [[YEARS, *rows]]


def test_what_stands_above_and_below_stripes_of_texts_is_read_with_them() -> None:
    names = ["Actividad", "Lugar", "Fecha", "Unidad"]
    rows = [
        ["Entrega de materiales", "Gimnasio", "4 de mayo", "Deportes"],
        ["Feria de ciencias", "Plaza", "6 de junio", "Cultura"],
        ["Taller de lectura", "Biblioteca", "9 de julio", "Cultura"],
        ["Acto de cierre", "Salón", "1 de agosto", "Alcaldía"],
        ["Visita guiada", "Museo", "8 de agosto", "Turismo"],
        ["Jornada de trabajo", "Sede", "2 de octubre", "Personal"],
        ["Muestra de talleres", "Gimnasio", "7 de octubre", "Cultura"],
    ]
    sheet = Sheet().line(XS[0], 100, XS[-1], 100).line(XS[0], 115, XS[-1], 115)
    sheet.line(XS[0], 115 + STEP * len(rows), XS[-1], 115 + STEP * len(rows))
    for k, name in enumerate(names):
        sheet.text(XS[k] + 4, 111, name, SIZE, bold=True)
    for n, texts in enumerate(rows):
        if n % 2:
            shade(sheet, 115 + STEP * n, 130 + STEP * n)
        for k, text in enumerate(texts):
            sheet.text(XS[k] + 4, 126 + STEP * n, text, SIZE)
    assert read(sheet) == [[names, *rows]]


def test_labels_beside_rows_under_a_drawn_header_are_read_below_a_unit_in_the_middle() -> None:
    sheet = Sheet()
    middle(sheet, 96, "En unidades de la moneda del año")
    sheet.fill(XS[1], 100, XS[4], 115)
    shade(sheet, 115, 130, first=1)
    sheet.line(XS[1], 115, XS[4], 115)
    middle(sheet, 111, "Año", 1, 3, bold=True)
    sheet.text(XS[0] + 4, 119, "Caleta", SIZE, bold=True)
    row(sheet, 126, ["", *YEARS[1:]], bold=True)
    for n, texts in enumerate(ROWS):
        row(sheet, 141 + STEP * n, texts)
    assert read(sheet) == [[["Caleta", "Año", "", ""], ["", *YEARS[1:]], *ROWS]]


@pytest.mark.parametrize(
    "title", ["Desembarque por caleta y año", "Desembarque total de las caletas de la región por año"]
)
def test_a_title_in_the_middle_over_all_headings_is_none_of_them(title: str) -> None:
    sheet = Sheet().line(XS[0], 115, XS[-1], 115)
    middle(sheet, 98, title, bold=True)
    row(sheet, 111, ["Caleta", "Congrio", "Merluza", "Reineta"], bold=True)
    for n, texts in enumerate(ROWS):
        row(sheet, 126 + STEP * n, texts)
    assert read(sheet) == [[["Caleta", "Congrio", "Merluza", "Reineta"], *ROWS]]


def test_a_title_over_several_columns_and_far_beyond_the_last_is_no_heading() -> None:
    sheet = Sheet().line(XS[0], 115, XS[-1], 115)
    sheet.text(XS[1] + 60, 98, "Desembarque de las caletas de la región por especie y por mes en el año 2021", SIZE)
    row(sheet, 111, ["Caleta", "Congrio", "Merluza", "Reineta"], bold=True)
    for n, texts in enumerate(ROWS):
        row(sheet, 126 + STEP * n, texts)
    assert read(sheet) == [[["Caleta", "Congrio", "Merluza", "Reineta"], *ROWS]]


def test_a_band_behind_two_lines_of_headings_is_not_cut_into_the_cells_of_one_row() -> None:
    sheet = Sheet().fill(XS[0], 100, XS[-1], 130, "0.8 0.87 0.93")
    middle(sheet, 110, "Período", 1)
    row(sheet, 125, ["Caleta", "Vigente", "Devengado", "Pagado"])
    for n, texts in enumerate(ROWS):
        if n % 2:
            shade(sheet, 130 + STEP * n, 145 + STEP * n)
        row(sheet, 141 + STEP * n, texts)
    assert read(sheet) == [[["", "Período", "", ""], ["Caleta", "Vigente", "Devengado", "Pagado"], *ROWS]]


def test_a_heading_in_the_middle_over_all_figures_stays_one() -> None:
    sheet = Sheet().line(XS[0], 115, XS[-1], 115)
    middle(sheet, 98, "Toneladas desembarcadas en el año", 1, bold=True)
    row(sheet, 111, YEARS, bold=True)
    for n, texts in enumerate(ROWS):
        row(sheet, 126 + STEP * n, texts)
    (rows,) = read(sheet)
    assert rows[:2] == [["", "Toneladas desembarcadas en el año", "", ""], YEARS]


@pytest.mark.parametrize("shaded", [True, False])
def test_the_first_of_several_groups_named_in_the_middle_is_a_row_of_the_body(shaded: bool) -> None:
    sheet = Sheet()
    if shaded:
        for left, right in itertools.pairwise(XS):
            sheet.fill(left, 100, right, 115, "0.95 0.85 0.85")
    else:
        for n in range(9):
            sheet.line(XS[0], 115 + STEP * n, XS[-1], 115 + STEP * n)
    row(sheet, 111, YEARS)
    names = {0: "Artesanal", 4: "Industrial"}
    rows = iter(ROWS)
    expected = [YEARS]
    for n in range(7):
        top = 115 + STEP * n
        if n in names:
            if shaded:
                sheet.fill(XS[0], top, XS[-1], top + STEP)
            middle(sheet, top + 11, names[n], bold=True)
            expected.append([names[n], "", "", ""])
        else:
            expected.append(next(rows))
            row(sheet, top + 11, expected[-1])
    assert read(sheet) == [expected]


def test_a_unit_in_the_middle_below_the_headings_is_of_all_figures() -> None:
    sheet = Sheet().line(XS[0], 100, XS[-1], 100).line(XS[0], 127, XS[-1], 127)
    row(sheet, 110, ["Caleta", "Congrio", "Merluza", "Reineta"], bold=True)
    middle(sheet, 122, "(en toneladas de cada uno de los años)", 1)
    for n, texts in enumerate(ROWS):
        row(sheet, 138 + STEP * n, texts)
    (rows,) = read(sheet)
    assert rows[:2] == [
        ["Caleta", "Congrio", "Merluza", "Reineta"],
        ["", "(en toneladas de cada uno de los años)", "", ""],
    ]


def test_the_same_headings_below_each_group_are_a_level_however_close_above_them_it_stands() -> None:
    edges = [60.0, 150.0, 200.0, 250.0, 300.0, 350.0]
    sheet = Sheet().line(60, 100, 350, 100).line(60, 139, 350, 139)
    sheet.text(90, 123, "Especie", SIZE, bold=True)
    for x, text in ((250 - width("2021", SIZE) / 2, "2021"),):
        sheet.text(x, 111, text, SIZE, bold=True)
    for left, text in ((150, "Hombres"), (250, "Mujeres")):
        sheet.text(left + 50 - width(text, SIZE) / 2, 123, text, SIZE, bold=True)
    for k in range(1, 5):
        sheet.right(edges[k + 1] - 3, 135, "%" if k % 2 == 0 else "Casos", SIZE)
    body = [[label, f.replace(".", ""), "1,5", g.replace(".", ""), "3,7"] for label, f, g, _ in ROWS]
    for n, (label, *figures) in enumerate(body):
        sheet.text(64, 150 + STEP * n, label, SIZE)
        for k, figure in enumerate(figures, 1):
            sheet.right(edges[k + 1] - 3, 150 + STEP * n, figure, SIZE)
    head = [["Especie", "2021", "", "", ""], ["", "Hombres", "", "Mujeres", ""], ["", "Casos", "%", "Casos", "%"]]
    assert read(sheet) == [[*head, *body]]
