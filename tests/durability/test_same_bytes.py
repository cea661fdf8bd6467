"""Same input, same bytes: on another machine, as far as one machine can be made another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.published import same, tree

pytestmark = pytest.mark.slow

CASES = ROOT / "tests" / "data" / "cases"
NAMES = ("becas-c05.pdf", "sence-p01.docx", "becas-p02.txt", "sence-c05.txt", "becas-p03.txt")
BESIDE = 'region = "Ñuble"\ndireccion = "https://example.org/becas.pdf"\n'


def machine(place: Path, names: Sequence[str]) -> Path:
    """A folder like a machine of its own: sources made in an order of their own, a home and a cache."""
    raw = place / "raw"
    for name in names:
        (raw / ("á" if name.startswith("becas") else "b")).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CASES / name, raw / ("á" if name.startswith("becas") else "b") / name)
    (raw / "á" / "becas-c05.toml").write_text(BESIDE, encoding="utf-8")
    (place / "home").mkdir()
    return place


def extract(place: Path, environment: Mapping[str, str], *options: str, umask: int = 0o022) -> dict[str, bytes]:
    """What is published on such a machine, ``run.json`` apart."""
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", "raw", "--out", "salida", "--no-expectations", *options]
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    own = {"HOME": str(place / "home"), "XDG_CACHE_HOME": str(place / "home" / "cache"), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        command,
        cwd=place,
        env={**kept, **own, **environment},
        check=True,
        capture_output=True,
        umask=umask,
        timeout=120,
    )
    return tree(place / "salida")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    place = machine(tmp_path_factory.mktemp("here"), NAMES)
    return extract(place, {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}, "--jobs", "1")


def _locale(*wanted: str) -> str:
    """The first of some locales this machine has, "C" where it has none."""
    there = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().split()
    return next((name for name in wanted if name.lower().replace("-", "") in there), "C")


def test_another_machine(tmp_path: Path, here: dict[str, bytes]) -> None:
    """Another path, home, locale, time zone, hash seed, umask, order of files, processor, and eight jobs."""
    environment = {
        "LC_ALL": _locale("tr_TR.UTF-8", "es_CL.UTF-8"),
        "TZ": "Asia/Kolkata",
        "PYTHONHASHSEED": "4242",
        "COLUMNS": "40",
        "NO_COLOR": "1",
        "USER": "otra",
        "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX",
        "ARROW_USER_SIMD_LEVEL": "NONE",
    }
    place = machine(tmp_path / "otra carpeta" / "ñ", list(reversed(NAMES)))
    same(extract(place, environment, "--jobs", "8", umask=0o077), here)


def test_a_machine_without_a_locale(tmp_path: Path, here: dict[str, bytes]) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/Santiago"}
    same(extract(machine(tmp_path / "m", NAMES), environment, "--jobs", "2"), here)


def test_one_document_after_the_other(tmp_path: Path, here: dict[str, bytes]) -> None:
    """Sources that arrive one by one, the last first, each run alone on the way with its helper."""
    place = machine(tmp_path / "m", NAMES)
    rest = [path for path in sorted((place / "raw").rglob("*")) if path.suffix in (".pdf", ".docx", ".txt")]
    for path in rest:
        path.rename(path.with_name("." + path.name))
    made: dict[str, bytes] = {}
    for path in reversed(rest):
        path.with_name("." + path.name).rename(path)
        made = extract(place, {"LC_ALL": "C.UTF-8"})
    same(made, here)


def test_nothing_tells_of_the_machine(here: dict[str, bytes]) -> None:
    """No path, user, host or time of the run in what is published."""
    marks = [str(ROOT).encode(), os.uname().nodename.encode(), b"/tmp/", b"home/cache"]
    said = [(name, mark) for name, data in here.items() for mark in marks if len(mark) > 3 and mark in data]
    assert said == []
