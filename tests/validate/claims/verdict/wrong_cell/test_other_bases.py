"""Figures computed of something else than their sentence says: of another total, another year, one row of two."""

from __future__ import annotations

import pytest

from pipeline.model import Finding, Numeral
from pipeline.validate.claims import audit
from tests.validate.accounts import account

BUDGET = """Subtítulo | Presupuesto vigente | Devengado
Personal | 41.870 | 40.115
Bienes y servicios | 23.640 | 19.972
Transferencias | 12.385 | 11.204
Inversión | 18.730 | 9.651
Total | 96.625 | 80.942"""
STAFF = """Estamento | 2021 | 2022 | 2023 | Var. 2023/2022 (%)
Profesionales | 1.412 | 1.655 | 1.730 | 4,5
Técnicos | 986 | 1.043 | 1.121 | 7,5
Administrativos | 874 | 861 | 806 | -6,4
Auxiliares | 455 | 478 | 431 | -9,8
Total | 3.727 | 4.037 | 4.088 | 1,3"""


def audited(*parts: str) -> tuple[dict[str, Numeral], list[Finding]]:
    """The figures of the prose by their text, and what is found."""
    numerals, findings = audit.audit_document(account("Cuenta pública 2023", *parts))
    return {n.text: n for n in numerals}, list(findings)


def test_a_share_of_the_total_of_another_column_is_named() -> None:
    numerals, found = audited("El devengado en bienes y servicios fue de 19.972, el 20,7 % del gasto.", BUDGET)
    assert numerals["20,7 %"].verdict == "contradicted"
    (finding,) = found
    assert (finding.rule, finding.severity, finding.expected) == ("texto-proporcion", "warning", "24,7%")
    assert "Es la parte de otro total: 19.972 de 96.625." in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "El devengado en bienes y servicios fue de 19.972, el 24,7 % del gasto.",
        "El devengado en bienes y servicios fue de 19.972, el 20,7 % del presupuesto vigente.",
        "El devengado en bienes y servicios fue de 19.972, el 20,9 % del gasto.",
    ],
)
def test_a_share_that_is_right_of_a_named_whole_or_of_no_total_is_none_of_another(sentence: str) -> None:
    assert not [f for f in audited(sentence, BUDGET)[1] if "otro total" in f.message]


def test_a_growth_from_another_year_than_the_levels_beside_is_named() -> None:
    text = "Los profesionales pasaron de 1.412 en 2021 a 1.730 en 2023, un alza acumulada de 4,5 %."
    numerals, found = audited(text, STAFF)
    assert numerals["4,5 %"].verdict == "contradicted"
    (finding,) = found
    assert (finding.expected, "Es la cifra de la columna «Var. 2023/2022 (%)»." in finding.message) == ("22,5%", True)


def test_a_growth_divided_by_the_later_level_is_named() -> None:
    text = "Los profesionales pasaron de 1.412 en 2021 a 1.730 en 2023, un alza de 18,4 %."
    (finding,) = audited(text, STAFF)[1]
    assert (finding.observed, finding.expected) == ("18,4 %", "22,5%")


@pytest.mark.parametrize(
    "sentence",
    [
        "Los profesionales pasaron de 1.412 en 2021 a 1.730 en 2023, un alza de 22,5 %.",
        "Los profesionales son 1.730, frente a 1.655 en 2022, un alza de 4,5 %.",
        "Los profesionales son 1.730, un 4,5 % más que el año anterior, y 318 más que en 2021.",
    ],
)
def test_a_growth_from_the_level_said_is_right(sentence: str) -> None:
    numerals, found = audited(sentence, STAFF)
    assert (numerals["22,5 %" if "22,5" in sentence else "4,5 %"].verdict, found) == ("verified", [])


def test_a_growth_of_the_level_that_its_sentence_says_first_is_right() -> None:
    table = """Indicador | 2020 | 2021 | 2022
Ingreso medio | 9.019,92 | 8.786,96 | 9.216,13
Gasto medio | 7.411,20 | 7.100,45 | 7.533,10"""
    text = (
        "En 2022 el ingreso medio se ubicó en 9.216,13; un incremento de 4,88% respecto a 2021, cuando se ubicó en"
        " 8.786,96 y un aumento de 2,18% con respecto a 2020."
    )
    assert not [f for f in audited(table, text)[1] if f.severity != "info"]


def test_the_difference_of_one_of_two_rows_told_together_is_named() -> None:
    text = "Los estamentos administrativos y auxiliares suman 1.237 personas, 47 menos que en 2022."
    numerals, found = audited(text, STAFF)
    assert (numerals["1.237"].verdict, numerals["47"].verdict) == ("verified", "contradicted")
    assert [f.expected for f in found] == ["102"]


def test_a_change_over_several_years_that_nothing_says_is_not_verified() -> None:
    unsaid, _ = audited("Solo los administrativos disminuyeron, en 68, por las jubilaciones.", STAFF)
    said, _ = audited("Solo los administrativos disminuyeron desde 2021, en 68, por las jubilaciones.", STAFF)
    assert unsaid["68"].verdict == "unsupported"
    assert said["68"].verdict in ("verified", "unsupported")
