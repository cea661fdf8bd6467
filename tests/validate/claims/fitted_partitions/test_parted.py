"""A whole and all its parts told without a colon, whatever the words; and sentences that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from tests.validate.accounts import account, findings, numeral

STATED = [
    ("Dejaron el centro {} aprendices, 214 para talleres de la zona y 88 contratados por el puerto.", "302", "502"),
    ("La sala falló en 14.204 recursos, 6.310 admitidos, 5.908 rechazados y {} archivados, en mayo.", "1.986", "1.686"),
    ("Llegaron 37 matronas en etapa de práctica, 19 a postas rurales, {} a clínicas y 6 como ayudantes.", "12", "17"),
    ("El albergue recibió a 745 personas, {} de ellas enviadas por la comuna, 203 por la posta y 61 por vecinos.",
     "481", "581"),
    ("La escuela especial recibió a 640 niños, 522 con trastornos leves y {} con trastornos graves.", "118", "178"),
    ("El taller reparó 2.618 equipos, {} con garantía vigente, 902 sin ella y 311 de uso interno.", "1.405", "1.450"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_parts_that_refute_a_figure(text: str, right: str, wrong: str) -> None:
    assert not findings(account("1. GESTIÓN", text.format(right)))
    (finding,) = findings(account("1. GESTIÓN", text.format(wrong)))
    assert wrong in [e.text for e in finding.evidence]


def test_parts_that_add_up_verify_their_whole() -> None:
    text = "La sala falló en 14.204 recursos, 6.310 admitidos, 5.908 rechazados y 1.986 archivados, en 40 días."
    assert numeral(account("1. GESTIÓN", text), "14.204").verdict == "verified"


OTHERS = [
    "Acudieron al acto 963 dirigentes, 402 pescadores y 551 artesanos de la costa.",
    "Hay 412 plazas, 387 ocupadas y 35 con turno de noche.",
    "Se presentaron 130 querellas, de las cuales 90 fueron admitidas y 30 desestimadas.",
    "Participaron 1.560 vecinos, 640 en talleres, 520 en charlas y 480 en ferias, varios en más de una actividad.",
    "Se estiman 4.963 casos, entre 1.402 y 3.551 en la costa.",
    "Los ingresos fueron de $ 12.450.000 y los gastos de $ 11.900.000, con una donación de $ 530.000.",
    "Las ventas llegaron a 2.310 toneladas, frente a 1.204 en 2021 y 1.116 en 2020.",
    "Encabezan la lista la costa (1.842), el valle (1.020) y la sierra (832).",
    "Se revisaron 1.204 locales, se cursaron 804 multas y se clausuraron 410.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_figures_behind_another_that_are_not_its_parts(text: str) -> None:
    assert not findings(account("1. GESTIÓN", text))


PLACES = ("en la costa", "para obras", "de la capital", "admitidos", "por correo")


@given(st.lists(st.integers(11, 9_999), min_size=2, max_size=5), st.permutations(PLACES))
def test_parts_that_add_up_accuse_nobody(parts: list[int], places: list[str]) -> None:
    named = [f"{show_float(n, 0)} {place}" for n, place in zip(parts, places, strict=False)]
    text = f"Se tramitaron {show_float(sum(parts), 0)} permisos, {', '.join(named[:-1])} y {named[-1]}."
    assert not findings(account("1. GESTIÓN", text))


IN_WORDS = [
    ("Se asigna la suma de {} (cuatro millones doscientos diez mil ocho pesos) a becas.", "$ 4.210.008", "$ 4.210.080"),
    ("La tasa será de {} (tres por ciento) del valor de los bienes.", "3%", "8%"),
    ("La tasa bajará hasta {} (cero con setenta y cinco por ciento) por año.", "0,75%", "0,57%"),
    ("La comisión tendrá {} (trece) integrantes titulares.", "13", "18"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), IN_WORDS)
def test_a_figure_that_the_words_in_the_bracket_behind_it_refute(text: str, right: str, wrong: str) -> None:
    said = account("1. GESTIÓN", text.format(right))
    assert not findings(said)
    assert numeral(said, right).verdict == "verified"
    (finding,) = findings(account("1. GESTIÓN", text.format(wrong)))
    assert wrong in (finding.observed or "")


@pytest.mark.parametrize("text", ["La comisión aprobó 14 (cuatro en obra) proyectos.", "Hubo 13 (tres ordinarias)."])
def test_words_in_a_bracket_that_count_something_else(text: str) -> None:
    assert not findings(account("1. GESTIÓN", text))
