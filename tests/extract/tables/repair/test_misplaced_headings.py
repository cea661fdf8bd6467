"""Headings drawn beside their column, rows nobody drew between ruled ones, signs of money set apart, twin tables."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.repair.misplaced_headings import with_heading_over_labels
from pipeline.geometry import Box
from pipeline.model import Cell
from tests.extract.paper import Sheet
from tests.extract.tables.repair.test_partly_ruled import read

XS = [72.0, 200.0, 300.0, 400.0]
ROWS = [["Becas", "1.234", "56"], ["Talleres", "789", "1.012"], ["Fondos", "345", "6.789"], ["Otros", "12", "34"]]


def figures(sheet: Sheet, xs: list[float], ys: list[float], rows: list[list[str]]) -> Sheet:
    for (top, bottom), (label, *numbers) in zip(pairwise(ys), rows, strict=True):
        sheet.text(xs[0] + 4, (top + bottom) / 2 + 3, label, 9)
        for right, number in zip(xs[2:], numbers, strict=True):
            sheet.right(right - 6, (top + bottom) / 2 + 3, number, 9)
    return sheet


def test_a_heading_whose_edge_is_drawn_elsewhere_is_over_its_column() -> None:
    """The header's second edge stands 40 points right of the body's: without repair each would be a column."""
    ys = [120.0, 140.0, 160.0, 180.0, 200.0]
    sheet = Sheet().grid(XS, ys).box(72, 100, 400, 120).line(200, 100, 200, 120).line(340, 100, 340, 120)
    sheet.text(76, 114, "Programa", 9).text(280, 114, "Mujeres", 9).text(350, 114, "Hombres", 9)
    assert read(figures(sheet, XS, ys, ROWS)) == [[["Programa", "Mujeres", "Hombres"], *ROWS]]


def test_rows_without_a_line_between_them_are_rows_where_all_cells_have_as_many_lines() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 190.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [["Programa", "Mujeres", "Hombres"]])
    figures(sheet, XS, [120.0, 140.0, 160.0], ROWS[:2])
    figures(sheet, XS, [161.0, 175.0, 189.0], ROWS[2:])
    assert read(sheet) == [[["Programa", "Mujeres", "Hombres"], *ROWS]]


def test_a_wrapped_label_beside_one_figure_is_one_row() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 190.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [["Programa", "Mujeres", "Hombres"]])
    figures(sheet, XS, [120.0, 140.0, 160.0], ROWS[:2])
    sheet.text(76, 172, "Fondos de", 9).text(76, 184, "emergencia", 9).right(294, 178, "345", 9).right(
        394, 178, "67", 9
    )
    assert read(sheet)[0][-1] == ["Fondos de emergencia", "345", "67"]


def money(sheet: Sheet, left: float) -> Sheet:
    """A drawn table with the sign of money at the left edge of its cells."""
    xs, ys = [left, left + 100, left + 200], [100.0 + 18 * k for k in range(7)]
    sheet.grid(xs, ys).cells(xs, ys, [["Ítem", "Monto"]])
    for k, (label, amount) in enumerate(
        [("Sueldos", "1.980"), ("Luz", "24"), ("Agua", "94"), ("Gas", "86"), ("Total", "2.184")]
    ):
        y = ys[k + 1] + 12
        sheet.text(left + 4, y, label, 9).text(left + 104, y, "$", 9).right(left + 194, y, amount, 9)
    return sheet


def test_drawn_tables_side_by_side_with_signs_of_money_apart_stay_two() -> None:
    rows = [
        ["Ítem", "Monto"],
        ["Sueldos", "$ 1.980"],
        ["Luz", "$ 24"],
        ["Agua", "$ 94"],
        ["Gas", "$ 86"],
        ["Total", "$ 2.184"],
    ]
    assert read(money(money(Sheet(), 72), 320)) == [rows, rows]


def stacked(label: list[str], figures: list[str]) -> list[list[str]]:
    """The rows of a drawn table whose second row holds several lines in each cell, the label's further ones too."""
    xs, ys = [72.0, 250.0, 320.0, 390.0], [100.0, 118.0, 166.0, 184.0]
    sheet = Sheet().grid(xs, ys).cells(xs, ys[:2], [["Meta", "Programado", "Ejecutado"]])
    for number, text in enumerate(label):
        sheet.text(76, 130 + 11 * number, text, 9)
    for number, text in enumerate(figures):
        for edge in (316, 386):
            sheet.right(edge, 130 + 11 * number, text, 9)
    sheet.cells(xs, ys[2:], [["Becas", "1", "2"]])
    return read(sheet)[0][1:-1]


def test_a_label_may_go_on_below_the_last_of_several_figures() -> None:
    assert stacked(["Castraciones", "Control de comercios", "(inspecciones)"], ["500", "400"]) == [
        ["Castraciones", "500", "500"],
        ["Control de comercios (inspecciones)", "400", "400"],
    ]


def test_a_figure_and_its_share_are_one_row() -> None:
    assert stacked(["Capacitación", "en oficios"], ["988", "(27,4%)"]) == [
        ["Capacitación en oficios", "988 (27,4%)", "988 (27,4%)"]
    ]


def test_a_figure_that_is_cut_is_one_row() -> None:
    assert stacked(["Capacitación", "en oficios"], ["1.234.5", "67"]) == [
        ["Capacitación en oficios", "1.234.567", "1.234.567"]
    ]


def test_a_heading_beside_short_labels_is_theirs() -> None:
    texts = [(0, 1, "Nivel"), (0, 2, "2022"), (0, 3, "2023")]
    texts += [(row, column, text) for row in (1, 2) for column, text in ((0, "Básica"), (2, "183"), (3, "160"))]
    cells = tuple(Cell(row, column, text) for row, column, text in texts)
    grid = Grid(1, Box(0, 0, 100, 50), cells, "aligned", 0.9, 1)
    assert rows_of(with_heading_over_labels(grid).cells) == [
        ["Nivel", "2022", "2023"],
        ["Básica", "183", "160"],
        ["Básica", "183", "160"],
    ]
