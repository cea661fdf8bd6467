"""What is one row, what heads rows and what heads columns, in tables without lines."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.engines.borderless.columns.whitespace import columns_of
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import chunk_lines
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans


@pytest.mark.parametrize(
    ("figure", "rest", "cut"),
    [
        ("12.345.67", "8", True),
        ("$123.456.789.0", "12", True),
        ("34767263-", "0", True),
        ("5.364.912", "415.449", False),  # two whole figures
        ("5.364.912", "4", False),
        ("1,234,56", "7", True),
        ("89.1", "40.2", False),
    ],
)
def test_the_end_of_a_figure_makes_one_number_with_it(figure: str, rest: str, cut: bool) -> None:
    assert text_kinds.completes_figure(figure, rest) is cut


def test_rows_of_codes_in_columns_of_their_own_stay_apart() -> None:
    """Each row fills one of the columns of codes: rows that lack what others have are no remainders of these."""
    body = [
        ["05", "", "", "TRANSFERENCIAS CORRIENTES", "5.364.912"],
        ["", "01", "", "Del Gobierno Central", "415.449"],
        ["", "03", "", "Libre", "26.071.569"],
        ["", "", "271", "Becas y Convenios", "19.852"],
        ["09", "", "", "APORTE FISCAL", "624.922"],
        ["", "01", "", "Remuneraciones", "574.990"],
        ["", "", "524", "Instituto de Salud", "412.236"],
    ]
    paper = Paper()
    places = (50.0, 85.0, 115.0, 155.0)
    for number, (*texts, figure) in enumerate([["Sub.", "Ítem", "Asig.", "Denominación", "Monto"], *body]):
        for x, text in zip(places, texts, strict=True):
            paper.left(x, 200 + 12 * number, text)
        paper.right(400, 200 + 12 * number, figure)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == body


def test_an_ellipsis_in_a_cell_of_its_own_stands_for_a_figure() -> None:
    paper = Paper()
    table = [
        ["Indicador", "2020", "2021", "2022"],
        ["Tasa de ocupación", "...", "31,5", "30,4"],
        ["Tasa de participación", "44,0", "...", "25,0"],
        ["Brecha", "95,9", "97,9", "..."],
    ]
    for number, (label, *figures) in enumerate(table):
        paper.row(200 + 14 * number, label, figures, (220, 270, 320))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == table


def test_dots_that_lead_to_a_figure_are_none() -> None:
    paper = Paper()
    for number, (label, figure) in enumerate(
        (("Ingresos .........", "120"), ("Gastos ...", "98"), ("Saldo ......", "22"))
    ):
        paper.left(50, 200 + 14 * number, label)
        paper.right(50 + paper.width(label) + 25, 200 + 14 * number, figure)
    assert all("..." not in cell for grid in ALIGNED(paper.page()) for row in rows(grid) for cell in row)


def sectioned(middle: float) -> Paper:
    """Groups of rows under a text at ``middle``."""
    paper = Paper()
    paper.row(200, "Materia", ("2021", "2022", "2023"), (190, 250, 310))
    y = 200.0
    for group in ("Causas civiles", "Causas penales"):
        y += 14
        paper.centre(middle, y, group)
        for label, figures in (("Ingresos", ("69", "36", "51")), ("Términos", ("8.565", "93.816", "107"))):
            y += 14
            paper.row(y, label, figures, (190, 250, 310))
    return paper


def test_a_text_over_the_middle_of_the_table_heads_rows() -> None:
    (grid,) = ALIGNED(sectioned(180).page())
    assert rows(grid)[:3] == [
        ["Materia", "2021", "2022", "2023"],
        ["Causas civiles", "", "", ""],
        ["Ingresos", "69", "36", "51"],
    ]
    assert spans(grid) == {"Causas civiles": (1, 4), "Causas penales": (1, 4)}


def units(heading_leading: float, below: float) -> list[list[str]]:
    """The header of a table with a line of units ``below`` the last line of its headings."""
    paper = Paper()
    for edge, (first, second) in zip((250, 350), (("Presupuesto", "vigente"), ("Ejecución", "acumulada")), strict=True):
        paper.right(edge, 200, first)
        paper.right(edge, 200 + heading_leading, second)
        paper.right(edge, 200 + heading_leading + below, "(M$)")
    paper.left(50, 200 + heading_leading, "Programa")
    for number, (label, *figures) in enumerate((("Becas", "120", "98"), ("Salud", "75", "61"), ("Útiles", "9", "8"))):
        paper.row(240 + 14 * number, label, figures, (250, 350))
    (grid,) = ALIGNED(paper.page())
    return rows(grid)[: grid.header_rows]


def test_units_further_below_than_lines_of_a_heading_are_a_row() -> None:
    assert units(11, 15) == [
        ["Programa", "Presupuesto vigente", "Ejecución acumulada"],
        ["", "(M$)", "(M$)"],
    ]


def test_units_as_close_as_lines_of_a_heading_are_its_last_line() -> None:
    assert units(11, 11) == [["Programa", "Presupuesto vigente (M$)", "Ejecución acumulada (M$)"]]


def test_numbers_of_columns_with_what_they_are_reckoned_from() -> None:
    assert text_kinds.is_numbering(["(1)", "(2)", "(3)=(1)-(2)"])
    assert text_kinds.is_numbering(["(4)=(2)-", "(5)="])
    assert not text_kinds.is_numbering(["(M$)", "(%)"])


def test_headings_as_far_above_as_rows_are_apart() -> None:
    """A table set loosely: its headings are no title, although the white would part other tables."""
    paper = Paper()
    paper.centre(300, 200, "Dotación")
    for x, text in ((70.0, "Servicio"), (250.0, "Mujeres"), (350.0, "Hombres"), (430.0, "Parte")):
        paper.centre(x, 228, text)
    body = [["Norte", "413", "15", "42,1"], ["Centro", "68", "29", "88,3"], ["Sur", "184", "913", "52,8"]]
    for number, (label, *figures) in enumerate(body):
        paper.row(256 + 28 * number, label, figures, (262, 362, 440))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["", "Dotación", "", ""], ["Servicio", "Mujeres", "Hombres", "Parte"], *body]
    assert spans(grid) == {"Dotación": (1, 2)}


def test_a_text_of_two_lines_among_rows_is_a_cell() -> None:
    """Sixteen words that would be a paragraph elsewhere have a row of figures in their middle."""
    paper = Paper()
    paper.row(200, "Pregunta", ("Bueno", "Malo"), (480, 540))
    paper.row(228, "El tiempo de espera fue", ("61,8", "37,2"), (480, 540))
    paper.left(50, 256, "La información que entregó la persona que atendió fue clara y suficiente para hacer")
    paper.row(261, "", ("71,2", "29,6"), (480, 540))
    paper.left(50, 266, "el trámite que necesitaba en la oficina")
    paper.row(294, "Recomendaría este servicio", ("35,3", "38,6"), (480, 540))
    (grid,) = ALIGNED(paper.page())
    assert [row[1:] for row in rows(grid)] == [["Bueno", "Malo"], ["61,8", "37,2"], ["71,2", "29,6"], ["35,3", "38,6"]]
    assert rows(grid)[2][0].startswith("La información")
    assert rows(grid)[2][0].endswith("en la oficina")


def test_the_share_of_a_figure_below_it_is_in_its_cell() -> None:
    """Lines of one row are closer than rows; a figure in parentheses without a sign would be a row of its own."""
    paper = Paper()
    paper.row(180, "Programa", ("2022", "2023"), (250, 350))
    body = [
        ("Capacitación", "988 (27,4%)", "2.135 (55,3%)"),
        ("Becas", "465 (85,6%)", "228 (60,0%)"),
        ("Subsidio", "9 (4,8%)", "14 (7,1%)"),
    ]
    for number, (label, *figures) in enumerate(body):
        y = 200 + 30 * number
        paper.row(y, label, [f.split()[0] for f in figures], (250, 350))
        paper.row(y + 12, "", [f.split()[1] for f in figures], (250, 350))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == [list(row) for row in body]


def test_codes_of_two_lines_around_the_others_are_a_column() -> None:
    """No line has both a code and a state: the code stands above and below the middle of its row."""
    paper = Paper()
    for number, state in enumerate(("Diseño", "Obra", "Idea", "Diseño")):
        y = 225 + 24.0 * number
        paper.left(60, y - 6, "Conservación de la posta")
        paper.left(190, y - 6, f"3476{number}-")
        paper.row(y, f"{number + 1}", (f"{42 + number}",), (400,), x=40)
        paper.left(265, y, state)
        paper.left(60, y + 6, "rural El Carmen")
        paper.left(190, y + 6, "0")
    columns = columns_of(chunk_lines(paper.page().words))
    assert [round(c.x0) for c in columns] == [40, 60, 190, 265, 390]


def test_a_heading_a_little_left_of_the_shares_it_is_over() -> None:
    """Shares set so close before states that no gap shows two columns: each has a heading of its own."""
    paper = Paper()
    for x, text in ((50.0, "Compromiso"), (200.0, "Meta"), (248.0, "Avance"), (290.0, "Estado")):
        paper.left(x, 200, text)
    body = [
        ["Becas", "129", "72,5%", "Cumplido"],
        ["Salud", "768", "80,6%", "Parcial"],
        ["Útiles", "310", "61,4%", "No"],
    ]
    for number, (label, figure, share, state) in enumerate(body):
        y = 214 + 14.0 * number
        paper.row(y, label, (figure,), (220,))
        paper.left(260, y, share)
        paper.left(260 + paper.width(share) + 3, y, state)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Compromiso", "Meta", "Avance", "Estado"], *body]


def test_a_short_label_of_the_last_row_goes_on_like_those_above() -> None:
    paper = Paper()
    paper.right(250, 100, "2022")
    paper.right(310, 100, "2023")
    body = (
        (("Reinserción de", "Jóvenes"), "2.091", "64.157"),
        (("Becas",), "81.482", "88.024"),
        (("Personas", "Mayores"), "5.549", "99.152"),
        (("Plan de Obras", "Públicas"), "6.490", "72.124"),
    )
    y = 102.0
    for lines, *figures in body:
        for k, line in enumerate(lines):
            y += 11.5
            paper.left(50, y, line)
            if not k:
                paper.row(y, "", figures, (250, 310))
    paper.left(44, y + 12, "Los valores corresponden a lo informado por cada unidad al cierre del año y")
    paper.left(44, y + 24, "pueden ser modificados por las revisiones posteriores de los equipos.")
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == [[" ".join(lines), *figures] for lines, *figures in body]


def balance(heading: str) -> list[list[str]]:
    """The first rows of a table with labels and figures on two sides, ``heading`` over the labels of the first."""
    paper = Paper()
    paper.left(50, 100, heading, bold=True)
    paper.left(300, 100, "Pasivos", bold=True)
    paper.left(50, 114, "Corriente" if heading == "Activos" else "fijos", bold=True)
    paper.left(300, 114, "Exigible" if heading == "Activos" else "exigibles", bold=True)
    for edge in (250, 500):
        paper.right(edge, 100, "2021", bold=True)
    sides = (("Disponible en bancos", "Obligaciones varias"), ("Depósitos a plazo", "Cuentas por pagar"))
    for k, (left, right) in enumerate((*sides, ("Existencias", "Provisiones"))):
        paper.row(128 + 14 * k, left, [str(4512 + 77 * k)], (250,))
        paper.row(128 + 14 * k, right, [str(8233 + 51 * k)], (500,), x=300)
    (grid,) = ALIGNED(paper.page())
    return rows(grid)[:2]


def test_sections_on_both_sides_of_a_balance_are_a_row() -> None:
    assert balance("Activos") == [["Activos", "2021", "Pasivos", "2021"], ["Corriente", "", "Exigible", ""]]


def test_second_lines_of_both_headings_are_none() -> None:
    assert balance("Bienes")[0] == ["Bienes fijos", "2021", "Pasivos exigibles", "2021"]


def titled(title: str, middle: float) -> list[str]:
    """The first row of a table of five columns under a ``title`` around a ``middle``."""
    paper, edges = Paper(), (200, 260, 320, 380)
    paper.centre(middle, 100, title)
    paper.row(114, "Beneficio", ["2020", "2021", "2022", "2023"], edges)
    for k, name in enumerate(("Subsidio familiar", "Beca", "Ayuda social")):
        paper.row(128 + 14 * k, name, [str(451 + 77 * k + year) for year in range(4)], edges)
    (grid,) = ALIGNED(paper.page())
    return rows(grid)[0]


@pytest.mark.parametrize("middle", [190, 215, 250, 280])
def test_a_unit_of_the_whole_table_is_no_heading(middle: float) -> None:
    assert titled("(en miles de pesos)", middle) == ["Beneficio", "2020", "2021", "2022", "2023"]


def test_a_title_that_reaches_over_the_columns_on_either_side_is_none() -> None:
    paper = Paper()
    paper.left(150, 100, "Zona Norte y Litoral Austral")
    paper.row(114, "Beneficio", ["2020", "2021"], (250, 300))
    for k, name in enumerate(("Subsidio familiar mensual", "Beca", "Ayuda social")):
        paper.row(128 + 14 * k, name, [str(451 + 77 * k), str(823 + 51 * k)], (250, 300))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[0] == ["Beneficio", "2020", "2021"]
