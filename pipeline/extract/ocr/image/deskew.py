"""How far a picture leans, and the picture straightened.

The feet of letters and the lower edges of drawn lines stand on level rows in a straight picture. As many
as fall on the same rows when they are turned by an angle, as much is that angle the right one
(Postl's projection criterion, taken over edge points instead of all ink, which is faster and sharper).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

STEEPEST = 10.0  # degrees a page may lean
NARROW = 1100  # pixels the picture is reduced to while the lean is looked for
TALLEST = 0.035  # of the picture's width: ink that goes on upwards for longer is an edge or a photograph
EDGE = 0.015  # of a side, at which the scanner's lid leaves edges that lean otherwise than the page
FEWEST = 60  # points that tell a lean
CONTRAST = 12  # grey levels ink must be darker than what is around it
STEPS = (0.5, 0.1, 0.02)


def skew(grey: Grey) -> float:
    """By how many degrees counter-clockwise a picture must be turned for its lines to be level.

    Between -10 and 10, to about two hundredths; 0 where nothing on it tells.
    """
    x, y = _feet(grey)
    if len(x) < FEWEST:
        return 0.0
    best = max(np.arange(-STEEPEST, STEEPEST + 0.01, STEPS[0]), key=lambda a: _sharpness(x, y, float(a)))
    for coarse, step in pairwise(STEPS):
        best = _best(x, y, np.arange(best - coarse, best + coarse + step / 2, step))
    return round(float(best), 3) + 0.0


def _best(x: NDArray[np.float32], y: NDArray[np.float32], angles: Iterable[Any]) -> float:
    """The middle of the angles that are about as sharp as the sharpest."""
    tried = [(float(a), _sharpness(x, y, float(a))) for a in angles]
    most = max(s for _, s in tried)
    least = min(s for _, s in tried)
    near = [(a, s - least) for a, s in tried if s >= most - 0.1 * (most - least)]
    total = sum(s for _, s in near)
    return sum(a * s for a, s in near) / total if total else near[0][0]


def _feet(grey: Grey) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where ink ends downwards, in pixels of the reduced picture from its middle."""
    import cv2

    factor = min(1.0, NARROW / max(grey.shape[1], 1))
    small: Any = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    ink = cv2.adaptiveThreshold(smooth, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, CONTRAST)
    height, width = ink.shape
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(int(TALLEST * width), 3), 1), np.uint8))
    ink &= 1 - tall
    foot = ink[:-1] & (1 - ink[1:]) & (1 - tall[1:])
    across, down = max(int(EDGE * width), 1), max(int(EDGE * height), 1)
    rows, columns = np.nonzero(foot[down:-down, across:-across])
    return (
        (columns + across - width / 2).astype(np.float32),
        (rows + down - height / 2).astype(np.float32),
    )


def _sharpness(x: NDArray[np.float32], y: NDArray[np.float32], degrees: float) -> float:
    """How unevenly points fall on rows once they are turned counter-clockwise."""
    angle = np.radians(degrees)
    level = y * np.float32(np.cos(angle)) - x * np.float32(np.sin(angle))
    held = np.bincount((level - level.min()).astype(np.int32)).astype(np.float64)
    return float(np.square(held).sum())


def straightened(grey: Grey, degrees: float) -> Grey:
    """The picture turned counter-clockwise around its middle, as large as before; what comes into sight at
    its edges is like them."""
    import cv2

    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
