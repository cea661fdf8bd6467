"""Pictures that show print are named with page and size; photographs, logos and backgrounds are not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.coverage.page_problems import PageProblems
from pipeline.extract.coverage.unread_pictures import pictures, shows_print, with_print
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.geometry import Box
from tests.extract.paper import Sheet, pdf


def printed(rows: int, lines: bool) -> NDArray[np.uint8]:
    """A picture of rows of print, 20 pixels apart, with the lines of a table or without."""
    grey = np.full((20 * rows + 10, 300), 250, np.uint8)
    for row in range(rows):
        top = 10 + 20 * row
        for x in range(6 + 5 * row, 280, 31):
            grey[top : top + 8, x : x + 12 : 2] = 20
        if lines:
            grey[top - 4, :] = 0
    if lines:
        grey[:, ::75] = 0
    return grey


def test_rows_of_print_are_told_with_lines_and_without() -> None:
    assert shows_print(printed(5, lines=True))
    assert shows_print(printed(5, lines=False))


def test_a_logo_a_photograph_and_a_plain_area_show_no_print() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 300)).astype(np.uint8)
    slope = np.tile(np.linspace(0, 255, 300).astype(np.uint8), (200, 1))
    assert not shows_print(printed(2, lines=False))
    assert not any(map(shows_print, (noise, slope, np.full((200, 300), 200, np.uint8))))


def test_pictures_behind_text_and_small_ones_are_not_asked_about() -> None:
    sheet = Sheet().picture(72, 100, 400, 300).picture(72, 400, 400, 600).picture(500, 20, 540, 60)
    sheet.text(90, 150, "Texto sobre un fondo de color", 10)
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    assert [(round(b.top), round(b.bottom)) for b in pictures(page)] == [(400, 600)]
    assert with_print(pdf(sheet), {1: pictures(page)}) == []


def test_the_finding_names_page_and_size() -> None:
    problems = PageProblems(pictures=[(2, Box(42, 328, 525, 430)), (5, Box(40, 41, 535, 428))])
    (found,) = problems.all()
    assert found.rule == "imagen-sin-leer"
    assert "las páginas 2 y 5" in found.message
    assert "página 2, 17 × 4 cm; página 5, 17 × 14 cm" in found.message
    assert [e.place.page for e in found.evidence] == [2, 5]
