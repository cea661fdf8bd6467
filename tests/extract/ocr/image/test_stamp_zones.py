"""Stamps are taken out of a picture by their colour or lightness; print, coloured or not, and lines stay."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.extract.ocr.image.cleaning import grey_of, without_dust, without_grey_stamps
from pipeline.extract.ocr.image.components import find_components
from pipeline.extract.ocr.image.stamp_zones import straightened_zone, turned_zone, without_stamp_remnants
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.model import Recognition
from tests.extract.ocr.image.sheet import Sheet

BLUE, RED = (170, 70, 50), (60, 50, 190)
CENTRE = (200.0, 120.0)  # points, of the stamps drawn here


def _page() -> Sheet:
    sheet = Sheet()
    for n in range(7):
        sheet.text(40, 60 + 22 * n, "Comuna de Las Lomas").text(190, 60 + 22 * n, "12.345")
    return sheet


def _stamped(sheet: Sheet, colour: Any, strength: float = 0.8) -> NDArray[np.uint8]:
    """The page in colour with a seal (two rings and a word) printed over it."""
    seal = np.full((*sheet.grey.shape, 3), 255, np.uint8)
    middle = (round(CENTRE[0] * sheet.scale), round(CENTRE[1] * sheet.scale))
    for radius in (42, 33):
        cv2.circle(seal, middle, round(radius * sheet.scale), colour, 3, cv2.LINE_AA)
    word = (middle[0] - round(28 * sheet.scale), middle[1] + 12)
    cv2.putText(seal, "RECIBIDO", word, cv2.FONT_HERSHEY_SIMPLEX, 1.0, colour, 3, cv2.LINE_AA)
    level = sheet.grey[:, :, None].astype(np.float32) * (1 - (1 - seal / 255.0) * strength)
    level += np.random.default_rng(3).normal(0, 3, level.shape)
    return np.clip(level, 0, 255).astype(np.uint8)


def _print(picture: Any) -> Any:
    return picture < 110


@pytest.mark.parametrize("colour", [BLUE, RED])
def test_a_coloured_seal_goes_and_black_print_under_it_stays(colour: Any) -> None:
    page = _page()
    grey, zones = grey_of(_stamped(page, colour), page.scale)
    before, after = _print(page.grey), _print(grey)
    assert np.count_nonzero(after & ~before) < 0.01 * np.count_nonzero(before)
    assert np.count_nonzero(before & ~after) < 0.06 * np.count_nonzero(before)
    assert np.count_nonzero((grey < 190) & (cv2.dilate(before.astype(np.uint8), np.ones((5, 5))) == 0)) < 400
    x0, y0, x1, y1 = (v / page.scale for v in zones[0])
    assert (x0, y0) == (pytest.approx(158, abs=3), pytest.approx(78, abs=3))
    assert (x1, y1) == (pytest.approx(242, abs=3), pytest.approx(162, abs=3))


def test_a_light_grey_seal_goes_from_a_grey_picture() -> None:
    page = _page()
    grey = _stamped(page, (140, 140, 140))[:, :, 0]
    cleaned, zones = without_grey_stamps(grey, page.scale)
    before, after = page.grey < 110, cleaned < 110
    assert len(zones) >= 1
    assert np.count_nonzero(after & ~before) < 0.02 * np.count_nonzero(before)
    assert np.count_nonzero(before & ~after) < 0.06 * np.count_nonzero(before)
    seal = (grey < 200) & (cv2.dilate(before.astype(np.uint8), np.ones((9, 9), np.uint8)) == 0)
    assert np.count_nonzero((cleaned < 200) & seal) < 0.15 * np.count_nonzero(seal)


def test_coloured_print_lines_and_shading_stay() -> None:
    page = Sheet().text(40, 40, "PRESUPUESTO 2023", 16).grid([40, 150, 300], [60, 80, 100, 120]).text(60, 95, "-1.234")
    colours = np.repeat(page.grey[:, :, None], 3, axis=2)
    components = page.grey < 255
    colours[components] = np.maximum(
        colours[components], np.array([200, 60, 30], np.uint8)
    )  # all print and lines in blue
    colours[round(200 * page.scale) : round(220 * page.scale), 100:900] = (230, 200, 180)
    grey, zones = grey_of(colours, page.scale)
    assert zones == []
    assert np.array_equal(grey, cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY))


def test_a_page_of_black_print_has_no_stamps() -> None:
    page = _page().grid([30, 180, 260], [40, 66, 88, 110])
    cleaned, zones = without_grey_stamps(page.scanned(), page.scale)
    assert zones == []
    assert np.array_equal(cleaned, page.scanned())


def test_zones_turn_and_straighten_with_their_picture() -> None:
    picture = np.zeros((300, 500), np.uint8)
    picture[40:60, 100:150] = 1
    zone = (100, 40, 150, 60)
    for turn in (0, 90, 180, 270):
        turned = np.rot90(picture, -turn // 90)
        ys, xs = np.nonzero(turned)
        assert turned_zone(zone, turn, 500, 300) == (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    matrix = cv2.getRotationMatrix2D((250, 150), 2.0, 1)
    ys, xs = np.nonzero(cv2.warpAffine(picture * 255, matrix, (500, 300)) > 127)
    x0, y0, x1, y1 = straightened_zone(zone, 2.0, 500, 300)
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == (pytest.approx(xs.mean(), abs=1.5), pytest.approx(ys.mean(), abs=1.5))


def test_rests_of_a_stamp_are_no_words_and_figures_under_it_are_unsure() -> None:
    page = Sheet()
    texts = {20.0: ("12.345", 0.98), 120.0: ("En", 0.7), 200.0: ("Total", 0.97), 300.0: ("-", 0.9)}
    for x, (text, _) in texts.items():
        page.text(x, 60, text)
    components = find_components(page.scanned(noise=2), page.dpi)
    read = []
    for x, (text, sure) in texts.items():
        left = components.stats[:, 0] / page.scale
        component_ids = np.flatnonzero((left > x - 3) & (left < x + 60)).astype(np.int32)
        read.append(RecognisedWord(text, Recognition(sure), component_ids, len(read)))
    zone = (0, 0, round(270 * page.scale), round(100 * page.scale))
    kept = without_stamp_remnants(read, components, [zone])
    assert [(w.text, w.reading.confidence) for w in kept] == [("12.345", 0.8), ("Total", 0.97), ("-", 0.9)]
    assert without_stamp_remnants(read, components, []) == read


@pytest.mark.parametrize("dpi", [150, 200])
def test_dust_goes_and_points_stay(dpi: int) -> None:
    sheet = Sheet(dpi).lines_of_text(6).text(30, 160, "1.234.567,8", 8).text(30, 180, ". , ; :", 9)
    clean = sheet.scanned(noise=2)
    dust = np.random.default_rng(5).random(clean.shape) < 0.002
    dusty = np.where(dust, np.uint8(20), clean)
    cleaned = without_dust(dusty)
    paper = cv2.dilate((clean < 200).astype(np.uint8), np.ones((5, 5), np.uint8)) == 0
    assert np.count_nonzero((cleaned < 150) & paper) < 0.03 * np.count_nonzero(dust & paper)
    components = clean < 110
    assert np.count_nonzero((cleaned > 160) & components) < 0.002 * np.count_nonzero(components)


def test_a_clean_picture_is_left_as_it_is() -> None:
    page = Sheet().lines_of_text().grid([30, 180], [250, 270]).scanned()
    assert np.array_equal(without_dust(page), page)
