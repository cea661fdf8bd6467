"""Figures of columns set a point apart are words of their own; digits that are spaced out are one."""

from __future__ import annotations

from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from tests.extract.paper import Sheet, pdf, width


def words(sheet: Sheet) -> list[str]:
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    return [w.text for w in page.words]


def test_a_point_and_a_half_parts_two_figures() -> None:
    first, second = "12.345", "678.901"
    sheet = Sheet().text(100, 100, first).text(100 + width(first, 10) + 1.5, 100, second)
    assert words(sheet) == [first, second]


def test_digits_spaced_out_evenly_are_one_figure() -> None:
    sheet = Sheet()
    for k, digit in enumerate("2023"):
        sheet.text(100 + k * (width(digit, 10) + 1.5), 100, digit)
    assert words(sheet) == ["2023"]
