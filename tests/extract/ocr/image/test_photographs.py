"""Lines on photographs differ from lines on paper by the ground around them."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.extract.ocr.image.components import find_components, lines_of_components
from pipeline.extract.ocr.image.photographs import on_photographs
from tests.extract.ocr.image.sheet import Grey, Sheet


def leaves(high: int, wide: int, seed: int = 1) -> Grey:
    """What a photograph of a garden gives: things as large as letters, of every grey, none of them even."""
    random = np.random.default_rng(seed)
    grey = cv2.resize(random.integers(90, 255, (high // 24, wide // 24)).astype(np.float32), (wide, high))
    for _ in range(high * wide // 900):
        middle = (int(random.integers(wide)), int(random.integers(high)))
        size = (int(random.integers(4, 14)), int(random.integers(4, 14)))
        cv2.ellipse(grey, middle, size, 0, 0, 360, float(random.integers(0, 200)), -1)
    return np.clip(cv2.GaussianBlur(grey, (3, 3), 0), 0, 255).astype(np.uint8)


def written(sheet: Sheet, lines: int, top: int = 60) -> Sheet:
    for n in range(lines):
        where = (40, top + 34 * n)
        cv2.putText(sheet.grey, f"Linea {n} con 1.234 personas", where, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    return sheet


def test_lines_on_paper_are_on_no_photograph_tinted_or_noisy_as_it_may_be() -> None:
    for level in (255, 200):
        sheet = Sheet()
        sheet.grey[:] = level
        written(sheet, 12)
        noise = np.random.default_rng(2).normal(0, 4, sheet.grey.shape)
        grey = np.clip(sheet.grey + noise, 0, 255).astype(np.uint8)
        components = find_components(grey, sheet.dpi)
        lines = lines_of_components(components)
        assert len(lines) >= 12
        assert on_photographs(grey, components, lines) == []


def test_the_lines_of_two_photographs_are_apart_and_the_text_between_them_is_in_neither() -> None:
    sheet = Sheet(high=420)
    rows, columns = sheet.grey.shape
    third = rows // 3
    sheet.grey[:third] = leaves(third, columns)
    written(sheet, 6, third + 130)
    sheet.grey[2 * third :] = leaves(rows - 2 * third, columns, 3)
    components = find_components(sheet.grey, sheet.dpi)
    lines = lines_of_components(components)
    found = on_photographs(sheet.grey, components, lines)
    assert len(found) == 2
    ends = [(min(line.top for line in one), max(line.bottom for line in one)) for one in found]
    assert ends[0][1] <= third + 30
    assert ends[1][0] >= 2 * third - 30
    between = [line for line in lines if third + 60 < line.top and line.bottom < 2 * third - 30]
    assert len(between) >= 6
    assert not {id(line) for line in between} & {id(line) for one in found for line in one}
