"""Nothing outside the source folder is read and nothing outside the output is written, whatever is linked where."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.run.inputs.sources import find, safe_name
from pipeline.run.settings import FOUND
from tests.places import DATA
from tests.published import everything

GOOD = DATA / "cases" / "becas-c05.txt"
SECRET = "Esto es secreto: 4.321 personas.\n\nPrograma\tTotal\nUno\t4.321\n"


def extract(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments), "--no-expectations"])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "secreto").mkdir()
    (tmp_path / "secreto" / "secreto.txt").write_text(SECRET)
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copy(GOOD, folder / "bueno.txt")
    return folder


def test_a_link_out_of_the_source_folder_is_refused_and_named(raw: Path, tmp_path: Path) -> None:
    (raw / "enlace.txt").symlink_to(tmp_path / "secreto" / "secreto.txt")
    (raw / "carpeta").symlink_to(tmp_path / "secreto")
    (raw / "vuelta").symlink_to(raw)
    result = extract(raw, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "enlace a un archivo de fuera de la carpeta" in result.stderr
    statuses = {e["report"]: e["status"] for e in json.loads((tmp_path / "out" / "run.json").read_text())["inputs"]}
    assert statuses == {"bueno": "published", "enlace": "failed"}
    assert b"4.321" not in everything(tmp_path / "out")


def test_one_alone_is_refused_as_well(raw: Path, tmp_path: Path) -> None:
    (raw / "bueno.txt").unlink()
    (raw / "enlace.txt").symlink_to(tmp_path / "secreto" / "secreto.txt")
    assert extract(raw, "--out", tmp_path / "out").exit_code == 1
    assert b"4.321" not in everything(tmp_path / "out")


def test_a_link_beside_a_document_is_not_followed_either(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "secreto" / "x.toml").write_text('institucion = "SECRETA"')
    (raw / "bueno.toml").symlink_to(tmp_path / "secreto" / "x.toml")
    result = extract(raw, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "bueno.toml" in result.stderr
    assert b"SECRETA" not in everything(tmp_path / "out")


def test_a_link_within_the_folder_and_one_named_by_the_user_are_followed(raw: Path, tmp_path: Path) -> None:
    (raw / "otro.txt").symlink_to(raw / "bueno.txt")
    assert [job.refused for job in find([str(raw)])] == [""]
    link = tmp_path / "enlace.txt"
    link.symlink_to(GOOD)
    assert extract(link, "--out", tmp_path / "out").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_pipes_sockets_and_devices_do_not_hang(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(raw / "tubo.txt")
    (raw / "bucle.txt").symlink_to(raw / "bucle.txt")
    (raw / "dispositivo.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(raw)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("enchufe.txt")
        assert [job.report for job in find([str(raw)])] == ["bucle", "bueno"]  # the link is refused when it is read
    for name in ("tubo.txt", "enchufe.txt", "/dev/zero"):
        result = extract(name, "--out", tmp_path / "out")
        assert result.exit_code == 2
        assert "no es un archivo corriente" in result.stderr


def test_a_report_that_is_a_link_is_not_written_through(raw: Path, tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "ajeno", tmp_path / "out"
    elsewhere.mkdir()
    (elsewhere / "tables.json").write_text("m\u00edo")
    out.mkdir()
    (out / "bueno").symlink_to(elsewhere)
    (out / "run.json").symlink_to(tmp_path / "ajeno.json")
    (tmp_path / "ajeno.json").write_text("m\u00edo")
    assert extract(raw, "--out", out).exit_code == 0
    assert [(p.name, p.read_text()) for p in elsewhere.iterdir()] == [("tables.json", "m\u00edo")]
    assert (tmp_path / "ajeno.json").read_text() == "m\u00edo"
    assert not (out / "bueno").is_symlink()
    assert (out / "bueno" / "tables.json").is_file()


@given(st.text(max_size=300))
def test_an_id_is_one_plain_name(stem: str) -> None:
    name = safe_name(stem)
    assert 0 < len(name) <= FOUND.longest_name + len("-reporte")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    assert name[0] not in ".-"
    assert name[-1] not in ".-"
    assert Path("out", name).resolve().parent == Path("out").resolve()


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("..", "reporte"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\0b", "a-b"),
        ("CON", "con-reporte"),
        ("lpt1.2022", "lpt1.2022-reporte"),
        ("Datasets", "datasets-reporte"),
        ("run.json", "run.json-reporte"),
        ("index.html", "index.html-reporte"),
        ("cuenta. . .", "cuenta"),
        ("\u202ecuenta", "cuenta"),
        ("\ufdfa" * 100, "reporte"),
        ("x" * 300, "x" * 120),
    ],
)
def test_ids_of_names_meant_to_harm(stem: str, name: str) -> None:
    assert safe_name(stem) == name


def test_a_document_called_as_a_part_of_the_output_harms_nothing(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("datasets.txt", "run.json.txt", "CON.txt", "con.md", "index.html.txt"):
        shutil.copy(GOOD, raw / name)
    assert extract(raw, "--out", tmp_path / "out").exit_code == 0
    reports = sorted(p.parent.name for p in (tmp_path / "out").glob("*/tables.json"))
    assert len(reports) == len({r.casefold() for r in reports}) == 5
    assert (tmp_path / "out" / "index.html").is_file()
    assert (tmp_path / "out" / "run.json").is_file()
