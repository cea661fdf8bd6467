"""Tables beside and below each other that nothing but white, or not even white, parts."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

REGIONS = [
    ["Región", "Usuarios", "Parte"],
    ["Maule", "1.196", "66,2"],
    ["Biobío", "679", "41,1"],
    ["Ñuble", "20", "7,1"],
]
MONTHS = [["Mes", "Altas", "Bajas"], ["Enero", "15", "81"], ["Febrero", "871", "30"], ["Marzo", "39", "21"]]


def side_by_side(gutter: float) -> Paper:
    """Two tables whose rows share baselines, ``gutter`` points of white between them."""
    paper = Paper()
    shift = 190 + gutter
    for number, (left, right) in enumerate(zip(REGIONS, MONTHS, strict=True)):
        y = 200.0 + 14 * number
        paper.row(y, left[0], left[1:], (140, 190), x=50)
        paper.row(y, right[0], right[1:], (shift + 90, shift + 140), x=shift)
    return paper


def test_two_tables_far_apart_are_two() -> None:
    assert [rows(grid) for grid in ALIGNED(side_by_side(70).page())] == [REGIONS, MONTHS]


def test_labels_no_further_off_than_other_columns_are_of_the_same_table() -> None:
    (grid,) = ALIGNED(side_by_side(24).page())
    assert rows(grid) == [[*left, *right] for left, right in zip(REGIONS, MONTHS, strict=True)]


def test_a_rule_across_the_white_makes_one_table() -> None:
    paper = side_by_side(70)
    paper.rule(205, 48, 402)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [[*left, *right] for left, right in zip(REGIONS, MONTHS, strict=True)]


def test_one_of_two_tables_may_have_more_rows() -> None:
    paper = side_by_side(70)
    for number, label in enumerate(("Los Ríos", "Los Lagos")):
        paper.row(256 + 14 * number, label, (f"3{number}", "9,9"), (140, 190))
    grids = [rows(grid) for grid in ALIGNED(paper.page())]
    assert grids == [[*REGIONS, ["Los Ríos", "30", "9,9"], ["Los Lagos", "31", "9,9"]], MONTHS]


def test_bold_headings_over_figures_elsewhere_begin_a_table_without_white() -> None:
    paper = Paper()
    y = 200.0
    for table, edges in ((REGIONS, (200.0, 260.0)), (MONTHS, (150.0, 230.0))):
        for number, (label, *figures) in enumerate(table):
            paper.left(50, y, label, bold=number == 0)
            for figure, edge in zip(figures, edges, strict=True):
                paper.right(edge, y, figure, bold=number == 0)
            y += 14
    assert [rows(grid) for grid in ALIGNED(paper.page())] == [REGIONS, MONTHS]


@pytest.mark.parametrize("again", [REGIONS[0], ["Comuna", *REGIONS[0][1:]]])
def test_the_same_bold_headings_over_the_same_figures_do_not(again: list[str]) -> None:
    paper = Paper()
    y = 200.0
    tables = [REGIONS, [again, *MONTHS[1:]]]
    for table in tables:
        for number, (label, *figures) in enumerate(table):
            paper.left(50, y, label, bold=number == 0)
            for figure, edge in zip(figures, (200.0, 260.0), strict=True):
                paper.right(edge, y, figure, bold=number == 0)
            y += 14
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [row for table in tables for row in table]


def test_other_bold_headings_over_the_same_figures_begin_a_table() -> None:
    paper = Paper()
    for number, (label, *figures) in enumerate([*REGIONS, *MONTHS]):
        bold = [label, *figures] in (REGIONS[0], MONTHS[0])
        paper.left(50, 200.0 + 14 * number, label, bold=bold)
        for figure, edge in zip(figures, (200.0, 260.0), strict=True):
            paper.right(edge, 200.0 + 14 * number, figure, bold=bold)
    assert [rows(grid) for grid in ALIGNED(paper.page())] == [REGIONS, MONTHS]


@pytest.mark.parametrize("last", ["Los Ríos", "Total"])
def test_rows_that_only_one_side_has_show_two_tables_but_for_totals(last: str) -> None:
    paper = side_by_side(30)
    paper.row(256, last, ("30", "9,9"), (140, 190))
    grids = [rows(grid) for grid in ALIGNED(paper.page())]
    one = [[*left, *right] for left, right in zip(REGIONS, MONTHS, strict=True)]
    two = [[*REGIONS, [last, "30", "9,9"]], MONTHS]
    assert grids == (two if last != "Total" else [[*one, [last, "30", "9,9", "", "", ""]]])


def test_headings_at_heights_of_their_own_stay_in_the_frame_of_their_table() -> None:
    """Between the two rules over the right table no line holds two headings: they are set in the middle of the row."""
    paper = Paper()
    for x0, x1 in ((45.0, 220.0), (300.0, 470.0)):
        for y in (160.0, 196.0, 242.0, 262.0):
            paper.rule(y, x0, x1)
    left = [["Comuna", "Casos"], *([f"Zona {name}", f"{31 + 7 * k}"] for k, name in enumerate("ABCD"))]
    right = [["Comuna", "Total de casos nuevos"], *([name, f"{12 + 5 * k}"] for k, (name, _) in enumerate(left[1:]))]
    paper.left(50, 180, "Comuna")
    paper.right(200, 180, "Casos")
    paper.left(305, 180, "Comuna")
    for y, text in ((174, "Total de"), (186, "casos nuevos")):
        paper.centre(420, y, text)
    for k, (mine, other) in enumerate(zip(left[1:], right[1:], strict=True)):
        paper.row(210 + 14 * k, mine[0], mine[1:], (200,))
        paper.row(210 + 14 * k, other[0], other[1:], (430,), x=305)
    grids = sorted(ALIGNED(paper.page()), key=lambda grid: grid.box.x0)
    assert [rows(grid) for grid in grids] == [left, right]


def test_rules_over_the_white_between_two_texts_are_no_frame_of_a_table() -> None:
    paper = Paper()
    for number, (left, right) in enumerate((("Plan uno", "Jefa"), ("Plan dos", "Jefe"), ("Plan tres", "Junta"))):
        paper.left(50, 200 + 14 * number, left)
        paper.left(220, 200 + 14 * number, right)
    for height in (190.0, 250.0):
        paper.rule(height, 100, 215)
    assert list(ALIGNED(paper.page())) == []
