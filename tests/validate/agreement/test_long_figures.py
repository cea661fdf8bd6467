"""A figure of many digits that another table prints too: a slip of it is no chance."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Finding
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.arithmetic import audit as arithmetic
from tests.validate.accounts import account, cells

STATEMENT = """
Recursos | Vigente | Percibido
Corrientes | 8.015.400,10 | 7.911.802,41
De capital | 1.204.118,32 | 980.424,11
Total | 9.219.518,42 | 8.892.226,52
"""
RESULT = """
Resultado del artículo 44 | Importe
Recursos percibidos | {}
Gastos devengados | 9.101.377,90
Saldo de caja | 341.875,85
"""


def findings(document: Document) -> list[Finding]:
    found, checks = arithmetic.audit_document(document)
    return [f for f in (*found, *agreement.audit_document(document, checks)[0]) if f.severity != "info"]


def _found(printed: str) -> list[tuple[str, str, str | None]]:
    document = account("Cuenta Pública 2022", "Evolución", STATEMENT, "Resultado", RESULT.format(printed))
    return [(f.rule, f.severity, f.expected) for f in findings(document)]


@pytest.mark.parametrize(
    ("printed", "severity"), [("8.892.226,02", "warning"), ("8.892.262,52", "error"), ("3.892.226,52", "warning")]
)
def test_a_slip_of_a_proven_figure_of_another_table_is_wrong(printed: str, severity: str) -> None:
    assert _found(printed) == [("dato-repetido", severity, "8.892.226,52")]


@pytest.mark.parametrize("printed", ["8.892.226,52", "8.892.200,00", "8.895.326,52", "8.982.262,52"])
def test_what_is_equal_rounded_or_further_away_is_left_alone(printed: str) -> None:
    assert _found(printed) == []


def test_both_figures_are_shown() -> None:
    (found,) = findings(account("Cuenta Pública 2022", STATEMENT, RESULT.format("8.892.226,02")))
    assert cells(found) == [("t02", 1, 1, "8.892.226,02"), ("t01", 3, 2, "8.892.226,52")]


def test_two_figures_that_are_both_proven_and_figures_of_other_years_are_two_things() -> None:
    proven = RESULT.format("8.892.226,02") + "Suma | 18.335.479,77\n"
    assert findings(account("Cuenta Pública 2022", STATEMENT, proven)) == []
    earlier = RESULT.replace("Importe", "Año 2021").format("8.892.226,02")
    assert findings(account("Cuenta Pública 2022", STATEMENT.replace("Percibido", "Percibido 2022"), earlier)) == []


def test_many_figures_of_few_digits_are_near_each_other_by_chance() -> None:
    rows = "\n".join(f"Obra {n} | {1_204_118 + 7_919 * n:,}".replace(",", ".") for n in range(300))
    listed = f"Obra | Monto\n{rows}\n"
    document = account("Cuenta Pública 2022", listed, "Recursos | Monto\nObra nueva | 1.204.119\nOtra | 15\n")
    assert findings(document) == []
