"""What stands around a figure of the prose: how exactly it is stated, and by what names."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("La inversión varía desde 62,4% en el Fondo A hasta 1,1% en el Fondo E.", ["", ""]),
        ("La inversión llegó hasta 1,1% en el Fondo E.", ["less"]),
        ("Los rescates descendieron 8,2 %, hasta 149.446.", ["", ""]),
        ("Cada proyecto recibe hasta 5.000 pesos.", ["less"]),
        ("Se atendió a cerca de 1.200 personas.", ["about"]),
        ("Se atendió a más de 1.200 personas.", ["more"]),
    ],
)
def test_both_ends_of_a_range_are_exact(text: str, hedges: list[str]) -> None:
    assert [m.claim.hedge for m in mentions.read(account("Cuenta 2022", text))] == hedges


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Los enfermos crónicos no alcanzaron el 85% propuesto.", "less"),
        ("El gasto de la escuela no llegó a 85% en el año.", "less"),
        ("El gasto de la escuela no supera el 85% en el año.", "less"),
        ("El gasto de la escuela supera el 85% en el año.", "more"),
        ("El gasto de la escuela alcanzó el 85% en el año.", ""),
    ],
)
def test_what_is_not_reached_is_a_bound(text: str, hedge: str) -> None:
    assert [m.claim.hedge for m in mentions.read(account("Cuenta 2022", text))] == [hedge]


def test_a_letter_alone_names_a_column() -> None:
    rows = "Región | F | G-I\nAntofagasta | 560 | 310\nAtacama | 410 | 280"
    document = account("Cuenta 2022", rows, "En Antofagasta y el sector F hay 560 empresas.")
    space = CellSpace(document)
    (one,) = mentions.read(document)
    assert space.columns.words[0] & one.sentence == {"=F"}


def test_the_total_of_a_whole_table_is_known() -> None:
    rows = "Región | Mujeres | Total\nArica | 5 | 9\nÑuble | 4 | 6\nTotal | 9 | 15"
    space = CellSpace(account("Cuenta 2022", "Muestra objetivo por región", rows))
    assert [space.facts[c].text for c in range(len(space)) if space.whole[c]] == ["15"]
