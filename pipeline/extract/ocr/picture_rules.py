"""The drawn lines and shaded areas of a picture, and the picture without its lines."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.page import Fill, Rule

Grey = NDArray[np.uint8]

SHORTEST = 18.0  # points of a line
THICKEST = 4.0  # points of a line
GAP = 3.0  # points a line may be broken for


def rules(grey: Grey, scale: float) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The horizontal and vertical lines of a straightened picture, in points; ``scale`` is pixels a point."""
    import cv2

    found = []
    for horizontal, mask in zip((True, False), _lines(grey, scale), strict=True):
        gap = max(int(GAP * scale), 1) | 1
        joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, gap) if horizontal else (gap, 1), np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
        for x, y, width, height, _ in stats[1:].tolist():
            thick = height if horizontal else width
            if thick > THICKEST * scale:
                continue
            if horizontal:
                found.append(Rule(True, (y + height / 2) / scale, x / scale, (x + width) / scale, thick / scale))
            else:
                found.append(Rule(False, (x + width / 2) / scale, y / scale, (y + height) / scale, thick / scale))
    return tuple(found), ()


def without_lines(grey: Grey, scale: float) -> Grey:
    """The picture with its lines painted over, for what is written to be recognised undisturbed."""
    import cv2

    across, down = _lines(grey, scale)
    lines = cv2.dilate(across | down, np.ones((3, 3), np.uint8)) > 0
    plain = grey.copy()
    plain[lines] = int(np.percentile(grey, 80))
    return plain


def _lines(grey: Grey, scale: float) -> tuple[Any, Any]:
    import cv2

    around = max(int(15 * scale) | 1, 15)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 12)
    length = max(int(SHORTEST * scale), 5)
    return (
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)),
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)),
    )
