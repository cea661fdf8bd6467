"""A header that a scan repeats on the next page is known although letters of it were misread."""

from __future__ import annotations

import pytest

from pipeline.extract.assembly.repeated_headers import misread_header

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
