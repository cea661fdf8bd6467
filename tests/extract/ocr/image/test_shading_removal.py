"""Dark headers and shaded bands: what is printed on them stays dark, their edges do not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.shaded_areas import dark_on_light, shaded_areas
from pipeline.extract.ocr.image.shading_removal import without_shading

SCALE = 200 / 72
PAPER, HEADER, BAND = 240, 110, 200


def table() -> NDArray[np.uint8]:
    """A dark header (light print on it), a light grey band right below it with dark print, and paper."""
    grey = np.full((900, 1200), PAPER, np.uint8)
    grey[300:340, 200:1000] = HEADER
    grey[340:380, 200:1000] = BAND
    grey[312:328, 260:300:8] = 250  # strokes of light print
    grey[352:368, 260:300:8] = 10  # strokes of dark print
    return grey


def test_a_dark_header_and_the_band_below_it_are_two_areas() -> None:
    found = sorted(shaded_areas(table(), SCALE), key=lambda fill: fill.box.top)
    assert [fill.color & 255 for fill in found] == [HEADER, BAND]
    edges = [(fill.box.top * SCALE, fill.box.bottom * SCALE) for fill in found]
    assert np.allclose(edges, [(300, 340), (340, 380)], atol=5)


def test_what_is_printed_on_them_is_darker_than_paper_and_all_else_is_paper() -> None:
    grey = table()
    found = shaded_areas(grey, SCALE)
    white = without_shading(dark_on_light(grey, found, SCALE), found, SCALE)
    ink = white < PAPER - 40
    expected = np.zeros_like(ink)
    expected[312:328, 260:300:8] = True
    expected[352:368, 260:300:8] = True
    assert np.array_equal(ink, expected)


def test_light_print_on_a_shade_that_is_not_dark_becomes_dark_print() -> None:
    grey = np.full((900, 1200), PAPER, np.uint8)
    grey[300:340, 200:1000] = 165
    grey[312:328, 260:300:8] = 250
    found = shaded_areas(grey, SCALE)
    white = without_shading(dark_on_light(grey, found, SCALE), found, SCALE)
    ink = white < PAPER - 40
    assert ink[312:328, 260:300:8].all()
    assert not ink[312:328, 304:].any()


def test_a_picture_without_areas_is_left_as_it_is() -> None:
    grey = np.full((300, 300), PAPER, np.uint8)
    assert without_shading(grey, (), SCALE) is grey
