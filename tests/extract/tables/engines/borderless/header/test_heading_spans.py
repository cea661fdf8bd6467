"""Which columns a heading stands over, where no rule under it says so."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans

QUARTERS = [
    ["Facturación", "2.130", "1.875", "1.760", "1.992", "7.757", "35,3"],
    ["Calidad", "1.244", "1.980", "3.102", "1.460", "7.786", "35,5"],
    ["Artefactos", "310", "405", "688", "377", "1.780", "8,1"],
]


def quarters(first: float, second: float) -> Paper:
    """Six columns of cells 65 points wide under a heading in the middle of ``first`` points and one of ``second``."""
    paper = Paper()
    edges = [205.0 + 65 * k for k in range(6)]
    paper.centre(first, 200, "Trimestre")
    paper.centre(second, 200, "Acumulado")
    paper.row(214, "Materia", ["I", "II", "III", "IV", "Total año", "Parte"], edges)
    for number, (label, *figures) in enumerate(QUARTERS):
        paper.row(228 + 14 * number, label, figures, edges)
    return paper


def test_headings_share_out_columns_in_parts_of_unlike_number() -> None:
    """Four columns and two: the first heading is near the middle of one of its columns as well."""
    (grid,) = ALIGNED(quarters(272.5, 467.5).page())
    assert rows(grid) == [
        ["", "Trimestre", "", "", "", "Acumulado", ""],
        ["Materia", "I", "II", "III", "IV", "Total año", "Parte"],
        *QUARTERS,
    ]
    assert spans(grid) == {"Trimestre": (1, 4), "Acumulado": (1, 2)}


@pytest.mark.parametrize("edge", [335.0, 400.0])
def test_upper_lines_of_headings_share_out_nothing(edge: float) -> None:
    """Each in line with its own column."""
    paper = quarters(0, 0)
    paper.words = paper.words[2:]
    paper.right(edge, 200, "Trimestre")
    paper.right(465.0, 200, "Acumulado")
    (grid,) = ALIGNED(paper.page())
    assert spans(grid) == {}
    assert "Acumulado Total año" in rows(grid)[0]


FUNDS = [
    ["Capital", "1,27", "8,53", "2,05", "6,12"],
    ["Cuprum", "1,64", "8,48", "2,24", "6,10"],
    ["Habitat", "2,10", "8,42", "2,89", "6,06"],
]


def test_a_short_line_over_a_long_one_heads_the_same_columns() -> None:
    paper = Paper()
    for middle, letter, name in ((200.0, "A", "Más riesgoso"), (320.0, "B", "Más conservador")):
        paper.centre(middle, 200, letter)
        paper.centre(middle, 213, name)
        paper.centre(middle - 35, 226, "Rent.")
        paper.centre(middle + 20, 226, "Volatilidad")
    for number, (label, *figures) in enumerate(FUNDS):
        paper.left(50, 245 + 14 * number, label)
        for x, figure in zip((165.0, 220.0, 285.0, 340.0), figures, strict=True):
            paper.centre(x, 245 + 14 * number, figure)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["", "A Más riesgoso", "", "B Más conservador", ""],
        ["", "Rent.", "Volatilidad", "Rent.", "Volatilidad"],
        *FUNDS,
    ]
    assert spans(grid) == {"A Más riesgoso": (1, 2), "B Más conservador": (1, 2)}


REGIONS = [
    ["Arica", "1,57", "1,33", "(1,14-1,54)"],
    ["Tarapacá", "1,34", "1,15", "(1,07-1,22)"],
    ["Atacama", "1,09", "1,52", "(1,26-1,86)"],
]


def regions(middle: float) -> Paper:
    paper = Paper()
    paper.left(50, 200, "Región")
    paper.centre(160, 200, "R0")
    paper.centre(middle, 200, "Re junio")
    for number, (label, *figures) in enumerate(REGIONS):
        paper.left(50, 216 + 14 * number, label)
        for x, figure in zip((160.0, 230.0, 290.0), figures, strict=True):
            paper.centre(x, 216 + 14 * number, figure)
    return paper


@pytest.mark.parametrize("apart", [105.0, 115.0, 140.0, 155.0])
def test_a_letter_above_a_name_is_its_first_line(apart: float) -> None:
    """As far above it as the units are below; beside them a heading stands in the middle of the height of both."""
    paper = Paper()
    middles = [240.0 + apart * k for k in range(3)]
    half = 0.21 * apart
    for middle, letter, name in zip(middles, "AB", ("Más riesgoso", "Más conservador"), strict=False):
        paper.centre(middle, 200, letter)
        paper.centre(middle, 218, name)
    paper.centre(middles[2], 209, "TOTAL")
    for middle in middles:
        paper.centre(middle - half, 236, "MMUS$")
        paper.centre(middle + half, 236, "% Fondo")
    body = [[*fund, "3,31", "7,14"] for fund in FUNDS]
    for number, (label, *figures) in enumerate(body):
        paper.left(50, 254 + 14 * number, label)
        for k, figure in enumerate(figures):
            paper.centre(middles[k // 2] + (half if k % 2 else -half), 254 + 14 * number, figure)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["", "A Más riesgoso", "", "B Más conservador", "", "TOTAL", ""],
        ["", *(["MMUS$", "% Fondo"] * 3)],
        *body,
    ]
    assert set(spans(grid).values()) == {(1, 2)}


def test_a_heading_over_an_estimate_and_its_interval() -> None:
    """No heading is below it; its middle is that of both columns."""
    (grid,) = ALIGNED(regions(268.75).page())
    assert rows(grid) == [["Región", "R0", "Re junio", ""], *REGIONS]
    assert spans(grid) == {"Re junio": (1, 2)}


def test_a_heading_in_the_middle_of_its_own_column_heads_no_other() -> None:
    (grid,) = ALIGNED(regions(290.0).page())
    assert rows(grid) == [["Región", "R0", "", "Re junio"], *REGIONS]
    assert spans(grid) == {}


def test_a_heading_beside_the_middle_ones_below_it_is_over_all_of_them() -> None:
    """It reaches over the figures of one column, whose own heading stands in the white beside them."""
    paper = Paper()
    edges = [270.0 + 100 * k for k in range(5)]
    for middle, text in ((370.0, "Trimestre"), (620.0, "Total")):
        paper.centre(middle, 200, text)
    for middle, text in zip((220.0, 320.0, 420.0, 520.0), ("I", "II", "III", "IV"), strict=True):
        paper.centre(middle, 213, text)
    for number, (label, *figures) in enumerate(QUARTERS):
        paper.row(228 + 14 * number, label, figures[:5], edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:2] == [["", "Trimestre", "", "", "", "Total"], ["", "I", "II", "III", "IV", ""]]
    assert spans(grid)["Trimestre"] == (1, 4)


def test_headings_stand_over_units_that_lines_part_from_them() -> None:
    paper = Paper()
    edges = [300.0, 400.0, 500.0]
    paper.row(200, "Materia", ["Marco", "Gasto", "Saldo"], edges)
    paper.row(214, "", ["(M$)", "(M$)", "(M$)"], edges)
    for number, (label, *figures) in enumerate(QUARTERS):
        paper.row(228 + 14 * number, label, figures[:3], edges)
    for number in range(6):
        paper.rule(203.0 + 14 * (number - 1), 100, 505)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:2] == [["Materia", "Marco", "Gasto", "Saldo"], ["", "(M$)", "(M$)", "(M$)"]]


def test_a_heading_that_reaches_from_end_to_end_of_two_below_it_is_over_both() -> None:
    """One of its neighbours has its second line on the level of these."""
    paper = Paper()
    edges = [250.0, 330.0, 410.0, 500.0]
    paper.row(200, "Materia", ["2023", "", "", "Porción"], edges)
    paper.left(298, 200, "Variación 23/22")
    paper.right(edges[3], 213, "del total")
    paper.left(300, 213, "M$")
    paper.right(372, 213, "%")
    for number, (label, *figures) in enumerate(QUARTERS):
        paper.row(230 + 14 * number, label, figures[:4], edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:2] == [["Materia", "2023", "Variación 23/22", "", "Porción del total"], ["", "", "M$", "%", ""]]
