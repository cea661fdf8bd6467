"""One picture of a page, read: turned upright, straightened, its lines and its words found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.ink import HEIGHT, LEFT, WIDTH, Ink, Ints, Stretch, crop, ink_of, stretches
from pipeline.extract.ocr.layer import Read, words_of
from pipeline.extract.ocr.picture_rules import drawn
from pipeline.extract.ocr.recognise import FIGURES, Recogniser, Seen
from pipeline.extract.ocr.render import Grey, Picture
from pipeline.extract.ocr.straighten import skew, straightened
from pipeline.extract.ocr.verify import is_numeral, may_be_figure, verified
from pipeline.extract.page import Fill, Rule, Word
from pipeline.model import Reading

MARGIN = 8  # pixels of paper around a line that is recognised
STRAIGHT = 0.03  # degrees that need no straightening
UPRIGHT = 0.72  # mean confidence from which a page is taken to be the right way up
SAMPLE = 12  # stretches by which ways up are compared
LOW = 0.5  # letter heights: a stretch no taller is a dash, or what is left of a line
DASH = 0.8  # confidence of a dash, which is told by its shape alone
NEAR = 3.0  # points from a drawn line within which a dash may be a rest of it
ILLEGIBLE = 0.3  # confidence below which a scrap of two characters is a stain


@dataclass(frozen=True)
class PageRead:
    """What a picture shows, in points of the page turned by ``turn`` degrees clockwise and straightened by
    ``lean``: its words, drawn lines and shaded areas, and how sure the words are (0 to 1, by length)."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    turn: int
    lean: float
    confidence: float


def read_picture(picture: Picture, own: Recogniser) -> PageRead:
    """A picture read the way up in which its text makes sense."""
    first = _read(picture, 0, own)
    if first.confidence >= UPRIGHT:
        return first
    turn = way_up(picture, own)
    if not turn:
        return first
    other = _read(picture, turn, own)
    return other if other.confidence > first.confidence else first


def way_up(picture: Picture, own: Recogniser) -> int:
    """By how many degrees clockwise a picture must be turned for its text to make most sense."""
    sure = {}
    for turn in (0, 90, 270, 180):
        flat = flattened(picture, turn)
        longest = sorted(stretches(flat.ink), key=lambda s: s.left - s.right)[:SAMPLE]
        seen = [w for s in longest for w in own.line(crop(flat.plain, flat.ink, s.pieces, MARGIN)[0], picture.dpi)]
        sure[turn] = _mean(seen)
        if sure[turn] >= UPRIGHT:
            return turn
    return max(sure, key=lambda turn: sure[turn])


def _mean(seen: Sequence[Seen]) -> float:
    letters = sum(len(w.text) for w in seen)
    return sum(w.confidence * len(w.text) for w in seen) / letters if letters else 0.0


@dataclass(frozen=True)
class Flat:
    """A picture turned and straightened: as it is, without its lines (``plain``), and what is drawn on it."""

    grey: Grey
    plain: Grey
    ink: Ink
    lean: float
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]


def flattened(picture: Picture, turn: int) -> Flat:
    """A picture turned by ``turn`` degrees clockwise and straightened, its lines taken out."""
    grey = np.ascontiguousarray(np.rot90(picture.grey, -turn // 90)) if turn else picture.grey
    lean = skew(grey)
    if abs(lean) > STRAIGHT:
        grey = straightened(grey, lean)
    else:
        lean = 0.0
    found = drawn(grey, picture.scale)
    return Flat(grey, found.plain, ink_of(found.plain, picture.dpi), lean, found.rules, found.fills)


def _read(picture: Picture, turn: int, own: Recogniser) -> PageRead:
    flat = flattened(picture, turn)
    read: list[Read] = []
    for number, stretch in enumerate(stretches(flat.ink)):
        if stretch.bottom - stretch.top > LOW * flat.ink.letter:
            read += _stretch(flat.plain, flat.ink, stretch, number, picture.dpi, own)
        elif not _on_line(stretch, flat.rules, picture.scale):
            read.append(Read("-", Reading(DASH), stretch.pieces, number))  # only a dash is that low
    words = words_of(read, flat.ink, flat.plain, picture.scale)
    letters = sum(len(w.text) for w in read)
    sure = sum(w.reading.confidence * len(w.text) for w in read) / letters if letters else 0.0
    return PageRead(words, flat.rules, flat.fills, turn, flat.lean, round(sure, 3))


def _on_line(stretch: Stretch, drawn: Sequence[Rule], scale: float) -> bool:
    """Whether a low stretch of ink stands where a line was drawn, and may be a rest of it."""
    x, y = (stretch.left + stretch.right) / 2 / scale, (stretch.top + stretch.bottom) / 2 / scale
    return any(
        abs((y if r.horizontal else x) - r.position) <= NEAR + r.thickness
        and r.start - NEAR <= (x if r.horizontal else y) <= r.end + NEAR
        for r in drawn
    )


def _stretch(grey: Grey, ink: Ink, stretch: Stretch, number: int, dpi: float, own: Recogniser) -> list[Read]:
    """The words of one stretch, its numerals verified."""
    line, x, _ = crop(grey, ink, stretch.pieces, MARGIN)
    seen = own.line(line, dpi)
    if not seen and stretch.right - stretch.left < 4 * ink.letter:
        seen = own.line(line, dpi, FIGURES)  # a digit alone is easily taken for a stain
    if not seen:
        return []
    found = []
    for word, pieces in _pieces(ink, stretch, seen, x):
        alone = len(seen) == 1
        if is_numeral(word.text) or (alone and may_be_figure(word.text)):
            part = crop(grey, ink, pieces, MARGIN)[0]
            sure = verified(word.text, word.confidence, part, dpi, own, alone)
            found.append(Read(sure.text, sure.reading, pieces, number))
        elif word.confidence >= ILLEGIBLE or sum(c.isalnum() for c in word.text) > 2:
            found.append(Read(word.text, Reading(round(max(word.confidence, 0.0), 2)), pieces, number))
    return found


def _pieces(ink: Ink, stretch: Stretch, seen: Sequence[Seen], x: int) -> list[tuple[Seen, Ints]]:
    """Each word with the pieces of ink that are nearest to it; a word without any is dropped: it is in none."""
    box = ink.pieces[stretch.pieces]
    middle = box[:, LEFT] + box[:, WIDTH] / 2 - x
    left, right = np.array([w.left for w in seen]), np.array([w.right for w in seen])
    away = np.maximum(np.maximum(left[None, :] - middle[:, None], middle[:, None] - right[None, :]), 0)
    nearest = away.argmin(axis=1)
    large = box[:, HEIGHT] > 0
    return [
        (word, stretch.pieces[(nearest == n) & large]) for n, word in enumerate(seen) if ((nearest == n) & large).any()
    ]
