"""A line of a cell that ends inside a word, and one behind which the next word stands."""

from __future__ import annotations

import pytest

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Word
from pipeline.geometry import Box

ADVANCE = 5.0
LEFT = 4.0


def text_in_a_narrow_cell(first: str, second: str) -> str:
    """The text of a cell as wide as its first line, with a margin on both sides, each line at its left edge."""
    words = []
    for line, top in ((first, 4.0), (second, 16.0)):
        x = LEFT
        for text in line.split():
            words.append(Word(text, x, top, x + ADVANCE * len(text), top + 10.0, 10.0))
            x += ADVANCE * (len(text) + 1)
    return cell_text(words, Box(0.0, 0.0, LEFT + ADVANCE * len(first) + LEFT, 30.0))


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("Telecomunicacion", "es", "Telecomunicaciones"),
        ("Telecomunicacion", "es y la Sociedad", "Telecomunicaciones y la Sociedad"),
        ("Concepció", "n", "Concepción"),
        ("Otorrinolaring", "ología", "Otorrinolaringología"),  # no word ends with g
        ("Presupuesto", "vigente", "Presupuesto vigente"),
        ("Variación", "mensual", "Variación mensual"),
        ("Variación", "últimos 12", "Variación últimos 12"),
        ("Promedio", "de días", "Promedio de días"),
        ("Metropolitan", "a", "Metropolitana"),
    ],
)
def test_a_line_continues_a_word_only_where_it_cannot_be_the_next_word(first: str, second: str, read: str) -> None:
    assert text_in_a_narrow_cell(first, second) == read
