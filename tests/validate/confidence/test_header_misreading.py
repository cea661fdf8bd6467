"""A table that fails everywhere was misread: one note, nobody accused; one wrong figure stays an error."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Check, Document, Evidence, Finding, Method, Source, Table
from pipeline.rules import finding
from pipeline.validate.confidence.header_misreading import collapse


def document(method: Method) -> Document:
    cells = tuple(Cell(r, c, f"{r}{c}") for r in range(6) for c in range(4))
    return Document("r", Source("r.pdf", "0", "pdf"), (Table("t01", cells, method=method),))


def wrong(row: int) -> Finding:
    return Finding("suma-fila", "error", "x", evidence=(Evidence(f"{row}3", table="t01", row=row, column=3),))


CHECKS = tuple(Check("suma-fila", "t01", row, 3, row > 3) for row in range(1, 6))
CODES = frozenset({"suma-fila"})


def test_many_at_once_become_one_note() -> None:
    other = finding("tabla-desconocida", table="t01", caption="x", dataset="x")
    kept = collapse(document("aligned"), [other, wrong(1), wrong(2), wrong(3)], CHECKS, CODES)
    assert [(f.rule, f.severity) for f in kept] == [("tabla-desconocida", "info"), ("lectura-dudosa", "info")]
    assert [e.row for f in kept[1].consequences for e in f.evidence] == [1, 2, 3]


@pytest.mark.parametrize(("method", "rows"), [("text", (1, 2, 3)), ("word", (1, 2, 3)), ("aligned", (1, 2))])
def test_cells_that_are_what_they_are_or_few_failures_stay_errors(method: Method, rows: tuple[int, ...]) -> None:
    findings = [wrong(row) for row in rows]
    assert collapse(document(method), findings, CHECKS, CODES) == tuple(findings)
