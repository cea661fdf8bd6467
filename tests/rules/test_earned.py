"""Severity is earned: by what people found true and false of a rule on real documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import rules
from pipeline.catalogue import CATALOGUE
from pipeline.model import SEVERITIES, Severity
from pipeline.rules import earned
from pipeline.rules.earned import Measured, Measurement


@pytest.mark.parametrize(
    ("measured", "most"),
    [
        (Measured(), "warning"),  # nothing is known of it
        (Measured(true=7), "warning"),
        (Measured(true=8), "error"),
        (Measured(true=8, false=1), "warning"),
        (Measured(true=17, false=1), "error"),
        (Measured(true=1, awake=7), "error"),
        (Measured(awake=7), "warning"),
        (Measured(true=1, false=1, awake=100), "warning"),  # finding what was planted does not outweigh it
        (Measured(false=1), "info"),
        (Measured(true=2, false=3), "info"),
    ],
)
def test_the_convention(measured: Measured, most: Severity) -> None:
    assert measured.most == most


@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from(SEVERITIES))
def test_severity_is_never_raised_and_a_false_one_never_helps(true: int, false: int, severity: Severity) -> None:
    order = SEVERITIES.index
    now, worse = Measured(true, false), Measured(true, false + 1)
    assert order(worse.most) >= order(now.most)
    for code in CATALOGUE:
        assert order(rules.severity_of(code, severity)) >= order(severity)


@pytest.mark.parametrize(
    ("measured", "least"),
    [
        (Measured(), 0.05),  # uniform
        (Measured(true=8), 0.05 ** (1 / 9)),
        (Measured(awake=8), 0.05 ** (1 / 9)),
        (Measured(true=3, false=1), 0.3426),  # Beta(4, 2), tables of the beta distribution
        (Measured(false=8), 1 - 0.95 ** (1 / 9)),
    ],
)
def test_what_a_precision_is_at_least(measured: Measured, least: float) -> None:
    assert measured.least == pytest.approx(least, abs=1e-4)
    assert measured.least < measured.estimate


def test_a_rule_that_reports_the_failures_of_another_has_earned_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"crecimiento": Measured(true=2, awake=7), "crecimiento-base": Measured(true=1)}
    monkeypatch.setattr(earned, "measurement", lambda: Measurement(60, 6, 30, counts))
    assert earned.known_of("crecimiento-base") == earned.known_of("crecimiento") == Measured(3, 0, 7)
    assert rules.severity_of("crecimiento-base", "error") == "error"
    counts["crecimiento-base"] = Measured(false=1)
    assert rules.severity_of("crecimiento", "error") == "warning"


def test_rules_that_state_facts_keep_their_severity_without_a_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earned, "measurement", lambda: Measurement(60, 6, 30, {"cifra-sin-lugar": Measured(false=4)}))
    assert rules.severity_of("correccion-vencida", "error") == "error"
    assert rules.severity_of("pagina-ilegible", "warning") == "warning"
    assert rules.severity_of("cifra-sin-lugar", "warning") == "info"
    assert rules.severity_of("dia-semana", "error") == "warning"


def test_what_was_measured_is_of_rules_that_there_are() -> None:
    read = earned.measurement()
    assert read.documents > 50
    assert read.series < read.documents + read.written
    assert read.rules.keys() <= CATALOGUE.keys()
