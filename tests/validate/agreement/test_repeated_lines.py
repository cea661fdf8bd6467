"""A row or column that two tables print alike: a figure that differs is found, twin tables are not compared."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Check
from pipeline.validate.agreement import audit as agreement
from tests.validate.accounts import account, cells, findings

MONTHS = ("ene", "feb", "mar", "abr", "may", "jun")
SUMMARY = "Valor | $\nCBA | 41.982\nLP por persona equivalente | 160.696\nLPE por persona equivalente | 107.131"
SERIES = (
    "Serie | may-18 | jun-18 | jul-18\nLP | 159.998 | 160.211 | {}\nLPE | 106.665 | 106.807 | 107.131\n"
    "CBA | 41.803 | 41.899 | 41.982"
)


def test_a_column_and_a_row_of_another_table_that_agree_are_checked() -> None:
    document = account("Cuenta 2022", "Valores", SUMMARY, "Evolución mensual", SERIES.format("160.696"))
    found, checks = agreement.audit_document(document)
    assert found == ()
    assert ("t01", 2, 1, (("t02", 1, 3),)) in {(c.table, c.row, c.column, c.operands) for c in checks if c.holds}


@pytest.mark.parametrize("wrong", ["160.669", "180.696"])
def test_one_spoilt_figure_of_a_repeated_column_is_named(wrong: str) -> None:
    document = account("Cuenta 2022", "Valores", SUMMARY, "Evolución mensual", SERIES.format(wrong))
    (finding,) = findings(document)
    assert (finding.rule, finding.severity) == ("dato-repetido", "error")
    assert set(cells(finding)) == {("t01", 2, 1, "160.696"), ("t02", 1, 3, wrong)}
    assert finding.expected is None


def test_the_figure_that_a_sum_bears_out_is_right() -> None:
    document = account("Cuenta 2022", "Valores", SUMMARY, "Evolución mensual", SERIES.format("180.696"))
    proof = Check("suma-columna", "t01", 2, 1, holds=True)
    (finding,), _ = agreement.audit_document(document, (proof,))
    assert (finding.observed, finding.expected) == ("180.696", "160.696")


@given(st.integers(0, 10**6))
def test_twin_tables_of_other_regions_are_never_accused(seed: int) -> None:
    """Same headers, same rows, other figures, a few of them equal by chance or one slip apart."""
    rng = random.Random(seed)
    base = {(r, m): rng.randint(100, 999) for r in range(6) for m in MONTHS}

    def table(values: dict[tuple[int, str], int]) -> str:
        rows = [f"Causa {'ABCDEF'[r]} | " + " | ".join(str(values[r, m]) for m in MONTHS) for r in range(6)]
        return "\n".join(["Causa | " + " | ".join(MONTHS), *rows])

    other = {place: rng.randint(100, 999) for place in base}
    for place in rng.sample(sorted(base), 6):  # chance: a figure that is the same, or one digit from it
        other[place] = base[place] + rng.choice([0, 10, 100])
    document = account("Cuenta 2022", "Región de Maule", table(base), "Región de Ñuble", table(other))
    assert [f.rule for f in findings(document) if f.severity != "info"] == []


@given(st.integers(0, 10**6))
def test_a_row_repeated_in_another_table_names_the_spoilt_figure(seed: int) -> None:
    rng = random.Random(seed)
    regions = ("Arica", "Maule", "Biobío", "Aysén")
    values = {(r, y): rng.randint(1100, 9899) for r in regions for y in range(2018, 2024)}
    years = " | ".join(str(y) for y in range(2018, 2024))
    national = "\n".join(
        [f"Región | {years}", *(f"{r} | " + " | ".join(str(values[r, y]) for y in range(2018, 2024)) for r in regions)]
    )
    region, year = rng.choice(regions), rng.randint(2018, 2023)
    right = values[region, year]
    wrong = right + rng.choice([100, -100])
    shown = [wrong if y == year else values[region, y] for y in range(2018, 2024)]
    shares = " | ".join(f"{rng.randint(100, 999) / 10}".replace(".", ",") + "%" for _ in shown)
    regional = f"Indicador | {years}\nVíctimas | " + " | ".join(map(str, shown)) + f"\nMujeres | {shares}"
    document = account("Cuenta 2022", "Víctimas por región", national, f"Región de {region}", regional)
    found = [f for f in findings(document) if f.rule == "dato-repetido"]
    places = {("t01", 1 + regions.index(region), year - 2017, str(right)), ("t02", 1, year - 2017, str(wrong))}
    assert [set(cells(f)) for f in found] == [places]


def test_tables_with_several_figures_in_common_repeat_them_on_purpose() -> None:
    income = "Concepto | Importe\nContribuciones figurativas | 268.812.583\nRecepción de fondos | 124.411.319"
    expense = "Concepto | Importe\nErogaciones figurativas | 268.812.583\nDistribución de fondos | 124.411.319"
    document = account("Cuenta 2022", "1. PRESUPUESTO", "Ingresos del año", income, "Gastos por entregar", expense)
    assert findings(document) == []
