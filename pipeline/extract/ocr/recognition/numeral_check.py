"""Numerals come first: each one is looked at again, on its own, and the looks have to agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.ocr.image.render import Grey
from pipeline.extract.ocr.recognition.glyph_shapes import bears_out, is_ill_formed, with_marks
from pipeline.extract.ocr.recognition.recognise import FIGURES, Recogniser, Seen
from pipeline.extract.ocr.recognition.rereading import Look
from pipeline.model import Recognition

SIZES = (1.5, 2.2, 0.8, 1.25)  # times as large further looks are taken, one after the other
MOST_OTHERS = 4  # other readings that are kept
AGREED = 0.985  # confidence of a figure that two looks read alike; they share the picture's stains
MAJORITY = 0.75  # the most, where two looks of three agree
SPLIT = 0.35  # the most, where all differ
GUESS = 0.2  # confidence below which a look says nothing where another does
DOUBTED = 0.7  # confidence below which a word that stands alone may be a figure misread
TOLD_APART = 0.9  # confidence from which one look at a figure stands against a letter read before

_USUAL = frozenset("/°ºª+:;")  # signs that stand with figures: others are misread
_LETTERS_LIKE_DIGITS = frozenset("lIi|!OoQDSsBZzgqTtAaGbLJ")
_FIGURE_LIKE = re.compile(r"[-−–(+]?(?:[A-Z]{0,2}\$)?[\dlIi|!OoQDSsBZzgqTtLJ][\dlIi|!OoQDSsBZzgqTtLJ.,]*[)%]*")


@dataclass(frozen=True)
class Verified:
    """What looks at one word come to."""

    text: str
    reading: Recognition


def is_numeral(text: str) -> bool:
    """Whether a word has digits, which a further look can confirm."""
    return any(c.isdigit() for c in text)


def may_be_figure(text: str) -> bool:
    """Whether a text that stands alone may be a figure misread: short, all signs like digits."""
    return len(text) <= 3 and all(c in _LETTERS_LIKE_DIGITS for c in text)


def further(grey: Grey, dpi: float, own: Recogniser, allowed: str, number: int) -> Look:
    """One more look at the picture of a word: at another size, every second one in black and white.

    ``number`` counts further looks from 0; ``allowed`` are the characters looked for, "" for any.
    """
    import cv2

    size = SIZES[number % len(SIZES)]
    how = cv2.INTER_CUBIC if size > 1 else cv2.INTER_AREA
    other: Any = cv2.resize(grey, None, fx=size, fy=size, interpolation=how)
    if number % 2:
        other = cv2.GaussianBlur(other, (3, 3), 0)
        _, other = cv2.threshold(other, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        other = cv2.GaussianBlur(other, (3, 3), 0)
    seen = own.line(other, dpi * size, allowed, choices=True)
    return Look("".join(s.text for s in seen), min((s.confidence for s in seen), default=0.0), alternatives(seen))


def alternatives(seen: Sequence[Seen], least: float = 0.02, most: int = 4) -> tuple[str, ...]:
    """Other readings of the words as one: each with the one character changed that was least sure."""
    places = [choice for word in seen for choice in word.choices]
    text = "".join(word.text for word in seen)
    if len(places) != len(text):
        return ()
    found = []
    for at, choices in enumerate(places):
        for other, weight in choices:
            if other != text[at] and weight >= least:
                found.append((weight, text[:at] + other + text[at + 1 :]))
    return tuple(dict.fromkeys(t for _, t in sorted(found, reverse=True)))[:most]


def verified(
    text: str, confidence: float, grey: Grey, dpi: float, own: Recogniser, alone: bool, marks: str
) -> Verified:
    """A word with digits, or one that may have been, after further looks at its picture.

    Two looks that agree are believed, if the ink has the ``marks`` (points and commas between digits) they
    read; where they do not, others follow until two agree, and what was read otherwise is kept
    as alternatives. ``alone``: nothing else is on its line, so it may be a figure though it has no digit.
    """
    letters = not is_numeral(text)
    figure = _FIGURE_LIKE.fullmatch(text) is not None or (alone and letters)
    allowed = FIGURES if figure else FIGURES + "".join(sorted({c for c in text if c.isalpha() or c in _USUAL}))
    looks = [Look(text, confidence)]
    for number in range(len(SIZES)):
        looks.append(further(grey, dpi, own, allowed, number))
        best, count = _best(looks, marks)
        if count > 1 and (letters or _credible(best, marks)):
            break
    own_best = max((look.confidence for look in looks if look.text == best), default=0.0)
    least = DOUBTED if count < 2 else GUESS  # several that agree need not be sure each
    if letters and (not is_numeral(best) or own_best < least or (count < 2 and confidence > TOLD_APART)):
        return Verified(text, Recognition(_rounded(confidence)))
    if len(looks) == 2 and count == 2:
        return Verified(best, Recognition(_rounded(max(AGREED, own_best) if own_best >= DOUBTED else own_best)))
    if not _credible(best, marks) and _credible(inked := with_marks(best, marks), marks):
        looks, best = [*looks, Look(best, own_best)], inked
    ceiling = MAJORITY if count > 1 and _credible(best, marks) else SPLIT
    others = [t for look in looks for t in (look.text, *look.alternatives) if t and t != best]
    return Verified(
        best, Recognition(_rounded(min(ceiling, own_best)), alternatives=tuple(dict.fromkeys(others))[:MOST_OTHERS])
    )


def _best(looks: Sequence[Look], marks: str) -> tuple[str, int]:
    """What most looks read, and how many: among equals what has a digit and as many marks as the ink, then
    what is surest."""
    told = Counter(look.text for look in looks if look.text and look.confidence >= GUESS)
    told = told or Counter(look.text for look in looks if look.text)
    sure = {t: max(look.confidence for look in looks if look.text == t) for t in told}
    best = max(told, key=lambda t: (told[t], is_numeral(t), _credible(t, marks), sure[t]), default=looks[0].text)
    return best, told[best]


def _credible(text: str, marks: str) -> bool:
    """Whether a reading has the points and commas that the ink has, where a figure can have them."""
    return bears_out(marks, text) and not is_ill_formed(text)


def _rounded(confidence: float) -> float:
    return round(min(max(confidence, 0.0), 0.99), 2)
