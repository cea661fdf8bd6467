"""How values and lines are written for people in Chile."""

from __future__ import annotations

import pytest

from pipeline.publish import spanish
from pipeline.publish.money import pesos_per_unit


@pytest.mark.parametrize(
    ("written", "shown"), [("2024-03-31", "31-03-2024"), ("marzo de 2024", "marzo de 2024"), ("", "")]
)
def test_a_day(written: str, shown: str) -> None:
    assert spanish.day(written) == shown


def test_a_line_that_stands_there_several_times_is_shown_once() -> None:
    assert spanish.counted(["b", "a", "b"]) == ["b (2 veces)", "a"]


@pytest.mark.parametrize("programs", ["pdfplumber", "pdfplumber y la cuadrícula de camelot"])
def test_a_second_reading_names_no_program_to_an_editor(programs: str) -> None:
    said = f"Dos programas distintos leyeron lo mismo en el documento ({programs})."
    assert spanish.second_reading(said) == "Dos programas distintos leyeron lo mismo en el documento."
    other = "La segunda lectura dice otra cosa (fila 3)."
    assert spanish.second_reading(other) == other


@pytest.mark.parametrize(
    ("title", "type_", "scale"),
    [("TOTAL MM$", "monto", 1_000_000), ("Gasto (M$)", "monto", 1000), ("Gasto", "monto", 1), ("MM$", "decimal", 1)],
)
def test_how_many_pesos_one_of_a_column_is(title: str, type_: str, scale: int) -> None:
    assert pesos_per_unit(title, type_) == scale
