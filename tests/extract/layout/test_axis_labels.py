"""The scale of a chart is neither a table nor prose, whatever the chart is drawn with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.formats.pdf import read
from pipeline.extract.layout.axis_labels import is_scale, scales_of
from pipeline.extract.pdf.page import Word
from pipeline.model import Document, Paragraph, Source
from tests.extract.paper import Sheet, pdf


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["10.000", "7.500", "5.000", "2.500", "0"], True),
        (["1,5", "1,0", "0,5", "0,0"], True),
        (["60%", "40%", "20%", "0%"], True),
        (["4.000", "3.000", "2.000", "1.000"], False),  # years and ranks end above nothing
        (["30", "20", "10"], False),
        (["10.000", "8.000", "5.000", "2.500", "0"], False),
        (["0", "1", "2", "3", "4"], False),  # a column of a table counts up
        (["40", "30", "veinte", "10", "0"], False),
        (["0", "0", "0", "0"], False),
    ],
)
def test_figures_that_fall_to_nothing_by_one_step_are_a_scale(texts: list[str], scale: bool) -> None:
    assert is_scale(texts) is scale


def chart(figures: list[str], step: float = 20) -> Document:
    """A chart of filled bars, a scale at its left, a title and a legend of two lines on the levels of the scale."""
    sheet = Sheet().text(72, 60, "Figura 1. Casos por fecha de aviso", 10)
    for k, figure in enumerate(figures):
        sheet.right(110, 100 + step * k, figure, 9)
    sheet.text(250, 100 + step, "Todo el país", 9).text(140, 100 + 2 * step, "Casos por fecha de inicio", 9)
    for k in range(12):
        sheet.fill(130 + 20 * k, 100 + 6 * step - 7 * k, 142 + 20 * k, 100 + 6 * step, "0.2 0.4 0.8")
    return read(pdf(sheet), "r", Source("r.pdf", "", "pdf"))


def test_a_chart_with_a_scale_is_no_table_and_its_scale_no_prose() -> None:
    document = chart(["6.000", "5.000", "4.000", "3.000", "2.000", "1.000", "0"])
    assert document.tables == ()
    assert not any("2.000" in b.text for b in document.blocks if isinstance(b, Paragraph))


def along(texts: list[str], down: bool) -> list[Word]:
    """Figures 30 points apart, one below the other or beside each other."""
    places = [(50.0, 100 + 30.0 * k) if down else (50 + 30.0 * k, 100.0) for k in range(len(texts))]
    return [Word(t, x, y, x + 15, y + 9, 9) for t, (x, y) in zip(texts, places, strict=True)]


@pytest.mark.parametrize(
    ("texts", "down", "scale"),
    [
        (["200", "150", "100", "50", "0"], True, True),
        (["35", "30", "25", "20", "15"], True, True),
        (["10", "15", "20", "25", "30"], False, True),
        (["10", "15", "20", "30", "35"], False, False),
        (["12", "17", "22", "27", "32"], False, False),  # no multiples of their step
        (["1", "2", "3", "4", "5"], False, False),  # numbers of columns
        (["2010", "2012", "2014", "2016", "2018"], False, False),
        (["10", "20", "30", "40"], False, False),
    ],
)
def test_words_at_even_distances_that_are_multiples_of_their_step_are_a_scale(
    texts: list[str], down: bool, scale: bool
) -> None:
    assert [[w.text for w in found] for found in scales_of(along(texts, down))] == ([texts] if scale else [])


def test_a_scale_is_told_among_other_figures_in_line_with_it() -> None:
    words = [*along(["812", "977"], True), *(replace(w, top=w.top + 95) for w in along(["60", "40", "20", "0"], True))]
    assert [[w.text for w in found] for found in scales_of(words)] == [["60", "40", "20", "0"]]
