"""``inspect``, ``schema`` and ``sql`` have the bounds of ``extract``: what takes too much ends with a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.processes import limits
from pipeline.run import settings
from tests.places import DATA, ROOT


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("acotado") / "out"
    given = ["extract", str(ROOT / "raw" / "sence-metropolitana-2022.txt"), "--out", str(out), "--no-expectations"]
    assert CliRunner().invoke(app, given).exit_code == 0
    return str(out)


def test_a_query_that_does_not_end(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LIMITS", replace(settings.LIMITS, timeout=1.0))
    monkeypatch.setattr(limits, "PATIENCE", 600.0)  # the test runs beside other work too
    endless = "select sum(a.range * b.range) from range(100000000) a, range(100000000) b"
    result = CliRunner().invoke(app, ["sql", endless, "--out", published])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "cuenta: Tardó más de 1 s de procesador y se detuvo. Pida menos de una vez.\n"


def test_a_query_that_is_wrong_and_one_that_is_right(published: str) -> None:
    wrong = CliRunner().invoke(app, ["sql", "selec 1", "--out", published])
    assert wrong.exit_code == 2
    assert "Tablas que existen:" in wrong.stderr
    right = CliRunner().invoke(app, ["sql", "select reporte from reportes", "--out", published])
    assert (right.exit_code, right.stdout.split()[-1]) == (0, "sence-metropolitana-2022")


def test_a_page_that_takes_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.extract.formats import pdf_overlay

    def hungry(data: bytes, page: int) -> bytes:
        return bytes(64 << 40)

    monkeypatch.setattr(pdf_overlay, "draw", hungry)
    given = ["inspect", str(DATA / "cases" / "becas-c05.pdf"), "--out", str(tmp_path / "p.png")]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 2
    assert "Necesita más de 4096 MB de memoria" in result.stderr
    assert not (tmp_path / "p.png").exists()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_without_end_is_not_read_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read under the bounds of memory, not before them."""
    monkeypatch.setattr(settings, "LIMITS", replace(settings.LIMITS, memory=256))
    result = CliRunner().invoke(app, ["inspect", "/dev/zero", "--out", str(tmp_path / "p.png")])
    assert (result.exit_code, "Necesita más de 256 MB de memoria" in result.stderr) == (2, True)


def test_what_commands_refuse_passes_the_bounds(published: str, tmp_path: Path) -> None:
    page = CliRunner().invoke(app, ["inspect", str(DATA / "cases" / "becas-c05.pdf"), "--page", "99"])
    assert "no tiene una página 99" in page.stderr
    table = CliRunner().invoke(
        app, ["schema", "draft", "sence-metropolitana-2022", "t99", "--from", published, "--out", str(tmp_path)]
    )
    assert (table.exit_code, "no tiene una tabla «t99»" in table.stderr) == (2, True)


@pytest.mark.parametrize(
    ("query", "message"), [("", "está vacía"), (" ; ", "está vacía"), ("select '\udcff'", "UTF-8")]
)
def test_a_query_that_is_none(published: str, query: str, message: str) -> None:
    result = CliRunner().invoke(app, ["sql", query, "--out", published])
    assert (result.exit_code, message in result.stderr) == (2, True)
