"""The engine alone on the committed documents: every page of the forms and cases without full grids of rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import rows
from tests.places import DATA

CASES = sorted(p.stem for p in (DATA / "cases").glob("*.pdf"))


def folded(text: str) -> str:
    return "".join(text.split())


def truth_rows(path: Path) -> list[list[tuple[str, ...]]]:
    content = json.loads(path.read_text(encoding="utf-8"))
    tables = content if isinstance(content, list) else content["tables"]
    return [[tuple(folded(t) for t in row) for row in table["rows"]] for table in tables]


def read_rows(pdf: Path) -> list[list[tuple[str, ...]]]:
    found = []
    for page in read_pages(pdf.read_bytes()):
        found += [[tuple(folded(t) for t in row) for row in rows(grid)] for grid in ALIGNED(page)]
    return found


def whole(grids: list[list[tuple[str, ...]]], truth: list[tuple[str, ...]]) -> bool:
    """The rows of a table stand in the grids in order (pages may cut it and repeat its header)."""
    return any(grid == truth for grid in grids) or any(
        a + b[1:] == truth for a in grids for b in grids if a[0] == b[0] and len(a) + len(b) - 1 == len(truth)
    )


@pytest.mark.parametrize("name", [c for c in CASES if c.startswith("becas")])
def test_every_table_of_a_case_is_read_exactly(name: str) -> None:
    grids = read_rows(DATA / "cases" / f"{name}.pdf")
    missing = [t[0] for t in truth_rows(DATA / "cases" / f"{name}.truth.json") if not whole(grids, t)]
    assert missing == []


@pytest.mark.parametrize("form", ["horizontal-rules", "ruled", "tagged"])
def test_tables_of_the_forms_that_no_page_cuts(form: str) -> None:
    grids = read_rows(DATA / "forms" / f"{form}.pdf")
    truth = truth_rows(DATA / "forms" / "truth.json")
    exact = [k for k, table in enumerate(truth) if table in grids]
    assert set(exact) >= {5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 21, 22}
