"""The source document in its forms and the cases, table by table and cell by cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Source
from tests.places import DATA

CASES = sorted(path.name for path in (DATA / "cases").glob("*.pdf"))


def folded(rows: object) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


def tables(path: Path) -> list[tuple[list[list[str]], int]]:
    document = read_pdf(path.read_bytes(), path.stem, Source(path.name, "", "pdf"))
    return [(folded(t.rows), t.header_rows) for t in document.tables]


@pytest.mark.parametrize("form", ["ruled", "horizontal-rules", "tagged"])
def test_every_table_of_the_source_document(form: str) -> None:
    truth = json.loads((DATA / "forms" / "truth.json").read_text(encoding="utf-8"))
    assert tables(DATA / "forms" / f"{form}.pdf") == [(folded(t["rows"]), t["header_rows"]) for t in truth]


@pytest.mark.parametrize("name", CASES)
def test_every_table_of_the_cases(name: str) -> None:
    truth = json.loads((DATA / "cases" / name).with_suffix(".truth.json").read_text(encoding="utf-8"))["tables"]
    assert tables(DATA / "cases" / name) == [(folded(t["rows"]), t["header_rows"]) for t in truth]
