"""A figure of many digits that another table prints too: a slip of it is no chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document, Finding
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.agreement.long_figures import slip_by_chance
from pipeline.validate.agreement.settings import LONG_FIGURES
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.evidence.similarity import count_slips, described_slip
from tests.validate.accounts import account, cells

STATEMENT = """
Recursos | Vigente | Percibido
Corrientes | 8.015.400,10 | 7.911.802,41
De capital | 1.204.118,32 | 980.424,11
Total | 9.219.518,42 | 8.892.226,52
"""
RESULT = """
Resultado del artículo 44 | Importe
Recursos percibidos | {}
Gastos devengados | 9.101.377,90
Saldo de caja | 341.875,85
"""


def findings(document: Document) -> list[Finding]:
    found, checks = arithmetic.audit_document(document)
    return [f for f in (*found, *agreement.audit_document(document, checks)[0]) if f.severity != "info"]


def _found(printed: str) -> list[tuple[str, str, str | None]]:
    document = account("Cuenta Pública 2022", "Evolución", STATEMENT, "Resultado", RESULT.format(printed))
    return [(f.rule, f.severity, f.expected) for f in findings(document)]


@pytest.mark.parametrize(
    ("printed", "severity"), [("8.892.226,02", "warning"), ("8.892.262,52", "error"), ("3.892.226,52", "warning")]
)
def test_a_slip_of_a_proven_figure_of_another_table_is_wrong(printed: str, severity: str) -> None:
    assert _found(printed) == [("dato-repetido", severity, "8.892.226,52")]


@pytest.mark.parametrize("printed", ["8.892.226,52", "8.892.200,00", "8.895.326,52", "8.982.262,52"])
def test_what_is_equal_rounded_or_further_away_is_left_alone(printed: str) -> None:
    assert _found(printed) == []


def test_both_figures_are_shown() -> None:
    (found,) = findings(account("Cuenta Pública 2022", STATEMENT, RESULT.format("8.892.226,02")))
    assert cells(found) == [("t02", 1, 1, "8.892.226,02"), ("t01", 3, 2, "8.892.226,52")]


def test_two_figures_that_are_both_proven_and_figures_of_other_years_are_two_things() -> None:
    proven = RESULT.format("8.892.226,02") + "Suma | 18.335.479,77\n"
    assert findings(account("Cuenta Pública 2022", STATEMENT, proven)) == []
    earlier = RESULT.replace("Importe", "Año 2021").format("8.892.226,02")
    assert findings(account("Cuenta Pública 2022", STATEMENT.replace("Percibido", "Percibido 2022"), earlier)) == []


@pytest.mark.parametrize(("year", "found"), [("2021", []), ("2022", [("8.892.226,02", "8.892.226,52")])])
def test_a_row_labelled_by_its_year_alone_is_of_that_year(year: str, found: list[tuple[str, str]]) -> None:
    stated = STATEMENT.replace("Percibido", "Percibido 2022")
    by_year = f"Año | Recursos percibidos | Obras\n{year} | 8.892.226,02 | 15\n2019 | 7.104.338,19 | 21\n"
    made = findings(account("Cuenta Pública 2022", stated, by_year))
    assert [(f.observed, f.expected) for f in made] == found


def _works(amounts: Sequence[int], label: str) -> Document:
    """Works whose amounts nothing proves, the first of them named, beside a table that proves 3.917.264."""
    rows = "\n".join(f"{'Obra' if n else label} {chr(97 + n % 26)} | {amount:,}" for n, amount in enumerate(amounts))
    listed = f"Detalle | Costo\n{rows}\n".replace(",", ".")
    sums = "Fuente | Aporte\nFondo regional | 2.645.153\nCrédito externo | 1.272.111\nTotal | 3.917.264\n"
    return account("Cuenta Pública 2022", "Inversión por obra", listed, "Inversión por fuente", sums)


@pytest.mark.parametrize(
    ("others", "label", "found"),
    [
        (5, "Obra", ["3.917.264"]),
        (700, "Obra", []),  # 701 amounts against three proven ones
        (700, "Aporte de la obra", ["3.917.264"]),  # one that its label joins to the total of "Aporte"
    ],
)
def test_of_many_pairs_one_is_a_slip_apart_by_chance(others: int, label: str, found: list[str]) -> None:
    amounts = [4_917_264, *(1_000_003 + 12_347 * n for n in range(1, others + 1))]
    made = findings(_works(amounts, label))
    assert [f.expected for f in made if f.rule == "dato-repetido"] == found


def test_of_too_many_pairs_to_look_at_all_count(monkeypatch: pytest.MonkeyPatch) -> None:
    few = replace(LONG_FIGURES, most_pairs=1_000)
    monkeypatch.setattr("pipeline.validate.agreement.long_figures.LONG_FIGURES", few)
    amounts = [4_917_264, *(1_000_003 + 12_347 * n for n in range(1, 701))]  # the same, found where they are looked at
    assert findings(_works(amounts, "Aporte de la obra")) == []


def test_figures_that_end_as_others_of_their_document_do_are_near_each_other_by_chance() -> None:
    ending = [4_917_264, 5_204_264, 2_330_264, 7_917_402, 1_611_402, 6_917_330]
    assert findings(_works(ending, "Obra")) == []


def test_how_likely_a_slip_is_by_chance() -> None:
    assert slip_by_chance("4917264", "3917264", ["4917264", "3917264"]) == 69 / 9_000_000
    # of three other pairs one ends alike, of a thousand one would; none has its thousands alike
    printed = ["4917264", "3917264", "1204118", "2330118", "5611402"]
    assert slip_by_chance("4917264", "3917264", printed) == pytest.approx(69 / 9_000_000 * 1000 / 3)


NUMBERS = st.integers(10**6, 10**7 - 1).map(str)


@given(NUMBERS, NUMBERS, st.lists(NUMBERS, unique=True, max_size=30))
def test_figures_alike_never_make_a_slip_less_likely_than_chance_alone(
    one: str, other: str, printed: list[str]
) -> None:
    likely = slip_by_chance(one, other, printed)
    assert 69 / 9_000_000 <= likely <= 1
    assert likely == slip_by_chance(other, one, printed[::-1])


@pytest.mark.parametrize("number", ["37", "193", "5281"])
def test_neighbours_are_all_that_a_changed_or_swapped_digit_makes(number: str) -> None:
    changed = {number[:i] + d + number[i + 1 :] for i in range(len(number)) for d in "0123456789"} - {number}
    swapped = {number[:i] + number[i + 1] + number[i] + number[i + 2 :] for i in range(len(number) - 1)}
    assert len(changed | swapped) == count_slips(len(number))
    assert all(described_slip(near, number) for near in changed | swapped)


def test_a_short_figure_carries_nothing_into_one_of_another_length() -> None:
    assert described_slip("78", "118") == ""
    assert described_slip("9.088", "12.088") == described_slip("128", "118") == "un dígito cambiado"
