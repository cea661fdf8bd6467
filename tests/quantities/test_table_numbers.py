"""Which numerals of a table are figures, and which are labels."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.quantities import table_numbers
from pipeline.quantities.table_numbers import read


def known(text: str, column: int) -> list[bool]:
    rows = [[c.strip() for c in line.split("|")] for line in text.strip().split("\n")]
    return [bool(k) for k in read(rows, header_rows=1).known[1:, column]]


@pytest.mark.parametrize(
    "text",
    [
        "Calidad | N° | %\nContrata | 455 | 63,1\nPlanta | 201 | 27,9\nHonorarios | 65 | 9,0",
        "Calidad | N° | Monto\nContrata | 455 | 1.200\nPlanta | 201 | 900\nTotal | 656 | 2.100",
        "Causa | Nro. | %\nRobo | 120 | 80\nHurto | 30 | 20",
    ],
)
def test_a_number_of_things_behind_the_stub_is_a_figure(text: str) -> None:
    assert all(known(text, 1))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("N° | Oficina | %\n112 | Arica | 30\n115 | Iquique | 70", 0),
        ("Resolución | N° | Monto\nExenta | 1204 | 900\nAfecta | 3310 | 800", 1),
        ("Tipo | Código | %\nA | 120 | 80\nTotal | 150 | 100", 1),
    ],
)
def test_numbers_of_documents_and_codes_are_labels(text: str, column: int) -> None:
    assert not any(known(text, column))


@pytest.mark.parametrize(
    ("first", "labels"),
    [
        (("20101", "20215", "99999"), True),
        (("20101", "20215", "100001"), False),  # amounts in rising order
        (("101", "102", "102", "109", "110", "111"), True),  # four of five steps rise by one or repeat
        (("101", "102", "101", "103", "104", "110", "90"), False),  # two of six
    ],
)
def test_codes_before_the_names_rise_to_five_digits_and_nearly_one_by_one(first: tuple[str, ...], labels: bool) -> None:
    rows = [f"{code} | Partida {'abcdefg'[n]} | {500 + 37 * n}" for n, code in enumerate(first)]
    assert known("\n".join(["Cuenta | Nombre | Monto", *rows]), 0) == [not labels] * len(first)


def test_a_column_of_words_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a column of words stands before a column was asked of all columns before it, for each column anew."""
    asked: list[int] = []

    def counted(*given: Any) -> bool:
        asked.append(given[-1])
        return has_words(*given)

    has_words = table_numbers.has_words
    monkeypatch.setattr(table_numbers, "has_words", counted)
    assert read([[str((r * 7 + c * 3) % 1000) for c in range(60)] for r in range(9)], header_rows=1).known.any()
    assert asked == sorted(set(asked))
    assert asked
