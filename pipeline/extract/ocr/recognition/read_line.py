"""One text line: recognised, its words assigned to their components, its numerals verified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.image.components import LEFT, WIDTH, ConnectedComponents, Int32s, TextLine, crop
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.glyph_shapes import marks_of_numeral, marks_of_text, without_unconfirmed_marks
from pipeline.extract.ocr.recognition.numeral_check import WordImage, has_digits, may_be_numeral, verified
from pipeline.extract.ocr.recognition.recognise import NUMERAL_CHARACTERS, Recogniser, TesseractWord
from pipeline.extract.ocr.recognition.settings import NUMERAL_CHECK, TEXT_LINE
from pipeline.model import Recognition

_DIGIT_LAST, _MARK_FIRST = re.compile(r"\d$"), re.compile(r"[.,]\d{3}(?!\d)")
_GROUP_FIRST = re.compile(r"\d{3}(?!\d)")


@dataclass(frozen=True)
class UnruledImage:
    """The image of a page without ruling lines: its pixels, its resolution, and its connected components."""

    grey: Grey
    dpi: float
    components: ConnectedComponents


def read_text_line(
    image: UnruledImage, text_line: TextLine, number: int, tesseract: Recogniser
) -> list[RecognisedWord]:
    """The words of one text line.

    Args:
        image: the image of the page.
        text_line: the line to read.
        number: the index of the line, stored with its words.
        tesseract: the Tesseract instance of this thread.
    """
    grey, dpi, components = image.grey, image.dpi, image.components
    line, x, _ = crop(grey, components, text_line.component_ids, TEXT_LINE.margin)
    seen = tesseract.line(line, dpi)
    if not seen and text_line.right - text_line.left < TEXT_LINE.isolated * components.letter_height:
        seen = tesseract.line(line, dpi, NUMERAL_CHARACTERS)  # an isolated digit is easily ignored as a stain
    found = []
    for word, component_ids in _whole(_pieces(components, text_line, seen, x), components) if seen else ():
        text = without_unconfirmed_marks(word.text, components, component_ids)
        alone = len(seen) == 1
        doubted = alone and (
            may_be_numeral(text) or (word.confidence < NUMERAL_CHECK.doubted and len(text) <= TEXT_LINE.longest_numeral)
        )
        if has_digits(text) or doubted:
            part = crop(grey, components, component_ids, TEXT_LINE.margin)[0]
            marks = marks_of_numeral(components, component_ids)
            sure = verified(text, word.confidence, WordImage(part, dpi, alone, marks), tesseract)
            found.append(
                RecognisedWord(
                    without_unconfirmed_marks(sure.text, components, component_ids), sure.reading, component_ids, number
                )
            )
        elif word.confidence >= TEXT_LINE.illegible or sum(c.isalnum() for c in text) > 2:
            found.append(RecognisedWord(text, Recognition(round(max(word.confidence, 0.0), 2)), component_ids, number))
    return found


def _pieces(
    components: ConnectedComponents, text_line: TextLine, seen: Sequence[TesseractWord], x: int
) -> list[tuple[TesseractWord, Int32s]]:
    """Each word with the labels of the components nearest to it.

    A word left without any (Tesseract's box can be extremely narrow) takes the nearest from a word with several.
    ``x`` is where the line's image starts in the page image.
    """
    box = components.stats[text_line.component_ids]
    middle = box[:, LEFT] + box[:, WIDTH] / 2 - x
    left, right = np.array([w.left for w in seen]), np.array([w.right for w in seen])
    away = np.maximum(np.maximum(left[None, :] - middle[:, None], middle[:, None] - right[None, :]), 0)
    nearest = away.argmin(axis=1)
    for n in range(len(seen)):
        counts = np.bincount(nearest, minlength=len(seen))
        spare = np.flatnonzero(counts[nearest] > 1)
        if not counts[n] and len(spare):
            nearest[spare[np.abs(middle[spare] - (left[n] + right[n]) / 2).argmin()]] = n
    return [(word, text_line.component_ids[nearest == n]) for n, word in enumerate(seen) if (nearest == n).any()]


def _whole(
    words: list[tuple[TesseractWord, Int32s]], components: ConnectedComponents
) -> list[tuple[TesseractWord, Int32s]]:
    """The words, with numerals that Tesseract split at a point joined ("1.234 .567", "1. 234")."""
    whole: list[tuple[TesseractWord, Int32s]] = []
    for word, component_ids in words:
        if whole:
            before, own = whole[-1]
            both = np.concatenate([own, component_ids])
            text = _joined(before.text, word.text, marks_of_numeral(components, both))
            if text and word.left - before.right < TEXT_LINE.near * components.letter_height:
                sure = min(before.confidence, word.confidence)
                whole[-1] = TesseractWord(text, sure, before.left, before.top, word.right, word.bottom), both
                continue
        whole.append((word, component_ids))
    return whole


def _joined(before: str, after: str, marks: str) -> str:
    """Two words as the one numeral they are parts of; "" where they are not.

    ``marks`` are the points and commas the image shows in both: a point between them may be in neither text.
    """
    if not _DIGIT_LAST.search(before.rstrip(".,")):
        return ""
    if _DIGIT_LAST.search(before) and _MARK_FIRST.match(after):
        return before + after
    if not _GROUP_FIRST.match(after):
        return ""
    if not _DIGIT_LAST.search(before):
        return before + after
    own = len(marks_of_text(before))
    unread = len(marks) - own - len(marks_of_text(after))
    if unread == 1 and marks[own] == ",":
        return ""
    return f"{before}.{after}" if unread in (0, 1) else ""  # a faint point touches a digit: no component of its own
