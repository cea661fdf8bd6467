"""The program where it may not write: a full disk, a file size limit, a read-only output, one that disappears."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.published import shown

pytestmark = pytest.mark.slow

CASES = ROOT / "tests" / "data" / "cases"


def extract(folder: Path, *options: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", str(folder / "raw"), "--out", str(folder / "out"), *options]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [*command, "--no-expectations"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, preexec_fn=before, timeout=120,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    shutil.copy(CASES / "becas-p02.txt", tmp_path / "raw")
    assert extract(tmp_path).returncode == 0
    return tmp_path


def change(folder: Path) -> None:
    data = (CASES / "becas-p02.txt").read_bytes()
    (folder / "raw" / "becas-p02.txt").write_bytes(data + b"\nHubo 17 casos.\n")


def _is_refused(result: subprocess.CompletedProcess[str], cause: str) -> None:
    assert result.returncode == 2
    assert "cuenta: No se pudo escribir en «" in result.stderr
    assert cause in result.stderr
    assert "Traceback" not in result.stderr


def _goes_on(folder: Path, before: dict[str, bytes]) -> None:
    """What was published is as it was, and the next run does what this one could not."""
    assert shown(folder / "out") == before
    assert extract(folder).returncode == 0
    after = shown(folder / "out")
    assert b"Hubo 17 casos" in after["becas-p02/claims.json"]
    assert not list((folder / "out").glob(".*"))
    shutil.rmtree(folder / "out")
    extract(folder)
    assert shown(folder / "out") == after


@pytest.mark.parametrize("limit", [0, 3_000, 60_000])
def test_files_that_may_not_grow(folder: Path, limit: int) -> None:
    """``ulimit -f``: a write stops in the middle of a file, as on a full disk."""
    before = shown(folder / "out")
    change(folder)
    shutil.rmtree(folder / "cache")
    result = extract(folder, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    _is_refused(result, "el archivo es más grande de lo que se permite")
    _goes_on(folder, before)


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    """The output on a disk of its own, of four megabytes."""
    out = folder / "out"
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    kept = shutil.copytree(out, folder / "kept")
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(out)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        shutil.copytree(kept, out, dirs_exist_ok=True)
        yield
    finally:
        subprocess.run(["umount", str(out)], check=True)


def test_a_full_disk(folder: Path) -> None:
    with _mounted(folder):
        before = shown(folder / "out")
        change(folder)
        filling = folder / "out" / "relleno.bin"
        for room in (0, 8_000, 100_000):
            filling.write_bytes(b"")
            filling.write_bytes(b"\0" * (shutil.disk_usage(folder / "out").free - room))
            _is_refused(extract(folder), "no queda espacio")
            assert {n: d for n, d in shown(folder / "out").items() if n != filling.name} == before
        filling.unlink()
        assert extract(folder).returncode == 0
        assert b"Hubo 17 casos" in shown(folder / "out")["becas-p02/claims.json"]
        assert not list((folder / "out").glob(".*"))


def test_a_read_only_disk(folder: Path) -> None:
    with _mounted(folder):
        before = shown(folder / "out")
        change(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(folder / "out")], check=True)
        _is_refused(extract(folder), "es de solo lectura")
        assert shown(folder / "out") == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(folder: Path) -> None:
    before = shown(folder / "out")
    change(folder)
    (folder / "out").chmod(0o555)
    result = extract(folder)
    (folder / "out").chmod(0o755)
    _is_refused(result, "no hay permiso")
    _goes_on(folder, before)


@pytest.mark.parametrize("name", ["run.json", "becas-p02/account.json", "datapackage.json"])
def test_a_published_file_that_cannot_be_read(folder: Path, name: str) -> None:
    """What is there and cannot be read (no permission, a link to itself) is no missing file: refused by name."""
    before = shown(folder / "out")
    change(folder)
    path = folder / "out" / name
    data = path.read_bytes()
    path.unlink()
    path.symlink_to(path.name)
    result = extract(folder)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert f"{name}», que es de lo publicado (es un enlace que lleva a sí mismo)" in result.stderr
    path.unlink()
    path.write_bytes(data)
    _goes_on(folder, before)


def test_an_output_that_disappears(folder: Path) -> None:
    """Removed while a run is under way: refused with the cause, and the next run makes it anew."""
    before = shown(folder / "out")
    for n in (0, 1, 3):
        shutil.copy(CASES / f"becas-p0{n}.txt", folder / "raw" / f"otro-{n}.txt")
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", str(folder / "raw"), "--out", str(folder / "out")]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    running = subprocess.Popen(
        [*command, "--no-expectations", "--jobs", "1"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    running.stderr.readline()
    shutil.rmtree(folder / "out", ignore_errors=True)
    said = running.stderr.read()
    assert running.wait(60) == 2, said
    assert "la carpeta ya no está" in said
    assert "Traceback" not in said
    assert extract(folder).returncode == 0
    assert {n for n in before if n.startswith("becas-p02/")} <= shown(folder / "out").keys()
