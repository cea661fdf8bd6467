"""The ruling lines and shaded areas of a page image, and the image without its lines.

Lines are runs of ink (pixels darker than their background, see ``shaded_areas``) in one direction that are
nearly without gaps and thin. Short ones count only where they connect two long lines, since letters of titles,
stamps and pens contain short straight strokes too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.extract.ocr.image.pixels import Grey, Mask
from pipeline.extract.ocr.image.settings import RULING
from pipeline.extract.ocr.image.shaded_areas import background, dark_on_light, shaded_areas
from pipeline.extract.pdf.page import Fill, RulingLine


@dataclass(frozen=True)
class Drawn:
    """The ruling lines and shaded areas of an image, in points, and the image without lines and with all print dark
    on light (``plain``).
    """

    rules: tuple[RulingLine, ...]
    fills: tuple[Fill, ...]
    plain: Grey


@dataclass(frozen=True)
class _PixelLine:
    """A line: its bounding box in pixels, and its centre and thickness across its direction."""

    horizontal: bool
    x0: int
    y0: int
    x1: int
    y1: int
    position: float
    thickness: float

    @property
    def length(self) -> int:
        return self.x1 - self.x0 if self.horizontal else self.y1 - self.y0


def drawn_lines(grey: Grey, scale: float) -> Drawn:
    """The lines and shaded areas of a deskewed image, and the image without them. ``scale`` is pixels per point."""
    shaded = shaded_areas(grey, scale)
    upright = dark_on_light(grey, shaded, scale)
    ground = background(upright, scale)
    ink = _ink(upright, ground)
    across, down = _runs(ink, scale, True), _runs(ink, scale, False)
    lines = _meeting([*_lines(ink, across, scale, True), *_lines(ink, down, scale, False)], scale)
    found = tuple(_rule(line, scale) for line in lines)
    if not lines:
        return Drawn(found, shaded, upright)
    gone = _line_alone(_print(upright, ground, ink), _mask(across, lines, True), _mask(down, lines, False), scale)
    return Drawn(found, shaded, np.where(gone > 0, ground, upright))


def _ink(grey: Grey, ground: Grey) -> Mask:
    """The mask of pixels darker than their background by more than the paper's noise."""
    import cv2

    darker = cv2.subtract(ground, grey)
    sample = darker[::3, ::3]
    middle = float(np.median(sample))
    noise = RULING.deviation * float(np.median(np.abs(sample - middle)))
    return (darker > middle + max(RULING.least_contrast, RULING.noise * noise)).astype(np.uint8)


def _print(grey: Grey, ground: Grey, ink: Mask) -> Mask:
    """The ink about as dark as most print: without the grey between a line and letters near it."""
    import cv2

    darker = cv2.subtract(ground, grey)
    usual = float(np.median(darker[ink > 0])) if ink.any() else 255.0
    return (darker > RULING.black * usual).astype(np.uint8)


def _runs(ink: Mask, scale: float, horizontal: bool) -> Mask:
    """The ink of runs in one direction that are long enough and nearly without gaps.

    They must also be thin (a row of small letters has as much ink along it, but much of it continues upwards or
    downwards), or long and almost entirely ink.
    """
    import cv2

    thick = max(int(RULING.thin * scale), 2) + RULING.rim + 1
    thin = ink & (1 - _opened(ink, thick, not horizontal))
    found = np.zeros_like(ink)
    for mask, least, whole in ((thin, RULING.shortest, RULING.whole), (ink, RULING.long, RULING.unbroken)):
        length = max(int(least * scale), RULING.shortest_run) | 1
        window = (length, 1) if horizontal else (1, length)
        touches_line: Any = cv2.boxFilter(mask, cv2.CV_16U, window, normalize=False, borderType=cv2.BORDER_CONSTANT)
        found |= _widened((touches_line >= whole * length).astype(np.uint8), length, horizontal)
    return found & ink


def _opened(mask: Mask, length: int, horizontal: bool) -> Mask:
    """Morphological opening: the ink that continues for ``length`` pixels in one direction."""
    import cv2

    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _row(length, horizontal)), np.uint8)


def _widened(mask: Mask, length: int, horizontal: bool) -> Mask:
    """Morphological dilation by half of ``length`` pixels to both sides in one direction."""
    import cv2

    return np.asarray(cv2.dilate(mask, _row(length, horizontal)), np.uint8)


def _row(length: int, horizontal: bool) -> Mask:
    return np.ones((1, length) if horizontal else (length, 1), np.uint8)


def _lines(ink: Mask, runs: Mask, scale: float, horizontal: bool) -> list[_PixelLine]:
    import cv2

    gap = max(int(RULING.gap * scale), 1) | 1
    joined = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _row(gap, horizontal))
    count, _, stats, middles = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[number])
        length = width if horizontal else height
        thickness = area / max(length, 1)
        straight = thickness + (RULING.waviness * scale) + RULING.slope * length
        if (
            length >= RULING.shortest * scale
            and thickness <= RULING.thickest * scale
            and min(width, height) <= straight
        ):
            position = float(middles[number][1 if horizontal else 0]) + 0.5
            line = _PixelLine(horizontal, x, y, x + width, y + height, position, thickness)
            if length >= RULING.surely * scale or not _of_letters(ink, runs, line):
                found.append(line)
    return found


def _of_letters(ink: Mask, runs: Mask, line: _PixelLine) -> bool:
    """Whether a short line is more likely the feet or tops of letters: it has gaps, or strokes touch most of it."""
    x0, y0, x1, y1 = line.x0, line.y0, line.x1, line.y1
    own = runs[y0:y1, x0:x1].any(axis=0 if line.horizontal else 1)
    near = RULING.rim + 2
    if line.horizontal:
        before, after = ink[max(y0 - near, 0) : max(y0 - RULING.rim, 0), x0:x1], ink[y1 + RULING.rim : y1 + near, x0:x1]
    else:
        before, after = (
            ink[y0:y1, max(x0 - near, 0) : max(x0 - RULING.rim, 0)].T,
            ink[y0:y1, x1 + RULING.rim : x1 + near].T,
        )
    strokes = before.any(axis=0) | after.any(axis=0)
    return float(own.mean()) < RULING.covered or float(strokes.mean()) > RULING.crossed


def _meeting(lines: Sequence[_PixelLine], scale: float) -> list[_PixelLine]:
    """Long lines, and short lines that connect two long ones."""
    near = RULING.meets * scale
    long = [line for line in lines if line.length >= RULING.long * scale]

    def touches_line(x: float, y: float, horizontal: bool) -> bool:
        return any(
            line.horizontal != horizontal
            and line.x0 - near <= x <= line.x1 + near
            and line.y0 - near <= y <= line.y1 + near
            for line in long
        )

    def spans(line: _PixelLine) -> bool:
        return touches_line(line.x0, line.y0, line.horizontal) and touches_line(line.x1, line.y1, line.horizontal)

    return [line for line in lines if line.length >= RULING.long * scale or spans(line)]


def _rule(line: _PixelLine, scale: float) -> RulingLine:
    start, end = (line.x0, line.x1) if line.horizontal else (line.y0, line.y1)
    return RulingLine(line.horizontal, line.position / scale, start / scale, end / scale, line.thickness / scale)


def _mask(runs: Mask, lines: Sequence[_PixelLine], horizontal: bool) -> Mask:
    """The runs that belong to accepted lines."""
    mask = np.zeros_like(runs)
    for line in lines:
        if line.horizontal == horizontal:
            part = np.s_[line.y0 : line.y1, line.x0 : line.x1]
            mask[part] |= runs[part]
    return mask


def _line_alone(inked: Mask, across: Mask, down: Mask, scale: float) -> Mask:
    """The mask of lines and the rim their blur darkens, without the places where letter strokes touch them."""
    wide = 2 * RULING.rim + 1
    band_across, band_down = _widened(across, wide, False), _widened(down, wide, True)
    stroke = max(int(RULING.stroke * scale), 2)
    through = 2 * int(RULING.thickest * scale + wide) + 1
    gone = band_across & band_down
    for line, band, other, along in ((across, band_across, band_down, True), (down, band_down, band_across, False)):
        strokes = _opened(inked & (1 - (line | other)), stroke, not along)
        touched = _widened(strokes, 3, not along) & band
        gone |= band & (1 - (_widened(touched, through, not along) & band))
    return gone
