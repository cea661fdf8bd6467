"""The brightness of the paper under shadows and shaded areas."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.settings import AREAS
from pipeline.extract.ocr.image.shaded_areas import paper_brightness, shaded_areas, weighted_least_squares


@pytest.mark.parametrize("rank", [4, 2])
def test_weighted_least_squares_are_those_of_the_library(rank: int) -> None:
    rng = np.random.default_rng(rank)
    basis = rng.normal(size=(200, rank)) @ rng.normal(size=(rank, 4))
    value, weight = rng.normal(size=200), np.where(rng.random(200) < 0.5, 1.0, AREAS.below)
    root = np.sqrt(weight)
    theirs = np.linalg.lstsq(basis * root[:, None], value * root, rcond=None)[0]
    assert weighted_least_squares(basis, value, weight) == pytest.approx(theirs)


def test_paper_in_a_slanting_light_is_known_under_a_shaded_area() -> None:
    rows, columns = np.mgrid[0:120, 0:160]
    paper = 200 + 30 * columns / 160 - 20 * (rows / 120) ** 2
    seen = paper.copy()
    seen[40:80, 50:110] -= 40
    surface = paper_brightness(seen.astype(np.uint8))
    assert np.abs(surface - paper)[40:80, 50:110].max() < 3
    (found,) = shaded_areas(seen.astype(np.uint8), 1.0)
    assert (found.box.x0, found.box.top, found.box.x1, found.box.bottom) == pytest.approx((50, 40, 110, 80), abs=2)
