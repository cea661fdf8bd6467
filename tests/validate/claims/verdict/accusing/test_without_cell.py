"""How sure the odds, and all that speaks for them, must be before something computed accuses a figure."""

from __future__ import annotations

from unittest import mock

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.accusing.computed_accusation import ComputedAccusations
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from tests.validate.accounts import account

SCHOOLS = """
Establecimiento | Matrícula 2021 | Matrícula 2022
Escuela Los Boldos | 2.140 | 2.310
Escuela El Carrizal | 3.610 | 3.760
Liceo Bicentenario | 4.330 | 4.670
Liceo Andino | 433 | 467
"""
SHORT = ("La matrícula del Liceo Andino fue de 467 alumnos, 94 más que en 2021.", "94")  # 34 more
LONG = ("La matrícula del Liceo Bicentenario fue de 4.670 alumnos, 940 más que en 2021.", "940")  # 340 more


def is_accused(text: str, figure: str, *, slip: float, sure: float, restated: bool = False) -> bool:
    """Whether a figure is accused where the odds of a slip are ``slip``, all that speaks for it taken together is
    ``sure``, and another sentence says the same or none does."""
    read = account("Cuenta Pública 2022", "1. EDUCACIÓN", "La matrícula de los establecimientos.", SCHOOLS, text)
    found: list[bool] = []
    decide = judging.accused_without_cell

    def note(number: int, mention: Mention, case: Case, by: Judgement, asked: ComputedAccusations) -> Judgement:
        if by.computed is None or mention.figure.text != figure:
            return decide(number, mention, case, by, asked)
        none = (0.0, 0.0, 0.0)
        with (
            mock.patch.object(Case, "weigh", return_value=(0.0, slip, none, none)),
            mock.patch.object(ComputedAccusations, "probability", return_value=sure),
            mock.patch.object(ComputedAccusations, "is_restated_too", return_value=restated),
        ):
            made = decide(number, mention, case, by, asked)
        found.append(made is not UNSUPPORTED)
        return made

    with mock.patch.object(judging, "accused_without_cell", note):
        judging.judge(read, CellSpace(read), mentions.read(read))
    assert found, f"nothing computed speaks of {figure}"
    return found[0]


@pytest.mark.parametrize(
    ("said", "slip", "accused"), [(SHORT, 0.2, True), (SHORT, 0.05, False), (LONG, 0.05, True), (LONG, 0.03, False)]
)
def test_the_shorter_a_change_the_larger_its_odds_must_be(said: tuple[str, str], slip: float, accused: bool) -> None:
    assert is_accused(*said, slip=slip, sure=0.75) is accused


@pytest.mark.parametrize(("sure", "restated", "accused"), [(0.6, True, True), (0.6, False, False), (0.4, True, False)])
def test_two_that_say_the_same_need_not_be_so_sure(sure: float, restated: bool, accused: bool) -> None:
    assert is_accused(*LONG, slip=0.2, sure=sure, restated=restated) is accused


@pytest.mark.parametrize(("said", "sure", "accused"), [(LONG, 0.85, True), (SHORT, 0.85, False), (SHORT, 0.95, True)])
def test_where_the_odds_are_low_a_short_change_is_accused_only_by_what_is_nearly_certain(
    said: tuple[str, str], sure: float, accused: bool
) -> None:
    assert is_accused(*said, slip=0.01, sure=sure) is accused
