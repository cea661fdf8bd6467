"""Days over the columns of a statement, and narrow columns of numbers and of days."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

EDGES = (240.0, 310.0)


@pytest.mark.parametrize("days", [("31.12.2023", "31.12.2022"), ("30/06/2023", "31-12-22")])
@pytest.mark.parametrize("units", [True, False])
def test_days_head_the_columns_of_a_statement(days: tuple[str, str], units: bool) -> None:
    paper = Paper()
    for side in (0.0, 290.0):
        paper.left(50 + side, 106 if units else 100, "ACTIVOS" if not side else "PASIVOS", bold=True)
        for edge, day in zip(EDGES, days, strict=True):
            paper.right(edge + side, 100, day, bold=True)
            if units:
                paper.right(edge + side, 112, "M$", bold=True)
    heads = [f"{day} M$" if units else day for day in days]
    expected = [["ACTIVOS", *heads, "PASIVOS", *heads]]
    for i, (asset, debt) in enumerate((("Caja", "Depósitos"), ("Anticipos", "Deuda"), ("Existencias", "Acreedores"))):
        figures = [str(1200 + 341 * i + 77 * k) for k in range(4)]
        y = 130 + 14 * i
        paper.left(50, y, asset)
        paper.left(340, y, debt)
        for k, text in enumerate(figures):
            paper.right((*EDGES, *(e + 290 for e in EDGES))[k], y, text)
        expected.append([asset, *figures[:2], debt, *figures[2:]])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
    assert grid.header_rows == 1


def test_a_column_of_days_stays_one() -> None:
    paper = Paper()
    for x, text in ((50, "Convenio"), (200, "Inicio"), (290, "Término")):
        paper.left(x, 100, text, bold=True)
    expected = [["Convenio", "Inicio", "Término"]]
    for i, name in enumerate(("Odontológico", "Resolutividad", "Urgencia rural", "Imágenes")):
        days = [f"{10 + i}-03-2022", f"{20 + i}-11-2023"]
        paper.left(50, 116 + 14 * i, name)
        paper.left(200, 116 + 14 * i, days[0])
        paper.left(290, 116 + 14 * i, days[1])
        expected.append([name, *days])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_numbers_close_before_names_are_a_column_under_a_caption() -> None:
    paper = Paper()
    paper.left(40, 80, "Tabla 9. Convenios vigentes", bold=True)
    for x, text in ((40, "N°"), (150, "Convenio"), (300, "Monto")):
        paper.left(x, 100, text, bold=True)
    expected = [["N°", "Convenio", "Monto"]]
    y = 116
    for i, parts in enumerate((("Programa de la atención", "odontológica"), ("Apoyo local",), ("Urgencia",))):
        figure = str(25296 + 1411 * i)
        paper.left(56, y, parts[0])
        middle = y + 6 * (len(parts) - 1)
        if len(parts) > 1:
            paper.left(56, y + 12, parts[1])
        paper.right(52.5, middle, str(i + 1))
        paper.right(330, middle, figure)
        expected.append([str(i + 1), " ".join(parts), figure])
        y += 12 * len(parts) + 6
    for i, name in enumerate(("Resolutividad", "Imágenes diagnósticas", "Mantenimiento")):
        paper.left(56, y, name)
        paper.right(52.5, y, str(i + 4))
        paper.right(330, y, str(41207 + 913 * i))
        expected.append([str(i + 4), name, str(41207 + 913 * i)])
        y += 18
    found = [rows(grid) for grid in ALIGNED(paper.page())]
    assert found == [expected]
