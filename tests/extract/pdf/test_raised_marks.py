"""Small high digits behind a figure are marks of footnotes or exponents, no digits of it."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read
from pipeline.extract.layout.text_of_words import line_text
from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.text.raised_marks import with_raised_marks
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf, width


def texts(*words: Word) -> list[str]:
    return [w.text for w in with_raised_marks(words)]


def word(text: str, x: float, bottom: float, size: float) -> Word:
    return Word(text, x, bottom - size, x + 0.5 * size * len(text), bottom, size)


def test_a_small_high_digit_behind_a_figure_is_raised() -> None:
    assert texts(word("325", 100, 50, 10), word("2", 115, 46, 6.5)) == ["325", "²"]
    assert texts(word("325", 100, 50, 10), word("12", 115, 46, 6.5)) == ["325", "¹²"]
    assert texts(word("325", 100, 50, 7.5), word("2", 111.25, 46.2, 7.2)) == ["325", "²"]  # hardly smaller, but high


def test_what_is_no_mark_stays() -> None:
    assert texts(word("325", 100, 50, 10), word("2", 115, 50, 6.5)) == ["325", "2"]  # small, on the same foot
    assert texts(word("325", 100, 50, 10), word("2", 122, 46, 6.5)) == ["325", "2"]  # a blank between
    assert texts(word("325", 100, 50, 10), word("2", 115, 46, 10)) == ["325", "2"]  # as large
    assert texts(word("Casos", 100, 50, 10), word("2", 125, 46, 6.5)) == ["Casos", "2"]  # behind a word
    assert texts(word("325", 100, 50, 10), word("1234", 115, 46, 6.5)) == ["325", "1234"]
    assert texts(word("325", 100, 50, 10), word("2", 115, 36, 6.5)) == ["325", "2"]  # on the line above


def test_a_raised_mark_is_set_against_its_figure() -> None:
    marked = with_raised_marks((word("325", 100, 50, 10), word("2", 115, 46, 6.5), word("casos", 125, 50, 10)))
    assert line_text(marked) == "325² casos"


def test_a_marked_figure_of_a_drawn_table_keeps_its_value() -> None:
    xs, ys = [50.0, 200.0, 300.0], [100.0, 120.0, 140.0, 160.0]
    sheet = Sheet().grid(xs, ys).cells(xs, ys, [["Región", "Casos"], ["Maule", "576"], ["Biobío", "1.204"]], 10)
    sheet.text(204 + width("576", 10), 130, "2", 6.5)
    document = read(pdf(sheet), "x", Source("x.pdf", "", "pdf"))
    assert document.tables[0].rows == (("Región", "Casos"), ("Maule", "576²"), ("Biobío", "1.204"))
    assert [f.rule for f in document.findings if f.rule == "cifra-sin-lugar"] == []  # the mark is not lost
