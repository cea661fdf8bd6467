"""Totals whose label does not say so are found by their arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.evidence.read_tables import read_tables
from tests.validate.accounts import account

HOSPITALS = """
Establecimiento | Camas | Egresos | Ocupación
Base | 312 | 14.873 | 88,4
Puerto Lindo | 148 | 6.241 | 81,7
Cerro Alto | 96 | 4.108 | 76,3
"""


def _totals(text: str) -> tuple[int, ...]:
    (table,) = read_tables(account("Cuenta 2023", text))
    return table.total_rows


@pytest.mark.parametrize(
    ("row", "totals"),
    [
        ("Red | 556 | 25.222 | 81,0", (4,)),
        ("Red | 556 | 25.222 |", (4,)),
        ("Red | 557 | 25.223 | 81,0", ()),
        ("Costa Sur | 28 | 867 | 52,9", ()),
    ],
)
def test_the_last_row_is_a_total_where_it_is_the_sum_of_the_others(row: str, totals: tuple[int, ...]) -> None:
    assert _totals(HOSPITALS + row) == totals


def test_the_first_row_is_a_total_where_it_is_the_sum_of_the_others() -> None:
    assert _totals("Comuna | Inscritos\nRegión | 1.600\nAncud | 900\nCastro | 400\nQuellón | 300") == (1,)


def test_a_small_sum_in_one_column_is_chance() -> None:
    assert _totals("Sede | Salas\nAncud | 2\nCastro | 3\nQuellón | 4\nChonchi | 9") == ()


def test_a_row_labelled_total_leaves_no_other() -> None:
    assert _totals("Sede | Alumnos\nAncud | 200\nCastro | 300\nQuellón | 400\nChonchi | 900\nTotal | 1.800") == (5,)


@given(st.lists(st.integers(100, 10**6), min_size=3, max_size=8), st.integers(1, 50))
def test_a_sum_is_a_total_and_what_is_off_is_not(parts: list[int], off: int) -> None:
    names = ("Ancud", "Castro", "Dalcahue", "Puqueldón", "Quemchi", "Quellón", "Queilen", "Chonchi")
    rows = "\n".join(f"{name} | {part}" for name, part in zip(names, parts, strict=False))
    head = f"Comuna | Alumnos\n{rows}\n"
    assert _totals(f"{head}Provincia | {sum(parts)}") == (len(parts) + 1,)
    wrong = sum(parts) + off
    if parts[0] != sum((*parts[1:], wrong)):
        assert _totals(f"{head}Provincia | {wrong}") == ()
