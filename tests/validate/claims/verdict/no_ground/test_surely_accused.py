"""What keeps a cell from accusing, and what does not where the cell is surely meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.grounds import is_no_luck
from tests.validate.accounts import account, findings

GOALS = """
Indicador | Efectivo 2021 | Meta 2021
Solicitudes resueltas en plazo | 86,4 | 90,5
Satisfacción de los usuarios | 61,8 | 60,2
Reclamos respondidos | 97,3 | 95,1
"""
SCHOOLS = """
Establecimiento | Matrícula 2021 | Matrícula 2022
Escuela Los Boldos | 214 | 231
Escuela El Carrizal | 361 | 376
Liceo Bicentenario | 433 | 467
Total | 1.008 | 1.074
"""


def accused(rows: str, text: str) -> list[str]:
    return [f.observed for f in findings(account("Cuenta Pública 2022", "1. GESTIÓN", rows, text))]


@pytest.mark.parametrize(("goal", "wrong"), [("60,2", []), ("60,9", ["60,9"])])
def test_a_goal_is_accused_by_a_goal(goal: str, wrong: list[str]) -> None:
    text = f"En 2021 la satisfacción de los usuarios fue de 61,8 puntos, por sobre la meta de {goal}."
    assert accused(GOALS, text) == wrong


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("El convenio exige una asistencia de 92,0%.", True),
        ("La asistencia prevista era de 92,0%.", True),
        ("La asistencia fue de 92,0%.", False),
    ],
)
def test_what_is_required_is_a_goal(text: str, goal: bool) -> None:
    (mention,) = mentions.read(account("Cuenta 2022", text))
    assert (mention.claim.of_a_goal, mention.claim.elsewhere) == (goal, goal)


@pytest.mark.parametrize(
    ("figure", "probability", "no_luck"), [("31.652", 0.95, True), ("31.652", 0.8, False), ("3.165", 0.95, False)]
)
def test_a_long_figure_that_is_likely_a_slip_is_near_by_no_luck(figure: str, probability: float, no_luck: bool) -> None:
    (mention,) = mentions.read(account("Cuenta 2022", f"El caudal fue de {figure} litros."))
    assert is_no_luck(mention, Judgement("contradicted", "cell", cell=0, probability=probability)) is no_luck
    assert not is_no_luck(mention, Judgement("contradicted", "restated", other=0, probability=probability))


@pytest.mark.parametrize(("pupils", "wrong"), [("376", []), ("316", ["316"])])
def test_what_a_colon_ends_narrows_nothing_where_the_table_knows_its_place(pupils: str, wrong: list[str]) -> None:
    text = "En El Carrizal la matrícula sube por segundo año: eran 361 alumnos en 2021 y en 2022 son {}."
    assert accused(SCHOOLS, text.format(pupils)) == wrong
    text = "En la posta de Rinconada la matrícula sube por segundo año: eran 361 alumnos en 2021 y en 2022 son 316."
    assert accused(SCHOOLS, text) == []


def test_a_year_said_to_be_one_narrows_nothing() -> None:
    assert accused(SCHOOLS, "En el ejercicio 2022, la matrícula total fue de 1.704 alumnos.") == ["1.704"]


def link(prior: list[float], exact: list[bool], slipped: list[bool]) -> MentionLink:
    none = np.zeros(0)
    return MentionLink(np.array(prior), 0.2, np.array(exact), np.array(slipped), 20, 0.001, none, none, none)


def test_a_cell_hardly_meant_is_luck_beside_one_that_is() -> None:
    one = link([0.6, 0.005, 0.1], [False, True, True], [True, False, False])
    assert one.without_unlikely(0.3, 20).exact.tolist() == [False, False, True]
    assert one.without_unlikely(0.7, 20) is one
    assert replace(one, slipped=np.zeros(3, dtype=bool)).without_unlikely(0.3, 20).exact.tolist() == [False, True, True]
