"""Figures on white right of drawn columns: columns of the table, where they stand in every row."""

from __future__ import annotations

import pytest

from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import rows_of
from pipeline.extract.tables.select import choose
from tests.extract.paper import Sheet, pdf

XS = [60.0, 180.0, 250.0, 320.0]
DRAWN = [["Industrias", "NO", "81,34"], ["Agricultura", "48.410", "449,54"], ["TOTAL", "48.410", "530,88"]]


def tables(beside: list[list[str]], places: list[float], extra: list[float] | None = None) -> list[list[list[str]]]:
    """The tables of a page: three drawn columns, figures right of them; ``extra`` are lines of a further grid."""
    ys = [100.0 + 22 * k for k in range(len(DRAWN) + 1)]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, DRAWN)
    for top, row in zip(ys, beside, strict=False):
        for x, text in zip(places, row, strict=True):
            if text:
                sheet.right(x, top + 14, text, 9)
    if extra:
        sheet.grid(extra, ys)
    (found,) = read_pages(pdf(sheet))
    assert isinstance(found, Page)
    return [rows_of(g.cells) for g in choose(found).grids]


BESIDE = [["-", "-"], ["48.859", "48.941"], ["48.859", "48.941"]]


def test_columns_with_a_figure_in_every_row_are_of_the_table() -> None:
    assert tables(BESIDE, [375.0, 440.0]) == [[[*drawn, *own] for drawn, own in zip(DRAWN, BESIDE, strict=True)]]


@pytest.mark.parametrize(
    ("beside", "places", "extra"),
    [
        ([["-", "-"], ["48.859", ""], ["48.859", "48.941"]], [375.0, 440.0], None),  # not in every row
        ([["Nota", "-"], ["48.859", "48.941"], ["48.859", "48.941"]], [375.0, 440.0], None),  # a text
        ([["1"], ["2"], ["3"]], [375.0], None),  # one column: numbers of lines
        (BESIDE, [490.0, 560.0], None),  # further away than a column is wide
        (BESIDE, [375.0, 440.0], [340.0, 380.0, 450.0]),  # a table of its own
    ],
)
def test_other_figures_beside_are_not(beside: list[list[str]], places: list[float], extra: list[float] | None) -> None:
    assert DRAWN in tables(beside, places, extra)
