"""What speaks for one figure of a paragraph being the slip that its relations ask for."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.fitted_relations.accusing import NAMES, features, probability
from pipeline.validate.claims.fitted_relations.mending import Mending, mending
from pipeline.validate.claims.fitted_relations.model import DrawnFigure, drawn_figures
from pipeline.validate.claims.fitted_relations.relations import paragraphs
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account

OF_A_SHARE = "De 48 obras de pavimento terminaron 36, es decir, el 57 %, y 12 seguían en ejecución."


def _asked(text: str) -> tuple[Mending, list[DrawnFigure]]:
    document = account(text)
    for figures, own in paragraphs(document, mentions.read(document)):
        found = drawn_figures(figures, own)
        wrong = mending(found)
        if wrong is not None:
            return wrong, found
    pytest.fail("nothing would be mended")


def test_a_share_is_mended_and_its_part_and_whole_are_proved_by_the_remainder() -> None:
    wrong, found = _asked(OF_A_SHARE)
    assert (wrong.figure.mention.figure.text, wrong.value, wrong.relation.kind) == ("57 %", 75.0, "share")
    told = dict(zip(NAMES, features(wrong, found), strict=True))
    assert told["proved by others"] > 0.5
    assert (told["concluded"], told["is the result"], told["one sentence"], told["rest"]) == (1, 1, 1, 0)
    assert probability(wrong, found) > 0.9


def test_without_what_proves_it_the_same_share_is_less_surely_wrong() -> None:
    proved = probability(*_asked(OF_A_SHARE))
    assert probability(*_asked("De 48 obras de pavimento terminaron 36, un 57 % en la capital.")) < proved


def test_the_other_figures_that_a_slip_would_mend_are_its_rivals() -> None:
    wrong, _ = _asked(
        "Se visitaron 2.400 viviendas, 1.560 de ellas con subsidio, o sea, el 65 %, y las 480 restantes sin él."
    )
    assert wrong.figure.mention.figure.text == "480"
    assert ("480", 840.0) not in [(f.mention.figure.text, value) for f, value in wrong.rivals]
    for figure, value in wrong.rivals:
        assert wrong.relation.holds_with(figure, value)
