"""A document that is the only one of a run takes nothing down with it either: it is bounded in time and
memory, may even crash, and ends as a failed document with a message, a record and exit code 1."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.processes import fork_call, helper
from pipeline.processes import limits as bounds
from pipeline.processes.child import ProcessExpired
from pipeline.processes.limits import Limits
from pipeline.run.report import stages as one
from tests.places import DATA

GOOD = DATA / "cases" / "becas-c05.txt"
EXTRACT = ("extract", str(GOOD), "--no-expectations", "--out")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork a lone document is read in this process")


def _loops() -> None:
    while True:
        pass


def _sleeps() -> None:
    time.sleep(3600)


def _dies() -> None:
    faulthandler.disable()  # pytest's, which this copy has too: nobody is to read its dump
    os.kill(os.getpid(), signal.SIGSEGV)


def _eats() -> None:
    kept = [bytearray(64 * bounds.MIB) for _ in range(4096)]
    kept.clear()


class _Unsendable(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} {two}")


def _raises() -> None:
    raise _Unsendable(1, 2)


def run_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: Callable[[], None], *options: str) -> Result:
    def make(*_: Any) -> None:
        does()

    with monkeypatch.context() as patch:
        patch.setattr(one, "make", make)
        return CliRunner().invoke(app, [*EXTRACT, str(tmp_path / "out"), *options])


@pytest.mark.parametrize(
    ("does", "options", "says"),
    [
        (_loops, ["--timeout", "0.5"], "Tardó más de 0.5 s de procesador y se detuvo"),
        (_sleeps, ["--timeout", "0.5"], "s de reloj, sin usar los 0.5 s de procesador que puede usar, y se detuvo"),
        (_dies, [], "se cayó (código -11)"),
        (_eats, ["--memory", "2048"], "Necesita más de 2048 MB de memoria"),
        (_raises, [], "_Unsendable: 1 2"),
    ],
)
def test_it_fails_with_its_reason_and_the_run_goes_on(
    does: Callable[[], None], options: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if does is _loops:
        monkeypatch.setattr(bounds, "PATIENCE", 600.0)  # the test runs beside other work too
    result = run_on_it(tmp_path, monkeypatch, does, *options)
    assert result.exit_code == 1
    assert says in result.stderr
    assert str(GOOD) in result.stderr
    [entry] = json.loads((tmp_path / "out" / "run.json").read_text())["inputs"]
    assert (entry["report"], entry["status"]) == ("becas-c05", "failed")
    assert says in entry["error"]


def test_what_was_published_of_it_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_on_it(tmp_path, pytest.MonkeyPatch(), _dies).exit_code == 1
    assert CliRunner().invoke(app, [*EXTRACT, str(tmp_path / "out")]).exit_code == 0
    tables = tmp_path / "out" / "becas-c05" / "tables.json"
    before = tables.read_bytes()
    assert run_on_it(tmp_path, monkeypatch, _dies, "--force").exit_code == 1
    assert tables.read_bytes() == before


def test_the_copy_hands_back_what_came_of_it() -> None:
    assert fork_call.call(sum, ([1, 2, 3],), Limits(20.0, 4096)) == 6
    assert len(fork_call.call(bytes, (10_000_000,), Limits(20.0, 4096))) == 10_000_000
    with pytest.raises(ZeroDivisionError):
        fork_call.call(divmod, (1, 0), Limits(20.0, 4096))


def test_a_page_read_from_a_picture_adds_its_time() -> None:
    def pages(count: int, seconds: float) -> str:
        for _ in range(count):
            bounds.another_page()
        time.sleep(seconds)
        return "done"

    assert fork_call.call(pages, (4, 1.0), Limits(0.2, 4096, per_page=5.0)) == "done"
    for limits in (Limits(0.2, 4096), Limits(0.2, 4096, per_page=0.05)):
        with pytest.raises(ProcessExpired) as fell:
            fork_call.call(pages, (4, 30.0), limits)
        assert bounds.ran_out_of_time(fell.value.exitcode)


def test_the_time_for_pages_has_an_end() -> None:
    assert Limits(300.0, 1, per_page=10.0).longest == bounds.LONGEST
    assert Limits(300.0, 1).longest == 300.0
    assert Limits(9000.0, 1, per_page=10.0).longest == 9000.0


@pytest.mark.skipif(not helper.spare_core(), reason="one core: there is no helper")
def test_a_helper_out_of_time_is_not_replaced() -> None:
    helper.start()
    try:
        promise = helper.ask(bounds.timed, Limits(0.2, 4096), time.sleep, 60)
        with pytest.raises(TimeoutError):
            promise.wait()
        assert helper.ask(os.getpid).result() == os.getpid()
    finally:
        helper.dismiss()
