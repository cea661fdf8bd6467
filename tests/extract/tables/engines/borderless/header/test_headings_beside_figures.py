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


def test_a_heading_over_two_columns_whose_own_stand_lower_leaves_no_column_over() -> None:
    """Headings in the middle of wide cells of three levels, figures at their right edge: the first "N°" stands over no
    figure, and beside it, higher, the heading over its own column and the next."""
    paper = Paper()
    edges = [280.0 + 66 * k for k in range(5)]
    paper.centre(120, 94, "Unidad")
    paper.centre((214 + edges[3]) / 2, 94, "Horas adicionales")
    paper.centre(edges[4] - 33, 94, "Viáticos")
    for k, text in ((0, "Diurnas"), (2, "Nocturnas")):
        paper.centre(edges[k], 106, text)
    for edge, text in zip(edges[:4], ("N°", "M$", "N°", "M$"), strict=True):
        paper.centre(edge - 33, 118, text)
    body = [[f"Oficina {c}", f"{k}34", f"1.{k}57", f"{k}88", f"7.{k}4{k}", f"{k}05"] for k, c in enumerate("BCDFGH", 1)]
    for k, row in enumerate(body):
        paper.row(132 + 12 * k, row[0], row[1:], edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Unidad", "Horas adicionales", "", "", "", "Viáticos"],
        ["", "Diurnas", "", "Nocturnas", "", ""],
        ["", "N°", "M$", "N°", "M$", ""],
        *body,
    ]


def test_figures_of_sections_alone_stand_in_a_column_of_their_own() -> None:
    """The value of a test beside the label of each section, whose rows have theirs in the other columns."""
    paper = Paper()
    middles = (200.0, 280.0, 360.0, 440.0, 520.0)
    paper.left(50, 105, "Característica")
    for x, text in ((240, "Casos"), (400, "Controles")):
        paper.centre(x, 100, text)
    for x, text in zip(middles, ("Hombres", "Mujeres") * 2, strict=False):
        paper.centre(x, 112, text)
    paper.centre(middles[4], 105, "Valor p")
    expected = [["Característica", "Casos", "", "Controles", "", "Valor p"]]
    expected.append(["", *("Hombres", "Mujeres") * 2, ""])
    y = 126
    for number, (section, labels) in enumerate((("Edad", ("15 a 29", "30 a 64")), ("Previsión", ("Pública", "Otra")))):
        cells = (f"{number + 1}56 (57,7)", "54 (64,5)", "133 (11,1)", "95 (91,0)", "")
        for label, texts in ((section, ("", "", "", "", f"0,{number}36")), *((label, cells) for label in labels)):
            paper.left(50 if texts[4] else 60, y, label)
            for x, text in zip(middles, texts, strict=True):
                if text:
                    paper.centre(x, y, text)
            expected.append([label, *texts])
            y += 12
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
