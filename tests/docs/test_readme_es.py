"""The commands of the readme for people who do not program run as they are written, in that order."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.places import ROOT

pytestmark = pytest.mark.slow

README = (ROOT / "README.es.md").read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in re.findall(r"^\s*(cuenta .+)$", README, re.MULTILINE)]


def test_every_command_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw").mkdir()
    (source,) = (ROOT / "raw").glob("*.txt")
    shutil.copy(source, tmp_path / "raw" / "mi-documento.txt")
    monkeypatch.chdir(tmp_path)
    assert [shlex.split(command)[1] for command in COMMANDS] == ["extract", "accept", "correct"]
    for command in COMMANDS:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, (command, done.stderr)
    assert (tmp_path / "raw" / "mi-documento.decisions.toml").is_file()
    assert (tmp_path / "raw" / "mi-documento.corrections.toml").is_file()
    assert (tmp_path / "extracted" / "mi-documento" / "carta-al-servicio.docx").is_file()


def test_every_file_it_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).is_file(), target
