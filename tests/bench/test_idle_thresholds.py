"""The bench that looks for thresholds that decide nothing: what it reads, and what it must forget between values."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bench.idle_thresholds import Case, Result, cases, first_changed, forget, movable, result, turned_by_none
from bench.sensitivity import Threshold
from bench.watched import Watched
from pipeline.spanish import stems
from pipeline.validate.claims.sentence import settings as of_sentences
from pipeline.validate.claims.verdict import settings as of_verdicts
from tests.validate.accounts import account

ACCOUNT = (
    "Cuenta Pública 2022",
    "Las consultas de urgencia fueron 13.467 en el año 2022.",
    "Las consultas de especialidad llegaron a 28.915 en el año 2022.",
    "Tabla 1: Atenciones del año 2022",
    """
    Atenciones | Cantidad 2022
    Consultas de urgencia | 13.467
    Consultas de especialidad | 28.915
    Intervenciones quirúrgicas | 4.208
    Total | 46.590
    """,
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "a.pickle"
    path.write_bytes(pickle.dumps(account(*ACCOUNT)))
    return path


def test_a_document_as_read_is_audited(kept: Path) -> None:
    (case,) = cases(kept, 0, cleaned=False)
    usual = {case: result(case)}
    assert "verified" in usual[case].verdicts
    checked = Threshold(of_sentences.__name__, "SETTINGS", of_sentences.MENTIONS.most_checked, "mentions.most_checked")
    assert first_changed(checked, checked.value, usual, 1) == ""
    assert first_changed(checked, 0, usual, 1) == "a/0 (loud)"


def test_what_cannot_be_watched_is_found_and_the_others_still_are(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A use that takes no watched number says nothing about the thresholds beside it."""
    (case,) = cases(kept, 0, cleaned=False)
    usual = result(case)
    least_slip = Threshold(of_verdicts.__name__, "SETTINGS", of_verdicts.VERDICT.least_slip, "verdict.least_slip")
    checked = Threshold(of_sentences.__name__, "SETTINGS", of_sentences.MENTIONS.most_checked, "mentions.most_checked")
    values = {least_slip: [least_slip.value], checked: [checked.value, 0]}
    assert movable(case, usual, values, set()) == {(checked.shown, 1)}

    def result_of_fragile_code(_: Case) -> Result:
        return Result(rest="TypeError") if isinstance(of_sentences.MENTIONS.most_checked, Watched) else usual

    monkeypatch.setattr("bench.idle_thresholds.result", result_of_fragile_code)
    unwatchable: set[Threshold] = set()
    assert movable(case, usual, values, unwatchable) == {(checked.shown, 0), (checked.shown, 1)}
    assert unwatchable == {checked}


def test_what_a_document_turns_is_not_watched_on_the_next(kept: Path) -> None:
    (case,) = cases(kept, 0, cleaned=False)
    least_slip = Threshold(of_verdicts.__name__, "SETTINGS", of_verdicts.VERDICT.least_slip, "verdict.least_slip")
    checked = Threshold(of_sentences.__name__, "SETTINGS", of_sentences.MENTIONS.most_checked, "mentions.most_checked")
    values = {least_slip: [least_slip.value], checked: [checked.value, 0]}
    assert turned_by_none({case: result(case)}, values, set()) == [least_slip]


def test_copies_have_wrong_figures_that_are_found(kept: Path) -> None:
    """Of six copies some have a wrong cell, some a wrong figure of the prose: each is found in one of them."""
    first, *copies = (result(case) for case in cases(kept, 6, cleaned=True))
    assert first.loud == "[]"
    assert any("suma-columna" in copy.loud for copy in copies)
    assert any("texto-tabla" in copy.loud for copy in copies)
    assert first.differing(first) == ""
    assert {first.differing(copy) for copy in copies} >= {"loud"}


def test_what_was_remembered_by_arguments_is_forgotten() -> None:
    stems.stem("hospitales")
    forget()
    assert stems.stem.cache_info().currsize == 0
