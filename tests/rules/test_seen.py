"""What counts as a rule that a test triggers (``tests/rules_seen.py``)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline import checks, rules
from pipeline.model import Cell, Finding, Table
from tests import rules_seen
from tests.rules_seen import Plugin, Recorder, is_whole, never_seen

ROWS = (
    ("Ítem", "Presupuesto inicial", "Modificaciones", "Presupuesto vigente"),
    ("Personal", "1.000", "200", "1.200"),
    ("Bienes", "5.500", "-500", "5.090"),
    ("Otros", "300", "0", "300"),
    ("Varios", "400", "10", "410"),
)


def test_only_what_the_program_finds_counts() -> None:
    recorder = Recorder()
    end = recorder.watch()
    try:
        Finding("suma-columna", "warning", "Escrito en la prueba.", "1")
        rules.finding("decision-vencida", observed="x", reason="y")
        assert recorder.codes == set()
        checks.run([Table("t01", tuple(Cell(r, c, t) for r, row in enumerate(ROWS) for c, t in enumerate(row)))], ())
        assert recorder.codes == {"presupuesto-vigente"}
    finally:
        end()


def test_a_rule_that_was_never_seen_is_named() -> None:
    assert never_seen({"a"}, ["b", "a", "c"]) == ["b", "c"]
    assert never_seen(set(rules.CATALOGUE)) == sorted(check.rule.code for check in checks.CHECKS)


def config(**options: Any) -> Any:
    option = {"markexpr": "", "keyword": "", "collectonly": False, "lf": False, "deselect": None} | options
    source = option.pop("args_source", pytest.Config.ArgsSource.TESTPATHS)
    return SimpleNamespace(option=SimpleNamespace(**option), args_source=source)


@pytest.mark.parametrize(
    ("options", "whole"),
    [
        ({}, True),
        ({"markexpr": "not slow"}, True),
        ({"markexpr": "slow"}, False),
        ({"keyword": "sums"}, False),
        ({"lf": True}, False),
        ({"collectonly": True}, False),
        ({"args_source": pytest.Config.ArgsSource.ARGS}, False),
    ],
)
def test_only_a_run_of_all_everyday_tests_says_something_about_rules(options: dict[str, Any], whole: bool) -> None:
    assert is_whole(config(**options)) == whole


def finished(codes: set[str], **options: Any) -> tuple[Plugin, Any]:
    plugin = Plugin(config(**options))
    plugin.pytest_testnodedown(SimpleNamespace(workeroutput={"rules": sorted(codes)}))
    session = SimpleNamespace(shouldstop=False, shouldfail=False, exitstatus=pytest.ExitCode.OK)
    plugin.pytest_sessionfinish(session)
    return plugin, session


def test_a_whole_run_fails_for_a_rule_that_no_worker_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_seen.never_seen, "__defaults__", (["a", "b"],))
    plugin, session = finished({"a"})
    assert (plugin.missing, session.exitstatus) == (["b"], pytest.ExitCode.TESTS_FAILED)
    assert finished({"a", "b"})[1].exitstatus == pytest.ExitCode.OK
    assert finished({"a"}, keyword="sums")[1].exitstatus == pytest.ExitCode.OK
