"""What the shapes of components say of the punctuation that was recognised."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.components import ConnectedComponents
from pipeline.extract.ocr.recognition.glyph_shapes import (
    confirms_marks,
    marks_of_numeral,
    with_marks,
    without_unconfirmed_marks,
)


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
