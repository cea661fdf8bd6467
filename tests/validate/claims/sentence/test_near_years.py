"""Which year is said beside a figure, and which belongs to the figure before or to another clause."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Hubo 1.257 consultas en 2021 y 1.311 en 2022.", ["2021", "2022"]),
        ("En 2021 hubo 1.257 consultas.", ["2021"]),
        ("Hubo 1.257 consultas en 2021, y la central atendió 9.411 llamados.", ["2021", ""]),
        ("Hubo 1.257 consultas más que las de 2021, y 296 rondas.", ["2021", ""]),
        ("Las ventas cayeron hasta 5.112, porque en 2021 se cobró una deuda.", [""]),
    ],
)
def test_a_year_belongs_to_one_figure(text: str, years: list[str]) -> None:
    read = mentions.read(account("Cuenta 2022", text))
    assert [m.near_year for m in read] == years


@pytest.mark.parametrize("compared", ["respecto de 2020", "si se los compara con 2020"])
def test_the_year_before_is_not_that_before_a_compared_one(compared: str) -> None:
    text = (
        f"Los ingresos crecieron un 18,1% {compared}. Los propios sumaron 5.701, frente a 3.219 del ejercicio anterior."
    )
    assert mentions.read(account("Cuenta 2022", text), 2022)[-1].near_year == "2021"
