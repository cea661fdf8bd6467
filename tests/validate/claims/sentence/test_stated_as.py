"""How a sentence tells what a figure is: as a change in its own unit, in percent, or as a share."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.stated_as import StatedAs, stated_as
from tests.validate.accounts import account


def _stated_as(text: str, figure: str) -> StatedAs:
    read = mentions.read(account("Cuenta Pública 2023", text), 2023)
    return stated_as(next(m for m in read if m.figure.text == figure))


@pytest.mark.parametrize(
    ("text", "figure", "years"),
    [
        ("La matrícula fue de 774 estudiantes, 23 más que en 2021.", "23", {"2021"}),
        ("Hubo 10.523 intervenciones, 763 por sobre las de 2022.", "763", {"2022"}),
        ("Se hicieron 1.377 visitas, que superan en 359 a las de 2021.", "359", {"2021"}),
        ("En 2023 se atendió a 476 personas, 38 más que el año anterior.", "38", {"2022"}),
        ("La reducción fue, por tanto, de 2.697 consultas.", "2.697", set()),
        ("Ciencias Agrarias perdió 74 alumnos.", "74", set()),
        ("La diferencia entre ingresos y gastos fue de M$ 309.104.", "M$ 309.104", set()),
    ],
)
def test_a_difference(text: str, figure: str, years: set[str]) -> None:
    said = _stated_as(text, figure)
    assert (said.how, said.years, said.result) == ("difference", years, False)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Los proyectos vigentes son 55, cuatro más que en 2023.", "55"),
        ("Se entregaron 1.210 canastas por M$ 36.300, menos que las del año anterior.", "M$ 36.300"),
        ("La matrícula fue de 774 estudiantes.", "774"),
        ("En cinco comunas la inversión aumentó y en 12 disminuyó.", "12"),
    ],
)
def test_what_is_told_as_no_change(text: str, figure: str) -> None:
    assert _stated_as(text, figure).how == ""


def test_the_result_of_an_account_may_stand_in_a_table() -> None:
    said = _stated_as("El ejercicio cerró con un superávit de M$ 2.137.000.", "M$ 2.137.000")
    assert said == StatedAs("difference", result=True)


@pytest.mark.parametrize(
    ("text", "figure", "how"),
    [
        ("Las ayudas bajaron a 804, un 6,5% menos.", "6,5%", "growth"),
        ("Valle Ibáñez creció 34,4% en el año.", "34,4%", "growth"),
        ("Las médicas concentraron 48.977 consultas, equivalentes al 86,0% del total.", "86,0%", "share"),
        ("Un 62% de los encuestados respondió.", "62%", "share"),
        ("La retención llegó a 85,2% en primer año.", "85,2%", ""),
    ],
)
def test_a_percentage(text: str, figure: str, how: str) -> None:
    assert _stated_as(text, figure).how == how


def test_a_share_of_a_total_says_so() -> None:
    assert _stated_as("Equivale al 86,0% del total de consultas.", "86,0%").total
    assert not _stated_as("Equivale al 86,0% de las consultas.", "86,0%").total
