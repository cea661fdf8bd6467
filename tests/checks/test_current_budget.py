"""Presupuesto inicial + modificaciones = vigente."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import run
from pipeline.checks.current_budget import CURRENT_BUDGET, RULE
from pipeline.model import Cell, Check, Table


@pytest.fixture(autouse=True, scope="module")
def _alone() -> Iterator[None]:
    """Another check may be about the same columns: these tests are of this one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.checks.CHECKS", (CURRENT_BUDGET,))
        yield


HEADER = ("Ítem", "Presupuesto inicial", "Modificaciones", "Presupuesto vigente", "Devengado")
ROWS = (
    ("Personal", "1.000", "200", "1.200", "1.100"),
    ("Bienes", "5.500", "-500", "5.000", "4.000"),
    ("Otros", "300", "0", "300", "12"),
    ("Total", "6.800", "-300", "6.500", "5.112"),
)


def table(rows: tuple[tuple[str, ...], ...], header: tuple[str, ...] = HEADER) -> Table:
    lines = (header, *rows)
    return Table("t01", tuple(Cell(r, c, text) for r, line in enumerate(lines) for c, text in enumerate(line)))


def spoilt(row: int, column: int, text: str) -> Table:
    return table(
        tuple(tuple(text if (r, c) == (row, column) else t for c, t in enumerate(line)) for r, line in enumerate(ROWS))
    )


def test_a_table_that_holds_is_verified_and_not_accused() -> None:
    findings, checks = run([table(ROWS)], ())
    assert findings == ()
    assert [(c.row, c.column, c.holds, c.expected) for c in checks] == [
        (1, 3, True, "1.200"),
        (2, 3, True, "5.000"),
        (3, 3, True, "300"),
        (4, 3, True, "6.500"),
    ]


def test_a_wrong_row_is_named_with_what_it_should_be() -> None:
    (finding,), checks = run([spoilt(1, 3, "5.100")], ())
    assert finding.rule == "presupuesto-vigente"
    assert finding.message == (
        "En la fila «Bienes», el presupuesto vigente dice 5.100, pero el inicial más sus modificaciones da 5.000."
    )
    assert [(e.row, e.column, e.text, e.role) for e in finding.evidence] == [
        (2, 3, "5.100", "observed"),
        (2, 1, "5.500", "operand"),
        (2, 2, "-500", "operand"),
    ]
    assert [c.row for c in checks if not c.holds] == [2]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (ROWS[:1], HEADER),  # one row proves nothing
        (tuple((*r[:3], "9.999", r[4]) for r in ROWS[:2]) + ROWS[2:], HEADER),  # half of the rows fail
        (ROWS, ("Ítem", "Inicial", "Modificaciones", "Devengado", "Pagado")),
        (ROWS, ("Ítem", "Inicial", "Modificaciones", "Vigente", "Presupuesto vigente")),  # two columns fit
        (ROWS, ("Ítem", "Inicial", "Modificaciones", "% vigente", "Devengado")),
        (tuple((r[0], r[1], "", r[3], r[4]) for r in ROWS), HEADER),  # blank is unknown
    ],
)
def test_silent_where_the_columns_may_mean_something_else(
    rows: tuple[tuple[str, ...], ...], header: tuple[str, ...]
) -> None:
    assert run([table(rows, header)], ())[0] == ()


def test_a_cell_that_is_accused_already_is_not_accused_again() -> None:
    findings, _ = run([spoilt(1, 3, "5.100")], [Check("suma-columna", "t01", 2, 3, False)])
    assert findings == ()


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**5), 10**5)), min_size=4, max_size=9),
    st.integers(1, 3),
)
def test_rounded_figures_that_hold_are_never_accused(rows: list[tuple[int, int]], decimals: int) -> None:
    unit = Decimal(1).scaleb(-decimals)

    def shown(value: Decimal) -> str:
        return f"{value.quantize(unit):,f}".translate({ord(","): ".", ord("."): ","})

    exact = [(Decimal(a) / 7, Decimal(b) / 7) for a, b in rows]
    printed = tuple((f"Línea {i}", shown(a), shown(b), shown(a + b), "1") for i, (a, b) in enumerate(exact))
    assert run([table(printed)], ())[0] == ()


def test_the_rule_only_warns_until_it_is_measured() -> None:
    assert RULE.severity == "warning"
