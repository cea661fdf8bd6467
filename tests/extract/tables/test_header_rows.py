"""How many header rows a grid has."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.header_rows import begins_with_years, header_row_count, settled_header
from pipeline.model import Cell

BODY = [["Maule", "12", "1,5", "30", "2,5"], ["Biobío", "13", "1,6", "31", "2,6"]]


def test_one_row_of_headings() -> None:
    assert header_row_count([["Región", "Mujeres", "%", "Hombres", "%"], *BODY]) == 1


def test_a_grid_of_one_row_has_one_and_an_empty_grid_none() -> None:
    assert header_row_count([["Región", "Mujeres"]]) == 1
    assert header_row_count([]) == 0


def test_headings_over_several_columns_have_their_columns_below() -> None:
    rows = [["Región", "Mujeres", "", "Hombres", ""], ["", "N°", "%", "N°", "%"], *BODY]
    cells = (
        Cell(0, 0, "Región", row_span=2),
        Cell(0, 1, "Mujeres", column_span=2),
        Cell(0, 3, "Hombres", column_span=2),
        *(Cell(1, k, text) for k, text in enumerate(rows[1]) if k),
    )
    assert header_row_count(rows, cells) == 2
    assert header_row_count(rows) == 2


def test_years_under_a_heading_are_headings() -> None:
    rows = [["Región", "Mujeres", "", "Hombres", ""], ["", "2021", "2022", "2021", "2022"], *BODY]
    assert header_row_count(rows) == 2


def test_a_label_that_spans_rows_of_figures_is_no_heading() -> None:
    rows = [["Año", "Sexo", "Total"], ["2021", "Hombres", "12"], ["", "Mujeres", "13"]]
    cells = (*(Cell(0, k, t) for k, t in enumerate(rows[0])), Cell(1, 0, "2021", row_span=2), Cell(1, 1, "Hombres"))
    assert header_row_count(rows, cells) == 1


def test_a_section_under_the_header_is_body() -> None:
    assert header_row_count([["Item", "", ""], ["Gastos", "", ""], ["Sueldos", "12", "13"]]) == 1


def test_a_table_of_words_has_one() -> None:
    rows = [["Región", "Institución", "Consejero"], ["Maule", "Vicaría", "Ana"], ["Biobío", "Cruz Roja", "Luz"]]
    assert header_row_count(rows) == 1


def test_a_table_whose_first_row_holds_figures_has_no_header() -> None:
    rows = [
        ["Vehículos", "86", "1.388", "1.474"],
        ["Armas", "9", "2.369", "2.378"],
        ["Munición", "243", "3.938", "4.181"],
    ]
    assert header_row_count(rows) == 0


def test_a_span_over_two_rows_makes_no_header_of_a_row_of_figures() -> None:
    rows = [["Rama", "", "N", "%"], ["A", "Agricultura", "40.978", "4,7"], ["B", "Minas", "4.130", "0,5"]]
    cells = [Cell(0, 0, "Rama", row_span=2), Cell(0, 2, "N"), Cell(0, 3, "%")]
    assert header_row_count(rows, cells, known=2) == 1


def test_years_below_the_header_that_alignment_found_are_its_lower_level() -> None:
    rows = [["Región", "Becas", "Cursos"], ["", "2021", "2022"], ["Norte", "12", "13"]]
    assert settled_header(rows, 1) == 2
    assert settled_header([["Región", "Becas", "Cursos"], ["2021", "12", "13"]], 1) == 1


YEARS = ["Posta", "2020", "2021", "2021/2020 %"]
POSTS = [["El Olivo", "14.820", "15.934", "7,5"], ["La Viña", "6.240", "6.518", "4,5"]]


@pytest.mark.parametrize(
    ("rows", "is_header"),
    [
        ([YEARS, *POSTS], True),
        ([["Posta", "2020", "2021", "Var. 2021"], *POSTS], True),
        ([["Posta", "2021", "2020", "2021/2020 %"], *POSTS], False),  # not in order: ids, floors, codes
        ([["", "2020", "2021", "2021/2020 %"], *POSTS], False),  # nothing says what the rows are
        ([["El Olivo", "2020", "2021", "7,5"], *POSTS], False),  # a figure beside: a row of figures like years
        ([["Obra", "2020", "2021", "Plazo"], ["Puente", "2019", "2022", "3"], ["Muelle", "2020", "2024", "4"]], False),
        ([YEARS, POSTS[0]], False),
    ],
)
def test_a_first_row_of_years_that_heads_figures(rows: list[list[str]], is_header: bool) -> None:
    assert begins_with_years(rows) == is_header


def test_titles_and_units_over_all_columns_stand_above_the_header() -> None:
    rows = [
        ["Dotación y gasto", "", ""],
        ["(en miles de pesos)", "", ""],
        ["Sede", "2021", "2022"],
        ["Norte", "12.400", "13.100"],
    ]
    cells = [Cell(0, 0, rows[0][0], column_span=3), Cell(1, 0, rows[1][0], column_span=3)]
    cells += [Cell(r, c, rows[r][c]) for r in (2, 3) for c in range(3)]
    assert header_row_count(rows, cells) == 3
    shorter = [Cell(1, 0, rows[1][0], column_span=2), Cell(1, 2, "")]
    assert header_row_count(rows, [cells[0], *shorter, *cells[2:]]) == 3
    assert header_row_count([*rows[:3], ["Norte", "sí", "no"]], cells) == 1  # a table of words: sections
    sections = [["Sede", "2021", "2022"], rows[0], rows[3]]
    assert header_row_count(sections, [Cell(1, 0, rows[0][0], column_span=3)]) == 1


def test_classes_of_ages_below_their_heading_are_of_the_header() -> None:
    header = [["Sede", "Mujeres", "", "Hombres", ""], ["", "0-14", "15-64", "0-14", "15-64"]]
    cells = [Cell(0, 0, "Sede", row_span=2), Cell(0, 1, "Mujeres", column_span=2), Cell(0, 3, "Hombres", column_span=2)]
    cells += [Cell(1, c, header[1][c]) for c in range(1, 5)]
    assert header_row_count([*header, ["Norte", "12", "31", "14", "29"]], cells) == 2
    assert header_row_count([*header, ["Norte", "3-12", "15-31", "14", "29"]], cells) == 1  # rows of such ranges
