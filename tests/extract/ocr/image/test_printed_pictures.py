"""Pictures of print differ from photographs, logos and backgrounds by their pixels; strips of one picture are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.extract.coverage.page_problems import PageProblems
from pipeline.extract.ocr.embedded_pictures import with_printed_pictures
from pipeline.extract.ocr.image.printed_pictures import PIXELS_PER_INCH, picture_boxes, print_rows
from pipeline.extract.ocr.image.render import render_parts
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.pdf.pdfium import opened, read_pages
from pipeline.geometry import Box
from tests.extract.ocr.pasted import pasted
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


def test_rows_of_print_are_counted_with_lines_and_without() -> None:
    assert print_rows(printed(5, lines=True)) == 5
    assert print_rows(printed(5, lines=False)) == 5
    assert print_rows(printed(2, lines=True)) == 2


def test_print_on_shades_is_print() -> None:
    shaded = printed(5, lines=False)
    shaded[30:50] = np.minimum(shaded[30:50], 200)
    shaded[:, :60] = np.minimum(shaded[:, :60], 225)
    shaded[:8] = 120
    assert print_rows(shaded) == 5


def test_a_photograph_and_a_plain_area_show_no_print() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 300)).astype(np.uint8)
    slope = np.tile(np.linspace(0, 255, 300).astype(np.uint8), (200, 1))
    assert [print_rows(grey) for grey in (noise, slope, np.full((200, 300), 200, np.uint8))] == [0, 0, 0]


def test_pictures_behind_text_and_small_ones_are_not_asked_about() -> None:
    sheet = Sheet().picture(72, 100, 400, 300).picture(72, 400, 400, 600).picture(500, 20, 540, 60)
    sheet.text(90, 150, "Texto sobre un fondo de color", 10)
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    boxes = picture_boxes(page)
    assert [(round(b.top), round(b.bottom)) for b in boxes] == [(400, 600)]
    with opened(pdf(sheet)) as document:
        (image,) = render_parts(document, 1, boxes, PIXELS_PER_INCH)
        assert print_rows(image.grey) == 0


def test_words_are_compared_with_pictures_large_enough_only() -> None:
    """Charts are drawn of thousands of small pictures, each of which would be compared with every word."""

    class Words(tuple[Word, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Word]:
            raise AssertionError("compared")

    (page,) = read_pages(pdf(Sheet().picture(500, 20, 540, 60).text(90, 150, "Texto", 10)))
    assert isinstance(page, Page)
    assert picture_boxes(replace(page, words=Words(page.words))) == []


def test_strips_of_one_picture_are_one() -> None:
    (page,) = read_pages(pdf(Sheet().picture(72, 100, 400, 180).picture(72, 180, 400, 260).picture(72, 300, 400, 400)))
    assert isinstance(page, Page)
    assert [(round(b.top), round(b.bottom)) for b in picture_boxes(page)] == [(100, 260), (300, 400)]


def test_the_finding_names_page_and_size() -> None:
    problems = PageProblems(pictures=[(2, Box(42, 328, 525, 430)), (5, Box(40, 41, 535, 428))])
    (found,) = problems.all()
    assert found.rule == "imagen-sin-leer"
    assert "las páginas 2 y 5" in found.message
    assert "página 2, 17 × 4 cm; página 5, 17 × 14 cm" in found.message
    assert [e.place.page for e in found.evidence] == [2, 5]


def test_strips_that_nearly_touch_are_one_picture() -> None:
    (page,) = read_pages(pdf(Sheet()))
    assert isinstance(page, Page)
    strips = (Box(72, 100, 400, 200), Box(72, 201, 400, 300), Box(72, 305, 400, 400))
    boxes = picture_boxes(replace(page, images=strips))
    assert [(b.top, b.bottom) for b in boxes] == [(100, 300), (305, 400)]


def test_rows_with_hardly_any_ink_are_no_print() -> None:
    """Specks of dust: one pixel in each of some rows of a picture; a thin line of print has more."""

    def speckled(width: int) -> NDArray[np.uint8]:
        grey = np.full((200, 600), 250, np.uint8)
        for top in range(10, 190, 20):
            grey[top : top + 8, 100 + top : 100 + top + width] = 20
        return grey

    assert print_rows(speckled(2)) == 0
    assert print_rows(speckled(6)) == 9


@pytest.mark.parametrize(("wide", "high", "named"), [(140, 70, False), (300, 110, True)])
def test_only_large_pictures_of_print_are_named(wide: int, high: int, named: bool) -> None:
    """One that is a fiftieth of the page is a logo with its words, one that is a fifteenth may be a table."""
    data = pasted(Sheet(), printed(5, lines=False), 72, 100, wide, high)
    (page,) = read_pages(data)
    assert isinstance(page, Page)
    with opened(data) as document:
        found, _ = with_printed_pictures(page, document)
    assert bool(found.printed_pictures) == named
