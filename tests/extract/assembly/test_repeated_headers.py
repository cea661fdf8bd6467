"""Headers that the next page repeats with letters misread, or without their upper levels."""

from __future__ import annotations

import pytest

from pipeline.extract.assembly.repeated_headers import misread_header, repeated_lower_levels

HEADER = ("Comuna", "Mujeres", "Hombres", "Total")
TABLE = (HEADER, ("Aysén", "1.204", "1.106", "2.310"))


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        (("Comnna", "Mujeres", "Hombres", "Tota1"), 1),
        (("Comuna", "Mujeres", "", "Total"), 1),
        (("Comuna", "", "", "Total"), None),
        (("Región", "Mujeres", "Hombres", "Suma"), None),
        (("Cisnes", "587", "413", "1.000"), None),
    ],
)
def test_a_header_with_letters_misread(first: tuple[str, ...], rows: int | None) -> None:
    assert misread_header(TABLE, 1, (first, ("Cisnes", "587", "413", "1.000"))) == rows


LEVELS = (
    ("Mes", "Urbano", "", "Rural", ""),
    ("", "Hombres", "Mujeres", "Hombres", "Mujeres (M$)"),
    ("Enero", "1.204", "1.106", "310", "287"),
)
MAY = ("Mayo", "587", "413", "120", "98")


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        (("Mes", "Hombres", "Mujeres", "Hombres", "Mujeres (M$)"), 1),
        (("", "Hombres", "Mujeres", "Hombres", "(M$)"), 1),
        (("Mes", "Hombres", "Mujeres", "Hombres", ""), None),  # a column without its heading
        (("Mes", "Hombres", "Mujeres", "Hombres", "Total"), None),
        (("Año", "Hombres", "Mujeres", "Hombres", "Mujeres (M$)"), None),
        (("Mes", "Urbano", "", "Rural", ""), None),  # the upper level: what is below it would be a row
        (MAY, None),
    ],
)
def test_a_header_without_its_upper_level(first: tuple[str, ...], rows: int | None) -> None:
    assert repeated_lower_levels(LEVELS, 2, (first, MAY)) == rows
