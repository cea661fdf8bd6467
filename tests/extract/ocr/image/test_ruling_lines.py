"""Lines and shaded areas are found in a picture where they were drawn, and taken out without harm to print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.extract.ocr.image.ruling_lines import drawn_lines
from pipeline.extract.pdf.page import RulingLine
from tests.extract.ocr.image.sheet import Sheet, skewed

XS = [40.0, 130.0, 220.0, 380.0]
YS = [50.0, 70.0, 90.0, 130.0]


def _positions(found: tuple[RulingLine, ...], horizontal: bool) -> list[float]:
    return sorted(r.position for r in found if r.horizontal == horizontal)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("thick", "level"), [(0.5, 0), (0.75, 0), (2.5, 0), (0.75, 150)])
def test_a_grid_is_found_where_it_is(dpi: int, thick: float, level: int) -> None:
    sheet = Sheet(dpi).grid(XS, YS, thick, level).text(50, 64, "Comuna", 9).text(140, 84, "12.345", 9)
    found = drawn_lines(sheet.scanned(), sheet.scale).rules
    assert _positions(found, True) == pytest.approx(YS, abs=0.5)
    assert _positions(found, False) == pytest.approx(XS, abs=0.5)
    for rule in found:
        start, end = (XS[0], XS[-1]) if rule.horizontal else (YS[0], YS[-1])
        assert (rule.start, rule.end) == (pytest.approx(start, abs=3), pytest.approx(end, abs=3))
        assert rule.thickness == pytest.approx(thick, abs=1.3)  # blur widens it


def test_a_broken_line_is_one_line() -> None:
    sheet = Sheet().across(60, 40, 380)
    for x in (90, 150, 151.5, 300):
        sheet.area(x, 55, x + 1.2, 65, 255)
    (rule,) = drawn_lines(sheet.scanned(), sheet.scale).rules
    assert (rule.start, rule.end) == (pytest.approx(40, abs=1), pytest.approx(380, abs=1))


def test_a_line_that_still_leans_a_little_is_one_line_at_its_middle() -> None:
    sheet = Sheet().across(150, 40, 380)
    (rule,) = drawn_lines(skewed(sheet.scanned(), 0.06), sheet.scale).rules
    assert rule.position == pytest.approx(150, abs=0.4)
    assert (rule.start, rule.end) == (pytest.approx(40, abs=2), pytest.approx(380, abs=2))


def test_a_double_line_is_two_lines_or_one_between() -> None:
    sheet = Sheet().across(60, 40, 380, 0.5).across(62.5, 40, 380, 0.5)
    found = drawn_lines(sheet.scanned(), sheet.scale).rules
    assert 1 <= len(found) <= 2
    assert all(59.5 <= r.position <= 63 for r in found)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_letters_digits_and_dashes_are_no_lines(dpi: int) -> None:
    sheet = Sheet(dpi)
    for n, size in enumerate((7, 8, 9, 10, 12, 16, 24)):
        sheet.text(20, 30 + 36 * n, "ILLHTEET 1.111.417 mumuniruni", size)
    sheet.text(20, 285, "- - --- ___ 11111", 10)
    drawn = drawn_lines(sheet.scanned(), sheet.scale)
    found, areas = drawn.rules, drawn.fills
    assert found == ()
    assert areas == ()


def test_a_seal_is_no_line_though_it_runs_from_one_line_to_another() -> None:
    sheet = Sheet().across(60, 40, 380).across(81, 40, 380).across(102, 40, 380)
    cv2.circle(sheet.grey, (int(200 * sheet.scale), int(81 * sheet.scale)), int(38 * sheet.scale), 60, 3, cv2.LINE_AA)
    found = drawn_lines(sheet.scanned(), sheet.scale).rules
    assert _positions(found, False) == []
    assert _positions(found, True) == pytest.approx([60, 81, 102], abs=0.5)


def test_a_short_line_between_two_long_ones_parts_columns() -> None:
    sheet = Sheet().across(60, 40, 380).across(76, 40, 380).down(200, 60, 76).down(300, 64, 72)
    found = drawn_lines(sheet.scanned(), sheet.scale).rules
    assert _positions(found, False) == pytest.approx([200], abs=0.5)


@pytest.mark.parametrize("shadow", [0.0, 0.3])
def test_shaded_cells_parted_by_light_lines_are_areas(shadow: float) -> None:
    sheet = Sheet().area(40, 50, 200, 70, 215).area(201.5, 50, 380, 70, 215).text(50, 64, "Comuna", 9)
    areas = drawn_lines(sheet.scanned(shadow=shadow), sheet.scale).fills
    boxes = sorted((a.box.x0, a.box.top, a.box.x1, a.box.bottom) for a in areas)
    assert boxes == [pytest.approx((40, 50, 200, 70), abs=1.6), pytest.approx((201.5, 50, 380, 70), abs=1.6)]
    if not shadow:
        assert [a.color & 255 for a in areas] == pytest.approx([208, 208], abs=8)


def test_light_print_on_dark_becomes_dark_on_light() -> None:
    sheet = Sheet().area(40, 50, 380, 72, 60).text(60, 66, "Presupuesto 2023", 10, level=255)
    found = drawn_lines(sheet.scanned(), sheet.scale)
    (area,) = found.fills
    assert (area.box.x0, area.box.x1) == (pytest.approx(40, abs=1.6), pytest.approx(380, abs=1.6))
    band = found.plain[
        round(53 * sheet.scale) : round(69 * sheet.scale), round(45 * sheet.scale) : round(375 * sheet.scale)
    ]
    assert np.median(band) > 220
    print_share = np.count_nonzero(band < 120) / band.size
    assert 0.02 < print_share < 0.25


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("base", [70.0, 72.0])
def test_digits_that_touch_a_line_or_stand_in_it_stay_whole(dpi: int, base: float) -> None:
    sheet = Sheet(dpi).across(70, 40, 380, 0.75).text(100, base, "8", 14)
    s = sheet.scale
    digit = np.s_[round(52 * s) : round(76 * s), round(97 * s) : round(116 * s)]
    alone = Sheet(dpi).text(100, base, "8", 14).scanned(noise=3)[digit] < 100
    found = drawn_lines(sheet.scanned(noise=3), s)
    assert np.count_nonzero(found.plain[digit][alone] > 150) <= 0.01 * np.count_nonzero(alone)
    beside = found.plain[round(67 * s) : round(73 * s), round(150 * s) : round(370 * s)]
    assert beside.min() > 200


def test_a_picture_without_lines_comes_back_as_it_is() -> None:
    sheet = Sheet().lines_of_text()
    page = sheet.scanned()
    found = drawn_lines(page, sheet.scale)
    assert found.rules == ()
    assert np.array_equal(found.plain, page)


def test_lines_are_gone_and_text_between_them_is_not() -> None:
    sheet = Sheet().grid(XS, YS).text(60, 64, "Total", 9).text(150, 64, "1.234", 9)
    page = sheet.scanned(noise=3)
    plain = drawn_lines(page, sheet.scale).plain
    without = Sheet().text(60, 64, "Total", 9).text(150, 64, "1.234", 9).scanned(noise=3)
    ink, expected = plain < 140, without < 140
    assert np.count_nonzero(ink ^ expected) < 0.03 * np.count_nonzero(expected)
