"""Relations that only rounding, another unit or the end of a range breaks."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, findings

ROUGHLY = {
    "less than": "La inversión se ejecutó en algo menos de {}, esto es, M$ 1.046.700 de un total de M$ 1.802.300.",
    "about": "La inversión se ejecutó en cerca de {}, esto es, M$ 1.046.700 de un total de M$ 1.802.300.",
}


@pytest.mark.parametrize("text", ROUGHLY.values(), ids=ROUGHLY)
def test_a_figure_near_what_it_is_said_to_be_about_is_not_accused(text: str) -> None:
    assert not findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format("60%")))


def test_an_exact_figure_is_accused() -> None:
    text = "La inversión se ejecutó en un 60%, esto es, M$ 1.046.700 de un total de M$ 1.802.300."
    assert [f.observed for f in findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))] == ["60%"]


ANOTHER = {
    "the end of a range": (
        "Debajo de las 20 hectáreas está el 46,6 %, algo más de 4 mil predios, y por encima de 6.000, 5.791."
    ),
    "for each of something else": (
        "La comuna tiene 34.539 habitantes repartidos en 12.914 viviendas, a razón de 2,9 personas por hogar."
    ),
    "labels of a table": "Hasta 1 mes Más de 1 y hasta 3 Más de 3 y hasta 6 Más de 6 y hasta 12 Más de 12 meses",
}


@pytest.mark.parametrize("text", ANOTHER.values(), ids=ANOTHER)
def test_figures_of_something_else_accuse_nobody(text: str) -> None:
    assert not findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))


def test_a_quotient_for_each_of_the_divisor_is_accused() -> None:
    text = "La comuna tiene 34.539 habitantes repartidos en 12.914 viviendas, a razón de 2,9 personas por vivienda."
    assert [f.observed for f in findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))] == ["2,9"]


def test_what_the_rest_adds_up_to_is_no_slip_of_the_whole() -> None:
    whole = "Los doce municipios del departamento totalizan 711,9 toneladas de residuos."
    rest = "Sin la capital, los otros once municipios del departamento totalizan {} toneladas de residuos."
    assert not findings(account("Informe 2022", "1. RESIDUOS", whole, rest.format("711,4")))
