"""Ctrl-C, a request to end and a terminal that closes: at once, in Spanish, with its exit code, nothing left lying."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.places import DATA, ROOT

TEXT = DATA / "cases" / "becas-p02.txt"
TOLD = "cuenta: Interrumpido. Lo publicado está a salvo: ejecute lo mismo otra vez para seguir donde quedó."
# The program, in which reading a document called «lento» takes an hour and leaves a file in the temporary folder.
PROGRAM = """
import tempfile, time
from pathlib import Path
import pipeline.run.report.reading as reading
real = reading.read_whole
def slow(data, job, *more):
    if job.report == "lento":
        tempfile.mkstemp()
        Path("leyendo").touch()
        time.sleep(3600)
    return real(data, job, *more)
reading.read_whole = slow
import pipeline.run.report.stages as report
report.read_whole = slow
from pipeline.cli import main
main()
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are POSIX's"),
]


def _as_from_a_terminal() -> None:
    """A program started in the background has Ctrl-C ignored, one started with nohup the closing of its terminal."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


def started(folder: Path, *options: str, program: str = PROGRAM) -> subprocess.Popen[str]:
    (folder / "temporal").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", program, "extract", "raw", "--out", "salida", "--no-expectations", *options],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "TMPDIR": str(folder / "temporal"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_as_from_a_terminal,
    )


def documents(folder: Path, *names: str) -> None:
    (folder / "raw").mkdir()
    for name in names:
        shutil.copyfile(TEXT, folder / "raw" / name)


def await_reading(folder: Path) -> None:
    until = time.monotonic() + 60
    while not (folder / "leyendo").exists():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("names", [("lento.txt",), ("lento.txt", "otro.txt")], ids=["one", "two"])
def test_while_documents_are_read(tmp_path: Path, names: tuple[str, ...], number: signal.Signals, code: int) -> None:
    documents(tmp_path, *names)
    running = started(tmp_path)
    await_reading(tmp_path)
    if len(names) > 1:
        assert running.stderr is not None
        assert "[1/2] otro" in running.stderr.readline()
    os.killpg(running.pid, number)  # as a terminal does, to all of its group
    _, said = running.communicate(timeout=60)  # reading takes an hour
    assert running.returncode == code
    assert said.splitlines() == [TOLD]
    assert list((tmp_path / "temporal").iterdir()) == []
    published = sorted(p.parent.name for p in (tmp_path / "salida").glob("*/report.json"))
    assert published == (["otro"] if len(names) > 1 else [])
    assert not list((tmp_path / "salida").glob(".cuenta-*"))


def test_nothing_is_loaded_before_interrupts_are_heeded() -> None:
    """Where Python is interrupted while it loads a module of its own for us, it shows a trace."""
    asked = "import sys; before = set(sys.modules); import pipeline.cli; print(*sorted(set(sys.modules) - before))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"__future__", "gc", "itertools", "pipeline", "pipeline.cli"}


INTERRUPTED_AT_FIRST = """
import sys
class Interrupt:
    def find_spec(self, name, path, target=None):
        if name == "pipeline.cli.interrupts":
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
import pipeline.cli
pipeline.cli.main()
"""
INTERRUPTED_AT_THE_FOLDER = """
import os, signal, tempfile
remove = os.unlink
def interrupted(path, **options):
    os.unlink = remove
    os.kill(os.getpid(), signal.SIGINT)
    remove(path, **options)
os.unlink = interrupted
import pipeline.cli
pipeline.cli.main()
"""


@pytest.mark.parametrize("program", [INTERRUPTED_AT_FIRST, INTERRUPTED_AT_THE_FOLDER], ids=["first", "folder"])
def test_at_the_very_start(tmp_path: Path, program: str) -> None:
    """Python tries out the temporary folder with a file, which an interrupt left there."""
    documents(tmp_path, "uno.txt")
    running = started(tmp_path, program=program)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.splitlines()) == (130, [TOLD])
    assert list((tmp_path / "temporal").iterdir()) == []


@pytest.mark.parametrize("moment", [0.05, 0.15, 0.3, 0.5, 0.7])
def test_while_the_program_is_loaded(tmp_path: Path, moment: float) -> None:
    """From its first own line on; what Python itself says before is not ours."""
    documents(tmp_path, "lento.txt")
    loud = "import pipeline.cli; open('aqui', 'w').close(); pipeline.cli.main()"
    running = started(tmp_path, program=loud)
    until = time.monotonic() + 60
    while not (tmp_path / "aqui").exists() and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(moment)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    if running.returncode:  # it may have ended by then
        assert running.returncode == 130
        assert TOLD in said.splitlines()
    assert "Traceback" not in said
    assert list((tmp_path / "temporal").iterdir()) == []
