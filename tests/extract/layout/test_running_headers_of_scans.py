"""A running header of a scan is known although a letter was misread; rows of figures are not taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.layout.running_headers import page_margins, running_words
from pipeline.extract.pdf.page import Page, Scan, Word, no_characters

HEADER = "Ilustre Municipalidad de Ejemplo"


def page(number: int, header: str, scanned: bool = True, top: float = 38) -> Page:
    """A page with a header at the top and a line of body far below it."""
    words = [
        *(Word(text, 90 + 60 * k, top, 140 + 60 * k, top + 10, 10) for k, text in enumerate(header.split())),
        Word("Cuerpo", 90, 300, 140, 310, 10),
    ]
    made = Page(number, 600, 800, no_characters(), tuple(words), (), ())
    return replace(made, scan=Scan("picture", 200, 0, 0.0, 0.9)) if scanned else made


@pytest.mark.parametrize(
    ("misread", "scanned", "left_out"),
    [
        ("Iustre Municipalidad de Ejemplo", True, True),
        ("Iustre Municipalidad de Ejemplo", False, False),
        ("Ilustre Municipalidad de Ejemplo 7", True, False),
        ("Otra oficina con su propio título", True, False),
    ],
)
def test_a_header_with_a_letter_misread(misread: str, scanned: bool, left_out: bool) -> None:
    first = page(1, misread, scanned)
    others = [page_margins(page(n, HEADER, scanned)) for n in (2, 3)]
    found = " ".join(w.text for w in sorted(running_words(first, page_margins(first), others), key=lambda w: w.x0))
    assert found == (misread if left_out else "")


@pytest.mark.parametrize(
    ("lower", "scanned", "left_out"), [(3, False, True), (6, False, False), (6, True, True), (12, True, False)]
)
def test_sheets_lie_more_or_less_high_in_a_scanner(lower: float, scanned: bool, left_out: bool) -> None:
    first = page(1, HEADER, scanned, top=38 + lower)
    others = [page_margins(page(n, HEADER, scanned)) for n in (2, 3)]
    assert bool(running_words(first, page_margins(first), others)) == left_out
