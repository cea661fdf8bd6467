"""A published file that somebody changed is noticed by its hash, kept aside, reported and made again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import run
from pipeline.cli import app
from pipeline.run.incremental.edited import ASIDE
from tests.places import ROOT
from tests.published import kept_beside, made_anew, tree

CASES = ROOT / "tests" / "data" / "cases"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``raw/`` with two services' reports, ``out/`` with what is published of them, and the readings that were kept."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "raw").mkdir()
    for name in ("becas-c05", "sence-c05"):
        shutil.copy(CASES / f"{name}.txt", folder / "raw")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        extract(folder)
    return kept_beside(folder)


@pytest.fixture
def folder(published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as it was published, whatever an earlier test did in it."""
    folder = made_anew(published)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return folder


def extract(folder: Path, source: str = "raw", **options: Any) -> run.Result:
    given = run.Options(out=folder / "out", expectations=False, jobs=1, **options)
    return run.run([str(folder / source)], given)


@pytest.mark.parametrize(
    "name",
    ["becas-c05/findings.json", "sence-c05/quality-report.html", "datapackage.json", "index.html"],
)
def test_an_edited_file_is_kept_aside_and_made_again(folder: Path, name: str) -> None:
    before = tree(folder / "out")
    (folder / "out" / name).write_bytes(before[name] + b"\n")
    result = extract(folder)
    ((edit),) = result.edits
    assert (edit.name, edit.remade) == (name, True)
    after = tree(folder / "out")
    assert after.pop(edit.aside) == before[name] + b"\n"
    assert edit.aside.startswith(f"{ASIDE}/")
    assert after == before
    assert extract(folder).edits == [], "it is reported once"
    assert tree(folder / "out").keys() == {*before, edit.aside}


def test_rows_changed_in_a_dataset_of_all_reports_come_back(folder: Path) -> None:
    before = tree(folder / "out")
    changed = next(name for name in sorted(before) if name.startswith("datasets/") and name.endswith(".csv"))
    (folder / "out" / changed).write_bytes(before[changed].replace(b"1", b"2"))
    (edit,) = extract(folder).edits
    after = tree(folder / "out")
    assert after.pop(edit.aside) != before[changed]
    assert after == before


def test_a_file_that_was_taken_away_comes_back(folder: Path) -> None:
    before = tree(folder / "out")
    (folder / "out" / "becas-c05" / "claims.json").unlink()
    (edit,) = extract(folder).edits
    assert (edit.data, edit.aside, edit.remade) == (None, "", True)
    assert tree(folder / "out") == before


def test_a_second_edit_does_not_take_the_place_of_the_first(folder: Path) -> None:
    for text in (b"uno", b"dos"):
        (folder / "out" / "becas-c05" / "findings.json").write_bytes(text)
        extract(folder)
    kept = sorted(p.read_bytes() for p in (folder / "out" / ASIDE).rglob("*") if p.is_file())
    assert kept == [b"dos", b"uno"]


def test_what_this_run_cannot_make_again_stays_and_is_said_every_time(folder: Path) -> None:
    (folder / "out" / "becas-c05" / "findings.json").write_bytes(b"mine")
    for _ in range(2):
        (edit,) = extract(folder, "raw/sence-c05.txt").edits
        assert (edit.name, edit.remade, edit.aside) == ("becas-c05/findings.json", False, "")
        assert (folder / "out" / "becas-c05" / "findings.json").read_bytes() == b"mine"
    (edit,) = extract(folder).edits
    assert edit.remade
    assert (folder / "out" / edit.aside).read_bytes() == b"mine"


def test_an_edit_of_a_report_whose_document_changes_too_is_kept(folder: Path) -> None:
    (folder / "out" / "becas-c05" / "findings.json").write_bytes(b"mine")
    path = folder / "raw" / "becas-c05.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nFin del informe.\n", encoding="utf-8")
    result = extract(folder)
    assert result.statuses["becas-c05"] == "published"
    (edit,) = result.edits
    assert (folder / "out" / edit.aside).read_bytes() == b"mine"


def test_an_edit_of_a_report_that_is_withdrawn_is_kept(folder: Path) -> None:
    (folder / "out" / "becas-c05" / "findings.json").write_bytes(b"mine")
    (folder / "raw" / "becas-c05.txt").unlink()
    result = extract(folder)
    assert result.withdrawn == ["becas-c05"]
    (edit,) = result.edits
    assert (folder / "out" / edit.aside).read_bytes() == b"mine"
    assert not (folder / "out" / "becas-c05").exists()


def test_what_is_said_of_edits(folder: Path) -> None:
    printed = (
        "findings.json se cambió fuera de este programa y se rehízo. Lo que había quedó en",
        "findings.json se borró fuera de este programa y se rehízo. Para que",
        "findings.json se cambió fuera de este programa y queda así: para rehacerlo, incluya",
        "findings.json se cambió fuera de este programa y queda así: su documento no se pudo leer.",
        "findings.json se cambió fuera de este programa antes de que se retirara su reporte.",
    )
    file = folder / "out" / "becas-c05" / "findings.json"
    document = folder / "raw" / "becas-c05.txt"
    for step, said in enumerate(printed):
        if step == 1:
            file.unlink()
        else:
            file.write_bytes(f"mine {step}".encode())
        if step == 3:
            document.write_bytes(b"")
        if step == 4:
            document.unlink()
        sources = [str(folder / "raw" / "sence-c05.txt")] if step == 2 else [str(folder / "raw")]
        done = CliRunner().invoke(app, ["extract", *sources, "--out", str(folder / "out"), "--no-expectations"])
        assert said in done.output, step
