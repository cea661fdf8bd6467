"""What the shapes of a word's connected components say about its punctuation, to check what was recognised.

Tesseract recognises by context: it ends a line with a full stop that is not there, omits a point between groups
of digits, reads the raised ring of "N°" as an O. The number, height and position of the components contradict it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.image.components import AREA, HEIGHT, LEFT, TOP, WIDTH, ConnectedComponents, Int32s
from pipeline.extract.ocr.recognition.settings import GLYPH_SHAPES

_ENDS = ".,:;'’`´\"”"
_LOW = ".,:;"
_STARTS = ".,:;'‘`´\"“"
_MARKS = re.compile(r"(?<=\d)[.,](?=\d)")
_GROUP = re.compile(r"\d{3}(?!\d)")
_AROUND = re.compile(r"^\D+|\D+$")
_FORMS = (re.compile(r"\d{1,3}(\.\d{3})+,\d+"), re.compile(r"\d{1,3}(,\d{3})+\.\d+"))
_ORDINAL = re.compile(r"^(\d{1,2})[.,](\S)$")
_FEMININE = frozenset("aAªáà")
_PESOS = re.compile(r"^(M{1,2})[S5s8]$")
_NUMBER_SIGN = re.compile(r"^([Nn])[O0o?*%9\"”'](?=\d*[.:]?$)")


@dataclass(frozen=True)
class _Shape:
    """The components of a word from left to right, in pixels: labels, top, bottom and height of each, the height of
    the tallest, and the baseline.
    """

    number: Int32s
    top: Int32s
    bottom: Int32s
    height: Int32s
    tallest: int
    base: float


def _shape(components: ConnectedComponents, component_ids: Int32s) -> _Shape:
    box = components.stats[component_ids]
    tallest = int(box[:, HEIGHT].max())
    heavy = box[:, AREA] >= GLYPH_SHAPES.heavy * tallest**2
    kept = heavy | (box[:, HEIGHT] == tallest)  # a hairline is heavy enough by height
    component_ids, box = component_ids[kept], box[kept]
    order = np.argsort(box[:, LEFT] + box[:, WIDTH])
    component_ids, box = component_ids[order], box[order]
    tall = box[box[:, HEIGHT] >= GLYPH_SHAPES.tall * tallest]
    base = float(np.median(tall[:, TOP] + tall[:, HEIGHT]))
    return _Shape(component_ids, box[:, TOP], box[:, TOP] + box[:, HEIGHT], box[:, HEIGHT], tallest, base)


def without_unconfirmed_marks(text: str, components: ConnectedComponents, component_ids: Int32s) -> str:
    """The text without punctuation at its ends that no component confirms, and with "N°" where the ring is raised.

    Args:
        text: the word as recognised.
        components: the connected components of the image.
        component_ids: labels of the word's components.
    """
    shape = _shape(components, component_ids)
    if text[-1:] in _ENDS and len(text) > 1 and not _marked(shape, components, -1, text[-1] in _LOW):
        text = text.rstrip(_ENDS) or text
    if text[:1] in _STARTS and len(text) > 1 and not _marked(shape, components, 0, text[0] in _LOW):
        text = text.lstrip(_STARTS) or text
    if _NUMBER_SIGN.match(text) and _raised_second(text, shape, components):
        text = _NUMBER_SIGN.sub(r"\1°", text)
    if (ordinal := _ORDINAL.match(text)) and _raised_last(shape):
        text = f"{ordinal[1]}.{'ª' if ordinal[2] in _FEMININE else 'º'}"
    if (pesos := _PESOS.match(text)) and _has_bar(shape):
        text = f"{pesos[1]}$"
    return text


def _raised_last(shape: _Shape) -> bool:
    """Whether the last character of a word ends above the foot of the point before it and of the first digit, as the
    ring of "1.º" does; a comma hangs below the digits, and old-style digits below the point.
    """
    if len(shape.number) < 3 or shape.height[-2] >= GLYPH_SHAPES.small * shape.tallest:
        return False
    foot = min(int(shape.bottom[0]), int(shape.bottom[-2]))
    return bool(foot - shape.bottom[-1] >= GLYPH_SHAPES.raised * shape.tallest)


def _has_bar(shape: _Shape) -> bool:
    """Whether the last character of a word sticks out of the capital before it at both ends, as the bar of "$" does."""
    if len(shape.number) < 2:
        return False
    out = GLYPH_SHAPES.bar * int(shape.height[-2])
    return bool(shape.top[-2] - shape.top[-1] > out and shape.bottom[-1] - shape.bottom[-2] > out)


def _raised_second(text: str, shape: _Shape, components: ConnectedComponents) -> bool:
    """Whether the second character of a word like "N°" has ink only in the upper part of the line. It may touch the
    first character.
    """
    box = components.stats[shape.number]
    left, right = int(box[:, LEFT].min()), int((box[:, LEFT] + box[:, WIDTH]).max())
    unit = (right - left) / (GLYPH_SHAPES.n_width + GLYPH_SHAPES.ring_width + len(text) - 2)
    start = round(left + (GLYPH_SHAPES.n_width + GLYPH_SHAPES.ring_start) * unit)
    end = round(left + (GLYPH_SHAPES.n_width + GLYPH_SHAPES.ring_width - GLYPH_SHAPES.ring_end) * unit)
    top, foot = int(shape.base) - shape.tallest, int(shape.base)
    rows = np.isin(components.labels[top:foot, start:end], shape.number).any(axis=1)
    inked = np.flatnonzero(rows)
    return len(inked) > 0 and bool(inked[-1] < GLYPH_SHAPES.ring_foot * shape.tallest)


def _marked(shape: _Shape, components: ConnectedComponents, end: int, low: bool) -> bool:
    """Whether a punctuation mark stands at an end of a word.

    Either a small component (at the foot of the line for a ``low`` mark), or an edge of the last letter's component
    that is only as tall as a mark. ``end`` is 0 for the first component, -1 for the last.
    """
    if shape.height[end] < GLYPH_SHAPES.tall * shape.tallest:
        return not low or bool(shape.bottom[end] > shape.base - GLYPH_SHAPES.mark_foot * shape.tallest)
    left, top, width, height, _ = components.stats[shape.number[end]].tolist()
    rim = max(round(GLYPH_SHAPES.rim * shape.tallest), GLYPH_SHAPES.rim_low)
    start = left + width - rim if end else left
    rows = (components.labels[top : top + height, start : start + rim] == shape.number[end]).any(axis=1)
    inked = np.flatnonzero(rows)
    # a bowl of the letter is taller than a mark
    if not len(inked) or inked[-1] - inked[0] >= GLYPH_SHAPES.bowl * height:
        return False
    return bool(inked[0] >= GLYPH_SHAPES.foot * height if low else inked[-1] < GLYPH_SHAPES.head * height)


def marks_of_numeral(components: ConnectedComponents, component_ids: Int32s) -> str:
    """The points and commas inside a numeral as its components show them: small components at the foot of the line
    with taller ones on both sides; "?" where point and comma cannot be distinguished (see :func:`_mark`).
    """
    shape = _shape(components, component_ids)
    low = shape.top > shape.base - GLYPH_SHAPES.mark_top * shape.tallest
    small = (shape.height < GLYPH_SHAPES.small * shape.tallest) & low
    tall = np.flatnonzero(shape.height >= GLYPH_SHAPES.tall * shape.tallest)
    if not len(tall):
        return ""
    return "".join(_mark(shape, components, int(i)) for i in np.flatnonzero(small) if tall[0] < i < tall[-1])


def _mark(shape: _Shape, components: ConnectedComponents, index: int) -> str:
    """A point stands on the baseline and is as wide as tall, a comma hangs below it and is taller than wide."""
    hangs = (int(shape.bottom[index]) - shape.base) / shape.tallest
    slender = int(shape.height[index]) / max(int(components.stats[shape.number[index], WIDTH]), 1)
    if shape.tallest < GLYPH_SHAPES.sharp:
        return "?"
    if hangs >= GLYPH_SHAPES.comma_hangs and slender >= GLYPH_SHAPES.comma_slender:
        return ","
    return "." if hangs <= GLYPH_SHAPES.point_hangs and slender <= GLYPH_SHAPES.point_slender else "?"


def is_ill_formed(text: str) -> bool:
    """Whether a numeral has both points and commas in an order no printed number has: neither points between groups
    of three with a decimal comma, nor commas with a decimal point.
    """
    if "." not in text or "," not in text:
        return False
    core = _AROUND.sub("", text)
    return bool(core) and not any(pattern.fullmatch(core) for pattern in _FORMS)


def marks_of_text(text: str) -> str:
    """The points and commas of a text that stand between digits, in order."""
    return "".join(_MARKS.findall(text))


def confirms_marks(marks: str, text: str) -> bool:
    """Whether the marks seen in the image are those of the text, as far as they can be distinguished.

    A comma before three digits that the image does not clearly show is as likely a point between groups.
    """
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
    """The text with the marks between its digits replaced by those of the image, where their number agrees; a point
    only where three digits follow it.
    """
    if len(marks_of_text(text)) != len(marks):
        return text
    given = iter(marks)

    def other(match: re.Match[str]) -> str:
        mark = next(given)
        certain = mark == "," or (mark == "." and _GROUP.match(text, match.end()))
        return mark if certain else match.group()

    return _MARKS.sub(other, text)
