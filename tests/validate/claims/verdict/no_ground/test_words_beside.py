"""What the words right beside a figure say it is, against what something of another kind accuses it of."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.words_beside import is_of_another_part, refute, tell_two_facts
from tests.validate.accounts import account

LISTS = """
Lista de espera | Mujeres | Hombres
Dic. 2020 | 2.188 | 1.714
Dic. 2021 | 2.138 | 1.582
Total | 4.326 | 3.296
"""
RATES = """
Rama | Tasa
Transporte | 5,1
Construcción | 4,8
Minería | 1,8
"""


def refuted(rows: str, text: str, figure: str, kind: str, amounts: tuple[float, ...]) -> bool:
    """Whether the words beside a figure refute what is computed of the cells of some amounts."""
    document = account("Cuenta Pública 2021", "1. RESULTADOS", "Los resultados son los que siguen.", rows, text)
    space, read = CellSpace(document), mentions.read(document)
    cells = tuple(int((abs(space.amount - amount) < 1e-9).argmax()) for amount in amounts)
    number = next(n for n, m in enumerate(read) if m.figure.text == figure)
    before = read[number - 1] if number and read[number - 1].number == read[number].number else None
    one = Computed(kind, (kind, 0, 0), cells, 1.0, 1.0, 1.0, (0, 0))
    return refute(space, before, read[number], Judgement("contradicted", "computed", computed=one, probability=0.5))


@pytest.mark.parametrize(
    ("text", "figure", "is_refuted"),
    [
        ("Las dos listas suman 3.720, esto es 182 menos que hace un año.", "182", True),
        ("La lista de hombres quedó en 1.582, esto es 182 menos que hace un año.", "182", False),
        ("La lista de hombres quedó en 1.582. Son 182 menos que hace un año.", "182", False),
        ("La lista de hombres bajó en 182 personas.", "182", False),
        ("La lista de hombres bajó en 132, esto es 7,7 % menos.", "7,7 %", False),  # by the change itself
        ("En 2021 hubo 182 personas menos en la lista de hombres.", "182", False),  # a year is no level
        ("La lista de hombres bajó en esos doce meses en 132.", "132", False),  # nor is a number of months in words
    ],
)
def test_a_change_is_that_of_the_level_said_right_before_it(text: str, figure: str, is_refuted: bool) -> None:
    assert refuted(LISTS, text, figure, "difference", (1714, 1582)) is is_refuted


@pytest.mark.parametrize(
    ("text", "is_another"),
    [
        ("Transporte, con 5.110, y Construcción, con 4.820, concentran el 48,8 %.", False),
        ("Transporte, con 5.110, y otras ramas, con 6.204, concentran el 48,8 %.", True),
    ],
)
def test_the_last_of_several_parts_is_one_of_them(text: str, is_another: bool) -> None:
    rows = "Rama | Empleos\nTransporte | 5.110\nConstrucción | 4.820\nMinería | 8.320\nTotal | 18.250"
    document = account("Cuenta Pública 2021", "1. RESULTADOS", "Los resultados.", rows, text)
    space, read = CellSpace(document), mentions.read(document)
    one = Computed("named share", ("named share", 0, 0), (0, 1, 3), 54.4, 54.4, 54.4, (0, 0))
    *stated, mention = read
    found = is_of_another_part(space, stated[-1], mention, Judgement("contradicted", "computed", computed=one), stated)
    assert found is is_another


def test_a_level_in_millions_is_that_of_a_table_in_full() -> None:
    rows = "Ingreso | 2020 | 2021\nAgua | 2.411.800.000 | 2.688.400.000\nOtros | 1.000 | 2.000"
    text = "Por agua se cobraron 2.411,8 millones el año anterior, y un alza de 15,1 % este año."
    assert not refuted(rows, text, "15,1 %", "growth", (2411800000, 2688400000))


@pytest.mark.parametrize(
    ("text", "is_refuted"),
    [
        ("La tasa de la construcción pasó de 4,8 en 2015 a 3,6 en este año.", True),
        ("La tasa de la construcción bajó desde 4,8 hasta 3,6 por cada cien.", True),
        ("La tasa de la construcción es 3,6 veces la de la minería.", False),
        ("De las ramas con tasa alta a la minería hay 3,6 veces.", False),
    ],
)
def test_the_end_of_a_movement_is_no_quotient(text: str, is_refuted: bool) -> None:
    assert refuted(RATES, text, "3,6", "named ratio", (4.8, 1.8)) is is_refuted


@pytest.mark.parametrize(
    ("text", "is_refuted"),
    [
        ("La media nacional de la tasa anda en 3,4 este año.", True),
        ("El promedio comunal llega a 3,4 en la rama.", True),
        ("El promedio del sistema portuario estatal es de 3,4 por cada cien.", True),
        ("La tasa promedio llega a 3,4 por cada cien.", False),
        ("El promedio simple de la tasa es de 3,4 por cada cien.", False),
        ("El promedio mensual es de 3,4 por cada cien.", False),
    ],
)
def test_a_mean_of_whom_the_table_does_not_know_is_no_mean_of_its_rows(text: str, is_refuted: bool) -> None:
    assert refuted(RATES, text, "3,4", "mean", (5.1, 4.8, 1.8)) is is_refuted


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Hubo 1.412 partos, 494 por cesárea.", "Partos: 1.412; fallecidos en el hospital: 498.", True),
        ("Hubo 1.412 partos, 494 por cesárea.", "Las cesáreas fueron 498 en el año.", False),
        ("Las cesáreas del hospital fueron 494.", "A nivel nacional, las cesáreas del mes fueron 498.", True),
        ("Las cesáreas bajan: las cesáreas fueron 612 en 2013 y 494 en 2014.", "Hubo 498 cesáreas.", False),
        ("Subió el parto normal; las cesáreas fueron 612 en 2013 y 494 en 2014.", "Hubo 498 partos normales.", True),
    ],
)
def test_two_sentences_without_a_word_beside_both_figures_tell_two_facts(one: str, other: str, are_two: bool) -> None:
    read = mentions.read(account("Cuenta Pública 2021", "1. PARTOS", one, other))
    of = {m.figure.text: m for m in read}
    assert tell_two_facts(of["494"], of["498"]) is are_two
