"""The skew angle of a page image, and the image rotated back.

Method: projection profile over edge points. The lower edges of letters and ruling lines fall on few rows when
the image is level; the angle that maximises the sum of squared row counts is the skew (Postl's criterion,
taken over edge points instead of all dark pixels, which is faster and sharper).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import DESKEW

STEPS = (0.5, 0.1, 0.02)  # degrees; each search refines the one before


def skew_angle(grey: Grey) -> float:
    """The angle in degrees, counter-clockwise, by which an image must be rotated to be level.

    Between -10 and 10, accurate to about 0.02; 0.0 where there are too few edge points.
    """
    x, y = _lower_edges(grey)
    if len(x) < DESKEW.min_points:
        return 0.0
    best = max(
        np.arange(-DESKEW.max_skew, DESKEW.max_skew + DESKEW.beyond, STEPS[0]), key=lambda a: _sharpness(x, y, float(a))
    )
    for coarse, step in pairwise(STEPS):
        best = _best(x, y, np.arange(best - coarse, best + coarse + step / 2, step))
    return round(float(best), 3) + 0.0


def _best(x: NDArray[np.float32], y: NDArray[np.float32], angles: Iterable[Any]) -> float:
    """The mean of the angles that score within a tenth of the best, weighted by their score."""
    tried = [(float(a), _sharpness(x, y, float(a))) for a in angles]
    most = max(s for _, s in tried)
    least = min(s for _, s in tried)
    near = [(a, s - least) for a, s in tried if s >= most - DESKEW.near_best * (most - least)]
    total = sum(s for _, s in near)
    return sum(a * s for a, s in near) / total if total else near[0][0]


def _lower_edges(grey: Grey) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The lower edges of ink: x and y in pixels of the reduced image, relative to its centre."""
    import cv2

    factor = min(1.0, DESKEW.reduced_width / max(grey.shape[1], 1))
    small: Any = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    ink = cv2.adaptiveThreshold(
        smooth, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, DESKEW.around, DESKEW.contrast
    )
    height, width = ink.shape
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(int(DESKEW.longest_vertical * width), 3), 1), np.uint8))
    ink &= 1 - tall
    foot = ink[:-1] & (1 - ink[1:]) & (1 - tall[1:])
    across, down = max(int(DESKEW.margin * width), 1), max(int(DESKEW.margin * height), 1)
    rows, columns = np.nonzero(foot[down:-down, across:-across])
    return (
        (columns + across - width / 2).astype(np.float32),
        (rows + down - height / 2).astype(np.float32),
    )


def _sharpness(x: NDArray[np.float32], y: NDArray[np.float32], degrees: float) -> float:
    """The sum of squared counts of points per row after a rotation by ``degrees`` counter-clockwise."""
    angle = np.radians(degrees)
    level = y * np.float32(np.cos(angle)) - x * np.float32(np.sin(angle))
    counts = np.bincount((level - level.min()).astype(np.int32)).astype(np.float64)
    return float(np.square(counts).sum())


def straightened(grey: Grey, degrees: float) -> Grey:
    """The image rotated counter-clockwise about its centre, same size; new area at the edges repeats the border."""
    import cv2

    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
