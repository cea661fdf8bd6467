"""Headers of several levels as one division into cells, wherever in its cell each heading stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans
from tests.trials import trials

STEP, FIRST, LEVEL = 48.0, 230.0, 16.0  # points between columns, the middle of the first, between levels


def edge(column: int) -> float:
    """The middle of a column of figures."""
    return FIRST + STEP * column


def middle(first: int, last: int) -> float:
    return (edge(first) + edge(last)) / 2


def body(paper: Paper, y: float, width: int) -> list[list[str]]:
    found = []
    for i, name in enumerate(("Medicina", "Cirugía", "Pediatría", "Urología", "Neurología")):
        figures = [str(137 * i + 31 * k + 102) for k in range(width)]
        paper.left(50, y + 16 * i, name)
        for k, text in enumerate(figures):
            paper.centre(edge(k), y + 16 * i, text)
        found.append([name, *figures])
    return found


@given(st.sampled_from([0.0, 0.5, 1.0]), st.integers(2, 3), st.just(1))
@settings(max_examples=trials(24), deadline=None)
def test_headings_in_their_cells_are_told_from_their_heights(set_at: float, half: int, alone: int) -> None:
    """Three levels: a heading over two columns and two levels, one over two groups, the stub and the last columns as
    high as all; ``set_at`` is where in the height of its cell a heading stands, from the top (0) to the foot (1)."""
    paper = Paper(size=8)
    width = 2 + 2 * half + alone
    top = 200.0

    def put(x: float, level: int, last: int, text: str) -> None:
        paper.centre(x, top + LEVEL * (level + set_at * (last - level)), text, bold=True)

    put(80, 0, 2, "Servicio")
    put(middle(0, 1), 0, 1, "Total")
    put(middle(2, 1 + 2 * half), 0, 0, "Edades")
    put(middle(2, 1 + half), 1, 1, "Menor")
    put(middle(2 + half, 1 + 2 * half), 1, 1, "Mayor")
    names = ["Ambos", "Mujer", *("abcdefgh"[k] * 3 for k in range(2 * half))]
    for k, name in enumerate(names):
        put(edge(k), 2, 2, name)
    last = ["Camas", "Altas"][:alone]
    for k, name in enumerate(last):
        put(edge(len(names) + k), 0, 2, name)
    expected = body(paper, top + 3 * LEVEL + 4, width)
    (grid,) = ALIGNED(paper.page())
    blank = [""] * (half - 1)
    assert rows(grid) == [
        ["Servicio", "Total", "", "Edades", *[""] * (2 * half - 1), *last],
        ["", "", "", "Menor", *blank, "Mayor", *blank, *[""] * alone],
        ["", *names, *[""] * alone],
        *expected,
    ]
    assert spans(grid)["Total"] == (2, 2)
    assert spans(grid)["Edades"] == (1, 2 * half)
    assert spans(grid)["Servicio"] == (3, 1)


def test_a_wrapped_heading_over_two_columns_is_one() -> None:
    paper = Paper(size=8)
    paper.centre(middle(0, 3), 200, "Consultas nuevas", bold=True)
    for first in (0, 2):
        paper.centre(middle(first, first + 1), 216, "Establecidos", bold=True)
        paper.centre(middle(first, first + 1), 225.6, "antes", bold=True)
    paper.centre(80, 221, "Especialidad", bold=True)
    for k, text in enumerate(("Niñas", "Niños") * 2):
        paper.centre(edge(k), 241, text, bold=True)
    expected = body(paper, 261, 4)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:3] == [
        ["Especialidad", "Consultas nuevas", "", "", ""],
        ["", "Establecidos antes", "", "Establecidos antes", ""],
        ["", "Niñas", "Niños", "Niñas", "Niños"],
    ]
    assert rows(grid)[3:] == expected


@pytest.mark.parametrize("cut", [False, True])
def test_classes_of_ages_are_headings(cut: bool) -> None:
    paper = Paper(size=8)
    classes = ["0-4", "5-9", "10-14", "15-19"]
    paper.left(50, 200, "Servicio", bold=True)
    for k, text in enumerate(classes):
        if cut and len(text) > 3:
            paper.centre(edge(k), 195.2, text[:3], bold=True)
            paper.centre(edge(k), 204.8, text[3:], bold=True)
        else:
            paper.centre(edge(k), 200, text, bold=True)
    expected = body(paper, 222, 4)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Servicio", *classes], *expected]
    assert grid.header_rows == 1


def test_the_last_line_of_a_heading_in_the_middle_of_the_table_heads_no_rows() -> None:
    paper = Paper(size=8)
    names = [["Inicial"], ["Vigente al", "31 de", "diciembre", "de 2023"], ["Ejecutado"]]
    for k, parts in enumerate(names):
        for i, part in enumerate(parts):
            paper.centre(edge(k), 214.4 + 9.6 * (i - (len(parts) - 1) / 2), part, bold=True)
    paper.left(50, 214.4, "Programa", bold=True)
    for i, lines in enumerate((("Atención", "primaria"), ("Acciones de", "salud pública"), ("Inversión", "sectorial"))):
        y = 250 + 24 * i
        paper.left(50, y - 4.8, lines[0])
        paper.left(50, y + 4.8, lines[1])
        for k in range(3):
            paper.centre(edge(k), y, str(1437 * (i + 2) + 311 * k))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[0] == ["Programa", "Inicial", "Vigente al 31 de diciembre de 2023", "Ejecutado"]
    assert [row[0] for row in rows(grid)[1:]] == [
        "Atención primaria",
        "Acciones de salud pública",
        "Inversión sectorial",
    ]


def test_a_heading_of_some_columns_that_reaches_over_its_middle_one_is_no_title() -> None:
    """Its middle is that of five columns, over which one stands alone; the labels' heading and the last one go over
    all three levels."""
    paper = Paper(size=8)
    paper.centre(middle(0, 4), 200, "Ejecución del ejercicio", bold=True)
    paper.centre(middle(0, 1), 216, "Ingresos", bold=True)
    paper.centre(middle(2, 4), 216, "Gastos", bold=True)
    paper.left(50, 218, "Servicio", bold=True)
    paper.centre(edge(5), 218, "Saldo", bold=True)
    names = ["Propio", "Ajeno", "Sueldo", "Bienes", "Obras"]
    for k, name in enumerate(names):
        paper.centre(edge(k), 232, name, bold=True)
    expected = body(paper, 252, 6)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Servicio", "Ejecución del ejercicio", "", "", "", "", "Saldo"],
        ["", "Ingresos", "", "Gastos", "", "", ""],
        ["", *names, ""],
        *expected,
    ]
