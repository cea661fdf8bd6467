"""Two runs at once in one output: one after the other, both to their end, whatever became of the first."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.store import Folder
from tests.places import ROOT

pytestmark = pytest.mark.slow

CASES = ROOT / "tests" / "data" / "cases"
fcntl = pytest.importorskip("fcntl", reason="locks are tested where the system has flock")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}


def start(raw: Path, out: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", str(raw), "--out", str(out), "--no-expectations"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL
    )


def sources(raw: Path, *names: str) -> Path:
    raw.mkdir()
    for name in names:
        shutil.copy(CASES / name, raw)
    return raw


def tree(root: Path) -> dict[str, bytes]:
    names = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file() and p.name != "run.json"}
    return {name: path.read_bytes() for name, path in names.items()}


def test_two_runs_at_once_both_end_and_both_publish(tmp_path: Path, environment: dict[str, str]) -> None:
    one = sources(tmp_path / "uno", "becas-c05.txt")
    other = sources(tmp_path / "dos", "sence-p01.txt", "becas-p02.txt")
    together = [start(raw, tmp_path / "out", environment) for raw in (one, other)]
    said = [run.communicate(timeout=60)[1] for run in together]
    assert [run.returncode for run in together] == [0, 0], said
    for raw in (one, other):
        assert start(raw, tmp_path / "after", environment).wait(60) == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "after")
    assert {path.parent.name for path in (tmp_path / "out").glob("*/report.json")} == {
        "becas-c05",
        "sence-p01",
        "becas-p02",
    }


def test_who_waits_says_so_and_goes_on(tmp_path: Path, environment: dict[str, str]) -> None:
    raw = sources(tmp_path / "raw", "becas-c05.txt")
    out = tmp_path / "out"
    with Folder(out).draft((), lambda: None):
        waiting = start(raw, out, environment)
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == (
            f"Otra corrida está publicando en «{out}»: esta empieza cuando termine (Ctrl-C para no esperar).\n"
        )
        assert waiting.poll() is None
        assert not (out / "becas-c05").exists()
    assert waiting.wait(60) == 0
    assert (out / "becas-c05" / "report.json").is_file()


def test_who_waits_can_be_told_not_to(tmp_path: Path, environment: dict[str, str]) -> None:
    raw = sources(tmp_path / "raw", "becas-c05.txt")
    with Folder(tmp_path / "out").draft((), lambda: None):
        waiting = start(raw, tmp_path / "out", environment)
        assert waiting.stderr is not None
        waiting.stderr.readline()
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(30) == 130


def test_a_dead_run_keeps_nobody_waiting(tmp_path: Path, environment: dict[str, str]) -> None:
    """Killed while it holds the output, its helpers left to themselves."""
    raw = sources(tmp_path / "raw", "becas-c05.txt", "sence-p01.txt")
    first = start(raw, tmp_path / "out", environment)
    until = time.monotonic() + 30
    while not list(tmp_path.glob("out/.cuenta-*")) and time.monotonic() < until:
        time.sleep(0.01)
    first.kill()
    first.wait()
    second = start(raw, tmp_path / "out", environment)
    said = second.communicate(timeout=60)[1]
    assert second.returncode == 0
    assert "Otra corrida" not in said
    assert not list(tmp_path.glob("out/.*"))


def test_an_output_that_is_removed_while_another_waits(tmp_path: Path, environment: dict[str, str]) -> None:
    raw = sources(tmp_path / "raw", "becas-c05.txt")
    out = tmp_path / "out"
    with Folder(out).draft((), lambda: None):
        waiting = start(raw, out, environment)
        assert waiting.stderr is not None
        waiting.stderr.readline()
        shutil.rmtree(out)
    assert waiting.wait(60) == 0
    assert (out / "becas-c05" / "report.json").is_file()
