"""PDFs behind a password: opened with it, refused with a remedy without it; it is written nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from tests.places import DATA
from tests.published import everything

LOCKED = DATA / "locked"  # becas-p00.pdf under RC4 with 128 bits, AES-128 and AES-256
USER, OWNER = "secreta-1234", "dueno"


def extract(path: Path, out: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["extract", str(path), "--out", str(out), "--no-expectations", *options])


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[list[list[str]]]:
    """The rows of the tables of the document without a password."""
    out = tmp_path_factory.mktemp("plain")
    extract(DATA / "cases" / "becas-p00.pdf", out)
    return [table["rows"] for table in json.loads((out / "becas-p00/tables.json").read_text())["tables"]]


@pytest.mark.parametrize("password", [USER, OWNER])
@pytest.mark.parametrize("cipher", ["rc4", "aes128", "aes256"])
def test_user_and_owner_open_every_cipher(
    cipher: str, password: str, plain: list[list[list[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = LOCKED / f"{cipher}.pdf"
    result = extract(path, tmp_path / "out", "--password", password)
    assert result.exit_code == 0, result.stderr
    tables = json.loads((tmp_path / f"out/{cipher}/tables.json").read_text())
    assert [t["rows"] for t in tables["tables"]] == plain
    import hashlib

    assert tables["source"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert password.encode() not in everything(tmp_path)


def test_without_or_with_a_wrong_one_the_message_says_what_to_do(tmp_path: Path) -> None:
    without = extract(LOCKED / "aes256.pdf", tmp_path / "out")
    assert (without.exit_code, "--password" in without.stderr) == (1, True)
    wrong = extract(LOCKED / "aes256.pdf", tmp_path / "out", "--password", "incorrecta-9")
    assert (wrong.exit_code, "no abre el PDF" in wrong.stderr) == (1, True)
    assert b"incorrecta-9" not in everything(tmp_path)
    assert "incorrecta-9" not in wrong.stderr + wrong.stdout


def test_in_a_folder_each_document_fails_or_opens_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUENTA_PASSWORD", USER)
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, source in {"a.pdf": LOCKED / "rc4.pdf", "b.pdf": DATA / "cases" / "becas-c05.pdf"}.items():
        (raw / name).write_bytes(source.read_bytes())
    assert extract(raw, tmp_path / "out").exit_code == 0
    assert sorted(p.parent.name for p in (tmp_path / "out").glob("*/tables.json")) == ["a", "b"]
    assert USER.encode() not in everything(tmp_path / "out")


def test_a_pdf_that_asks_for_none_is_read_whatever_was_given_for_others(tmp_path: Path) -> None:
    """Protected against changes only: its owner has a password, its user none."""
    path = LOCKED / "sin-clave.pdf"
    assert extract(path, tmp_path / "without").exit_code == 0
    assert extract(path, tmp_path / "with", "--password", "la-de-otro").exit_code == 0
    tables = [(tmp_path / where / "sin-clave" / "tables.json").read_bytes() for where in ("without", "with")]
    assert tables[0] == tables[1]
    assert len(json.loads(tables[0])["tables"]) > 0
