"""Which pages are recognised from their image, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.ocr.page_selection import Why, unread
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.geometry import Box
from tests.extract.paper import Sheet, pdf

(EMPTY,) = read_pages(pdf(Sheet()))
assert isinstance(EMPTY, Page)
TEXT = ("Durante", "el", "año", "se", "realizaron", "actividades", "en", "todas", "las", "comunas")


def words(count: int, top: float) -> tuple[Word, ...]:
    """So many words on lines of ten, from ``top`` downwards."""
    return tuple(
        Word(TEXT[k % 10], 60 + 48 * (k % 10), top + 9 * (k // 10), 100 + 48 * (k % 10), top + 8 + 9 * (k // 10), 8)
        for k in range(count)
    )


def over_picture(stamp: tuple[Word, ...], covered: float = 0.95) -> Page:
    return replace(EMPTY, words=stamp, images=(Box(0, 0, 612, 792 * covered),))


@pytest.mark.parametrize(
    ("stamp", "covered", "why"),
    [
        (words(30, 20), 0.95, "picture"),  # three lines of a signature in the upper margin
        (words(30, 20), 0.5, None),  # over a picture of half a page they are its text
        (words(100, 10), 0.95, None),  # as many words are text
        (words(30, 300), 0.95, None),  # and so is what stands in the middle
        ((*words(30, 20), *words(10, 300)), 0.95, "picture"),  # but for a line of it
    ],
)
def test_text_over_a_picture_is_a_stamp_where_it_is_little_and_in_the_margins(
    stamp: tuple[Word, ...], covered: float, why: Why | None
) -> None:
    assert unread(over_picture(stamp, covered)) == why


@pytest.mark.parametrize(("curves", "why"), [(40, None), (100, "outlines")])
def test_many_curves_on_a_page_without_text_may_be_letters(curves: int, why: Why | None) -> None:
    assert unread(replace(EMPTY, curves=(Box(100, 100, 106, 108),) * curves)) == why


@pytest.mark.parametrize(("unmapped", "why"), [(2, None), (12, "garbled")])
def test_text_of_which_many_characters_are_unknown_is_garbled(unmapped: int, why: Why | None) -> None:
    (page,) = read_pages(pdf(Sheet().text(72, 100, "Se realizaron actividades en todas las comunas")))
    assert isinstance(page, Page)
    assert 40 <= len(page.characters) <= 48
    assert unread(replace(page, unmapped=unmapped)) == why
