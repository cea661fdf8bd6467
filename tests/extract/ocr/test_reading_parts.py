"""The parts of reading scans: what is text, rereadings, shapes of components, places, what is cached."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import run
from pipeline.extract.errors import Unread
from pipeline.extract.ocr.gibberish import is_gibberish
from pipeline.extract.ocr.image.components import ConnectedComponents
from pipeline.extract.ocr.recognition import tesseract
from pipeline.extract.ocr.recognition.glyph_shapes import (
    confirms_marks,
    marks_of_numeral,
    with_marks,
    without_unconfirmed_marks,
)
from pipeline.extract.ocr.recognition.numeral_check import WordImage, alternatives, verified
from pipeline.extract.ocr.recognition.recognise import TesseractWord
from pipeline.extract.ocr.recognition.reread import reread
from pipeline.extract.ocr.recognition.tesseract import Available
from pipeline.extract.pdf.rotation import displayed, skewed, straightened_box
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Paragraph, ReadPart, Recognition, Source, Table
from pipeline.run import cache, state
from tests.extract.ocr.printed import needs_recogniser, page, scan

SPANISH = """Durante el año se realizaron actividades de capacitación en todas las comunas de la región, con el fin
de mejorar las competencias laborales de las personas y su inserción en un empleo de calidad"""
ENGLISH = """The results of the survey show that household consumption increased in most member states, while the share
of imports remained broadly stable over the whole period"""


# Text or not


@pytest.mark.parametrize("words", [SPANISH.split(), ENGLISH.split(), ["12.345", "67,8%", "2019"] * 40, []])
def test_text_of_any_language_and_figures_are_text(words: list[str]) -> None:
    assert not is_gibberish(words)


@settings(max_examples=25)
@given(st.integers(1, 25))
def test_letters_shifted_by_any_number_are_none(by: int) -> None:
    low = string.ascii_lowercase
    shifted = [w.lower().translate(str.maketrans(low, low[by:] + low[:by])) for w in SPANISH.split()]
    assert is_gibberish(shifted)


def test_signs_that_belong_to_no_text_are_none() -> None:
    assert is_gibberish(["\x03\x1a§¤", "†‡¶¬"] * 30)


# Language data


def test_language_data_is_found_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_spec", lambda name: object())
    for below in ("", "tessdata"):
        folder = tmp_path / f"here{below}" / below
        folder.mkdir(parents=True)
        (folder / "spa.traineddata").write_bytes(b"x")
        tesseract._found.cache_clear()
        assert tesseract._found(str(tmp_path / f"here{below}")) == Available(folder)
    tesseract._found.cache_clear()


def test_the_newest_of_several_versions_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_spec", lambda name: object())
    for version in ("4.00", "5", "10"):
        (tmp_path / version / "tessdata").mkdir(parents=True)
        (tmp_path / version / "tessdata" / "spa.traineddata").write_bytes(b"x")
    monkeypatch.setattr(tesseract, "_FOLDERS", (f"{tmp_path}/*/tessdata",))
    monkeypatch.setattr(tesseract.sys, "prefix", str(tmp_path / "none"))
    tesseract._found.cache_clear()
    assert tesseract._found("") == Available(tmp_path / "10" / "tessdata")
    tesseract._found.cache_clear()


# Rereadings


class ScriptedRecogniser:
    """A recogniser that returns scripted readings, one after the other."""

    def __init__(self, *rereadings: tuple[str, float]) -> None:
        self.rereadings = list(rereadings)

    def line(self, grey: object, dpi: float, allowed: str = "", choices: bool = False) -> list[TesseractWord]:
        text, confidence = self.rereadings.pop(0)
        return [TesseractWord(text, confidence, 0, 0, 9, 9)] if text else []


PAPER = np.full((30, 60), 255, np.uint8)


def recognition_of(
    text: str, confidence: float, *rereadings: tuple[str, float], marks: str = ".", alone: bool = True
) -> Recognition:
    found = verified(text, confidence, WordImage(PAPER, 200, alone, marks), ScriptedRecogniser(*rereadings))
    return Recognition(found.reading.confidence, found.text, "", found.reading.alternatives)


def test_two_readings_that_agree_are_accepted() -> None:
    assert recognition_of("1.234", 0.96, ("1.234", 0.95)) == Recognition(0.98, "1.234")


def test_where_two_differ_a_third_decides_and_nobody_is_sure() -> None:
    found = recognition_of("1.284", 0.9, ("1.234", 0.9), ("1.234", 0.8))
    assert (found.raw, found.confidence, found.alternatives) == ("1.234", 0.75, ("1.284",))


def test_where_all_differ_the_reading_is_a_guess() -> None:
    found = recognition_of("1.284", 0.9, ("1.234", 0.5), ("1.294", 0.4), ("1.204", 0.4), ("", 0.0))
    assert (found.raw, found.confidence) == ("1.284", 0.35)
    assert set(found.alternatives) == {"1.234", "1.294", "1.204"}


def test_a_point_in_the_image_that_no_reading_has_makes_it_unsure() -> None:
    found = recognition_of("1234", 0.96, ("1234", 0.96), ("1234", 0.9), ("1.234", 0.5), ("1234", 0.9))
    assert found.confidence < 0.9
    assert "1.234" in found.alternatives


def test_a_letter_alone_that_reads_as_a_digit_is_one() -> None:
    found = recognition_of("l", 0.6, ("1", 0.95), ("1", 0.9), marks="")
    assert (found.raw, found.alternatives) == ("1", ("l",))
    assert recognition_of("a", 0.95, ("4", 0.3), ("", 0.0), ("", 0.0), ("", 0.0), marks="").raw == "a"


def test_alternatives_change_the_least_sure_character_first() -> None:
    choices = ((("4", 0.9), ("1", 0.05)), (("5", 0.6), ("6", 0.3), ("8", 0.01)))
    assert alternatives([TesseractWord("45", 0.6, 0, 0, 9, 9, choices)]) == ("46", "15")


# Shapes of components


def components(*boxes: tuple[int, int, int, int]) -> ConnectedComponents:
    """Components as full boxes (left, top, width, height)."""
    labels = np.zeros((60, 200), np.int32)
    stats = np.zeros((len(boxes) + 1, 5), np.int32)
    for number, (left, top, width, height) in enumerate(boxes, 1):
        labels[top : top + height, left : left + width] = number
        stats[number] = (left, top, width, height, width * height)
    return ConnectedComponents(labels, stats, 20.0)


DIGIT, POINT, COMMA = (12, 20), (4, 4), (4, 8)


def figure(text: str) -> tuple[ConnectedComponents, np.ndarray[tuple[int], np.dtype[np.int32]]]:
    """Ink shaped like a figure: digits 20 high on a line at 40, points on the line, commas below it."""
    boxes, x = [], 5
    for c in text:
        width, height = {".": POINT, ",": COMMA}.get(c, DIGIT)
        boxes.append((x, 40 - height + (4 if c == "," else 0), width, height))
        x += width + 2
    return components(*boxes), np.arange(1, len(boxes) + 1, dtype=np.int32)


@pytest.mark.parametrize(("text", "marks"), [("1.234", "."), ("12,5", ","), ("1.234,5", ".,"), ("1234", "")])
def test_marks_are_known_by_where_they_hang(text: str, marks: str) -> None:
    assert marks_of_numeral(*figure(text)) == marks


def test_a_comma_read_for_a_point_is_put_right_by_the_ink() -> None:
    assert not confirms_marks(".", "1,234")
    assert with_marks("1,234", ".") == "1.234"
    assert with_marks("12,5", ".") == "12,5", "no point before a single digit"
    assert confirms_marks("?", "12,5")
    assert not confirms_marks("?", "12,345"), "as likely a point"


def test_a_full_stop_without_a_dot_is_none() -> None:
    word, component_ids = figure("123")
    assert without_unconfirmed_marks("ABC.", word, component_ids) == "ABC"
    word, component_ids = figure("123.")
    assert without_unconfirmed_marks("ABC.", word, component_ids) == "ABC."


def test_a_raised_ring_after_n_is_the_sign_of_numbers() -> None:
    word = components((5, 20, 14, 20), (21, 20, 8, 8))
    assert without_unconfirmed_marks("NO", word, np.array([1, 2], np.int32)) == "N°"


@pytest.mark.filterwarnings("error")
def test_a_word_of_a_hairline_has_a_shape() -> None:
    """A line of one pixel, read as a letter, is lighter than dust beside its height."""
    hairline = ConnectedComponents(
        np.zeros((1, 1), np.int32), np.array([[0, 0, 0, 0, 0], [10, 10, 1, 90, 90]], np.int32), 20.0
    )
    assert without_unconfirmed_marks("l.", hairline, np.array([1], np.int32)) == "l"
    word = components((5, 20, 14, 20), (21, 20, 14, 20))
    assert without_unconfirmed_marks("NO", word, np.array([1, 2], np.int32)) == "NO"


def test_a_raised_sign_after_a_number_and_a_point_is_that_of_ordinals() -> None:
    one, point, ring = (5, 20, 12, 20), (19, 36, 4, 4), (25, 20, 9, 14)
    ids = np.array([1, 2, 3], np.int32)
    assert without_unconfirmed_marks("1.2", components(one, point, ring), ids) == "1.º"
    assert without_unconfirmed_marks("1.a", components(one, point, ring), ids) == "1.ª"
    assert without_unconfirmed_marks("1.2", components(one, point, (25, 20, 12, 20)), ids) == "1.2"


def test_a_decimal_after_a_comma_that_hangs_or_in_old_style_digits_is_no_ordinal() -> None:
    comma, digit = (33, 36, 4, 10), (39, 20, 12, 20)
    word = components((5, 20, 12, 20), (19, 20, 12, 20), comma, digit)
    assert without_unconfirmed_marks("17,3", word, np.arange(1, 5, dtype=np.int32)) == "17,3"
    three, point, two = (5, 26, 12, 20), (19, 36, 4, 4), (25, 26, 12, 14)
    assert without_unconfirmed_marks("3.2", components(three, point, two), np.arange(1, 4, dtype=np.int32)) == "3.2"


def test_an_s_whose_bar_sticks_out_at_both_ends_is_the_sign_of_pesos() -> None:
    capital, ids = (5, 20, 18, 20), np.array([1, 2], np.int32)
    assert without_unconfirmed_marks("MS", components(capital, (25, 17, 12, 26)), ids) == "M$"
    assert without_unconfirmed_marks("M5", components(capital, (25, 17, 12, 26)), ids) == "M$"
    assert without_unconfirmed_marks("MS", components(capital, (25, 20, 12, 20)), ids) == "MS"


# Places


@settings(max_examples=60)
@given(
    st.floats(-8, 8),
    st.floats(10, 500),
    st.floats(10, 700),
    st.floats(5, 90),
    st.floats(5, 20),
)
def test_a_box_that_leans_is_found_again_when_straightened(
    skew: float, x: float, y: float, wide: float, high: float
) -> None:
    box = Box(x, y, x + wide, y + high)
    back = straightened_box(skewed(box, skew, 612, 792), skew, 612, 792)
    assert [back.x0, back.top, back.x1, back.bottom] == pytest.approx([box.x0, box.top, box.x1, box.bottom], abs=0.01)


def test_a_page_that_lies_on_its_side_shows_its_boxes_where_they_are() -> None:
    """Turned by 90 degrees clockwise to be read: what stands at the top left then is at the bottom left."""
    assert displayed(Box(10, 20, 30, 40), 90, 0.0, 792, 612) == Box(20, 762, 40, 782)


# Looking again


@pytest.mark.slow
@needs_recogniser
def test_a_place_is_looked_at_again_on_the_page_as_displayed() -> None:
    data = scan(page(), lean=1.0, turned=True)
    from pipeline.extract.formats.pdf import read as read_pdf

    read = read_pdf(data, "prueba", Source("prueba.pdf", "", "pdf"))
    wanted = [c for c in read.tables[0].cells if c.text in ("1.204", "587", "12,5%")]
    rereadings = reread(data, [*(c.place for c in wanted), Place()])
    assert [next((k.text for k in found if k.text), "") for found in rereadings] == ["1.204", "587", "12,5%", ""]
    assert all(len(found) >= 2 for found in rereadings[:3])


def test_without_a_recogniser_there_is_no_rereading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.extract.ocr.recognition.reread.recogniser", lambda: Unread("", ""))
    assert reread(b"", [Place(1, Box(0, 0, 9, 9))]) == [()]


# What is kept


def test_readings_are_kept_with_the_document() -> None:
    reading = Recognition(0.75, "l05", "Una razón.", ("165", "105"))
    document = Document(
        "prueba",
        Source("prueba.pdf", "00", "pdf", 1),
        (
            Paragraph("En 2019 hubo.", place=Place(1), readings=(ReadPart(3, 7, reading, Place(1, Box(0, 0, 9, 9))),)),
            Table(
                "t01", (Cell(0, 0, "105", place=Place(1), reading=reading), Cell(0, 1, "a")), pages=(1,), method="ocr"
            ),
        ),
    )
    assert cache.decode("k", cache.encode("k", document)) == document


@needs_recogniser
def test_a_scan_is_read_once_the_language_data_is_there_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "cuenta.pdf").write_bytes(scan(page(), dpi=150))

    def extracted() -> tuple[str, int]:
        result = run.run([str(tmp_path / "raw")], run.Options(tmp_path / "out", expectations=False, jobs=1))
        return result.statuses["cuenta"], result.summaries["cuenta"]["tables"]

    found = tesseract._found
    with monkeypatch.context() as without:
        without.setattr(tesseract, "_found", lambda prefix: Unread("faltan los datos", "Instálelos."))
        assert extracted() == ("published", 0)
        assert extracted() == ("unchanged", 0)
        before = state.reading_version()
    assert tesseract._found is found
    assert state.reading_version() != before
    assert extracted() == ("published", 1)
    assert extracted() == ("unchanged", 1)
