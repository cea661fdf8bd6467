"""How sure each cell is: never more than its table, and less where it is unlike the others of its table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.errors import NotWhole
from pipeline.extract.formats.pdf import read
from pipeline.extract.tables import confidence_of_cells
from pipeline.extract.tables.confidence_of_cells import (
    FEATURES,
    CellModel,
    features_of_cells,
    fitted_cell_model,
    with_sure_cells,
)
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.settings import OF_CELLS
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Source
from tests.extract.paper import Sheet, pdf

ROWS = [["Comuna", "2021", "2022"], *[[f"Comuna {k}", f"{k}.234", f"{k}.567"] for k in range(1, 9)]]


def grid_of(rows: list[list[str]]) -> Grid:
    def box(r: int, c: int, text: str) -> Box:
        return Box(50.0 + 100 * c, 100.0 + 14 * r, 50.0 + 100 * c + 5 * len(text), 110.0 + 14 * r)

    cells = tuple(
        Cell(r, c, text, place=Place(1, box(r, c, text))) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    return Grid(1, Box(50, 100, 400, 300), cells, "aligned", 0.97, 1)


def test_the_weights_are_of_these_features() -> None:
    model = fitted_cell_model()
    assert len(model.scale) == len(model.weights) == len(FEATURES)
    assert 0 < model.share <= 1


def test_no_cell_is_surer_than_its_table_and_usual_ones_are_as_sure() -> None:
    grid = with_sure_cells(grid_of(ROWS))
    sure = {c.text: c.confidence for c in grid.cells}
    assert all(c is not None and 0 < c <= grid.confidence for c in sure.values())
    assert sure["4.234"] == 0.97


def test_a_cell_unlike_its_table_is_less_sure() -> None:
    rows = [list(row) for row in ROWS]
    rows[5][1] = "Programa de apoyo (y de"
    (wrong,) = [c for c in grid_of(rows).cells if c.text == rows[5][1]]
    box = wrong.place.box
    assert box is not None
    tall = replace(wrong, place=Place(1, Box(box.x0 - 60, box.top, box.x1 + 40, box.bottom + 30)))
    grid = grid_of(rows)
    grid = replace(grid, cells=tuple(tall if c == wrong else c for c in grid.cells))
    sure = {c.text: c.confidence or 0.0 for c in with_sure_cells(grid).cells}
    assert sure[wrong.text] < 0.9 < sure["4.567"]


def test_cells_without_text_have_no_confidence() -> None:
    rows = [list(row) for row in ROWS]
    rows[3][2] = ""
    grid = with_sure_cells(grid_of(rows))
    assert [c.confidence for c in grid.cells if not c.text] == [None]
    assert len(features_of_cells(grid)) == sum(bool(c.text) for c in grid.cells)


def test_cells_of_a_pdf_have_a_confidence() -> None:
    xs, ys = [50.0, 200.0, 300.0, 400.0], [100.0 + 18 * k for k in range(10)]
    document = read(pdf(Sheet().grid(xs, ys).cells(xs, ys, ROWS)), "x", Source("x.pdf", "", "pdf"))
    (table,) = document.tables
    assert all(c.confidence is not None and c.confidence <= table.confidence for c in table.cells)


def test_without_its_weights_no_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a page that is lost for a fault, and no table that is as sure as its engine."""

    def missing() -> CellModel:
        raise NotWhole("Falta «confidence_of_cells.json», que es parte del programa.", "Instálelo otra vez.")

    monkeypatch.setattr(confidence_of_cells, "fitted_cell_model", missing)
    xs, ys = [50.0, 200.0, 300.0, 400.0], [100.0 + 18 * k for k in range(10)]
    with pytest.raises(NotWhole, match="Falta «confidence_of_cells"):
        read(pdf(Sheet().grid(xs, ys).cells(xs, ys, ROWS)), "x", Source("x.pdf", "", "pdf"))


def test_a_cell_that_runs_two_columns_together_is_not_sure() -> None:
    rows = [row[:] for row in ROWS]
    rows[3][1], rows[5][1] = "3.234Norte", "1a. Norte"
    found = {c.text: c.confidence or 0.0 for c in with_sure_cells(grid_of(rows)).cells}
    assert found["3.234Norte"] <= OF_CELLS.run_together < found["2.234"]
