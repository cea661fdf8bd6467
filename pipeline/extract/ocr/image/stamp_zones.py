"""Where stamps and signatures were taken out of a picture, and what was read there.

Rests of a stamp are read as scraps, which would part columns and join rows of a table. In its place a
short or doubtful word without a digit is such a rest; a figure stays, but is not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, radians, sin

from pipeline.extract.ocr.image.components import HEIGHT, LEFT, TOP, WIDTH, Ink
from pipeline.extract.ocr.recognised_word import RecognisedWord

Zone = tuple[int, int, int, int]  # left, top, right, bottom in pixels

AROUND = 6  # pixels around a stamp that its rests stand in
SHORT = 2  # letters or digits of a word that is a rest unless it is quite sure …
SURE = 0.95  # … by this confidence; a longer one …
DOUBTFUL = 0.6  # … only below this
COVERED = 0.8  # the most a figure is trusted over which a stamp was


def turned_zone(zone: Zone, turn: int, width: int, height: int) -> Zone:
    """A zone of a picture of ``width`` by ``height`` pixels in the picture turned clockwise by 0, 90, 180 or 270."""
    x0, y0, x1, y1 = zone
    if turn == 90:
        return height - y1, x0, height - y0, x1
    if turn == 180:
        return width - x1, height - y1, width - x0, height - y0
    if turn == 270:
        return y0, width - x1, y1, width - x0
    return zone


def straightened_zone(zone: Zone, degrees: float, width: int, height: int) -> Zone:
    """A zone in a picture turned counter-clockwise around its middle: moved along, as large as before."""
    x, y = (zone[0] + zone[2] - width) / 2, (zone[1] + zone[3] - height) / 2
    angle = radians(degrees)
    right = round(x * cos(angle) + y * sin(angle) - x)
    down = round(y * cos(angle) - x * sin(angle) - y)
    return zone[0] + right, zone[1] + down, zone[2] + right, zone[3] + down


def without_rests(read: Sequence[RecognisedWord], ink: Ink, zones: Sequence[Zone]) -> list[RecognisedWord]:
    """What was read, without rests of stamps; figures in the place of one are not sure."""
    if not zones:
        return list(read)
    kept = []
    for word in read:
        if not _inside(word, ink, zones):
            kept.append(word)
        elif any(c.isdigit() for c in word.text):
            sure = min(word.reading.confidence, COVERED)
            kept.append(replace(word, reading=replace(word.reading, confidence=sure)))
        elif not _is_rest(word):
            kept.append(word)
    return kept


def _is_rest(word: RecognisedWord) -> bool:
    signs = sum(c.isalnum() for c in word.text)
    return word.reading.confidence < (SURE if signs <= SHORT else DOUBTFUL) or not signs


def _inside(word: RecognisedWord, ink: Ink, zones: Sequence[Zone]) -> bool:
    box = ink.pieces[word.pieces]
    left, top = int(box[:, LEFT].min()), int(box[:, TOP].min())
    right, bottom = int((box[:, LEFT] + box[:, WIDTH]).max()), int((box[:, TOP] + box[:, HEIGHT]).max())
    return is_covered((left, top, right, bottom), zones)


def is_covered(place: Zone, zones: Sequence[Zone]) -> bool:
    """Whether a place reaches into that of a stamp."""
    left, top, right, bottom = place
    return any(
        left < x1 + AROUND and right > x0 - AROUND and top < y1 + AROUND and bottom > y0 - AROUND
        for x0, y0, x1, y1 in zones
    )
