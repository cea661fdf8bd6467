"""A figure said of the year before is compared with the column of that year."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account, findings

PERMITS = """
Trámite | 2021 | 2022
Permisos de circulación | 11.876 | 12.344
Licencias de conducir | 3.210 | 3.975
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En 2022 se otorgaron 12.344 permisos de circulación; el año anterior fueron 11.867.", "11.876"),
        ("En 2022 se otorgaron 12.344 permisos de circulación, frente a 11.376 en el ejercicio pasado.", "11.876"),
        ("En 2022 hubo 3.975 licencias de conducir, contra las 3.201 de la vigencia precedente.", "3.210"),
    ],
)
def test_a_wrong_figure_of_the_year_before_is_held_against_its_column(text: str, expected: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Permisos del año 2022.", PERMITS, text)
    assert [f.expected for f in findings(document)] == [expected]
    right = text.replace("11.867", "11.876").replace("11.376", "11.876").replace("3.201", "3.210")
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Permisos del año 2022.", PERMITS, right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "La meta del año anterior era de 12.384 permisos de circulación.",
        "En 2019 hubo 9.000 permisos de circulación; el año anterior fueron 11.867.",
    ],
)
def test_a_goal_or_a_year_without_column_is_no_ground(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Permisos del año 2022.", PERMITS, text)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("El año 2022 cerró con 28.716 casos, frente a los 28.983 del año anterior.", ["", "2021"]),
        ("Hubo 19 casos el año anterior.", ["2021"]),
        ("Creció un 5% respecto del año anterior.", [""]),
        ("Hubo 2.390 beneficiarios, 276 más que el año anterior.", ["", ""]),
        ("En el ejercicio anterior, los 28.983 casos fueron graves.", ["2021"]),
        ("Según años anteriores, hubo 604 casos.", [""]),
    ],
)
def test_the_year_before_is_counted_from_the_one_spoken_of(text: str, years: list[str]) -> None:
    assert [m.claim.previous_year for m in mentions.read(account("Cuenta", text), 2022)] == years


def test_without_a_year_spoken_of_there_is_none_before() -> None:
    (one,) = mentions.read(account("Cuenta", "Hubo 19 casos el año anterior."))
    assert (one.claim.year_before, one.claim.previous_year, one.claim.elsewhere) == (True, "", True)
