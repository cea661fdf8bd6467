"""Drawings differ from text by ink that stands in no line, and by shades without text."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.components import find_components, lines_of_components
from pipeline.extract.ocr.image.graphics import graphics_ink, is_drawing
from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.geometry import Box

DPI = 200.0
SCALE = DPI / 72


def lettered() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Five rows of letters 20 pixels high."""
    grey = np.full((400, 600), 250, np.uint8)
    for top in range(40, 240, 40):
        for left in range(40, 400, 30):
            grey[top : top + 20, left : left + 14] = 20
            grey[top + 5 : top + 15, left + 4 : left + 10] = 250
    return grey


def test_a_curve_is_ink_in_no_line_and_letters_are_not() -> None:
    components = find_components(lettered(), DPI)
    assert graphics_ink(components, lines_of_components(components)) == 0.0
    curved = lettered()
    for x in range(40, 560):
        y = 305 + round(60 * np.sin(x / 60))
        curved[y : y + 12, x : x + 12] = 20
    components = find_components(curved, DPI)
    lines = lines_of_components(components)
    letters = 5 * 12 * (20 * 14 - 10 * 6)
    assert graphics_ink(components, lines) == pytest.approx(((curved < 100).sum() - letters) / letters, rel=0.05)
    assert is_drawing(components, lines, (), (), SCALE)


def test_shades_without_text_make_a_drawing_and_shades_behind_text_do_not() -> None:
    components = find_components(lettered(), DPI)
    lines = lines_of_components(components)
    behind = Fill(Box(30 / SCALE, 30 / SCALE, 420 / SCALE, 230 / SCALE), 0xC0C0C0)
    bar = Fill(Box(100 / SCALE, 250 / SCALE, 300 / SCALE, 390 / SCALE), 0xC0C0C0)
    assert not is_drawing(components, lines, [behind], (), SCALE)
    assert not is_drawing(components, lines, [bar], (), SCALE)  # an empty cell may be shaded
    other = Fill(Box(310 / SCALE, 250 / SCALE, 520 / SCALE, 390 / SCALE), 0xC0C0C0)
    assert is_drawing(components, lines, [bar, other], (), SCALE)


def test_in_drawn_cells_some_ink_beside_the_text_is_no_drawing() -> None:
    underlined = lettered()
    underlined[300:307, 40:540] = 20
    components = find_components(underlined, DPI)
    lines = lines_of_components(components)
    assert 0.1 < graphics_ink(components, lines) < 0.5
    level = [RulingLine(True, 20.0 * n, 10.0, 200.0) for n in range(3)]
    upright = [RulingLine(False, 60.0 * n, 10.0, 100.0) for n in range(1, 4)]
    assert is_drawing(components, lines, (), level, SCALE)
    assert not is_drawing(components, lines, (), [*level, *upright], SCALE)


@pytest.mark.parametrize(("width", "drawing"), [(100, False), (330, True)])
def test_a_stroke_beside_the_text_makes_no_drawing_and_a_long_one_does(width: int, drawing: bool) -> None:
    stroked = lettered()
    stroked[300:304, 40 : 40 + width] = 20
    components = find_components(stroked, DPI)
    assert is_drawing(components, lines_of_components(components), (), (), SCALE) == drawing
