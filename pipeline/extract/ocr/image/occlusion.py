"""Figures beside which ink was left out: a stamp or a pen's stroke may hide more of them than was read.

A digit that a stroke runs through is one piece of ink with it, too large for a letter, and is left out with
it; what is left of the figure is read well and is wrong. So a figure that large ink comes close to is unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.components import HEIGHT, LEFT, TOP, WIDTH, Ink, Ints
from pipeline.extract.ocr.recognised_word import RecognisedWord

REACH = 1.2  # letter heights beside a figure, where its next digit would stand
STROKE = 1.5  # letter heights that a piece of ink is large both ways, unlike letters and rests of lines
LEAST = 0.04  # of a letter's height squared: ink of which less comes near is an edge
BLOTTED = 0.6  # the most a figure is trusted that may go on under other ink


class Blots:
    """The large pieces of ink of a picture that are part of no word."""

    def __init__(self, ink: Ink, words: Iterable[Ints]) -> None:
        """``words`` are the numbers of the pieces of each word (or stretch of text)."""
        large = (ink.pieces[:, WIDTH] > STROKE * ink.letter) & (ink.pieces[:, HEIGHT] > STROKE * ink.letter)
        large[0] = False
        for pieces in words:
            large[pieces] = False
        self._ink = ink
        self._sums: NDArray[np.int32] | None = None
        if large.any():
            rows, columns = ink.labels.shape
            self._sums = np.zeros((rows + 1, columns + 1), np.int32)
            self._sums[1:, 1:] = large[ink.labels].cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)

    def touch(self, pieces: Ints) -> bool:
        """Whether a blot comes so close to some pieces of ink, beside them, that it may hide more of their figure."""
        if self._sums is None or not len(pieces):
            return False
        own, letter = self._ink.pieces[pieces], self._ink.letter
        bottom, right = (int((own[:, at] + own[:, size]).max()) for at, size in ((TOP, HEIGHT), (LEFT, WIDTH)))
        left, top = max(int(own[:, LEFT].min() - REACH * letter), 0), int(own[:, TOP].min())
        right = min(int(right + REACH * letter), self._sums.shape[1] - 1)
        sums = self._sums
        near = int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
        return near >= LEAST * letter**2


def with_blots(read: Sequence[RecognisedWord], ink: Ink) -> list[RecognisedWord]:
    """What was read, figures that a blot comes close to made unsure."""
    blots = Blots(ink, (word.pieces for word in read))
    return [_blotted(word) if _is_figure(word) and blots.touch(word.pieces) else word for word in read]


def _is_figure(word: RecognisedWord) -> bool:
    return any(c.isdigit() for c in word.text)


def _blotted(word: RecognisedWord) -> RecognisedWord:
    return replace(word, reading=replace(word.reading, confidence=min(word.reading.confidence, BLOTTED)))
