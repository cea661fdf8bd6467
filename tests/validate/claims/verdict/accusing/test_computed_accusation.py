"""What else speaks for and against an accusation by what is computed of cells."""

from __future__ import annotations

from unittest import mock

import pytest

from pipeline.model import Document
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.accusing.computed_accusation import NAMES, ComputedAccusations, fitted
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from tests.validate.accounts import account, findings

SCHOOLS = """
Establecimiento | Matrícula 2021 | Matrícula 2022
Escuela Los Boldos | 214 | 231
Escuela El Carrizal | 361 | 376
Liceo Bicentenario | 433 | 467
Total | 1.008 | 1.074
"""


def document(text: str) -> Document:
    return account("Cuenta Pública 2022", "1. EDUCACIÓN", "La matrícula de los establecimientos.", SCHOOLS, text)


def accused(text: str) -> list[str | None]:
    return [f.observed for f in findings(document(text))]


def features(text: str, figure: str) -> dict[str, float]:
    """The features of the accusation of a figure of a text by something computed, by their names."""
    read, found = document(text), {}
    decide = judging.accused_without_cell

    def note(number: int, mention: Mention, case: Case, by: Judgement, asked: ComputedAccusations) -> Judgement:
        if by.computed is not None and mention.figure.text == figure:
            found.update(zip(NAMES, asked.features(number, case).tolist(), strict=True))
        return decide(number, mention, case, by, asked)

    with mock.patch.object(judging, "accused_without_cell", note):
        judging.judge(read, CellSpace(read), mentions.read(read))
    return found


def test_a_change_of_the_level_that_its_sentence_states_is_told_so() -> None:
    found = features("La matrícula del Liceo Bicentenario fue de 467 alumnos, 94 más que en 2021.", "94")
    assert {n: found[n] for n in ("stated so", "of a level stated", "change", "share", "digits", "decimals")} == {
        "stated so": 1, "of a level stated": 1, "change": 1, "share": 0, "digits": 2, "decimals": 0,
    }  # fmt: skip
    stated = ("its table stated in the sentence", "its cells stated in the sentence")
    assert [found[n] for n in stated] == [1, 1]


def test_a_share_of_nothing_stated_is_told_as_a_share() -> None:
    found = features("El Liceo Bicentenario reúne el 53,5% de la matrícula total en 2022.", "53,5%")
    assert [found[n] for n in ("stated so", "of a level stated", "share", "decimals")] == [1, 0, 1, 1]
    assert found["quantity meant"] > found["rival meant"]


@pytest.mark.parametrize(("more", "wrong"), [("34", []), ("94", ["94"])])
def test_what_is_computed_accuses_where_all_speaks_for_it(more: str, wrong: list[str]) -> None:
    assert accused(f"La matrícula del Liceo Bicentenario fue de 467 alumnos, {more} más que en 2021.") == wrong


def test_it_accuses_nobody_where_all_taken_together_speaks_against_it() -> None:
    text = "La matrícula del Liceo Bicentenario fue de 467 alumnos, 94 más que en 2021."
    with mock.patch.object(ComputedAccusations, "probability", return_value=0.2):
        assert accused(text) == []


@pytest.mark.parametrize(("rows", "of_one"), [((0,), True), ((0, 1), False), ((2,), False)])
def test_what_is_computed_of_one_of_the_listed_rows_is_nothing_of_all(rows: tuple[int, ...], of_one: bool) -> None:
    read = document("En la Escuela Los Boldos y la Escuela El Carrizal hubo 617 alumnos.")
    tables, said = Tables(CellSpace(read)), mentions.read(read)
    cells = tuple(2 * row for row in rows)  # of the first column
    one = Computed("row sum", ("row sum", 0, 0), cells, 617.0, 617.0, 617.0, (0, 0))
    number = next(n for n, m in enumerate(said) if m.figure.text == "617")
    assert ComputedAccusations(tables, said, [UNSUPPORTED] * len(said)).is_of_one_listed(number, one) is of_one


def test_the_weights_say_that_words_its_table_lacks_speak_against_it() -> None:
    weights = dict(zip(NAMES, fitted().weights.tolist(), strict=True))
    assert weights["words that its table lacks"] < 0 < min(weights["slip"], weights["digits"])


POSTS = """
Posta | Atenciones 2021 | Atenciones 2022
Posta El Olivo | 2.950 | 3.380
Posta La Viña | 3.410 | 3.720
Posta Los Quillayes | 1.120 | 1.240
"""


@pytest.mark.parametrize(("figure", "said"), [("7.200", True), ("7.000", False)])
def test_a_bar_is_accused_of_no_slip(figure: str, said: bool) -> None:
    text = f"Entre El Olivo y La Viña las postas sumaron {figure} atenciones en 2022."
    read = account("Cuenta Pública 2022", "1. SALUD", "Las atenciones de las postas.", POSTS, text)
    asked: list[bool] = []
    decide = judging.accused_without_cell

    def note(number: int, mention: Mention, case: Case, by: Judgement, with_: ComputedAccusations) -> Judgement:
        found = decide(number, mention, case, by, with_)
        if mention.figure.text == figure and by.computed is not None:
            asked.append(found is not UNSUPPORTED)
        return found

    with (
        mock.patch.object(judging, "accused_without_cell", note),
        mock.patch.object(ComputedAccusations, "probability", return_value=1.0),
    ):
        judging.judge(read, CellSpace(read), mentions.read(read))
    assert any(asked) == said
