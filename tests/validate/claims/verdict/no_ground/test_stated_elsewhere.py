"""A value that a sentence prints itself, or the share it is about, accuses no figure of it."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.no_ground.grounds import without_stated_elsewhere
from tests.validate.accounts import account

ROWS = """
Macrozona centro | Víctimas
Valparaíso | 131
Coquimbo | 76
Maule | 52
"""


def judged(text: str) -> list[Judgement]:
    """The verdicts where 252 is taken for a slip of the sum of the column, 259."""
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen.", ROWS, text)
    found = tuple(m for m in mentions.read(document) if m.figure.text in ("259", "252"))
    total = Computed("sum", ("sum", 1, 1), (0, 1, 2), 259.0, 259.0, 259.0, (1, 1))
    first = [
        Judgement("contradicted", "computed", computed=total) if m.figure.text == "252" else UNSUPPORTED for m in found
    ]
    return without_stated_elsewhere(CellSpace(document), found, first)


def test_the_sum_the_sentence_prints_is_not_what_its_other_figure_meant() -> None:
    assert [j.verdict for j in judged("Hubo 259 víctimas en 2022 y 252 al año siguiente.")] == ["unsupported"] * 2


def test_in_another_sentence_it_stays_contradicted() -> None:
    assert [j.verdict for j in judged("Hubo 259 víctimas en 2022. La suma de todas llega a 252 víctimas.")] == [
        "unsupported",
        "contradicted",
    ]


DEATHS = """
Grupo de edad | Semana 34 | Acumulado
Menores de 70 años | 35 | 1.237
70 años y más | 61 | 2.487
Total | 96 | 3.724
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La letalidad, con 3.724 fallecidos, es de 2,50%.", "unsupported"),  # 3.724 of the 148.937 cases
        ("La letalidad, con 3.724 fallecidos, es de 2,56%.", "contradicted"),  # of nothing that is stated
        ("De los 3.724 fallecidos, los 96 de la semana son el 2,50%.", "contradicted"),  # both are spoken of
    ],
)
def test_a_share_of_what_another_sentence_states_is_no_slip(text: str, verdict: str) -> None:
    parts = ("Informe 2020", "1. CASOS", "El total de casos confirmados es de 148.937.", DEATHS, text)
    document = account(*parts)
    space, found = CellSpace(document), mentions.read(document)
    cells = {fact.text: number for number, fact in enumerate(space.facts)}
    share = Computed("ratio", ("ratio", 1, 1), (cells["96"], cells["3.724"]), 2.58, 2.57, 2.59, (1, 1))
    first = []
    for mention in found:
        if mention.claim.kind == "percent":
            first.append(Judgement("contradicted", "computed", computed=share))
        else:
            first.append(Judgement("verified", "cell", cell=cells.get(mention.figure.text)))
    last = without_stated_elsewhere(space, found, first)
    assert [j.verdict for m, j in zip(found, last, strict=True) if m.claim.kind == "percent"] == [verdict]


def by_cell(text: str, probability: float) -> list[str]:
    """The verdicts where 58 is taken for a slip of the cell 52, which another figure states."""
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen.", ROWS, text)
    space = CellSpace(document)
    cell = next(n for n, fact in enumerate(space.facts) if fact.text == "52")
    found = tuple(m for m in mentions.read(document) if m.figure.text in ("58", "52"))
    verdicts = {"58": "contradicted", "52": "verified"}
    first = [Judgement(verdicts[m.figure.text], "cell", cell=cell, probability=probability) for m in found]
    return [j.verdict for j in without_stated_elsewhere(space, found, first)]


def test_a_cell_that_another_sentence_states_accuses_where_it_is_sure() -> None:
    two = "En Maule hubo 58 víctimas. Las 52 víctimas son casi todas hombres."
    assert by_cell(two, 0.3) == ["unsupported", "verified"]
    assert by_cell(two, 0.6) == ["contradicted", "verified"]


def test_a_cell_that_the_same_sentence_states_does_not() -> None:
    assert by_cell("En Maule hubo 58 víctimas, 52 de ellas hombres.", 0.6) == ["unsupported", "verified"]
