"""Pictures encoded without an imaging library, read back with one."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from pipeline.publish.html.pictures import png


def back(data: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(data))
    image.load()
    return np.asarray(image.convert("RGB"))


def bgrx(rgb: np.ndarray) -> np.ndarray:
    return np.dstack([rgb[:, :, ::-1], np.full(rgb.shape[:2], 255, np.uint8)])


@pytest.mark.parametrize("size", [(1, 1), (3, 7), (40, 33)])
def test_few_colours_come_back_as_they_were(size: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    shades = np.array([[255, 255, 255], [0, 0, 0], [217, 225, 242], [196, 39, 31]], np.uint8)
    pixels = shades[rng.integers(0, 4, size)]
    made = back(png.encode(bgrx(pixels)))
    assert made.shape == pixels.shape
    assert np.abs(made.astype(int) - pixels).max() <= 7


def test_of_many_colours_the_frequent_stay_and_others_become_their_neighbour() -> None:
    rng = np.random.default_rng(2)
    pixels = rng.integers(0, 256, (200, 200, 3), dtype=np.uint8)
    pixels[:100] = (217, 225, 242)
    made = back(png.encode(bgrx(pixels)))
    assert np.abs(made[:100].astype(int) - (217, 225, 242)).max() <= 7
    assert np.abs(made[100:].astype(int) - pixels[100:]).mean() < 40


def test_same_pixels_same_bytes() -> None:
    pixels = bgrx(np.arange(30 * 20 * 3, dtype=np.uint8).reshape(30, 20, 3))
    assert png.encode(pixels) == png.encode(pixels)
