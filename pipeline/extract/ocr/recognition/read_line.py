"""One stretch of text: recognised, its words told apart by their ink, its numerals verified."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.components import LEFT, WIDTH, Ink, Ints, Stretch, crop
from pipeline.extract.ocr.image.render import Grey
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.glyph_shapes import as_inked, marks_of_figure, marks_of_text
from pipeline.extract.ocr.recognition.numeral_check import DOUBTED, is_numeral, may_be_figure, verified
from pipeline.extract.ocr.recognition.recognise import FIGURES, Recogniser, Seen
from pipeline.model import Recognition

MARGIN = 8  # pixels of paper around a line that is recognised
ILLEGIBLE = 0.3  # confidence below which a scrap of two characters is a stain
NEAR = 0.6  # letter heights between two parts of one figure
_DIGIT_LAST, _MARK_FIRST = re.compile(r"\d$"), re.compile(r"[.,]\d{3}(?!\d)")
_GROUP_FIRST = re.compile(r"\d{3}(?!\d)")
LONGEST_FIGURE = 16  # characters: a longer word that stands alone is no figure misread


def read_stretch(
    grey: Grey, ink: Ink, stretch: Stretch, number: int, dpi: float, own: Recogniser
) -> list[RecognisedWord]:
    """The words of one stretch; ``number`` is the stretch's."""
    line, x, _ = crop(grey, ink, stretch.pieces, MARGIN)
    seen = own.line(line, dpi)
    if not seen and stretch.right - stretch.left < 4 * ink.letter:
        seen = own.line(line, dpi, FIGURES)  # a digit alone is easily taken for a stain
    found = []
    for word, pieces in _whole(_pieces(ink, stretch, seen, x), ink) if seen else ():
        text = as_inked(word.text, ink, pieces)
        alone = len(seen) == 1
        doubted = alone and (may_be_figure(text) or (word.confidence < DOUBTED and len(text) <= LONGEST_FIGURE))
        if is_numeral(text) or doubted:
            part = crop(grey, ink, pieces, MARGIN)[0]
            marks = marks_of_figure(ink, pieces)
            sure = verified(text, word.confidence, part, dpi, own, alone, marks)
            found.append(RecognisedWord(as_inked(sure.text, ink, pieces), sure.reading, pieces, number))
        elif word.confidence >= ILLEGIBLE or sum(c.isalnum() for c in text) > 2:
            found.append(RecognisedWord(text, Recognition(round(max(word.confidence, 0.0), 2)), pieces, number))
    return found


def _pieces(ink: Ink, stretch: Stretch, seen: Sequence[Seen], x: int) -> list[tuple[Seen, Ints]]:
    """Each word with the pieces of ink that are nearest to it; one that comes out without any (its box is a
    hair's breadth) takes the nearest from a word that has several."""
    box = ink.pieces[stretch.pieces]
    middle = box[:, LEFT] + box[:, WIDTH] / 2 - x
    left, right = np.array([w.left for w in seen]), np.array([w.right for w in seen])
    away = np.maximum(np.maximum(left[None, :] - middle[:, None], middle[:, None] - right[None, :]), 0)
    nearest = away.argmin(axis=1)
    for n in range(len(seen)):
        counts = np.bincount(nearest, minlength=len(seen))
        spare = np.flatnonzero(counts[nearest] > 1)
        if not counts[n] and len(spare):
            nearest[spare[np.abs(middle[spare] - (left[n] + right[n]) / 2).argmin()]] = n
    return [(word, stretch.pieces[nearest == n]) for n, word in enumerate(seen) if (nearest == n).any()]


def _whole(words: list[tuple[Seen, Ints]], ink: Ink) -> list[tuple[Seen, Ints]]:
    """The words with figures whole that the recogniser parted at a point ("1.234 .567", "1. 234")."""
    whole: list[tuple[Seen, Ints]] = []
    for word, pieces in words:
        if whole:
            before, own = whole[-1]
            both = np.concatenate([own, pieces])
            text = _joined(before.text, word.text, marks_of_figure(ink, both))
            if text and word.left - before.right < NEAR * ink.letter:
                sure = min(before.confidence, word.confidence)
                whole[-1] = Seen(text, sure, before.left, before.top, word.right, word.bottom), both
                continue
        whole.append((word, pieces))
    return whole


def _joined(before: str, after: str, marks: str) -> str:
    """Two words as the one figure they are parts of; "" where they are not. ``marks`` are those of the ink
    of both: a point between them may have been read with neither."""
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
    return f"{before}.{after}" if unread in (0, 1) else ""  # a faint point touches a digit: no ink of its own
