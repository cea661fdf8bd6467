"""Numerals come first: each one is looked at again, on its own, and the looks have to agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.ocr.look import Look
from pipeline.extract.ocr.recognise import FIGURES, Recogniser, Seen
from pipeline.extract.ocr.render import Grey
from pipeline.model import Reading

LARGER = (1.5, 2.2)  # times as large the first further look is taken, and the second
AGREED = 0.985  # confidence of a figure that two looks read alike; they share the picture's stains
MAJORITY = 0.75  # the most, where two looks of three agree
SPLIT = 0.35  # the most, where all differ
TOLD_APART = 0.9  # confidence from which one look at a figure stands against a letter read before

_LETTERS_LIKE_DIGITS = frozenset("lIi|!OoQDSsBZzgqTtAaGbLJ")
_FIGURE_LIKE = re.compile(r"[-−–(+]?(?:[A-Z]{0,2}\$)?[\dlIi|!OoQDSsBZzgqTtLJ][\dlIi|!OoQDSsBZzgqTtLJ.,]*[)%]*")


@dataclass(frozen=True)
class Verified:
    """What looks at one word come to."""

    text: str
    reading: Reading


def is_numeral(text: str) -> bool:
    """Whether a word has digits, which a further look can confirm."""
    return any(c.isdigit() for c in text)


def may_be_figure(text: str) -> bool:
    """Whether a text that stands alone may be a figure misread: short, all signs like digits."""
    return len(text) <= 3 and all(c in _LETTERS_LIKE_DIGITS for c in text)


def further(grey: Grey, dpi: float, own: Recogniser, allowed: str, number: int) -> Look:
    """One more look at the picture of a word: enlarged, the second time in black and white.

    ``number`` counts further looks from 0; ``allowed`` are the characters looked for, "" for any.
    """
    import cv2

    size = LARGER[number % len(LARGER)]
    large: Any = cv2.resize(grey, None, fx=size, fy=size, interpolation=cv2.INTER_CUBIC)
    if number % len(LARGER):
        large = cv2.GaussianBlur(large, (3, 3), 0)
        _, large = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        large = cv2.GaussianBlur(large, (3, 3), 0)
    seen = own.line(large, dpi * size, allowed, choices=True)
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


def verified(text: str, confidence: float, grey: Grey, dpi: float, own: Recogniser, alone: bool) -> Verified:
    """A word with digits after further looks at its picture (``alone``: nothing else is on its line).

    Two looks that agree are believed; where they differ a third decides, and what it decides against is
    kept as an alternative.
    """
    figure = _FIGURE_LIKE.fullmatch(text) is not None
    allowed = FIGURES if figure else FIGURES + "".join(sorted({c for c in text if c not in FIGURES}))
    second = further(grey, dpi, own, allowed, 0)
    if second.text == text:
        return Verified(text, Reading(_rounded(max(AGREED, confidence, second.confidence)), alternatives=()))
    if figure and alone and not is_numeral(text):
        if not is_numeral(second.text) or second.confidence < TOLD_APART:
            return Verified(text, Reading(_rounded(confidence)))
        return Verified(second.text, Reading(_rounded(MAJORITY), alternatives=(text,)))
    third = further(grey, dpi, own, allowed, 1)
    looks = [Look(text, confidence), second, third]
    told = Counter(look.text for look in looks if look.text)
    best, count = max(told.items(), key=lambda item: (item[1], max(k.confidence for k in looks if k.text == item[0])))
    ceiling = MAJORITY if count > 1 else SPLIT
    sure = min(ceiling, max(look.confidence for look in looks if look.text == best))
    others = [t for t in (text, second.text, third.text, *second.alternatives, *third.alternatives) if t and t != best]
    return Verified(best, Reading(_rounded(sure), alternatives=tuple(dict.fromkeys(others))[:4]))


def _rounded(confidence: float) -> float:
    return round(min(max(confidence, 0.0), 0.99), 2)
