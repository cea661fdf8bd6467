"""What says that two figures one slip apart state two facts."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.validate.claims.restated.different_facts import state_different_facts
from pipeline.validate.claims.restated.scoring import against_rivals
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account


@pytest.mark.parametrize(
    ("one", "two", "figures", "apart"),
    [
        (
            "La inversión tuvo un aumento nominal de 30,6% (28,4% real).",
            "La deuda tuvo un aumento nominal de 22,4% (20,4% real).",
            ("28,4%", "20,4%"),
            True,
        ),
        (
            "La inversión tuvo un aumento nominal de 22,4% (28,4% real).",
            "Como se dijo, tuvo un aumento nominal de 22,4% (20,4% real).",
            ("28,4%", "20,4%"),
            False,
        ),
        (
            "La inversión pasó de 36,9% en 2022 a 31,8% en 2023.",
            "El gasto pasó de 22,2% en 2022 a 21,8% en 2023.",
            ("31,8%", "21,8%"),
            True,
        ),
        ("La tasa varía entre 0,6 y 2,3 puntos.", "La tasa es de 2,8 puntos.", ("2,3", "2,8"), True),
        ("La tasa llegó a 2,3 puntos.", "La tasa es de 2,8 puntos.", ("2,3", "2,8"), False),
        (
            "Riesgo alto: 2.006 personas, equivalente al 35,8 %",
            "Riesgo medio: 2.056 personas, equivalente al 36,6 %",
            ("2.006", "2.056"),
            True,
        ),
        (
            "Riesgo alto: 2.006 personas, equivalente al 35,8 %",
            "Con riesgo alto hay 2.056 personas, equivalente al 35,8 %",
            ("2.006", "2.056"),
            False,
        ),
        ("El avance fue de 97,3%.", "El año anterior el avance había sido de 97,1%.", ("97,3%", "97,1%"), True),
        ("El avance fue de 97,3%.", "Al cierre del año el avance fue de 97,1%.", ("97,3%", "97,1%"), False),
        ("La red tiene 17 talleres abiertos.", "La red creció en los últimos 12 meses.", ("17", "12"), True),
        ("La red tiene 17 talleres abiertos.", "La red suma 12 talleres abiertos.", ("17", "12"), False),
        ("La red de talleres creció mucho 16.", "La red suma 12 talleres abiertos.", ("16", "12"), True),
    ],
)
def test_what_differs_beside_two_figures(one: str, two: str, figures: tuple[str, str], apart: bool) -> None:
    found = mentions.read(account("Cuenta Pública 2022", "1. GESTIÓN", one, two))
    first, second = (next(n for n, m in enumerate(found) if m.figure.text == text) for text in figures)
    assert state_different_facts(surroundings(found), first, second) is apart
    assert state_different_facts(surroundings(found), second, first) is apart


def test_facts_as_alike_with_other_values_count_against_each_other() -> None:
    alike, values = np.array([3.0, 1.0, 1.0, 0.5]), np.array([191.0, 187.0, 560.0, 191.0])
    assert against_rivals(alike, values, np.array([0, 1])).tolist() == [1 / 3, 1 / 5.5, 1.0, 1.0]
