"""Random tables: right ones give no finding, spoilt ones give one, which names the cell that is determined."""

from __future__ import annotations

import random

import pytest

from pipeline.model import Cell, Finding, Table
from pipeline.validate.arithmetic.audit import audit_table
from tests.trials import trials
from tests.validate.arithmetic.random_conventions import conventional, spoil_gravely
from tests.validate.arithmetic.random_layouts import LAYOUTS
from tests.validate.arithmetic.random_tables import MAKERS, Made, grid, spoil, unrelated

SEEDS = trials(25)
pytestmark = pytest.mark.tried
ALL = (*MAKERS, *LAYOUTS)


def alarms(made: Made) -> list[Finding]:
    return [f for f in audit_table(grid(made))[0] if f.severity != "info"]


@pytest.mark.parametrize("maker", [*ALL, unrelated], ids=lambda m: m.__name__)
def test_a_table_whose_arithmetic_holds_gives_no_finding(maker) -> None:
    for seed in range(SEEDS):
        made = maker(random.Random(f"{maker.__name__}{seed}"))
        assert [f.message for f in alarms(made)] == [], made.rows


@pytest.mark.parametrize("maker", ALL, ids=lambda m: m.__name__)
def test_a_spoilt_cell_gives_one_finding_that_names_it(maker) -> None:
    for seed in range(SEEDS):
        rng = random.Random(f"{maker.__name__}{seed}")
        made = maker(rng)
        cell = spoil(made, rng)
        if cell is None:
            continue  # no figure whose change rounding would not hide
        found = alarms(made)
        assert len(found) == 1, (made.rows, cell, [f.message for f in found])
        accused = {(e.row, e.column) for e in found[0].evidence}
        assert cell in accused, (made.rows, cell, found[0].message)
        if made.judges[cell] >= 2:
            assert (found[0].evidence[0].row, found[0].evidence[0].column) == cell, (made.rows, found[0].message)
            assert found[0].observed == made.rows[cell[0]][cell[1]]


def test_conventions_in_any_combination_accuse_nobody() -> None:
    for seed in range(4 * SEEDS):
        made = conventional(random.Random(f"conventional{seed}"))
        assert [f.message for f in alarms(made)] == [], made.rows


def test_a_figure_spoilt_among_conventions_is_named() -> None:
    named = 0
    for seed in range(4 * SEEDS):
        rng = random.Random(f"conventional{seed}")
        made = conventional(rng)
        cell = spoil_gravely(made, rng)
        found = alarms(made)
        assert found, (made.rows, cell)
        assert any((e.row, e.column) == cell for f in found for e in f.evidence), (made.rows, cell, found[0].message)
        named += (found[0].evidence[0].row, found[0].evidence[0].column) == cell
    assert named >= 0.8 * 4 * SEEDS  # 86 of 100 when written; the others stand among the evidence


SCRAPS = (
    "", "-", "s/i", "1.234", "12", "0", "0,0%", "100%", "-3", "(12)", "99.999.999.999.999", "1e5", "½", "Total",
    "% x", "Promedio", "2020", "08-03-2022", "1.2.3", "$ 5", "M$ 3", "3,14159265", "PROM 3%", "x", "1" * 30, "٣",
    "Acumulado", "Saldo", "0.5",
)  # fmt: skip


def test_scraps_of_any_kind_are_audited_without_a_failure() -> None:
    for seed in range(trials(400)):
        rng = random.Random(seed)
        height, width = rng.randint(0, 9), rng.randint(1, 8)
        rows = [[rng.choice(SCRAPS) for _ in range(width)] for _ in range(height)]
        cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
        found, checks = audit_table(Table("t01", cells, header_rows=rng.randint(0, 2)))
        assert all(check.table == "t01" for check in checks)
        assert all(f.message.endswith((".", "?")) and f.evidence for f in found)
