"""What the ink itself says about a word, against which its reading is held.

A recogniser reads by context: it ends a line with a full stop that is not there, leaves out a point
between groups of digits, takes the raised ring of "N°" for an O. How many pieces of ink there are, how
tall and how high, says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.image.components import AREA, HEIGHT, LEFT, TOP, WIDTH, Ink, Ints

SMALL = 0.45  # of the tallest piece of a word: a mark is no taller
TALL = 0.6  # … and a letter is at least so tall
HEAVY = 0.012  # of the tallest piece's height squared: a mark has more ink, dust has less
SHARP = 14  # pixels a letter must be tall for the shape of a mark to tell a point from a comma
_ENDS = ".,:;'’`´\"”"
_LOW = ".,:;"
_STARTS = ".,:;'‘`´\"“"
_MARKS = re.compile(r"(?<=\d)[.,](?=\d)")
_GROUP = re.compile(r"\d{3}(?!\d)")
_AROUND = re.compile(r"^\D+|\D+$")
_FORMS = (re.compile(r"\d{1,3}(\.\d{3})+,\d+"), re.compile(r"\d{1,3}(,\d{3})+\.\d+"))
_N_WIDTH, _RING_WIDTH = 1.3, 0.75  # of a digit's
_NUMBER_SIGN = re.compile(r"^([Nn])[O0o?*%9\"”'](?=\d*[.:]?$)")


@dataclass(frozen=True)
class _Shape:
    """The pieces of a word from left to right, measured against its tallest."""

    number: Ints
    top: Ints
    bottom: Ints
    height: Ints
    tallest: int
    base: float


def _shape(ink: Ink, pieces: Ints) -> _Shape:
    box = ink.pieces[pieces]
    tallest = int(box[:, HEIGHT].max())
    kept = box[:, AREA] >= HEAVY * tallest**2
    pieces, box = pieces[kept], box[kept]
    order = np.argsort(box[:, LEFT] + box[:, WIDTH])
    pieces, box = pieces[order], box[order]
    tall = box[box[:, HEIGHT] >= TALL * tallest]
    base = float(np.median(tall[:, TOP] + tall[:, HEIGHT]))
    return _Shape(pieces, box[:, TOP], box[:, TOP] + box[:, HEIGHT], box[:, HEIGHT], tallest, base)


def as_inked(text: str, ink: Ink, pieces: Ints) -> str:
    """The text without marks at its ends that no ink bears out, and "N°" where the ring is raised."""
    shape = _shape(ink, pieces)
    if text[-1:] in _ENDS and len(text) > 1 and not _marked(shape, ink, -1, text[-1] in _LOW):
        text = text.rstrip(_ENDS) or text
    if text[:1] in _STARTS and len(text) > 1 and not _marked(shape, ink, 0, text[0] in _LOW):
        text = text.lstrip(_STARTS) or text
    if _NUMBER_SIGN.match(text) and _raised_second(text, shape, ink):
        text = _NUMBER_SIGN.sub(r"\1°", text)
    return text


def _raised_second(text: str, shape: _Shape, ink: Ink) -> bool:
    """Whether where the second character of a word like "N°" stands there is ink, but none at the foot of
    the line; it may touch the first."""
    box = ink.pieces[shape.number]
    left, right = int(box[:, LEFT].min()), int((box[:, LEFT] + box[:, WIDTH]).max())
    unit = (right - left) / (_N_WIDTH + _RING_WIDTH + len(text) - 2)
    start, end = round(left + (_N_WIDTH + 0.2) * unit), round(left + (_N_WIDTH + _RING_WIDTH - 0.1) * unit)
    top, foot = int(shape.base) - shape.tallest, int(shape.base)
    rows = np.isin(ink.labels[top:foot, start:end], shape.number).any(axis=1)
    inked = np.flatnonzero(rows)
    return len(inked) > 0 and bool(inked[-1] < 0.7 * shape.tallest)


def _marked(shape: _Shape, ink: Ink, end: int, low: bool) -> bool:
    """Whether a mark stands at an end of a word: a small piece (at the foot of the line where it is a ``low``
    mark), or a rim of the last letter's piece that is only as tall as one."""
    if shape.height[end] < TALL * shape.tallest:
        return not low or bool(shape.bottom[end] > shape.base - 0.15 * shape.tallest)
    left, top, width, height, _ = ink.pieces[shape.number[end]].tolist()
    rim = max(round(0.12 * shape.tallest), 2)
    start = left + width - rim if end else left
    rows = (ink.labels[top : top + height, start : start + rim] == shape.number[end]).any(axis=1)
    inked = np.flatnonzero(rows)
    if not len(inked) or inked[-1] - inked[0] >= 0.34 * height:  # a bowl of the letter is taller than a mark
        return False
    return bool(inked[0] >= 0.6 * height if low else inked[-1] < 0.4 * height)


def marks_of_figure(ink: Ink, pieces: Ints) -> str:
    """The points and commas within a figure as the ink has them: small pieces at the foot of the line, with
    taller ones on both sides; "?" where the ink does not tell which a mark is (see :func:`_mark`)."""
    shape = _shape(ink, pieces)
    small = (shape.height < SMALL * shape.tallest) & (shape.top > shape.base - 0.5 * shape.tallest)
    tall = np.flatnonzero(shape.height >= TALL * shape.tallest)
    if not len(tall):
        return ""
    return "".join(_mark(shape, ink, int(i)) for i in np.flatnonzero(small) if tall[0] < i < tall[-1])


def _mark(shape: _Shape, ink: Ink, index: int) -> str:
    """A point stands on the line and is as wide as tall, a comma hangs below it and is taller than wide."""
    hangs = (int(shape.bottom[index]) - shape.base) / shape.tallest
    slender = int(shape.height[index]) / max(int(ink.pieces[shape.number[index], WIDTH]), 1)
    if shape.tallest < SHARP:
        return "?"
    if hangs >= 0.14 and slender >= 1.3:
        return ","
    return "." if hangs <= 0.06 and slender <= 1.25 else "?"


def is_ill_formed(text: str) -> bool:
    """Whether points and commas stand in a figure as in none that is printed: both, and not points
    between groups of three with a comma after them, or the other way round."""
    if "." not in text or "," not in text:
        return False
    core = _AROUND.sub("", text)
    return bool(core) and not any(pattern.fullmatch(core) for pattern in _FORMS)


def marks_of_text(text: str) -> str:
    """The points and commas a text has between digits."""
    return "".join(_MARKS.findall(text))


def bears_out(marks: str, text: str) -> bool:
    """Whether the ink's marks are those of a text, as far as the ink tells. A comma before three digits that
    the ink does not show to be one is as likely a point between groups."""
    places = list(_MARKS.finditer(text))
    if len(places) != len(marks):
        return False
    for mark, place in zip(marks, places, strict=True):
        if mark == "?" or (mark == "." and not _GROUP.match(text, place.end())):
            if place.group() == "," and _GROUP.match(text, place.end()):
                return False
        elif mark != place.group():
            return False
    return True


def with_marks(text: str, marks: str) -> str:
    """The text with the marks between its digits as the ink has them, where there are as many; a point only
    where three digits follow it."""
    if len(marks_of_text(text)) != len(marks):
        return text
    given = iter(marks)

    def other(match: re.Match[str]) -> str:
        mark = next(given)
        certain = mark == "," or (mark == "." and _GROUP.match(text, match.end()))
        return mark if certain else match.group()

    return _MARKS.sub(other, text)
