"""How far a picture leans, and the picture straightened."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

STEEPEST = 10.0  # degrees a page may lean
NARROW = 700  # pixels the picture is reduced to while the lean is looked for


def skew(grey: Grey) -> float:
    """By how many degrees counter-clockwise a picture must be turned for its lines to be level.

    The rows of a level page are either full of ink or empty: the sharper the profile of its rows, the
    straighter it is. Looked for coarsely, then finely around the best.
    """
    import cv2

    width = grey.shape[1]
    factor = min(1.0, NARROW / max(width, 1))
    small: Any = cv2.resize(255 - grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    best = max(np.arange(-STEEPEST, STEEPEST + 0.1, 1.0), key=lambda a: _sharpness(small, float(a)))
    for step in (0.25, 0.06):
        best = max(np.arange(best - 4 * step, best + 4.01 * step, step), key=lambda a: _sharpness(small, float(a)))
    return round(float(best), 3)


def _sharpness(ink: Grey, degrees: float) -> float:
    profile = straightened(ink, degrees, paper=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def straightened(grey: Grey, degrees: float, paper: int = 255) -> Grey:
    """The picture turned counter-clockwise around its middle, as large as before."""
    import cv2

    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(turned, np.uint8)
