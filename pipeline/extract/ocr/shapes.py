"""What the ink itself says about a word, against which its reading is held.

A recogniser reads by context: it ends a line with a full stop that is not there, leaves out a point
between groups of digits, takes the raised ring of "N°" for an O. How many pieces of ink there are, how
tall and how high, says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.ink import AREA, HEIGHT, LEFT, TOP, WIDTH, Ink, Ints

SMALL = 0.45  # of the tallest piece of a word: a mark is no taller
TALL = 0.6  # … and a letter is at least so tall
HEAVY = 0.004  # of the tallest piece's height squared: a mark has more ink, dust has less
_ENDS = ".,:;'’`´\"”"
_LOW = ".,:;"
_STARTS = ".,:;'‘`´\"“"
_MARKS = re.compile(r"(?<=\d)[.,](?=\d)")
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
    return len(inked) > 0 and bool((inked[0] > 0.6 * height) if low else (inked[-1] < 0.4 * height))


def marks_of_figure(ink: Ink, pieces: Ints) -> int:
    """How many points and commas stand within a figure: small pieces at the foot of the line, with taller
    ones on both sides of them."""
    shape = _shape(ink, pieces)
    small = (shape.height < SMALL * shape.tallest) & (shape.top > shape.base - 0.5 * shape.tallest)
    tall = np.flatnonzero(shape.height >= TALL * shape.tallest)
    if not len(tall):
        return 0
    inside = np.arange(len(small))
    return int(np.count_nonzero(small & (inside > tall[0]) & (inside < tall[-1])))


def marks_of_text(text: str) -> int:
    """How many points and commas a text has between digits."""
    return len(_MARKS.findall(text))
