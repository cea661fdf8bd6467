"""How sure a grid is: tables surer than charts, and charts of alignment no tables."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.confidence import FEATURES, calibrated, features, fitted_model
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.settings import OF_TABLES
from pipeline.geometry import Box, Place
from pipeline.model import Cell
from tests.extract.tables.engines.borderless.paper import Paper


def grid_of(rows: list[list[str]], method: str = "aligned", confidence: float = 0.97) -> Grid:
    box = Box(50.0, 90.0, 400.0, 90.0 + 15 * len(rows))
    cells = tuple(
        Cell(r, c, text, place=Place(1, box)) for r, row in enumerate(rows) for c, text in enumerate(row) if text
    )
    return Grid(1, box, cells, method, confidence, 1, PAGE.words)


PAGE: Page = replace(Paper().page(), words=(Word("Programa", 60.0, 95.0, 90.0, 105.0, 10.0),))


TABLE = [["Programa", "Mujeres", "Hombres"], *[[f"Curso {k}", f"{k}34", f"{k}78"] for k in range(1, 9)]]
CHART_GRID = [[str(900 - 100 * k), *[""] * 30, "Madrid" if k == 2 else ""] for k in range(9)]
CHART_OF_ALIGNMENT = grid_of(CHART_GRID, confidence=0.6)  # as sure as alignment itself is of the axes of a chart


def test_the_weights_are_of_these_features() -> None:
    model = fitted_model()
    assert {len(model.linear.weights), len(model.linear.mean), len(model.linear.scale)} == {len(FEATURES)}
    assert list(model.probabilities) == sorted(model.probabilities)


def test_a_full_table_is_surer_than_a_chart() -> None:
    model = fitted_model()
    table, chart = (model.linear.score(features(grid, PAGE)) for grid in (grid_of(TABLE), CHART_OF_ALIGNMENT))
    assert model.probability(table) > 0.9 > model.probability(chart)
    assert chart < OF_TABLES.chart < table


def test_a_chart_seen_by_alignment_is_no_table_but_a_drawn_one_stays() -> None:
    kept = calibrated([grid_of(TABLE), CHART_OF_ALIGNMENT, replace(CHART_OF_ALIGNMENT, method="ruled")], PAGE)
    assert [g.method for g in kept] == ["aligned", "ruled"]
    assert kept[0].confidence > 0.9 > kept[1].confidence


def test_the_scale_of_a_chart_beside_its_legend_is_no_table() -> None:
    """Sure as a table by its rows: one column falls to nothing by one step."""
    legend = {1: "España", 2: "Casos por fecha de inicio", 3: "Casos por fecha de diagnóstico"}
    chart = grid_of([[f"{10 - k}.000" if k < 10 else "0", legend.get(k, "")] for k in range(11)])
    counted = grid_of([["Hijos", "Hogares"], *[[str(k), f"{90 - 7 * k}1"] for k in range(6)]])
    assert [[c.text for c in g.cells] for g in calibrated([chart, counted], PAGE)] == [[c.text for c in counted.cells]]


def test_dots_that_lead_to_figures_are_not_left_over() -> None:
    dots = tuple(Word("." * 8, 100.0, 95.0 + 15 * k, 200.0, 105.0 + 15 * k, 10.0) for k in range(8))
    others = tuple(replace(word, text="Residuo") for word in dots)
    grid = grid_of(TABLE)
    cover = [
        features(grid, replace(PAGE, words=(*PAGE.words, *more)))[FEATURES.index("cover")]
        for more in ((), dots, others)
    ]
    assert cover == [1.0, 1.0, 1 / 9]
