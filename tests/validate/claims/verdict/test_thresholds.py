"""From what probability on a figure is contradicted, by its form and by what contradicts it."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.restated.scoring import NOTHING, RestatedOdds, Restatements
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.judging import Judged, judge
from pipeline.validate.claims.verdict.settings import VERDICT
from tests.validate.accounts import account


def judged(text: str, odds: dict[str, RestatedOdds]) -> Judged:
    """The judging on a text of its own, under some odds by figure of restating another sentence."""
    document = account("Cuenta Pública 2022", "1. GESTIÓN", text)
    read = mentions.read(document)

    def of(_: Restatements, number: int) -> RestatedOdds:
        return odds.get(read[number].figure.text, NOTHING)

    with mock.patch.object(Restatements, "odds", of):
        return judge(document, CellSpace(document), read)


@pytest.mark.parametrize(
    ("figure", "odds", "verdict"),
    [
        ("1.911", RestatedOdds(right=0.93 / 0.07, best_right=0), "unsupported"),
        ("1.911", RestatedOdds(right=0.97 / 0.03, best_right=0), "verified"),
        ("1.911", RestatedOdds(slip=0.3 / 0.7, best_slip=0), "contradicted"),
        ("1.911", RestatedOdds(slip=0.13 / 0.87, best_slip=0), "contradicted"),
        ("191", RestatedOdds(slip=0.13 / 0.87, best_slip=0), "unsupported"),
        ("191", RestatedOdds(slip=0.17 / 0.83, best_slip=0), "contradicted"),
        ("19", RestatedOdds(slip=0.13 / 0.87, best_slip=0), "unsupported"),
        ("1,9", RestatedOdds(slip=0.17 / 0.83, best_slip=0), "contradicted"),
    ],
)
def test_another_sentence_must_be_surer_of_a_figure_of_few_digits(
    figure: str, odds: RestatedOdds, verdict: str
) -> None:
    found = judged(f"Los clubes de lectura de la red de bibliotecas son {figure} según el registro.", {figure: odds})
    assert [j.verdict for j in found.judgements] == [verdict]


@pytest.mark.parametrize(("slip", "verdict"), [(0.3, "unsupported"), (0.5, "contradicted")])
def test_another_sentence_must_be_surer_of_a_price_of_each(slip: float, verdict: str) -> None:
    odds = RestatedOdds(slip=slip / (1 - slip), best_slip=0)
    found = judged("Los talleres de la red de bibliotecas cuestan $1.911 por persona.", {"$1.911": odds})
    assert [j.verdict for j in found.judgements] == [verdict]


def test_the_figures_of_its_own_sentence_are_heard_before_another_sentence() -> None:
    said = "El programa atendió a 404 personas, de las cuales 278 son mujeres y 129 son hombres."
    (blamed,) = judged(said, {"129": RestatedOdds(slip=9.0, best_slip=0)}).broken
    assert blamed[0].kind == "sum"


def test_the_less_a_figure_says_the_surer_its_accusation_must_be() -> None:
    assert VERDICT.contradicted < VERDICT.computed_decimals < VERDICT.anchored < VERDICT.short
    assert VERDICT.accused_by_two < VERDICT.accused < VERDICT.accused_unlikely
    assert VERDICT.restated_long < VERDICT.restated


def test_a_cell_that_is_hardly_meant_accuses_nobody() -> None:
    rows = "Delito | 2021 | 2022\nRobo | 3.184 | 2.741\nHurto | 5.470 | 5.918\nTotal | 8.654 | 8.659"
    said = "El total de faenas fiscalizadas en 2022 bajó desde 2.714 en 2021 a 5.918."
    document = account("Cuenta Pública 2022", "1. CASOS", "Casos según delito 2021 y 2022", rows, said)
    for accused, verdict in ((VERDICT.accused, "unsupported"), (0.0, "contradicted")):
        with mock.patch.object(judging, "VERDICT", replace(VERDICT, accused=accused, least_slip=0.0)):
            found = judge(document, CellSpace(document), mentions.read(document))
        assert found.judgements[0].verdict == verdict


@pytest.mark.parametrize(("scholars", "verdict"), [("104", "verified"), ("102", "unsupported")])
def test_figures_that_no_words_join_prove_nothing_against_a_cell(scholars: str, verdict: str) -> None:
    table = (
        "Beneficio | 2015 | 2016\nBeca Presidente | 96 | 104\nMediaguas | 53 | 41\nSubsidio familiar | 1.312 | 1.275"
    )
    said = (
        f"La Beca Presidente favoreció a {scholars} jóvenes (8 más) y en mediaguas hicimos 41 entregas,"
        " menos que las 53 del año anterior."
    )
    caption = "Beneficios sociales 2015 y 2016"
    document = account("Cuenta Pública 2016", "1. BENEFICIOS", caption, table, said)
    assert judge(document, CellSpace(document), mentions.read(document)).judgements[0].verdict == verdict


def test_a_long_number_one_slip_from_the_cell_that_is_meant_is_accused_by_the_link_alone() -> None:
    rows = "Región | Cursos | Personas\nAysén | 41 | 1.105\nMaule | 62 | 2.318\nTotal | 103 | 3.423"
    said = account(
        "Cuenta Pública 2022", "1. CURSOS", "Cursos.", rows, "En Aysén estudiaron 1.005 personas en 41 cursos."
    )
    with mock.patch.object(judging.Accusations, "probability", return_value=0.0):
        found = judge(said, CellSpace(said), mentions.read(said)).judgements
    assert [j.verdict for j in found] == ["contradicted", "verified"]
