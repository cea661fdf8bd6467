"""Formulas that the labels of rows and columns print."""

from __future__ import annotations

import pytest

from pipeline.validate.arithmetic.audit import audit_table
from tests.validate.arithmetic.test_rules import accused, only, table

SAVINGS = """
    Cuenta de ahorro e inversión     | Importe
    I. INGRESOS CORRIENTES           | 1.042.516.785,63
    II. GASTOS CORRIENTES            | 949.319.882,06
    III. AHORRO CORRIENTE: (I - II)  | 93.196.903,57
    IV. RECURSOS DE CAPITAL          | 40.892.008,11
    V. GASTOS DE CAPITAL             | 115.921.692,78
    VI. INGRESOS TOTALES             | 1.083.408.793,74
    VII. GASTOS TOTALES              | 1.065.241.574,84
    VIII. RESULTADO (VI – VII)       | 18.167.218,90
"""
BUDGET = """
    Subtítulo | Inicial (1) | Vigente (2) | Devengado (3) | Saldo (4) = (2) - (3)
    Personal  | 14.200      | 14.820      | 14.655        | 165
    Bienes    | 2.100       | 1.990       | 1.634         | 356
"""
STATES = """
    Estado           | Cantidad
    a) Recibidas     | 3.418
    b) En trámite    | 204
    c) Prescritas    | 17
    d) Resueltas (a - b - c) | 3.197
    e) A favor       | 2.110
    f) En contra (d-e) | 1.087
    g) Sin resolver (b + c) | 221
"""


def audit(text: str) -> list[str]:
    return [f.message for f in audit_table(table(text))[0] if f.severity != "info"]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "cell"),
    [
        (SAVINGS, "18.167.218,90", "18.617.218,90", (8, 1)),
        (SAVINGS, "| 93.196.903,57", "| 39.196.903,57", (3, 1)),  # its terms are parts of sums that hold
        (BUDGET, "| 165", "| 156", (1, 4)),
        (STATES, "| 3.197", "| 3.917", (4, 1)),
    ],
)
def test_what_a_label_says_in_so_many_words(text: str, right: str, wrong: str, cell: tuple[int, int]) -> None:
    assert audit(text) == []
    found = only(text.replace(right, wrong))
    assert (accused(found), found.observed, found.expected) == (cell, wrong.strip("| "), right.strip("| "))


@pytest.mark.parametrize(
    "text",
    [
        """
    Nivel              | Matrícula
    1. Primer ciclo    | 412
    2. Segundo ciclo   | 380
    3. Tercer ciclo (1 - 2) | 355
    Total              | 1.147
    """,  # grades, no formula: nothing proves it
        SAVINGS.replace("(I - II)", "(I - IX)"),
        """
    Trimestre   | Monto
    I. Enero a marzo (1-3)   | 120,5
    II. Abril a junio (4-6)  | 131,0
    III. Julio a septiembre (7-9) | 140,2
    """,
    ],
)
def test_what_is_no_formula_of_the_table(text: str) -> None:
    assert audit(text) == []
