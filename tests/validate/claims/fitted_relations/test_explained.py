"""A percentage that one relation of its paragraph gives is not accused by another."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, findings

EXPLAINED = [
    # a share of the whole of the sentence before, not the growth that the verb says of another percentage
    (
        "Se atendieron 9.160 perros la última semana, con un despegue del 36 % en la actividad. La categoría de"
        " cachorros aumentó casi un 78 %, a 2.565 animales, representando el 28 % del total."
    ),
    # shares of a whole that is not printed, not of the part that is parted again
    (
        "Los machos fueron el 48,9 % con 19.700 animales, y las hembras el 48,6 % con 19.576, de las cuales 14.541"
        " fueron adultas (36,1 %) y 5.035 (12,5 %) jóvenes."
    ),
    # the growth of a whole, and the levels of the part that explains it
    (
        "La matrícula creció un 2,4 % respecto de 2022, lo que se explica sobre todo por la escuela de Artes, que pasó"
        " de 2.568 a 2.705 estudiantes."
    ),
    # an increase that is no share of the figure of another sentence
    (
        "Se comprometieron otros 1.900 millones para la escuela. Los programas llegaron a 7.212 beneficios, 1.371 más"
        " que en 2021, y costaron 538 millones (35 % de aumento)."
    ),
    # so many for each of the whole, not for each of the part that is named last
    ("Se dictaron 60 talleres, 40 presenciales y 20 a distancia, y 1.320 asistencias en total, o sea, 22 por taller."),
    # a list that names only the first
    (
        "Las visitas han sido principalmente de Loa (23 %), Quel (15 %), Rey (10 %), Tena (9 %) y Vera (9 %). El resto,"
        " de varias."
    ),
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_what_another_relation_explains_accuses_nobody(text: str) -> None:
    assert not findings(account(text))
