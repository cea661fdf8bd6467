"""Headings set left over figures set right, and headings that only their type or the distance of rows tells apart."""

from __future__ import annotations

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows


def test_as_many_headings_as_columns_of_figures_stand_over_these() -> None:
    paper = Paper()
    paper.left(50, 207, "Región")
    paper.left(190, 200, "Denuncias")
    paper.left(350, 200, "Causas")
    for x, text in ((190, "N°"), (300, "%"), (350, "N°"), (430, "%")):
        paper.left(x, 214, text)
    paper.rule(196, 50, 470)
    paper.rule(219, 50, 470)
    body = [[f"Comuna {c}", str(1200 + k), "34,1", str(310 + k), "12,8"] for k, c in enumerate("ABCD")]
    for k, row in enumerate(body):
        paper.row(236 + 16 * k, row[0], row[1:], (270.0, 330.0, 400.0, 470.0))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == [["", "N°", "%", "N°", "%"], *body]


def test_a_row_as_far_below_its_heading_as_rows_are_apart_is_no_heading() -> None:
    paper = Paper()
    table = [["Proyecto", "Comuna", "Estado"], ["Parque", "Cartagena", "Terminado"], ["Sede", "Zapallar", "En obras"]]
    table += [["Ciclovía", "Papudo", "Adjudicado"], ["Posta", "Hijuelas", "Terminado"]]
    for k, row in enumerate(table):
        for x, text in zip((50, 180, 300), row, strict=True):
            paper.left(x, 200 + 20 * k, text)
        if k:
            paper.rule(206 + 20 * k, 48, 400)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == table
    assert grid.header_rows == 1


def test_headings_far_left_of_their_figures_are_not_of_the_labels() -> None:
    """Headings in the middle of wide cells, figures at their right edge, a stub of two columns."""
    paper = Paper()
    edges = [300.0 + 80 * k for k in range(4)]
    paper.centre(380, 100, "Zona norte")
    for x, text in ((50, "N°"), (120, "Unidad")):
        paper.left(x, 112, text)
    for x, text in ((300, "Mujeres"), (460, "Hombres")):
        paper.centre(x, 112, text)
    for edge, text in zip(edges, ("0-14", "15-64", "0-14", "15-64"), strict=True):
        paper.centre(edge - 40, 124, text)
    body = [[str(k), f"Sede {c}", f"{k}7", f"{k}84", f"{k}05", f"{k}6"] for k, c in enumerate("ABCDEF", start=1)]
    for k, row in enumerate(body):
        paper.left(50, 138 + 12 * k, row[0])
        paper.row(138 + 12 * k, row[1], row[2:], edges, x=120)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["N°", "Unidad", "Zona norte", "", "", ""],
        ["", "", "Mujeres", "", "Hombres", ""],
        ["", "", "0-14", "15-64", "0-14", "15-64"],
        *body,
    ]
    assert grid.header_rows == 3
