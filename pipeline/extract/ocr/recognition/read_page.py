"""One picture of a page, read: turned upright, straightened, its lines and its words found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.image.cleaning import without_dust, without_grey_stamps
from pipeline.extract.ocr.image.components import Ink, Stretch, crop, ink_of, stretches, without_remains
from pipeline.extract.ocr.image.deskew import skew, straightened
from pipeline.extract.ocr.image.occlusion import with_blots
from pipeline.extract.ocr.image.render import Grey, Picture
from pipeline.extract.ocr.image.ruling_lines import drawn
from pipeline.extract.ocr.image.shading_removal import on_white
from pipeline.extract.ocr.image.stamp_zones import Zone, straightened_zone, turned_zone, without_rests
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.read_line import MARGIN, read_stretch
from pipeline.extract.ocr.recognition.recognise import Recogniser
from pipeline.extract.ocr.recognition.text_layer import words_of
from pipeline.extract.pdf.page import Fill, Rule, Word
from pipeline.model import Recognition

STRAIGHT = 0.03  # degrees that need no straightening
UPRIGHT = 0.6  # legibility from which a page is taken to be the right way up
SAMPLE = 12  # stretches by which ways up are compared
LOW = 0.5  # letter heights: a stretch no taller is a dash, or what is left of a line
DASH = 0.8  # confidence of a dash, which is told by its shape alone
BLACK = 0.5  # of the usual darkness of print that a dash must have
NEAR = 3.0  # points from a drawn line within which a dash may be a rest of it
MOST = 1000  # stretches of one page that are read, the largest: more are noise
SPREAD = 100  # stretches by which a page with more is judged
POOR = 0.75  # mean confidence of a page's words below which it has stains that look like text
SOME = 0.25  # legibility from which they are taken to be text


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
    if not first.words or legible(first) >= UPRIGHT:
        return first
    turn = way_up(picture, own)
    if not turn:
        return first
    other = _read(picture, turn, own)
    return other if legible(other) > legible(first) else first


def legible(page: PageRead) -> float:
    return legibility([(w.text, w.reading.confidence) for w in page.words if w.reading is not None])


def way_up(picture: Picture, own: Recogniser) -> int:
    """By how many degrees clockwise a picture must be turned for its text to make most sense."""
    sure = {}
    for turn in (0, 90, 270, 180):
        flat = flattened(picture, turn)
        longest = sorted(stretches(flat.ink), key=lambda s: s.left - s.right)[:SAMPLE]
        seen = [w for s in longest for w in own.line(crop(flat.plain, flat.ink, s.pieces, MARGIN)[0], picture.dpi)]
        sure[turn] = legibility([(w.text, w.confidence) for w in seen])
        if sure[turn] >= UPRIGHT:
            return turn
    return max(sure, key=lambda turn: sure[turn])


def legibility(words: Sequence[tuple[str, float]]) -> float:
    """How much text makes sense, 0 to 1: of all characters those in words of three or more, by how sure they
    are (text on its side or head is read as scraps of one or two)."""
    total = sum(len(text) for text, _ in words)
    return sum(len(text) * sure for text, sure in words if len(text) > 2) / total if total else 0.0


@dataclass(frozen=True)
class Flat:
    """A picture turned and straightened: as it is, without its lines (``plain``), what is drawn on it, and
    where stamps were."""

    grey: Grey
    plain: Grey
    ink: Ink
    lean: float
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    stamps: tuple[Zone, ...] = ()


def flattened(picture: Picture, turn: int) -> Flat:
    """A picture turned by ``turn`` degrees clockwise and straightened, its lines taken out."""
    grey = np.ascontiguousarray(np.rot90(picture.grey, -turn // 90)) if turn else picture.grey
    grey = without_dust(grey)
    lean = skew(grey)
    if abs(lean) > STRAIGHT:
        grey = straightened(grey, lean)
    else:
        lean = 0.0
    found = drawn(grey, picture.scale)
    plain, stamps = without_grey_stamps(on_white(found.plain, found.fills, picture.scale), picture.scale)
    (high, wide), (rows, columns) = picture.grey.shape, grey.shape
    moved = [straightened_zone(turned_zone(s, turn, wide, high), lean, columns, rows) for s in picture.stamps]
    zones = (*moved, *stamps)
    ink = without_remains(ink_of(plain, picture.dpi), found.rules, picture.scale)
    return Flat(grey, plain, ink, lean, found.rules, found.fills, zones)


def _read(picture: Picture, turn: int, own: Recogniser) -> PageRead:
    flat = flattened(picture, turn)
    read: list[RecognisedWord] = []
    found = stretches(flat.ink)
    if len(found) > MOST:
        found = _largest(found)
        if not _makes_sense(found[:: len(found) // SPREAD], flat, picture, own):
            found = []
    for number, stretch in enumerate(found):
        if stretch.bottom - stretch.top > LOW * flat.ink.letter:
            read += read_stretch(flat.plain, flat.ink, stretch, number, picture.dpi, own)
        elif not _on_line(stretch, flat.rules, picture.scale) and _is_black(stretch, flat, found):
            read.append(RecognisedWord("-", Recognition(DASH), stretch.pieces, number))  # only a dash is that low
    if _mean(read) < POOR:
        read = [word for word in read if not _is_scrap(word)]
    read = with_blots(without_rests(read, flat.ink, flat.stamps), flat.ink)
    words = words_of(read, flat.ink, flat.plain, picture.scale)
    return PageRead(words, flat.rules, flat.fills, turn, flat.lean, round(_mean(read), 3))


def _is_black(dash: Stretch, flat: Flat, found: Sequence[Stretch]) -> bool:
    """Whether a dash is about as black as print is; grain of the scanner is lighter."""
    usual = np.median([_darkness(s, flat) for s in found[:: max(len(found) // SPREAD, 1)]])
    return _darkness(dash, flat) >= BLACK * float(usual)


def _darkness(stretch: Stretch, flat: Flat) -> float:
    """How much darker than paper the darker half of some ink is."""
    box = np.s_[stretch.top : stretch.bottom, stretch.left : stretch.right]
    own = np.isin(flat.ink.labels[box], stretch.pieces)
    around = flat.plain[max(stretch.top - 4, 0) : stretch.bottom + 4, max(stretch.left - 4, 0) : stretch.right + 4]
    return float(np.percentile(around, 95) - np.percentile(flat.plain[box][own], 30)) if own.any() else 0.0


def _mean(read: Sequence[RecognisedWord]) -> float:
    """How sure words are on the whole, weighed by their length."""
    letters = sum(len(w.text) for w in read)
    return sum(w.reading.confidence * len(w.text) for w in read) / letters if letters else 0.0


def _is_scrap(word: RecognisedWord) -> bool:
    """Whether a word of a poor scan is as likely a stain as it is text."""
    return word.text == "-" or (len(word.text) < 3 and word.reading.confidence < POOR)


def _makes_sense(sample: Sequence[Stretch], flat: Flat, picture: Picture, own: Recogniser) -> bool:
    """Whether a page of more stretches than pages have shows text, or the noise of a scanner."""
    seen = [w for s in sample for w in own.line(crop(flat.plain, flat.ink, s.pieces, MARGIN)[0], picture.dpi)]
    return legibility([(w.text, w.confidence) for w in seen]) >= SOME


def _largest(found: list[Stretch]) -> list[Stretch]:
    least = sorted((s.right - s.left) * (s.bottom - s.top) for s in found)[-MOST]
    return [s for s in found if (s.right - s.left) * (s.bottom - s.top) >= least]


def _on_line(stretch: Stretch, drawn: Sequence[Rule], scale: float) -> bool:
    """Whether a low stretch of ink stands where a line was drawn, and may be a rest of it."""
    x, y = (stretch.left + stretch.right) / 2 / scale, (stretch.top + stretch.bottom) / 2 / scale
    return any(
        abs((y if r.horizontal else x) - r.position) <= NEAR + r.thickness
        and r.start - NEAR <= (x if r.horizontal else y) <= r.end + NEAR
        for r in drawn
    )
