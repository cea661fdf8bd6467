"""What a page shows: words, lines and areas where they are displayed, nothing nobody sees."""

from __future__ import annotations

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from tests.extract.paper import Sheet, pdf


def page(sheet: Sheet) -> Page:
    (found,) = read_pages(pdf(sheet))
    assert isinstance(found, Page)
    return found


def texts(sheet: Sheet) -> list[str]:
    return [w.text for w in page(sheet).words]


def test_words_stand_where_they_are_printed() -> None:
    word, other = page(Sheet().text(72, 100, "Región Ñuble", 10)).words
    assert (word.text, other.text) == ("Región", "Ñuble")
    assert word.x0 == pytest.approx(72, abs=1)
    assert (word.top, word.bottom) == (pytest.approx(92.2, abs=0.1), pytest.approx(102.2, abs=0.1))
    assert word.size == pytest.approx(10)
    assert word.upright


def test_a_gap_parts_words_that_no_blank_parts() -> None:
    sheet = Sheet().text(72, 100, "12.345").text(140, 100, "67%")
    assert texts(sheet) == ["12.345", "67%"]


def test_a_word_drawn_in_pieces_is_one() -> None:
    first = page(Sheet().text(72, 100, "Presu")).words[0]
    sheet = Sheet().text(72, 100, "Presu").text(first.x1, 100, "puesto")
    assert texts(sheet) == ["Presupuesto"]


def test_bold_is_told_from_the_font() -> None:
    plain, bold = page(Sheet().text(72, 100, "uno").text(72, 130, "dos", bold=True)).words
    assert (plain.bold, bold.bold) == (False, True)


@pytest.mark.parametrize(
    ("rotate", "horizontal", "position", "start"),
    [(0, False, 100.5, 200), (90, True, 100.5, 542), (180, False, 511.5, 542), (270, True, 511.5, 200)],
)
def test_boxes_are_those_of_the_displayed_page(rotate: int, horizontal: bool, position: float, start: float) -> None:
    (rule,) = page(Sheet(rotate=rotate).fill(100, 200, 101, 250)).rules
    assert rule.horizontal == horizontal
    assert (rule.position, rule.start, rule.end) == pytest.approx((position, start, start + 50), abs=0.1)


def test_what_is_cropped_away_is_not_read() -> None:
    found = page(Sheet(crop=(50, 0, 612, 700)).text(60, 60, "fuera").text(80, 200, "dentro"))
    assert [w.text for w in found.words] == ["dentro"]
    assert found.words[0].x0 == pytest.approx(30, abs=1)
    assert found.words[0].bottom == pytest.approx(200 - 92 + 2.2, abs=0.2)
    assert (found.width, found.height) == (562, 700)


def test_hidden_text_is_counted_and_left_out() -> None:
    sheet = Sheet().text(72, 100, "visible").text(72, 130, "invisible", mode=3).text(72, 160, "blanco", color="1 1 1")
    assert texts(sheet) == ["visible"]
    assert page(sheet).hidden == len("invisibleblanco")


def test_white_text_on_colour_is_seen() -> None:
    sheet = Sheet().fill(60, 80, 300, 110, "0 0 0.5").text(72, 100, "MONTO", color="1 1 1").text(72, 140, "negro")
    assert sorted(texts(sheet)) == ["MONTO", "negro"]


def test_the_text_layer_of_a_scan_is_read() -> None:
    assert texts(Sheet().text(72, 100, "todo", mode=3)) == ["todo"]


def test_lines_however_they_are_drawn() -> None:
    stroke = page(Sheet().line(50, 100, 250, 100)).rules
    thin = page(Sheet().fill(50, 99.5, 250, 100.5, "0 0 0")).rules
    pieces = page(Sheet().line(50, 100, 120, 100).line(121, 100, 250, 100)).rules
    for rules in (stroke, thin, pieces):
        (rule,) = rules
        assert rule.horizontal
        assert (rule.start, rule.end, rule.position) == pytest.approx((50, 250, 100), abs=0.1)


def test_a_stroked_box_is_four_lines() -> None:
    rules = page(Sheet().box(50, 100, 250, 140)).rules
    assert sorted((r.horizontal, round(r.position)) for r in rules) == [
        (False, 50),
        (False, 250),
        (True, 100),
        (True, 140),
    ]


def test_white_lines_are_seen_on_colour_only() -> None:
    white = "1 1 1"
    assert page(Sheet().fill(50, 100, 250, 100.8, white)).rules == ()
    assert len(page(Sheet().fill(40, 80, 260, 120, "0.5 0.6 0.9").fill(50, 100, 250, 100.8, white)).rules) == 1


def test_text_running_up_is_told() -> None:
    (word,) = page(Sheet().text(100, 300, "VERTICAL", turn="0 1 -1 0")).words
    assert (word.direction, word.upright) == (3, False)
    assert word.bottom == pytest.approx(300, abs=1)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "vacío"), (b"%PDF-1.4 nada", "dañado"), (pdf(Sheet().text(72, 72, "x"))[:-60], "incompleto")],
)
def test_what_is_no_whole_pdf_is_unreadable(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        list(read_pages(data))
