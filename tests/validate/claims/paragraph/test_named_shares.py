"""Percentages that name the part they are of, and two parts that their place or "el resto" closes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from tests.validate.accounts import account, findings, numeral

STATED = [
    (
        "Hubo 318 cursos, de los que 264 fueron acreditados y 54 devueltos, con una tasa de acreditación de {}.",
        "83,0 %",
        "38,0 %",
    ),
    ("Se inscribieron 640 jóvenes (352 mujeres y 288 hombres), es decir, {} mujeres.", "55,0 %", "50,5 %"),
    (
        "La meta era de 2.500 árboles y se llegó a 2.130: 1.400 nativos y 730 frutales, un {} de la meta.",
        "85,2 %",
        "82,5 %",
    ),
    ("Se arrendaron equipos por M$ 860.000, de los cuales el {} (M$ 215.000) fue pagado en enero.", "25 %", "52 %"),
    (
        "Se arrendaron equipos por M$ 860.000, de los cuales el 25 % ({}) fue pagado en enero.",
        "M$ 215.000",
        "M$ 275.000",
    ),
    ("Se repararon 23 canchas ({} en el sector alto y 9 en el bajo), y se cerró un camino.", "14", "17"),
    ("Hubo {} rondas, 47 de ellas en la capital y 36 en el resto de la provincia, con gran asistencia.", "83", "38"),
    ("Hubo 83 rondas, 47 de ellas en la capital y {} en el resto de la provincia, con gran asistencia.", "36", "32"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_a_figure_that_its_sentence_proves_or_refutes(text: str, right: str, wrong: str) -> None:
    assert numeral(account(text.format(right)), right).verdict == "verified"
    said = account(text.format(wrong))
    said_of = [e.text for f in findings(said) for e in f.evidence]
    assert wrong in said_of, "the slip is reported"
    assert not findings(account(text.format(right)))


OTHERS = [
    "Hubo 318 cursos, de los que 264 fueron acreditados y 54 devueltos, frente a una tasa de acreditación de 79,5 %.",
    "Hubo 318 cursos, de los que 264 fueron acreditados, con una tasa de acreditación de 79,5 % en 2019.",
    "Se inscribieron 640 jóvenes (352 mujeres y 288 hombres) y en los comités hubo, según actas, un 35,0 % mujeres.",
    "Se inscribieron 640 jóvenes (352 mujeres y 288 hombres), con 35,0 % mujeres en los directorios.",
    "La meta era de 2.500 árboles y se alcanzó a 2.130, un 92,5 % de la meta regional.",
    "Hay 24 profesionales (18 con magíster y 12 con diplomado), todos de planta.",
    "Se atendió a 83 familias, 47 de ellas en la capital y 30 en la costa.",
    "Hubo 83 rondas, 47 de ellas en la capital y 30 en la costa, el resto en el interior.",
    "El fondo tiene M$ 860.000, y de los proyectos el 30 % (M$ 215.000) fue pagado en enero.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_something_else_accuses_nobody(text: str) -> None:
    assert not findings(account(text))


@given(st.integers(10, 9_999), st.integers(10, 9_999))
def test_the_share_of_a_named_part_is_never_accused(women: int, men: int) -> None:
    share = show_float(women / (women + men) * 100, 1)
    text = f"Asistieron {women + men} personas ({women} mujeres y {men} hombres), o sea {share} % mujeres."
    assert not findings(account(text))
