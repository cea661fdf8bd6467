"""Broken input through the command: one clear message with file and remedy, the right code, the rest done."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from tests.places import ROOT

GOOD = ROOT / "tests" / "data" / "cases" / "becas-c05.txt"
RULED = ROOT / "tests" / "data" / "forms" / "ruled.pdf"
WORD = ROOT / "tests" / "data" / "forms" / "word.docx"


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments), "--no-expectations"])


def encrypted() -> bytes:
    # The smallest PDF with an Encrypt dictionary whose password nobody has.
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>",
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets))
    out.write(b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("vacio.pdf", lambda: b"", "vacío"),
    "truncated pdf": ("cortado.pdf", lambda: RULED.read_bytes()[:20000], "dañado|truncado|incompleto"),
    "truncated word": ("cortado.docx", lambda: WORD.read_bytes()[:20000], "truncado"),
    "encrypted": ("secreto.pdf", encrypted, "contraseña"),
    "only the mark of a pdf": ("nada.pdf", lambda: b"%PDF-1.7\n", "dañado|truncado|incompleto"),
    "a web page": ("cuenta.pdf", lambda: b"<!DOCTYPE html><html>404</html>", "página web"),
    "a spreadsheet": ("cuenta.docx", lambda: spreadsheet(), "planilla"),
}


def spreadsheet() -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_document_is_named_and_the_others_are_published(case: str, tmp_path: Path) -> None:
    name, make, says = BROKEN[case]
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / name).write_bytes(make())
    shutil.copy(GOOD, raw / "bueno.txt")
    result = extract(raw, "--out", out)
    assert result.exit_code == 1
    message = next(line for line in result.stderr.splitlines() if line.startswith("×"))
    assert name.split(".")[0] in message
    assert any(word in result.stderr for word in says.split("|"))
    assert (raw / name).as_posix() in result.stderr
    assert len(json.loads((out / "bueno" / "tables.json").read_text())["tables"]) == 6
    folders = sorted(p.name for p in out.iterdir() if p.is_dir() and not p.name.startswith("."))
    assert folders == ["bueno", "collection"]


def test_a_mislabelled_file_is_read_for_what_it_is(tmp_path: Path) -> None:
    shutil.copy(WORD, tmp_path / "cuenta.pdf")
    result = extract(tmp_path / "cuenta.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 0
    content = json.loads((tmp_path / "out" / "cuenta" / "tables.json").read_text())
    assert (content["source"]["format"], len(content["tables"])) == ("docx", 23)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    result = extract(tmp_path / "nada.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "No existe" in result.stderr
    assert "nada.pdf" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    result = extract(tmp_path / "raw", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "No hay documentos" in result.stderr


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("un archivo, no una carpeta")
    result = extract(GOOD, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "No se pudo escribir" in result.stderr
    assert (tmp_path / "out").read_text() == "un archivo, no una carpeta"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_without_permission(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    result = extract(GOOD, "--out", out)
    assert result.exit_code == 2
    assert "permisos" in result.stderr


def test_strict_fails_on_an_open_error(tmp_path: Path) -> None:
    clean = extract(GOOD, "--out", tmp_path / "out", "--strict")
    planted = extract(GOOD.with_name("becas-p00.txt"), "--out", tmp_path / "out", "--strict")
    assert (clean.exit_code, planted.exit_code) == (0, 3)


def test_a_document_that_breaks_keeps_what_was_published_before(tmp_path: Path) -> None:
    source, out = tmp_path / "cuenta.txt", tmp_path / "out"
    shutil.copy(GOOD, source)
    assert extract(source, "--out", out).exit_code == 0
    before = (out / "cuenta" / "tables.json").read_bytes()
    source.write_bytes(b"%PDF-1.7\nroto")
    assert extract(source, "--out", out).exit_code == 1
    assert (out / "cuenta" / "tables.json").read_bytes() == before


def test_two_documents_of_one_name_get_their_format(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(GOOD, raw / "Cuenta Pública 2021.txt")
    shutil.copy(GOOD.with_suffix(".docx"), raw / "Cuenta Pública 2021.docx")
    assert extract(raw, "--out", tmp_path / "out").exit_code == 0
    names = sorted(p.parent.name for p in (tmp_path / "out").glob("*/tables.json"))
    assert names == ["cuenta-publica-2021-docx", "cuenta-publica-2021-text"]
