"""Lines that alignment took for rows of their own, put back to the cells they belong to."""

from __future__ import annotations

from pipeline.extract.layout.text_of_words import completes
from pipeline.extract.tables.engine import rows_of
from pipeline.extract.tables.repair.wrapped_cells import with_wrapped_rows
from tests.extract.paper import Sheet
from tests.extract.tables.repair.test_merged_rows import grid_over, page

XS = (72.0, 150.0, 250.0)


def written(rows: list[tuple[float, list[str]]]) -> list[list[str]]:
    """The rows that a grid with one row a line has after mending; every row has its own baseline."""
    sheet = Sheet()
    for y, texts in rows:
        for x, text in zip(XS, texts, strict=True):
            if text:
                sheet.text(x, y, text)
    return rows_of(with_wrapped_rows(grid_over(page(sheet), [[t.split() for t in texts] for _, texts in rows])).cells)


def test_a_figure_that_its_cell_cut_is_whole_again() -> None:
    found = written(
        [
            (100, ["Mes", "Enero", "Febrero"]),
            (112, ["Agua", "1.47", "998"]),
            (124, ["potable", "0", ""]),
            (136, ["Riego", "1.204", "1.117"]),
        ]
    )
    assert found == [["Mes", "Enero", "Febrero"], ["Agua potable", "1.470", "998"], ["Riego", "1.204", "1.117"]]


def test_words_without_room_on_the_line_above_go_on() -> None:
    found = written(
        [
            (100, ["Sala", "Abril", "Mayo"]),
            (112, ["Anfiteatro alto", "410", "520"]),
            (124, ["Biblioteca", "120", "230"]),
            (136, ["Municipal", "", ""]),
            (148, ["Total", "530", "750"]),
        ]
    )
    assert found[2] == ["Biblioteca Municipal", "120", "230"]


def test_a_section_that_had_room_is_a_row() -> None:
    rows = [
        (100, ["Sala", "Abril", "Mayo"]),
        (112, ["Foyer", "410", "520"]),
        (124, ["Norte", "", ""]),
        (136, ["Patio", "120", "230"]),
    ]
    assert written(rows) == [texts for _, texts in rows]


def test_lines_set_closer_than_rows_are_one_row_around_their_figures() -> None:
    found = written(
        [
            (100, ["Concepto", "Inicial", "Final"]),
            (124, ["Personal", "10", "12"]),
            (148, ["Bienes", "20", "25"]),
            (172, ["Traspasos", "", ""]),
            (184, ["corrientes", "30", "31"]),
            (208, ["Total", "60", "68"]),
        ]
    )
    assert found[3] == ["Traspasos corrientes", "30", "31"]


def test_only_the_missing_digits_complete_a_figure() -> None:
    assert completes("1.47", "0")
    assert completes("$137.699.892.6", "75")
    assert not completes("1.470", "0")
    assert not completes("1.47", "12")
    assert not completes("3,5", "0")
    assert not completes("89.1", "40.2")
    assert completes("1.47", "0.500")


def test_figures_with_a_decimal_point_are_not_the_remainder_of_those_above() -> None:
    rows = [
        (100, ["Indicador", "2020", "2021"]),
        (124, ["Dosis", "655.390", "1.803.415"]),
        (148, ["Parto (%)", "89.1", "91.3"]),
        (172, ["Anemia (%)", "40", "38"]),
    ]
    assert written(rows) == [texts for _, texts in rows]


def test_a_row_without_figures_as_far_below_as_rows_are_apart_is_a_row() -> None:
    rows = [
        (100, ["Indicador", "Meta", "Logro"]),
        (118, ["Cobertura", "90", "92"]),
        (136, ["Oportunidad", "80", "85"]),
        (154, ["Costo unitario", "12.500", "11.980"]),
        (172, ["Listas de espera", "", ""]),
    ]
    assert written(rows) == [texts for _, texts in rows]


def sectioned(bold: bool, above: float) -> list[list[str]]:
    """Rows 14 points apart, a label among them that stands ``above`` points over its first row."""
    sheet = Sheet()
    lines = [(100.0, ["Cuenta", "2021", "2022"]), (114.0, ["Ventas", "12", "15"]), (128.0, ["Compras", "98", "77"])]
    lines += [(142.0, ["Ejecutivo", "", ""]), (142.0 + above, ["Gestión", "31", "45"])]
    lines += [(156.0 + above, ["Obras", "41", "52"]), (170.0 + above, ["Multas", "8", "9"])]
    for y, texts in lines:
        for x, text in zip(XS, texts, strict=True):
            if text:
                sheet.text(x, y, text, bold=bold and text == "Ejecutivo")
    rows = [[t.split() for t in texts] for _, texts in lines]
    return rows_of(with_wrapped_rows(grid_over(page(sheet), rows)).cells)


def test_a_bold_label_close_above_a_row_is_a_title() -> None:
    assert sectioned(bold=True, above=10.5)[3:5] == [["Ejecutivo", "", ""], ["Gestión", "31", "45"]]


def test_a_label_closer_above_a_row_than_rows_are_is_its_first_line() -> None:
    assert sectioned(bold=False, above=10.5)[3] == ["Ejecutivo Gestión", "31", "45"]


def test_a_label_hardly_closer_is_none() -> None:
    assert sectioned(bold=False, above=13.0)[3:5] == [["Ejecutivo", "", ""], ["Gestión", "31", "45"]]


def test_a_section_as_close_to_the_row_above_as_to_that_below_is_of_neither() -> None:
    rows = [
        (100, ["Rubro", "Abril", "Mayo"]),
        (126, ["Talleres", "410", "520"]),
        (152, ["Becas", "118", "231"]),
        (178, ["Atención", "120", "230"]),
        (189, ["Inversión", "", ""]),
        (200, ["Caminos", "318", "604"]),
        (226, ["Sedes", "112", "250"]),
        (252, ["Plazas", "117", "219"]),
    ]
    assert written(rows) == [texts for _, texts in rows]


def test_where_rows_of_figures_stand_as_close_the_white_shows_no_wrapped_lines() -> None:
    rows = [
        (100, ["Rubro", "Abril", "Mayo"]),
        (126, ["Sala de charlas", "410", "520"]),
        (152, ["Becas", "118", "231"]),
        (163, ["Red", "120", "230"]),
        (174, ["Inversión", "", ""]),
        (200, ["Caminos", "318", "604"]),
        (226, ["Sedes", "112", "250"]),
    ]
    assert written(rows) == [texts for _, texts in rows]
