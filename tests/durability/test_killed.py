"""``cuenta extract`` killed at random points, a hundred times: what is published is always whole.

``CUENTA_KILLS=5000`` kills it more often, ``CUENTA_KILLS_SEED`` at other points.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.places import ROOT

CASES = ROOT / "tests" / "data" / "cases"
KILLS = int(os.environ.get("CUENTA_KILLS", "100"))
SEED = int(os.environ.get("CUENTA_KILLS_SEED", "8"))
FINISH_EVERY = 5  # kills after which a run is let come to its end
Tree = Mapping[str, bytes]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]


class Warm:
    """Runs of ``cuenta`` in copies of one process, each the leader of its group."""

    def __init__(self, cache: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "warm.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)},
        )

    def start(self, *arguments: str) -> int:
        return int(self._ask(json.dumps(arguments)))

    def wait(self) -> int:
        return int(self._ask(""))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


def tree(root: Path) -> dict[str, bytes]:
    """All that anybody sees of an output, ``run.json`` apart, which no two runs write alike."""
    names = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    shown = {name: path for name, path in names.items() if not name.startswith(".") and name != "run.json"}
    return {name: path.read_bytes() for name, path in shown.items()}


def write(raw: Path, version: int, names: Sequence[str]) -> None:
    """The sources of a version: one document says something else in each, the others are the same."""
    raw.mkdir(exist_ok=True)
    for name in names:
        data = (CASES / name).read_bytes()
        if name == names[0]:
            data += f"\nSe atendieron {1000 + version} personas en la versión {version}.\n".encode()
        (raw / name).write_bytes(data)


NAMES = ("becas-c05.txt", "sence-p01.txt", "becas-p02.txt")


def arguments(folder: Path, out: str) -> list[str]:
    return ["extract", str(folder / "raw"), "--out", str(folder / out), "--no-expectations", "--jobs", "1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def warm(folder: Path) -> Iterator[Warm]:
    made = Warm(folder / "cache")
    yield made
    made.end()


@pytest.fixture(scope="module")
def versions(folder: Path, warm: Warm) -> list[Tree]:
    """What runs that nobody interrupts publish of each version of the sources."""
    made = []
    for version in range(len(NAMES)):
        write(folder / "raw", version, NAMES)
        warm.start(*arguments(folder, f"whole-{version}"))
        assert warm.wait() == 0
        made.append(tree(folder / f"whole-{version}"))
        shutil.rmtree(folder / f"whole-{version}")
    assert len({json.dumps(sorted(v.items()), default=str) for v in made}) == len(NAMES)
    return made


def _is_whole(kept: Tree, versions: Sequence[Tree]) -> bool:
    """Whether an output is one of the versions; else every name at its top is of one of them."""
    if kept in versions:
        return True
    for top in {name.split("/", 1)[0] for name in kept}:
        part = {n: d for n, d in kept.items() if n.split("/", 1)[0] == top}
        assert part in [{n: d for n, d in v.items() if n.split("/", 1)[0] == top} for v in versions], top
    return False


def _cached(cache: Path) -> list[str]:
    return sorted({p.name for p in cache.rglob("*") if p.is_file()})


def test_killed_at_random_points(folder: Path, warm: Warm, versions: list[Tree]) -> None:
    chance = random.Random(SEED)
    out = folder / "out"
    write(folder / "raw", 0, NAMES)
    warm.start(*arguments(folder, "out"))
    assert warm.wait() == 0
    version, longest, killed, mixed = 0, 0.3, 0, 0
    while killed < KILLS:
        version = (version + chance.randrange(1, len(NAMES))) % len(NAMES)
        write(folder / "raw", version, NAMES)
        start = time.monotonic()
        group = warm.start(*arguments(folder, "out"))
        time.sleep(chance.uniform(0.0, longest))
        os.killpg(group, signal.SIGKILL)
        if warm.wait() == 0:
            assert tree(out) == versions[version], "it was done before it could be killed"
            longest = max(0.05, 0.9 * (time.monotonic() - start))  # it was done already: that is no kill
        else:
            killed += 1
            longest *= 1.02
        mixed += not _is_whole(tree(out), versions)
        if killed % FINISH_EVERY == 0:
            warm.start(*arguments(folder, "out"))
            assert warm.wait() == 0
            assert tree(out) == versions[version]
            assert not list(out.glob(".*")), "nothing stray is left"
            assert _cached(folder / "cache") == sorted(f"{Path(n).stem}.z" for n in NAMES)
    assert mixed <= KILLS // 50, "hardly ever between two names"


def test_killed_with_workers_at_random_points(folder: Path, warm: Warm, versions: list[Tree]) -> None:
    """The program itself, all documents to read, two at a time; only the leader killed, or all of its group."""
    chance = random.Random(SEED)
    command = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    write(folder / "raw", 0, NAMES)
    out = folder / "out"
    extract = [*command, *arguments(folder, "out")[:-1], "2", "--force"]
    options = {"cwd": ROOT, "env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(extract, check=True, **options)
    for attempt in range(max(6, KILLS // 20)):
        version = attempt % len(NAMES)
        write(folder / "raw", version, NAMES)
        running = subprocess.Popen(extract, start_new_session=True, **options)
        time.sleep(chance.uniform(0.3, 2.5))
        try:
            (os.kill if attempt % 2 else os.killpg)(running.pid, signal.SIGKILL)
        except ProcessLookupError:
            assert running.wait() == 0
        running.wait()
        _is_whole(tree(out), versions)
    subprocess.run(extract, check=True, **options)
    assert tree(out) == versions[version]
    assert not list(out.glob(".*"))
