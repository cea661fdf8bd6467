"""Figures that stand in the table, but in another year's column or another row than the sentence is about."""

from __future__ import annotations

import pytest

from pipeline.model import Finding, Numeral
from pipeline.validate.claims import audit
from pipeline.validate.claims.copied.candidates import EARLIER_TIME
from tests.validate.accounts import account

INCOME = """Fuente | 2022 | 2023
Patentes | 296.450 | 318.209
Permisos | 538.214 | 601.377
Aseo | 61.877 | 58.940"""
CARE = """Unidad | 2022
Consulta de especialidad | 21.076
Consulta de morbilidad | 27.894
Atención dental | 12.458"""


def audited(*parts: str) -> tuple[dict[str, Numeral], list[Finding]]:
    """The figures of the prose by their text, and what is found."""
    numerals, findings = audit.audit_document(account("Cuenta pública 2023", *parts))
    return {n.text: n for n in numerals}, list(findings)


def test_the_figure_of_last_year_beside_one_of_this_year_is_named() -> None:
    numerals, found = audited("Las patentes sumaron M$ 318.209 y los permisos M$ 538.214.", INCOME)
    assert numerals["M$ 538.214"].verdict == "contradicted"
    (finding,) = found
    assert (finding.rule, finding.severity, finding.expected) == ("texto-tabla", "error", "601.377")
    assert "Es la cifra de la columna «2022»." in finding.message


def test_words_that_stand_in_most_sentences_compare_with_no_other_time() -> None:
    text = "Las patentes sumaron M$ 318.209, en tanto que a los permisos correspondieron M$ 538.214."
    assert [f.expected for f in audited(text, INCOME)[1]] == ["601.377"]


def test_the_row_of_a_figure_of_last_year_is_known_by_what_is_computed_of_it_beside() -> None:
    text = "El rubro de la circulación creció un 11,7% y llegó a M$ 538.214; las patentes sumaron M$ 318.209."
    numerals, found = audited(text, INCOME)
    assert (numerals["11,7%"].verdict, [f.expected for f in found]) == ("verified", ["601.377"])


def test_a_year_that_something_else_is_compared_with_is_not_that_of_the_figure() -> None:
    numerals, found = audited("Las patentes, un 7,3% más que en 2022, y el aseo, con M$ 58.940, subieron.", INCOME)
    assert (numerals["M$ 58.940"].verdict, found) == ("verified", [])


def test_the_figure_of_another_year_than_is_said_beside_it_is_named() -> None:
    numerals, found = audited("En 2023 los permisos sumaron M$ 538.214.", INCOME)
    assert numerals["M$ 538.214"].verdict == "contradicted"
    assert [f.expected for f in found] == ["601.377"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Se hicieron 21.076 consultas de especialidad, 27.894 de morbilidad y 27.894 atenciones dentales.",
        "La consulta de especialidad sumó 21.076, la de morbilidad 27.894 y la atención dental 27.894.",
        "Las atenciones dentales fueron 27.894 y las consultas de morbilidad, 27.894.",
    ],
)
def test_the_figure_of_the_row_above_is_named(sentence: str) -> None:
    (finding,) = audited(sentence, CARE)[1]
    assert (finding.rule, finding.observed, finding.expected) == ("texto-tabla", "27.894", "12.458")
    assert "Es la cifra de la fila «Consulta de morbilidad»." in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Las consultas de morbilidad, 27.894, superaron a las atenciones dentales.",
        "La morbilidad, con 27.894 consultas, es igual a 27.894.",
        "Sin contar las atenciones dentales, la de morbilidad fue la mayor: 27.894 consultas.",
        "Las atenciones dentales no llegan a la mitad de las 27.894 consultas de morbilidad.",
    ],
)
def test_a_row_that_is_only_compared_with_is_not_meant(sentence: str) -> None:
    assert audited(sentence, CARE)[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Las patentes sumaron M$ 318.209 y los permisos M$ 601.377.",
        "Las patentes sumaron M$ 318.209; los permisos, el año anterior, M$ 538.214.",
        "Las patentes sumaron M$ 318.209 y los permisos pasaron de M$ 538.214 a M$ 601.377.",
        "En 2022 las patentes sumaron M$ 296.450 y los permisos M$ 538.214.",
        "Los permisos sumaron M$ 538.214.",  # nothing says which year is told
    ],
)
def test_a_figure_of_a_year_that_the_sentence_may_speak_of_is_right(sentence: str) -> None:
    numerals, found = audited(sentence, INCOME)
    assert not found
    assert all(n.verdict != "contradicted" for n in numerals.values())


def test_a_figure_of_a_row_that_the_sentence_does_not_name_is_not_verified() -> None:
    numerals, found = audited("Las consultas de especialidad sumaron 27.894 en el hospital.", CARE)
    assert numerals["27.894"].verdict == "unsupported"
    assert not found
    named, _ = audited("Las consultas de morbilidad sumaron 27.894 en el hospital.", CARE)
    assert named["27.894"].verdict == "verified"


def test_a_row_is_named_by_what_its_own_sentence_says() -> None:
    told = "El arma de fuego causó 1.469 muertes en la zona. Por el contrario, el arma cortopunzante pasó a 1.318."
    numerals, found = audited(
        told, "Medio | 2022\nArma de fuego | 1.469\nObjeto cortante o punzante | 1.318\nOtros medios | 245"
    )
    assert numerals["1.318"].verdict == "verified"
    assert not found


BIRTHS = """
Prestación | Año 2021 | Año 2022 | Año 2023
Egresos | 12.405 | 12.118 | 11.932
Partos | 1.702 | 1.645 | 1.491
"""


def test_a_figure_of_the_year_said_before_it_is_not_of_the_year_behind() -> None:
    text = "Los partos, que en 2021 alcanzaban a 1.702, descendieron en 2023 a 1.588, una caída de 12,4 % en el bienio."
    numerals, _ = audited(text, BIRTHS)
    assert numerals["1.702"].verdict != "contradicted"


@pytest.mark.parametrize("text", ["cayeron de 26.400 a 18.750", "cayeron de 26,400 a 18,750", "subio de 61,3 a 64,8"])
def test_the_way_from_one_level_to_another_names_an_earlier_time(text: str) -> None:
    assert EARLIER_TIME.search(text) is not None
    assert EARLIER_TIME.search(text.replace(" a ", ", y ")) is None
