"""Dust, stamps and signatures removed from a page image.

A stamp is found by its shape: a large connected component of thin strokes that is not a grid. Inside its
bounding box everything of its colour (colour images) or about as light as it (grey images) becomes background;
black print under it stays. A stamp as black as the print cannot be distinguished and stays too.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.pixels import Grey, Mask, PixelBox
from pipeline.extract.ocr.image.settings import CLEANING
from pipeline.extract.ocr.image.shaded_areas import background

Colours = NDArray[np.uint8]  # rows, columns, three colours


def without_dust(grey: Grey) -> Grey:
    """The image without isolated dark pixels (or pairs of them), if it has many; else the image itself."""
    import cv2

    around = cv2.medianBlur(grey, CLEANING.dust_window)
    dark = (
        cv2.subtract(cv2.dilate(around, np.ones((CLEANING.dust_reach, CLEANING.dust_reach), np.uint8)), grey)
        > CLEANING.speck
    ).astype(np.uint8)
    crowd = cv2.boxFilter(
        dark, cv2.CV_8U, (CLEANING.dust_window, CLEANING.dust_window), normalize=False, borderType=cv2.BORDER_CONSTANT
    )
    specks = (dark > 0) & (crowd <= 2)
    if np.count_nonzero(specks) < CLEANING.dusty * specks.size:
        return grey
    return np.where(specks, around, grey).astype(np.uint8)


def grey_of(colours: Colours, scale: float) -> tuple[Grey, list[PixelBox]]:
    """A colour image (BGR) as grey, its coloured stamps and signatures removed, and the boxes where they stood.

    Coloured print, shading and lines are kept.

    Args:
        colours: rows x columns x 3, uint8, blue, green, red.
        scale: pixels per point.
    """
    import cv2

    grey: Grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY), np.uint8)
    blue, green, red = cv2.split(colours)
    strongest, weakest = cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)
    mask = (cv2.subtract(strongest, weakest) > CLEANING.coloured).astype(np.uint8)
    if not mask.any():
        return grey, []
    rim = np.ones((2 * CLEANING.rim + 1, 2 * CLEANING.rim + 1), np.uint8)
    near = cv2.dilate(mask, rim, iterations=2)
    black = (strongest < CLEANING.black).astype(np.uint8)
    # With the black print near it, so that print over a stamp does not split it.
    whole = np.asarray(np.maximum(mask, np.minimum(near, black)), np.uint8)
    labels, stats = _connected_components(whole)
    labels[mask == 0] = 0
    ground, result = background(grey, scale), grey.copy()
    zones: list[PixelBox] = []
    for stamp in _stamp_candidates(whole, labels, stats, scale):
        ink = _ink_colour(colours, labels, stats[stamp], stamp)
        x, y, width, height = _box(stats[stamp])
        box = np.s_[
            max(y - CLEANING.more, 0) : y + height + CLEANING.more,
            max(x - CLEANING.more, 0) : x + width + CLEANING.more,
        ]
        alike = [
            n
            for n in np.unique(labels[box])
            if n and ink @ _ink_colour(colours, labels, stats[n], n) >= CLEANING.same_colour
        ]
        own = np.isin(labels[box], alike).astype(np.uint8)
        over = cv2.dilate(own, rim, iterations=2) > 0
        level = float(np.percentile(strongest[box][own > 0], CLEANING.own_level))
        lifted = (strongest[box].astype(np.float32) - CLEANING.black) * (
            ground[box] / max((level - CLEANING.black) / 2, 1.0)
        )
        cleaned = np.clip(lifted, grey[box], np.maximum(ground[box], grey[box]))
        result[box] = np.where(over, cleaned, result[box]).astype(np.uint8)
        zones.append((x, y, x + width, y + height))
    return result, zones


def _connected_components(mask: Mask) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The label image and the statistics (left, top, width, height, area) of the connected components of a mask."""
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def _box(stats: NDArray[np.int32]) -> tuple[int, int, int, int]:
    return int(stats[0]), int(stats[1]), int(stats[2]), int(stats[3])


def without_grey_stamps(plain: Grey, scale: float) -> tuple[Grey, list[PixelBox]]:
    """An image without ruling lines, with stamps and pencil marks that are clearly lighter than its print removed;
    and the boxes where they stood.
    """
    import cv2

    ground = background(plain, scale)
    darker = cv2.subtract(ground, plain)
    sample = darker[::3, ::3]
    middle = float(np.median(sample))
    noise = CLEANING.deviation * float(np.median(np.abs(sample - middle)))
    mask = (darker > middle + max(CLEANING.least_darker, CLEANING.noises * noise)).astype(np.uint8)
    cut = np.ones((max(int(CLEANING.cut * scale), 1) | 1, 1), np.uint8)
    labels, stats = _connected_components(np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cut), np.uint8))
    labels[mask == 0] = 0
    found = _stamp_candidates(mask, labels, stats, scale)
    if not found:
        return plain, []
    thick: Any = cv2.dilate(darker, np.ones((3, 3), np.uint8))  # every pixel as dark as the centre of its stroke
    letters = mask.copy()
    for number in found:
        x, y, width, height = _box(stats[number])
        letters[y : y + height, x : x + width] = 0
    if not letters.any():
        return plain, []
    usual = float(np.median(thick[letters > 0]))
    cleaned, zones = plain.copy(), []
    for number in found:
        x, y, width, height = _box(stats[number])
        box = np.s_[
            max(y - CLEANING.rim, 0) : y + height + CLEANING.rim, max(x - CLEANING.rim, 0) : x + width + CLEANING.rim
        ]
        level = float(np.percentile(thick[labels == number], CLEANING.stroke_level))
        if level > CLEANING.lighter * usual:
            continue
        print_ = (darker[box] > (level + usual) / 2).astype(np.uint8)
        kept = cv2.dilate(print_, np.ones((2 * CLEANING.rim + 1, 2 * CLEANING.rim + 1), np.uint8)) > 0
        cleaned[box] = np.where(kept, plain[box], ground[box])
        zones.append((x, y, x + width, y + height))
    return cleaned, zones


def _stamp_candidates(mask: Mask, labels: NDArray[np.int32], stats: NDArray[np.int32], scale: float) -> list[int]:
    """The labels of the components that are large shapes of thin strokes and no grids."""
    height, width = mask.shape
    found = []
    for number in range(1, len(stats)):
        x, y, wide, high, area = (int(v) for v in stats[number])
        small = max(wide, high) < CLEANING.large * scale or min(wide, high) < CLEANING.lowest * scale
        if (
            small
            or wide > CLEANING.longest * width
            or high > CLEANING.longest * height
            or area > CLEANING.thin * wide * high
        ):
            continue
        own = (labels[y : y + high, x : x + wide] == number).astype(np.uint8)
        if _straight(own, scale) < CLEANING.straight:
            found.append(number)
    return found


def _straight(own: Mask, scale: float) -> float:
    """The share of a shape's pixels that lie in straight horizontal or vertical runs."""
    import cv2

    length = max(int(CLEANING.line * scale), CLEANING.shortest_run)
    level: Any = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright: Any = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return int(np.count_nonzero(level | upright)) / max(int(np.count_nonzero(own)), 1)


def _ink_colour(
    colours: Colours, labels: NDArray[np.int32], stats: NDArray[np.int32], number: int
) -> NDArray[np.float64]:
    """The colour of a component as a unit vector: how much it darkens each channel of the paper."""
    x, y, width, height = _box(stats)
    part = colours[y : y + height, x : x + width][labels[y : y + height, x : x + width] == number]
    darkening = 255.0 - np.median(part, axis=0)
    darkening -= darkening.min() / 2  # the share of black is no part of the hue
    return np.asarray(darkening / max(float(np.linalg.norm(darkening)), 1.0), np.float64)
