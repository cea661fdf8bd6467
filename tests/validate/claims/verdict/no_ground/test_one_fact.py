"""Short figures confirm each other only where more than their value is the same."""

from __future__ import annotations

from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.no_ground.one_fact import may_be_one_fact
from tests.validate.accounts import account


def two(*sentences: str) -> bool:
    found = [m for m in mentions.read(account("Cuenta pública 2023", *sentences)) if m.figure.text == "44,2%"]
    return may_be_one_fact(found[0], found[1])


def test_the_same_thing_said_twice_may_be_one_fact() -> None:
    assert two(
        "Las víctimas sin condenas penales alcanzan el 44,2% del total.",
        "El 44,2% de las víctimas no registra condenas penales.",
    )


def test_sentences_of_the_same_words_may_be_of_one_fact_though_none_stands_beside_the_figures() -> None:
    assert two(
        "En la encuesta nacional de hogares rurales, que se aplicó a tres mil personas de la zona, fuma el 44,2%.",
        "Un 44,2% consume cigarrillos, y así consta en la encuesta nacional de hogares rurales.",
    )


def test_figures_of_two_years_are_two_facts() -> None:
    assert not two(
        "El uso del arma de fuego llega a un 44,2% en 2023 en la zona centro.",
        "El uso del arma de fuego llegó a un 44,2% en 2022 en la zona norte.",
    )


def test_figures_of_one_list_are_two_facts() -> None:
    assert not two("Viña del Mar registró el 44,2% de las visitas, Temuco el 12,1% y Antofagasta el 44,2% del pago.")


def test_figures_that_share_no_word_are_two_facts() -> None:
    assert not two(
        "La matrícula de la escuela técnica sube un 44,2% entre los estudiantes nuevos.",
        "Los gastos en mantención representan el 44,2% del presupuesto ejecutado.",
    )
