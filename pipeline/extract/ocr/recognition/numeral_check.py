"""Every recognised numeral is recognised again from its own image, and the readings must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.recognition.glyph_shapes import confirms_marks, is_ill_formed, with_marks
from pipeline.extract.ocr.recognition.recognise import NUMERAL_CHARACTERS, Recogniser, TesseractWord
from pipeline.extract.ocr.recognition.rereading import Rereading
from pipeline.extract.ocr.recognition.settings import NUMERAL_CHECK
from pipeline.model import Recognition
from pipeline.quantities.numeral_shapes import is_perhaps_misread_numeral

_USUAL = frozenset("/°ºª+:;")  # signs printed with numerals: others are misread
_LETTERS_LIKE_DIGITS = frozenset("lIi|!OoQDSsBZzgqTtAaGbLJ")


@dataclass(frozen=True)
class Verified:
    """The text of a word and its recognition after rereading."""

    text: str
    reading: Recognition


def has_digits(text: str) -> bool:
    """Whether a word has digits, which rereading can confirm."""
    return any(c.isdigit() for c in text)


def may_be_numeral(text: str) -> bool:
    """Whether a text alone on its line may be a misread numeral: short, all characters similar to digits."""
    return len(text) <= NUMERAL_CHECK.longest_alone and all(c in _LETTERS_LIKE_DIGITS for c in text)


def reread_once(grey: Grey, dpi: float, tesseract: Recogniser, allowed: str, number: int) -> Rereading:
    """The word recognised again from its image: at another scale, every second time binarised.

    Args:
        grey: the image of the word.
        dpi: its resolution.
        tesseract: the Tesseract instance of this thread.
        allowed: the characters that may be recognised, "" for any.
        number: which rereading this is, from 0; it selects the scale.
    """
    import cv2

    size = NUMERAL_CHECK.scales[number % len(NUMERAL_CHECK.scales)]
    how = cv2.INTER_CUBIC if size > 1 else cv2.INTER_AREA
    other: Any = cv2.resize(grey, None, fx=size, fy=size, interpolation=how)
    if number % 2:
        other = cv2.GaussianBlur(other, (3, 3), 0)
        _, other = cv2.threshold(other, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        other = cv2.GaussianBlur(other, (3, 3), 0)
    seen = tesseract.line(other, dpi * size, allowed, choices=True)
    return Rereading("".join(s.text for s in seen), min((s.confidence for s in seen), default=0.0), alternatives(seen))


def alternatives(seen: Sequence[TesseractWord]) -> tuple[str, ...]:
    """Other readings of the words as one text: each with one character replaced, least certain character first."""
    places = [choice for word in seen for choice in word.choices]
    text = "".join(word.text for word in seen)
    if len(places) != len(text):
        return ()
    found = []
    for at, choices in enumerate(places):
        for other, weight in choices:
            if other != text[at] and weight >= NUMERAL_CHECK.least_weight:
                found.append((weight, text[:at] + other + text[at + 1 :]))
    return tuple(dict.fromkeys(t for _, t in sorted(found, reverse=True)))[: NUMERAL_CHECK.most_others]


@dataclass(frozen=True)
class WordImage:
    """A word in the image of its page.

    ``grey`` is its image and ``dpi`` the resolution; ``alone`` says that nothing else is on its line, so that it may be
    a numeral although it has no digit; ``marks`` are the points and commas between digits that the image shows.
    """

    grey: Grey
    dpi: float
    alone: bool
    marks: str


def verified(text: str, confidence: float, image: WordImage, tesseract: Recogniser) -> Verified:
    """A word that has digits, or may be a misread numeral, after rereading it.

    Two readings that agree are accepted if the image has the punctuation they read. Otherwise more follow until two
    agree; what else was read is kept as alternatives.

    Args:
        text: the word as first recognised.
        confidence: of the first reading, 0 to 1.
        image: what its page shows of it.
        tesseract: the Tesseract instance of this thread.
    """
    letters, marks = not has_digits(text), image.marks
    figure = is_perhaps_misread_numeral(text) or (image.alone and letters)
    allowed = (
        NUMERAL_CHARACTERS
        if figure
        else NUMERAL_CHARACTERS + "".join(sorted({c for c in text if c.isalpha() or c in _USUAL}))
    )
    rereadings = [Rereading(text, confidence)]
    for number in range(len(NUMERAL_CHECK.scales)):
        rereadings.append(reread_once(image.grey, image.dpi, tesseract, allowed, number))
        best, count = _best(rereadings, marks)
        if count > 1 and (letters or _credible(best, marks)):
            break
    own_best = max((rereading.confidence for rereading in rereadings if rereading.text == best), default=0.0)
    least = NUMERAL_CHECK.doubted if count < 2 else NUMERAL_CHECK.no_opinion  # several that agree need not be sure each
    if letters and (
        not has_digits(best) or own_best < least or (count < 2 and confidence > NUMERAL_CHECK.overrules_letter)
    ):
        return Verified(text, Recognition(_rounded(confidence)))
    if len(rereadings) == 2 and count == 2:
        agreed = max(NUMERAL_CHECK.agreed, own_best) if own_best >= NUMERAL_CHECK.doubted else own_best
        return Verified(best, Recognition(_rounded(agreed)))
    if not _credible(best, marks) and _credible(inked := with_marks(best, marks), marks):
        rereadings, best = [*rereadings, Rereading(best, own_best)], inked
    ceiling = NUMERAL_CHECK.majority if count > 1 and _credible(best, marks) else NUMERAL_CHECK.split
    others = [t for rereading in rereadings for t in (rereading.text, *rereading.alternatives) if t and t != best]
    kept = tuple(dict.fromkeys(others))[: NUMERAL_CHECK.most_others]
    return Verified(best, Recognition(_rounded(min(ceiling, own_best)), alternatives=kept))


def _best(rereadings: Sequence[Rereading], marks: str) -> tuple[str, int]:
    """The text most readings agree on, and how many.

    Among equals the one with a digit, then the one whose punctuation the image confirms, then the most confident.
    """
    counts = Counter(
        rereading.text
        for rereading in rereadings
        if rereading.text and rereading.confidence >= NUMERAL_CHECK.no_opinion
    )
    counts = counts or Counter(rereading.text for rereading in rereadings if rereading.text)
    sure = {t: max(rereading.confidence for rereading in rereadings if rereading.text == t) for t in counts}
    best = max(
        counts, key=lambda t: (counts[t], has_digits(t), _credible(t, marks), sure[t]), default=rereadings[0].text
    )
    return best, counts[best]


def _credible(text: str, marks: str) -> bool:
    """Whether a text has the points and commas that the image shows, where a numeral can have them."""
    return confirms_marks(marks, text) and not is_ill_formed(text)


def _rounded(confidence: float) -> float:
    return round(min(max(confidence, 0.0), NUMERAL_CHECK.surest), 2)
