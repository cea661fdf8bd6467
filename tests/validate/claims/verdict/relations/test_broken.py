"""Relations that do not hold, and what keeps them from blaming a figure."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice.scoring import ComputedVerdict
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.restated.scoring import NOTHING
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED
from pipeline.validate.claims.verdict.judging import judge
from pipeline.validate.claims.verdict.relations.broken import broken
from tests.validate.accounts import account


def blamed(*blocks: str) -> list[str]:
    """The figures that a relation of the prose blames."""
    document = account("Cuenta Pública 2024", "1. RESULTADOS", *blocks)
    return [mention.figure.text for _, mention in judge(document, CellSpace(document), mentions.read(document)).broken]


def test_a_mean_is_of_another_count_of_the_sentence() -> None:
    text = (
        "Hubo 36 talleres de oficios, 20 en escuelas y 16 en sedes, y 756 asistencias en total, o sea, 21 por taller."
    )
    assert blamed(text) == []


def test_a_mean_of_no_count_of_the_sentence_is_blamed() -> None:
    assert blamed("Hubo 14 talleres con 756 asistencias en total, es decir, 45 por taller.") == ["45"]


@pytest.mark.parametrize(("likely", "accused"), [(4.0, []), (0.25, ["5,4 %"])])
def test_figures_of_two_sentences_do_not_blame_what_a_table_likely_says(likely: float, accused: list[str]) -> None:
    text = "Patentes y permisos sumaron M$ 1.556.331. En conjunto, los ingresos suben en M$ 207.691, es decir, 5,4 %."
    whole, rise, share = mentions.read(account("Cuenta Pública 2024", "1. INGRESOS", text))
    relation = SentenceRelation(
        "growth", (rise, whole, share), holds=False, strict=True, chance=0.003, culprits=((share, 15.4),)
    )
    cases = [Case(None, ComputedVerdict(odds, 0.0, None, None), NOTHING) for odds in (0.0, 0.0, likely)]
    found = broken([relation], (whole, rise, share), [UNSUPPORTED] * 3, cases)
    assert [mention.figure.text for _, mention in found] == accused


FUNDS = """
Administradora | Valor | Variación en doce meses (%)
Provida | 66.021 | 27,1
Habitat | 47.127 | 33,0
Total | 113.148 | 29,5
"""


def test_a_percentage_that_a_table_says_too_leaves_the_level_of_its_sentence_to_blame() -> None:
    text = "El valor de los fondos fue de $ 113.148. Aumentó en $ {} respecto del año anterior, equivalente a 29,5%."
    assert blamed(FUNDS, text.format("25.775")) == []
    assert blamed(FUNDS, text.format("75.775")) == ["$ 75.775"]


@pytest.mark.parametrize(("points", "wrong"), [("2,1", []), ("2,7", ["2,7 puntos porcentuales"])])
def test_a_difference_may_be_of_another_level_of_its_sentence(points: str, wrong: list[str]) -> None:
    text = (
        "En lectura el 26,9% logró un nivel satisfactorio, 7,6 puntos porcentuales menos que el país (34,5%), "
        f"y {points} puntos porcentuales menos que el logro del año anterior en la región (29%)."
    )
    found = blamed(text)
    assert "7,6 puntos porcentuales" not in found
    assert [f for f in found if f.startswith("2,")] == wrong
