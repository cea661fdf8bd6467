"""Which figure of a failing identity is accused: the one that the other identities of its table do not clear."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.checks import run
from pipeline.model import Cell, Check, Evidence, Finding, Table
from pipeline.rules import finding as made

HEADER = ("Subtítulo", "Presupuesto inicial", "Modificaciones", "Presupuesto vigente", "Devengado", "Saldo")
ROWS = (
    ("21 Gastos en Personal", "65.427", "1.500", "66.927", "60.346", "6.581"),
    ("22 Bienes y Servicios de Consumo", "40.687", "-200", "40.487", "40.162", "325"),
    ("24 Transferencias Corrientes", "16.421", "300", "16.721", "16.141", "580"),
    ("29 Adquisición de Activos No Financieros", "5.421", "0", "5.421", "5.141", "280"),
)
T = "t01"


def spoilt(column: int, text: str, *, row: int = 2, rows: Sequence[Sequence[str]] = ROWS) -> Table:
    lines = [list(line) for line in (HEADER, *rows)]
    lines[row][column] = text
    return Table(T, tuple(Cell(r, c, t) for r, line in enumerate(lines) for c, t in enumerate(line)))


def accused(findings: Sequence[Finding]) -> list[tuple[str, list[str]]]:
    return [(f.rule, [e.text for e in f.evidence if e.role == "observed"]) for f in findings]


def test_a_wrong_current_budget_leaves_the_balance_alone() -> None:
    findings, checks = run([spoilt(3, "45.487")], ())
    assert accused(findings) == [("presupuesto-vigente", ["45.487"])]
    assert sorted(c.kind for c in checks if not c.holds) == ["presupuesto-vigente", "saldo-presupuestario"]


def test_a_wrong_initial_budget_or_change_leaves_the_current_one_alone() -> None:
    (finding,), _ = run([spoilt(1, "45.687")], ())
    assert accused([finding]) == [("presupuesto-vigente", ["45.687", "-200"])]
    assert finding.suggestion == (
        "Revise «45.687» y «-200»: las demás igualdades de la tabla apuntan a eso y no a las otras cifras."
    )
    assert "el presupuesto vigente dice 40.487, pero el inicial más sus modificaciones da 45.487" in finding.message


def test_a_wrong_accrual_is_what_balance_and_execution_have_in_common() -> None:
    rates = ("% Ejecución", "90,17%", "99,20%", "96,53%", "94,83%")
    lines = [[*line, rate] for line, rate in zip((HEADER, *ROWS), rates, strict=True)]
    lines[2][4] = "45.162"
    table = Table(T, tuple(Cell(r, c, t) for r, line in enumerate(lines) for c, t in enumerate(line)))
    findings, _ = run([table], ())
    assert accused(findings) == [("saldo-presupuestario", ["45.162"])]


def test_a_wrong_balance_is_accused_itself() -> None:
    findings, _ = run([spoilt(5, "825")], ())
    assert accused(findings) == [("saldo-presupuestario", ["825"])]


@pytest.mark.parametrize(("kind", "expected"), [
    ("suma-columna", [("presupuesto-vigente", ["45.687"])]),
    ("porcentaje", [("presupuesto-vigente", ["45.687", "-200"])]),
])  # fmt: skip
def test_what_was_tested_before_clears_cells_where_it_is_exact(
    kind: str, expected: list[tuple[str, list[str]]]
) -> None:
    sums = Check(kind, T, 9, 2, holds=True, operands=tuple((T, row, 2) for row in range(1, 5)))
    findings, _ = run([spoilt(1, "45.687")], [sums])
    assert accused(findings) == expected


def test_a_cell_that_a_finding_accuses_is_not_accused_again() -> None:
    said = {"what": "Devengado", "observed": "45.162", "table": T, "second": "40.162", "other": "t02"}
    before = made("dato-repetido", evidence=(Evidence("45.162", T, 2, 4),), **said)
    table = spoilt(4, "45.162")
    assert accused(run([table], ())[0]) == [("saldo-presupuestario", ["325"])]
    sums = Check("suma-columna", T, 9, 5, holds=True, operands=tuple((T, row, 5) for row in range(1, 5)))
    assert accused(run([table], [sums])[0]) == [("saldo-presupuestario", ["45.162"])]
    findings, checks = run([table], [sums], [before])
    assert accused(findings) == []
    assert [(c.kind, c.row, c.column) for c in checks if not c.holds] == [("saldo-presupuestario", 2, 5)]
