"""Where characters stand on the displayed page: baseline, direction, box and size."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf import native
from pipeline.extract.pdf.settings import CHARACTERS


def true_sizes(sizes: NDArray[np.float32], boxes: NDArray[np.float32], run: NDArray[np.intp]) -> NDArray[np.float32]:
    """The font sizes of text objects, in points.

    The size of a Type 3 font whose matrix is not one thousandth is in another unit and useless: the height of its
    boxes is used instead.
    """
    if not np.any(sizes < CHARACTERS.smallest):
        return sizes
    tall = np.zeros(len(sizes), np.float32)
    np.maximum.at(
        tall, run, np.minimum(np.abs(boxes[:, 1] - boxes[:, 3]), np.abs(boxes[:, 2] - boxes[:, 0]) * CHARACTERS.widest)
    )
    other = (sizes < CHARACTERS.smallest) & (tall >= CHARACTERS.smallest) & (tall > CHARACTERS.other_unit * sizes)
    return np.where(other, tall, sizes).astype(np.float32)


_origin = (ctypes.c_double * 2)()
_origin_at = ctypes.addressof(_origin), ctypes.addressof(_origin) + 8


def baseline(text_page: int, index: int, m: native.Matrix) -> tuple[float, float]:
    """The origin of a character as displayed: all characters of a text object share a baseline."""
    native.char_origin(text_page, index, *_origin_at)
    x, y = _origin
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def direction_of(a: float, b: float) -> int:
    """The direction in which text runs on the displayed page (y downwards), from the first row of its matrix."""
    if abs(b) <= CHARACTERS.slant * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= CHARACTERS.slant * abs(b):
        return 1 if b > 0 else 3
    return -1


def displayed_boxes(
    boxes: NDArray[np.float32],
    base: tuple[NDArray[np.float32], NDArray[np.float32]],
    m: native.Matrix,
    direction: NDArray[np.int8],
    size: NDArray[np.float32],
) -> NDArray[np.float32]:
    """The boxes (left, top, right, bottom) as displayed: along the text as wide as pdfium says, across it from the
    baseline by the font size (pdfium's own height is that of the glyph outlines for some fonts). ``base`` are the x and
    y of the origin of each character on the displayed page, ``m`` leads from page space to it.
    """
    base_x, base_y = base
    a, b, c, d, e, f = m
    left, high, right, low = boxes.T
    xa, ya = a * left + c * low + e, b * left + d * low + f
    xb, yb = a * right + c * high + e, b * right + d * high + f
    x0, x1, top, bottom = np.minimum(xa, xb), np.maximum(xa, xb), np.minimum(ya, yb), np.maximum(ya, yb)
    up, down = CHARACTERS.ascent * size, CHARACTERS.descent * size
    for way, sign in ((0, 1.0), (2, -1.0)):
        level = direction == way
        top = np.where(level, base_y - (up if sign > 0 else down), top)
        bottom = np.where(level, base_y + (down if sign > 0 else up), bottom)
    for way, sign in ((1, 1.0), (3, -1.0)):
        level = direction == way
        x0 = np.where(level, base_x - (down if sign > 0 else up), x0)
        x1 = np.where(level, base_x + (up if sign > 0 else down), x1)
    return np.stack((x0, top, x1, bottom), axis=1).astype(np.float32)
