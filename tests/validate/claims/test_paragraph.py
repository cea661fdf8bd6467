"""Figures of one paragraph, or of two sentences, that must agree with each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.claims.printed_slips import slips
from tests.validate.accounts import account, findings, told

HOLDS = [
    ("Fíjase en DOSCIENTOS NOVENTA Y OCHO (298) el número de cargos de la Planta.", "298"),
    ("Fíjase en PESOS NUEVE BILLONES DOS MIL UN MILLONES ($ 9.002.001.000.000) el total.", "$ 9.002.001.000.000"),
    ("El curso tiene 417 alumnos (90 mujeres y 327 hombres).", "417"),
    ("La tasa baja en 42,1% (de 7,6 a 4,4 casos).", "42,1%"),
    ("El sistema tolera 620/14 = 44 ingresos por día.", "44"),
]  # fmt: skip
BROKEN = [
    ("Fíjase en DOSCIENTOS NOVENTA Y OCHO (289) el número de cargos de la Planta.", "298"),
    ("El curso de este año tiene 471 alumnos (90 mujeres y 327 hombres).", "417"),
    ("De los casos del año, el 90,4% corresponde a hombres y el 9,4% a mujeres.", "100%"),
    ("La tasa de casos de la región baja en 24,1% (de 7,6 a 4,4 casos).", "-42,1%"),
    ("El sistema de salud tolera 620/14 = 34 ingresos por cada día.", "44"),
]


@pytest.mark.parametrize(("text", "figure"), HOLDS)
def test_figures_of_a_sentence_bear_each_other_out(text: str, figure: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", text)
    assert findings(document) == []
    assert (figure, "verified") in told(document)


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_figures_of_a_sentence_that_one_slip_parts(text: str, expected: str) -> None:
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (finding.rule, finding.expected) == ("texto-calculo", expected)


def test_the_same_fact_told_with_another_figure() -> None:
    fact = "La muestra nominal de la encuesta quedó conformada por {} empresas del marco muestral vigente."
    others = [
        "El directorio sesionó en las oficinas centrales del organismo durante la temporada.",
        "Las bodegas del puerto recibieron contenedores con repuestos para maquinaria pesada.",
        "Un convenio con municipios costeros permitió reparar caletas, muelles y varaderos.",
        "La biblioteca amplió su horario y renovó el mobiliario de las salas infantiles.",
    ]
    parts = [fact.format("22.846"), *others, fact.format("22.486"), *reversed(others), fact.format("22.846")]
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", *parts))
    assert finding.rule == "texto-repetido"
    assert (finding.observed, finding.expected) == ("22.486", "22.846")


@given(st.integers(10, 10**9))
def test_a_slip_is_never_the_figure_itself_and_has_as_many_digits(number: int) -> None:
    found = {int(n) for n in slips(str(number))}
    assert number not in found
    assert {len(str(n)) for n in found} == {len(str(number))}
