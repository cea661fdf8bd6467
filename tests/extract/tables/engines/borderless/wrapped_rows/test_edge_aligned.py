"""Wrapped labels without white between the rows, their figures beside the first line or beside the last."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

LABELS = (
    ("Fondo de Becas",),
    ("Programa de Alimentación", "Escolar en Zonas Extremas"),
    ("Subsidio al Empleo",),
    ("Apoyo a Personas Mayores", "de la Región del Maule", "y Comunas Vecinas"),
    ("Caminos Básicos",),
    ("Mejoramiento de Atención", "Primaria (Glosa 04)"),
    ("Vivienda Rural",),
)
FIGURES = [[f"{3 * k + 1}.{517 - 31 * k}", f"{804 - 97 * k}"] for k in range(len(LABELS))]


def table(paper: Paper, labels: tuple[tuple[str, ...], ...], figures_last: bool) -> list[list[str]]:
    """Rows of labels at one leading; what should be read."""
    paper.left(50, 100, "Concepto", bold=True)
    paper.right(260, 100, "Vigente", bold=True)
    paper.right(330, 100, "Gastado", bold=True)
    y, truth = 102.0, [["Concepto", "Vigente", "Gastado"]]
    for label, figures in zip(labels, FIGURES, strict=True):
        for k, line in enumerate(label):
            y += 11.5
            paper.left(50, y, line)
            if k == (len(label) - 1 if figures_last else 0):
                paper.row(y, "", figures, (260, 330))
        truth.append([" ".join(label), *figures])
    return truth


@pytest.mark.parametrize("figures_last", [False, True])
def test_lines_of_labels_go_to_the_figures_beside_their_first_or_last_line(figures_last: bool) -> None:
    paper = Paper()
    truth = table(paper, LABELS, figures_last)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_group_rows_that_had_room_for_more_are_rows() -> None:
    paper = Paper()
    paper.right(260, 100, "Vigente")
    body = [
        ["Ingresos", ""],
        ["Tributos", "3.517"],
        ["Gastos", ""],
        ["Sueldos", "2.486"],
        ["Becas e inversiones", "98"],
    ]
    for k, (label, figure) in enumerate(body):
        paper.row(114 + 11.5 * k, label, [figure], (260,))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == body


def test_a_label_set_in_goes_on_where_its_column_ends() -> None:
    paper = Paper()
    paper.left(50, 100, "Código", bold=True)
    paper.left(110, 100, "Denominación", bold=True)
    paper.right(330, 100, "Monto", bold=True)
    body = (
        ("24", 0, ("Transferencias",), "7.319"),
        ("24.01", 12, ("Programa de Cultura", "y Patrimonio para", "Pequeñas Empresas"), "4.205"),
        ("24.02", 12, ("Apoyo a obras", "Rurales y Urbanas"), "618"),
        ("29", 0, ("Activos no financieros",), "2.496"),
        ("29.03", 12, ("Vehículos de la", "dirección"), "533"),
    )
    y = 102.0
    for code, indent, lines, amount in body:
        for line in lines:
            y += 11.5
            paper.left(110 + indent, y, line)
        paper.left(50, y - 11.5 * (len(lines) - 1) / 2, code)
        paper.right(330, y - 11.5 * (len(lines) - 1) / 2, amount)
    (grid,) = ALIGNED(paper.page())
    # "Rurales" had room beside "Apoyo a obras" by the width of the widest label, but not by where the column ends
    assert rows(grid)[1:] == [[code, " ".join(lines), amount] for code, _, lines, amount in body]


def test_where_both_edges_leave_no_row_without_figures_no_sentence_is_cut_between_rows() -> None:
    paper = Paper()
    paper.left(50, 100, "Iniciativa", bold=True)
    paper.right(300, 100, "Monto", bold=True)
    paper.left(340, 100, "Estado", bold=True)
    expected = [["Iniciativa", "Monto", "Estado"]]
    y = 112.0
    for k, name in enumerate(("Posta rural", "Estadio", "Escuela", "Plaza")):
        if k % 2:
            paper.left(340, y, "Adjudicado, sin")
            y += 12
        paper.left(50, y, name)
        paper.right(300, y, str(4120 + 315 * k))
        paper.left(340, y, "contrato aún" if k % 2 else "Terminado ya")
        expected.append([name, str(4120 + 315 * k), "Adjudicado, sin contrato aún" if k % 2 else "Terminado ya"])
        y += 12
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
