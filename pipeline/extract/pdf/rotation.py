"""Pages and words whose text does not run from left to right, and the mapping of boxes back to the displayed page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin

from pipeline.extract.pdf.page import Fill, Page, RulingLine, Word
from pipeline.extract.pdf.settings import TURNING
from pipeline.geometry import Box, centre_x, centre_y


def main_direction(page: Page) -> int:
    """The direction in which most text of a page runs; 0 unless clearly more text runs another way."""
    counts = Counter(w.direction for w in page.words)
    main = max(counts, key=lambda d: counts[d], default=0)
    return 0 if counts[0] >= TURNING.upright * counts[main] else main


def other_directions(page: Page) -> list[int]:
    """The directions other than right in which text of a page runs."""
    return sorted({w.direction for w in page.words} - {0})


def turned(page: Page, direction: int) -> Page:
    """The page rotated so that text of ``direction`` runs from left to right."""
    if direction == 0:
        return page
    width, height = (page.height, page.width) if direction % 2 else (page.width, page.height)

    def box(b: Box) -> Box:
        return turned_box(b, direction, page.width, page.height)

    def word(w: Word) -> Word:
        way = (w.direction - direction) % 4
        return replace(_placed(w, box(w.box)), upright=way == 0, direction=way)

    return replace(
        page,
        width=width,
        height=height,
        words=tuple(map(word, page.words)),
        slanted=tuple(_placed(w, box(w.box)) for w in page.slanted),
        rules=tuple(_turned_rule(r, direction, page) for r in page.rules),
        fills=tuple(Fill(box(f.box), f.color) for f in page.fills),
        images=tuple(map(box, page.images)),
        curves=tuple(map(box, page.curves)),
        turn=(-90 * direction) % 360,
    )


def turned_box(box: Box, direction: int, width: float, height: float) -> Box:
    """A box of a page of that width and height, after the page was rotated so that text of ``direction`` runs right."""
    if direction == 1:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if direction == 2:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if direction == 3:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return box


def undo_turn(box: Box, turn: int, width: float, height: float) -> Box:
    """The inverse of :func:`turned_box`: from a page rotated by ``turn`` degrees, of the *rotated* width and height, to
    the page as displayed.
    """
    direction = (-turn // 90) % 4
    return turned_box(box, (-direction) % 4, width, height)


def displayed(box: Box, turn: int, skew: float, width: float, height: float) -> Box:
    """A box on the page as displayed, from a box of the page rotated by ``turn`` degrees and then deskewed by ``skew``
    degrees (counter-clockwise about its centre). ``width`` and ``height`` are those of the *rotated* page.
    """
    if skew:
        box = skewed(box, skew, width, height)
    return undo_turn(box, turn, width, height) if turn else box


def skewed(box: Box, skew: float, width: float, height: float) -> Box:
    """The smallest upright box around what a box of the deskewed page covers on the skewed page."""
    cosine, sine = cos(radians(skew)), sin(radians(skew))
    middle_x, middle_y = width / 2, height / 2
    x, y = centre_x(box) - middle_x, centre_y(box) - middle_y
    x, y = cosine * x - sine * y + middle_x, sine * x + cosine * y + middle_y
    across = (box.x1 - box.x0) * cosine + (box.bottom - box.top) * abs(sine)
    down = (box.bottom - box.top) * cosine + (box.x1 - box.x0) * abs(sine)
    return Box(x - across / 2, y - down / 2, x + across / 2, y + down / 2)


def straightened_box(box: Box, skew: float, width: float, height: float) -> Box:
    """The inverse of :func:`skewed`."""
    cosine, sine = cos(radians(skew)), sin(radians(skew))
    across, down = box.x1 - box.x0, box.bottom - box.top
    own = cosine * cosine - sine * sine
    size = ((across * cosine - down * abs(sine)) / own, (down * cosine - across * abs(sine)) / own)
    unskewed = skewed(Box(box.x0, box.top, box.x1, box.bottom), -skew, width, height)
    x, y = centre_x(unskewed), centre_y(unskewed)
    return Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def as_read(words: Iterable[Word]) -> list[Word]:
    """The words of a cell rotated so that the direction most of them have runs right, in coordinates of their own."""
    found = list(words)
    if all(w.direction == 0 for w in found):
        return found
    main = Counter(w.direction for w in found).most_common(1)[0][0]
    return [_placed(w, turned_box(w.box, main, 0.0, 0.0)) for w in found]


def _placed(word: Word, box: Box) -> Word:
    return replace(word, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


def _turned_rule(rule: RulingLine, direction: int, page: Page) -> RulingLine:
    line = (
        Box(rule.start, rule.position, rule.end, rule.position)
        if rule.horizontal
        else Box(rule.position, rule.start, rule.position, rule.end)
    )
    b = turned_box(line, direction, page.width, page.height)
    if rule.horizontal == (direction % 2 == 0):
        return RulingLine(True, b.top, b.x0, b.x1, rule.thickness, rule.color)
    return RulingLine(False, b.x0, b.top, b.bottom, rule.thickness, rule.color)
