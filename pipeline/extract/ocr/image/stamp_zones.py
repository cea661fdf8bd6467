"""Remnants of removed stamps and signatures among the recognised words.

Remnants are read as scraps of text, which would split columns and join rows of a table. In the zone of a stamp
a short or doubtful word without a digit is such a remnant and is dropped; a numeral is kept and made unsure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, radians, sin

from pipeline.extract.ocr.image.components import ConnectedComponents, bounding_box
from pipeline.extract.ocr.image.pixels import PixelBox
from pipeline.extract.ocr.image.settings import STAMPS
from pipeline.extract.ocr.recognised_word import RecognisedWord


def turned_zone(zone: PixelBox, turn: int, width: int, height: int) -> PixelBox:
    """A zone of an image of ``width`` by ``height`` pixels after the image was rotated clockwise by ``turn`` degrees
    (0, 90, 180 or 270).
    """
    x0, y0, x1, y1 = zone
    if turn == 90:
        return height - y1, x0, height - y0, x1
    if turn == 180:
        return width - x1, height - y1, width - x0, height - y0
    if turn == 270:
        return y0, width - x1, y1, width - x0
    return zone


def straightened_zone(zone: PixelBox, degrees: float, width: int, height: int) -> PixelBox:
    """A zone in the image rotated by ``degrees`` counter-clockwise about its centre: moved with it, same size."""
    x, y = (zone[0] + zone[2] - width) / 2, (zone[1] + zone[3] - height) / 2
    angle = radians(degrees)
    right = round(x * cos(angle) + y * sin(angle) - x)
    down = round(y * cos(angle) - x * sin(angle) - y)
    return zone[0] + right, zone[1] + down, zone[2] + right, zone[3] + down


def without_stamp_remnants(
    read: Sequence[RecognisedWord], components: ConnectedComponents, zones: Sequence[PixelBox]
) -> list[RecognisedWord]:
    """The recognised words without remnants of stamps; numerals in the zone of a stamp get a lower confidence."""
    if not zones:
        return list(read)
    kept = []
    for word in read:
        if not _inside(word, components, zones):
            kept.append(word)
        elif any(c.isdigit() for c in word.text):
            sure = min(word.reading.confidence, STAMPS.covered)
            kept.append(replace(word, reading=replace(word.reading, confidence=sure)))
        elif not _is_remnant(word):
            kept.append(word)
    return kept


def _is_remnant(word: RecognisedWord) -> bool:
    signs = sum(c.isalnum() for c in word.text)
    return word.reading.confidence < (STAMPS.sure if signs <= STAMPS.short else STAMPS.doubtful) or not signs


def _inside(word: RecognisedWord, components: ConnectedComponents, zones: Sequence[PixelBox]) -> bool:
    return is_covered(bounding_box(components, word.component_ids), zones)


def is_covered(place: PixelBox, zones: Sequence[PixelBox]) -> bool:
    """Whether a box (left, top, right, bottom in pixels) reaches into the zone of a stamp."""
    left, top, right, bottom = place
    return any(
        left < x1 + STAMPS.around
        and right > x0 - STAMPS.around
        and top < y1 + STAMPS.around
        and bottom > y0 - STAMPS.around
        for x0, y0, x1, y1 in zones
    )
