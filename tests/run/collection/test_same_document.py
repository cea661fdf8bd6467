"""A document that two reports publish: said where a person looks, and no more once the other is withdrawn."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from tests.run.collection.test_all_reports import TEXT

MARK = 'id="mismo-documento"'


def _extract(folder: Path) -> str:
    given = ["extract", str(folder / "raw"), "--out", str(folder / "out"), "--jobs", "1", "--no-expectations"]
    return CliRunner().invoke(app, given).stdout


def _page(folder: Path, report: str) -> str:
    return (folder / f"out/{report}/quality-report.html").read_text("utf-8")


def test_the_same_document_twice_is_said_on_stdout_and_on_both_pages(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("talca-2022", "talca-copia"):
        (raw / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    said = "    Es el mismo documento que «talca-2022»: sus filas están una sola vez en los datos reunidos.\n"
    assert _extract(tmp_path).count(said) == 1
    assert _extract(tmp_path).count(said) == 1  # unchanged as well
    assert MARK not in _page(tmp_path, "talca-2022")
    marked = _page(tmp_path, "talca-copia")
    assert marked.count(MARK) == 1
    assert 'Es el mismo documento que <a href="../talca-2022/quality-report.html">' in marked
    assert (tmp_path / "out/index.html").read_text("utf-8").count("Mismo documento que talca-2022") == 1

    (raw / "talca-2022.txt").unlink()
    assert said not in _extract(tmp_path)
    assert MARK not in _page(tmp_path, "talca-copia")
    assert "Mismo documento" not in (tmp_path / "out/index.html").read_text("utf-8")
