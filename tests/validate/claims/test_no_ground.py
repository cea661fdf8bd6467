"""True figures of the prose that something near them seems to contradict."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, findings

SCORES = "Prueba | 2022 | 2023 | Promedio comunal\nLectura | 236 | 243 | 240\nMatemática | 233 | 239 | 242"
ENROLMENT = """Año | Matrícula | Asistencia % | Retirados
2019 | 801 | 86,0 | 30
2020 | 770 | – | 22
2021 | 752 | 71,6 | 27
2022 | 745 | 81,9 | 41
2023 | 766 | 85,7 | 36"""


def test_a_column_of_averages_is_not_added_up() -> None:
    assert not findings(account("Cuenta 2023", "3. Resultados", SCORES, "Rindieron 109 alumnos. Puntaje promedio 512."))


def test_a_figure_with_decimals_is_no_difference_of_whole_numbers() -> None:
    text = "La asistencia mejoró 3,8 puntos porcentuales respecto 2022 y 14,1 respecto 2021."
    assert not findings(
        account("Cuenta 2023", "2. Matrícula y asistencia", "Evolución de asistencia y retirados", ENROLMENT, text)
    )


@pytest.mark.parametrize("base", ["el año anterior, y", "en 2021 y"])
def test_what_is_said_behind_the_time_compared_with_is_not_the_level_compared_with(base: str) -> None:
    text = f"Entraron 9.011.948.417 pesos, un 10,4 % más que {base} gastamos 8.020.408.451 pesos."
    assert not findings(account("Cuenta 2022", text))
    told = "Entraron 9.011.948.417 pesos, un 10,4 % más que el año anterior, cuando fueron 8.020.408.451 pesos."
    assert [f.rule for f in findings(account("Cuenta 2022", told))] == ["texto-calculo"]
