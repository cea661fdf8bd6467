"""The skew of a picture is found to a tenth of a degree, whatever is on it."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.deskew import skew_angle, straightened
from tests.extract.ocr.image.sheet import Sheet, skewed

ANGLES = (-8.4, -1.37, -0.3, 0.0, 0.22, 0.9, 5.6)


@pytest.mark.parametrize("degrees", ANGLES)
def test_text_alone_tells_the_lean(degrees: float) -> None:
    page = skewed(Sheet().lines_of_text().scanned(), degrees)
    assert skew_angle(page) == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize("degrees", ANGLES)
def test_a_few_lines_tell_it_at_a_low_resolution_and_in_shadow(degrees: float) -> None:
    sheet = Sheet(dpi=150).grid([40, 160, 280, 380], [60, 80, 100, 120, 140], level=90).text(50, 76, "Total")
    assert skew_angle(skewed(sheet.scanned(noise=10, shadow=0.4), degrees)) == pytest.approx(degrees, abs=0.1)


def test_the_straight_black_edge_of_a_scanner_does_not_hide_the_lean() -> None:
    page = skewed(Sheet().lines_of_text().scanned(), 1.8)
    page[-14:, :] = 15
    page[:, :20] = 10
    assert skew_angle(page) == pytest.approx(1.8, abs=0.1)


def test_nothing_on_a_page_is_no_lean() -> None:
    assert skew_angle(Sheet().scanned(noise=3)) == 0.0
    assert skew_angle(np.full((60, 40), 255, np.uint8)) == 0.0


def test_a_straightened_picture_is_straight_and_as_large_as_before() -> None:
    page = skewed(Sheet().lines_of_text().scanned(), -2.6)
    level = straightened(page, skew_angle(page))
    assert level.shape == page.shape
    assert skew_angle(level) == pytest.approx(0.0, abs=0.06)
