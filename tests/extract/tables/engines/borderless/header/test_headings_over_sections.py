"""Headings above rows that stand out more than they do, and headings wider than their figures."""

from __future__ import annotations

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

ASSETS = ("Caja", "Deudores", "Existencias", "Total corriente", "Edificios", "Terrenos")
DEBTS = ("Acreedores", "Fondos", "Provisiones", "Total corriente", "Patrimonio", "Resultado")


def test_bold_labels_of_sections_below_years_and_units_are_the_first_row() -> None:
    """A balance with two sides; its headings are two lines, the labels' set in the middle of them."""
    paper = Paper()
    for x, edges, label in ((50, (230.0, 290.0), "ACTIVO"), (310, (490.0, 550.0), "PASIVO")):
        paper.left(x, 106, label)
        for edge, year in zip(edges, ("2023", "2022"), strict=True):
            paper.right(edge, 101, year)
            paper.right(edge, 111, "M$")
        paper.left(x, 123, f"{label} CORRIENTE", bold=True)
    expected = [["ACTIVO", "2023 M$", "2022 M$", "PASIVO", "2023 M$", "2022 M$"]]
    expected.append(["ACTIVO CORRIENTE", "", "", "PASIVO CORRIENTE", "", ""])
    for k, (left, right) in enumerate(zip(ASSETS, DEBTS, strict=True)):
        figures = [f"{k + 1}.40{k}", f"{k + 2}.31{k}", f"{k + 3}.22{k}", f"{k + 4}.13{k}"]
        paper.row(135 + 12 * k, left, figures[:2], (230.0, 290.0))
        paper.row(135 + 12 * k, right, figures[2:], (490.0, 550.0), x=310)
        expected.append([left, *figures[:2], right, *figures[2:]])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_a_word_that_begins_where_the_figures_do_by_chance_is_not_cut_from_its_heading() -> None:
    """Headings in the middle over figures set in the middle, one with its second word over a figure's first digit."""
    paper = Paper()
    middles = (250.0, 350.0, 450.0)
    paper.left(50, 100, "Mes")
    headings = (("Tipo A", "Más riesgoso"), ("Tipo B", "Media"), ("Tipo C", "Menor"))
    for x, (upper, lower) in zip(middles, headings, strict=True):
        paper.centre(x, 100, upper)
        paper.centre(x - 0.7, 111, lower)
    expected = [["Mes", *(f"{upper} {lower}" for upper, lower in headings)]]
    for k, month in enumerate(("Enero", "Febrero", "Marzo", "Abril", "Mayo")):
        paper.left(50, 123 + 12 * k, month)
        texts = [f"-{k},5{k}", f"-{k},1{k}", f"-{k},7{k}"]
        for x, text in zip(middles, texts, strict=True):
            paper.centre(x, 123 + 12 * k, text)
        expected.append([month, *texts])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
