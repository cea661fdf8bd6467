"""Tables side by side that nothing but their titles and the white between them tells apart."""

from __future__ import annotations

import pytest

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.tables.repair.adjacent_tables import adjacent_tables
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf, width
from tests.extract.tables.repair.test_merged_rows import page

LEFT = [["Canal", "Cantidad"], ["Diario", "1.204"], ["Radio", "998"], ["Boletín", "75"]]
RIGHT = [["Área", "Personas"], ["Elenco", "12"], ["Taller", "31"], ["Oficina", "8"], ["Total", "51"]]


def side_by_side(first: str, second: str) -> Sheet:
    sheet = Sheet().text(72, 100, first, bold=True).text(330, 100, second, bold=True)
    for rows, label, figure in ((LEFT, 76, 250), (RIGHT, 334, 500)):
        for i, (name, value) in enumerate(rows):
            sheet.text(label, 118 + 18 * i, name, bold=i == 0)
            sheet.right(figure, 118 + 18 * i, value)
    return sheet


def test_two_tables_under_titles_of_their_own_are_two() -> None:
    found = read_pdf(pdf(side_by_side("Comunidad", "Equipo")), "prueba", Source("", "", "pdf")).tables
    assert [[list(r) for r in t.rows] for t in found] == [LEFT, RIGHT]
    assert [t.caption for t in found] == ["Comunidad", "Equipo"]


def test_headings_over_groups_of_figures_are_one_table() -> None:
    sheet = Sheet().text(190, 100, "Hombres", bold=True).text(390, 100, "Mujeres", bold=True)
    for i, texts in enumerate(
        [["Área", "2021", "2022", "2021", "2022"], *(["Norte", "1", "2", "3", "4"] for _ in "1234")]
    ):
        for x, text in zip((72, 180, 240, 380, 440), texts, strict=True):
            sheet.text(x, 118 + 18 * i, text)
    assert adjacent_tables(page(sheet)) == []


@pytest.mark.parametrize("label_of_second", [274.0, 271.0])  # behind the edge of its caption, or a little before it
def test_numbered_captions_on_one_line_part_tables_with_hardly_any_white_between(label_of_second: float) -> None:
    sheet = Sheet().text(72, 100, "Tabla 1. Canales", bold=True).text(272, 100, "Tabla 2. Personas", bold=True)
    for rows, label, figure in ((LEFT, 74, 250), (RIGHT, label_of_second, 440)):
        for i, (name, value) in enumerate(rows):
            sheet.text(label, 118 + 18 * i, name, bold=i == 0)
            sheet.right(figure, 118 + 18 * i, value)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    assert [[list(r) for r in t.rows] for t in found] == [LEFT, RIGHT]


YEARS = [["Año", "Monto"], ["2019", "7.310"], ["2020", "6.904"], ["2021", "8.255"], ["2022", "9.120"]]


def under_centred_titles(right: list[list[str]], gutter: float) -> Sheet:
    """Two tables ``gutter`` points apart, the label at the left edge and the figure at the right one of each."""
    sheet = Sheet()
    for rows, title, left, figure in ((LEFT, "Comunidad", 72, 262), (right, "Recursos", 262 + gutter, 452 + gutter)):
        middle = (left + figure - width(title, 10)) / 2
        sheet.text(middle, 100, title, bold=True)
        for i, (name, value) in enumerate(rows):
            sheet.text(left, 118 + 18 * i, name, bold=i == 0)
            sheet.right(figure, 118 + 18 * i, value)
    return sheet


def test_titles_in_the_middle_over_tables_of_labels_or_years_are_of_two() -> None:
    found = read_pdf(pdf(under_centred_titles(YEARS, 24)), "prueba", Source("", "", "pdf")).tables
    assert [[list(r) for r in t.rows] for t in found] == [LEFT, YEARS]


def test_figures_under_a_heading_in_the_middle_are_no_table_of_their_own() -> None:
    figures = [["Ene", "Feb"], ["112", "1.310"], ["45", "904"], ["238", "255"], ["77", "120"]]
    assert adjacent_tables(page(under_centred_titles(figures, 24))) == []


def test_numbered_captions_in_the_middle_over_their_tables_take_in_the_labels() -> None:
    sheet = under_centred_titles(RIGHT, 24)
    titled = Sheet(marks=[mark for mark in sheet.marks if "Comunidad" not in mark and "Recursos" not in mark])
    for middle, title in ((167, "Tabla 1. Canales"), (381, "Tabla 2. Personas")):
        titled.text(middle - width(title, 10) / 2, 100, title, bold=True)
    found = read_pdf(pdf(titled), "prueba", Source("", "", "pdf")).tables
    assert [[list(r) for r in t.rows] for t in found] == [LEFT, RIGHT]


def test_three_numbered_captions_on_one_line_part_three_tables_although_one_begins_higher() -> None:
    sheet = Sheet()
    for x, number, rows, top in ((72, 1, LEFT, 130), (242, 2, RIGHT, 118), (412, 3, LEFT, 130)):
        sheet.text(x, 100, f"Cuadro {number}", bold=True)
        if top > 118:
            sheet.text(x, 114, "Canales", bold=True)
        for i, (name, value) in enumerate(rows):
            sheet.text(x, top + 12 * i, name, size=9)
            sheet.right(x + 140, top + 12 * i, value, size=9)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    assert [[list(r) for r in t.rows] for t in found] == [LEFT, RIGHT, LEFT]


def test_the_caption_of_something_below_ends_tables_side_by_side() -> None:
    """Without it the white between the tables would be that between the labels of the chart."""
    sheet = under_centred_titles(RIGHT, 24)
    sheet.text(230, 208, "Gráfico 3. Avance anual", bold=True)
    for k in range(4):
        sheet.text(110, 226 + 14 * k, str(75 - 25 * k)).text(160, 226 + 14 * k, f"{k}1,5").text(215, 226 + 14 * k, "6")
    assert [round(box.bottom) for box in adjacent_tables(page(sheet))[0]] == [174, 192]
