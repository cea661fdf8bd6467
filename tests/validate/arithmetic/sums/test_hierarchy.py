"""Sums over the printed levels of a stub: children under their parent, whatever stands between."""

from __future__ import annotations

from tests.validate.arithmetic.test_rules import accused, audit

PRINT = """
Rubro | Vigente | Devengado
11.0.00.00 - Tributarios | |
11.4.00.00 - Coparticipación | |
11.4.01.00 - Ley provincial | 30.120 | 18.400
11.4.02.00 - Fondo educativo | 12.505 | 9.130
Total Coparticipación | 42.625 | 27.530
11.9.00.00 - Otros tributarios | |
11.9.01.00 - Juegos de azar | 4.310 | 3.205
11.9.07.00 - Automotor | |
11.9.07.01 - Del ejercicio | 2.415 | 1.620
11.9.07.02 - Ejercicios anteriores | 4.776 | 993
Total Automotor | 7.191 | 2.613
Total Otros tributarios | 11.501 | 5.818
Total Tributarios | 54.126 | 33.348
"""


def test_sums_of_all_levels_hold() -> None:
    assert audit(PRINT) == []


def test_a_wrong_figure_is_found_on_its_level() -> None:
    (found,) = audit(PRINT.replace("12.505", "12.605"))
    assert accused(found) == (5, 1)
    assert found.rule == "suma-columna"


def test_a_wrong_subtotal_is_not_blamed_on_the_level_above() -> None:
    (found,) = audit(PRINT.replace("| 7.191 |", "| 7.911 |"))
    assert accused(found) == (11, 1)


def test_nothing_is_added_over_a_label_that_belongs_nowhere() -> None:
    assert audit(PRINT.replace("11.9.01.00 - Juegos", "y Juegos").replace("4.310", "4.311")) == []
