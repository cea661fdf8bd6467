"""What lies in a folder beside good documents: none of it ends the run, all of it is named."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline import run, store
from pipeline.cli import app
from pipeline.run.collection import query
from pipeline.run.settings import FOUND
from tests.places import DATA

GOOD = DATA / "cases" / "becas-c05.txt"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copy(GOOD, folder / "bueno.txt")
    return folder


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments), "--no-expectations", "--jobs", "1"])


def statuses(out: Path) -> dict[str, str]:
    return {entry["report"]: entry["status"] for entry in json.loads((out / "run.json").read_text())["inputs"]}


def _report(raw: Path) -> tuple[dict[str, str], str]:
    """The statuses of all documents of a folder but the good one, and what is said."""
    result = extract(raw, "--out", raw.parent / "out")
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    found = statuses(raw.parent / "out")
    assert found.pop("bueno") == "published"
    return found, result.stderr


@pytest.mark.parametrize("length", [232, 239, 250, 251])
def test_names_as_long_as_a_disk_takes(raw: Path, length: int) -> None:
    """With the suffix of what may be stated beside them they are longer than any name can be."""
    shutil.copy(GOOD, raw / f"{'n' * length}.txt")
    found, _ = _report(raw)
    assert list(found.values()) == ["published"]


def test_an_output_whose_name_is_no_utf_8(raw: Path) -> None:
    out = raw.parent / os.fsdecode(b"salida\xff")
    run.run([str(raw)], run.Options(out=out, expectations=False, jobs=1))
    assert statuses(out) == {"bueno": "published"}
    assert query.query(store.output(out), "select count(*) from reportes").rows == ((1,),)


@pytest.mark.parametrize("leads", ["a.txt", "no-esta.txt", "../otra/no-esta.txt"])
def test_a_link_that_leads_nowhere(raw: Path, leads: str) -> None:
    """What it led to was a document perhaps: it is named, not passed over."""
    (raw / "a.txt").symlink_to(leads)
    found, said = _report(raw)
    assert found == {"a": "failed"}
    assert "a.txt" in said


def test_a_sidecar_that_leads_to_itself(raw: Path) -> None:
    shutil.copy(GOOD, raw / "a.txt")
    (raw / "a.toml").symlink_to("a.toml")
    found, said = _report(raw)
    assert found == {"a": "failed"}
    assert "No se pudo abrir «a.toml»" in said


def test_a_sidecar_that_is_huge(raw: Path) -> None:
    shutil.copy(GOOD, raw / "a.txt")
    with open(raw / "a.toml", "wb") as file:
        file.truncate(FOUND.largest_sidecar + (2 << 20))
    found, said = _report(raw)
    assert found == {"a": "failed"}
    assert "«a.toml» pesa más de 4 MB" in said


@pytest.mark.parametrize("text", ["x = " + "[" * 9000 + "]" * 9000, "x = " + "{a = " * 5000 + "1" + "}" * 5000])
def test_a_sidecar_of_many_levels(raw: Path, text: str) -> None:
    shutil.copy(GOOD, raw / "a.txt")
    (raw / "a.toml").write_text(text)
    found, said = _report(raw)
    assert found == {"a": "failed"}
    assert "«a.toml» tiene demasiados niveles" in said


def test_a_sidecar_that_may_not_be_read(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user; root may read all."""
    from pipeline import locations

    shutil.copy(GOOD, raw / "a.txt")
    (raw / "a.toml").write_text("anio = 2022")
    real = locations.read

    def forbidden(name: str) -> bytes:
        if name.endswith("a.toml"):
            raise PermissionError(13, "Permission denied", name)
        return real(name)

    monkeypatch.setattr(locations, "read", forbidden)
    found, said = _report(raw)
    assert found == {"a": "failed"}
    assert "No se pudo abrir «a.toml» (sin permiso)" in said


def test_a_folder_that_cannot_be_entered_is_named_and_withdraws_nothing(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "cerrada").mkdir()
    shutil.copy(DATA / "cases" / "sence-c05.txt", raw / "cerrada" / "otro.txt")
    found, _ = _report(raw)
    assert found == {"otro": "published"}
    real = os.scandir

    def closed(path: str | os.PathLike[str] | int = ".") -> object:
        if not isinstance(path, int) and os.fspath(path).endswith("cerrada"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    result = extract(raw, "--out", raw.parent / "out")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "No se puede entrar en la carpeta" in result.stderr
    assert statuses(raw.parent / "out") == {"bueno": "unchanged", "otro": "kept", "cerrada": "failed"}
    assert (raw.parent / "out" / "otro" / "tables.json").exists()


def test_two_documents_of_one_name_of_which_one_is_huge(raw: Path) -> None:
    shutil.copy(GOOD, raw / "a.txt")
    with open(raw / "a.pdf", "wb") as file:
        file.truncate(9 << 30)  # a hole: nothing of it is on the disk, nor is it read
    found, said = _report(raw)
    assert found == {"a-text": "published", "a-pdf": "failed"}
    assert "Pesa 9216 MB, y un documento puede usar 4096 MB. Suba --memory." in said


def test_what_is_published_is_no_document(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(raw)
    for printed in ("1 reporte publicado, 0 sin cambios", "0 reportes publicados, 1 sin cambios"):
        result = extract(".")
        assert result.exit_code == 0
        assert printed in result.stdout
        assert list(statuses(raw / "extracted")) == ["bueno"]


def test_a_folder_is_not_published_in_itself(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(raw)
    result = extract(".", "--out", ".")
    assert (result.exit_code, sorted(p.name for p in raw.iterdir())) == (2, ["bueno.txt"])
    assert "no puede ser la carpeta de los documentos" in result.stderr


def test_documents_are_not_replaced_by_what_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report called like the folder of the documents, published beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cuenta").mkdir()
    shutil.copy(GOOD, tmp_path / "cuenta" / "cuenta.txt")
    result = extract("cuenta", "--out", ".")
    assert result.exit_code == 2
    assert "está en «cuenta», que se reemplaza al publicar" in result.stderr
    assert (tmp_path / "cuenta" / "cuenta.txt").exists()


def test_a_document_is_no_folder_to_publish_in(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(raw)
    before = (raw / "bueno.txt").read_bytes()
    result = extract(".", "--out", "bueno.txt")
    assert result.exit_code == 2
    assert "bueno.txt» es un documento, y se iba a publicar ahí" in result.stderr
    assert (raw / "bueno.txt").read_bytes() == before


@pytest.mark.parametrize(
    "options", [("--timeout", "nan"), ("--timeout", "inf"), ("--timeout", "0"), ("--timeout", "-1")]
)
def test_a_time_that_is_none(raw: Path, options: tuple[str, str]) -> None:
    assert extract(raw, "--out", raw.parent / "out", *options).exit_code == 2
    assert not (raw.parent / "out").exists()


def test_an_output_without_a_name(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(raw)
    result = extract(".", "--out", "")
    assert result.exit_code == 2
    assert "No se dijo en qué carpeta publicar" in result.stderr
    assert [p.name for p in raw.iterdir()] == ["bueno.txt"]


def test_more_memory_than_there_can_be(raw: Path) -> None:
    assert extract(raw, "--out", raw.parent / "out", "--memory", "99999999999999").exit_code == 0
