"""Temporary files of libraries: in a folder of the run, gone with it; what a killed run left goes with the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.processes.scratch import scratch
from tests.places import ROOT

KILLED = """
import os, signal, tempfile
from pipeline.processes.scratch import scratch
with scratch():
    open(os.path.join(tempfile.gettempdir(), "documento.pdf"), "wb").close()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_it_is_gone_with_the_run(place: Path) -> None:
    with scratch():
        (Path(tempfile.gettempdir()) / "copia").write_bytes(b"x")
        assert len(list(place.iterdir())) == 1
    assert list(place.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such signals here")
def test_what_a_killed_run_left_is_removed_and_what_others_use_is_not(place: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = place.iterdir()
    assert (left / "documento.pdf").exists()
    space, process = left.name.split("-")[1:3]
    for name in (f"cuenta-{space}-{os.getpid()}-alive", f"cuenta-{int(space) + 1}-{process}-other", "cuenta-mine"):
        (place / name).mkdir()
    elsewhere = place / "documents"
    elsewhere.mkdir()
    (elsewhere / "cuenta.txt").write_text("")
    (place / f"cuenta-{space}-{process}-link").symlink_to(elsewhere)
    with scratch():
        assert not left.exists()
    kept = {path.name.rsplit("-", 1)[-1] for path in place.iterdir()}
    assert kept == {"alive", "other", "mine", "link", "documents"}
    assert (elsewhere / "cuenta.txt").exists()
