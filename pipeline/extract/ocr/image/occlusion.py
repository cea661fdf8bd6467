"""Numerals that a stamp or a pen stroke may partly hide.

A digit crossed by a stroke is one component with it, too large to be a letter, and is left out with it. What
remains of the numeral is read well and is wrong. So a numeral next to a large component that is part of no
word is made unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.components import HEIGHT, LEFT, TOP, WIDTH, ConnectedComponents, Int32s
from pipeline.extract.ocr.image.settings import OCCLUSION
from pipeline.extract.ocr.recognised_word import RecognisedWord


class Occlusions:
    """The large components of an image that are part of no word."""

    def __init__(self, components: ConnectedComponents, words: Iterable[Int32s]) -> None:
        """``words``: the component labels of each word or text line."""
        large = (components.stats[:, WIDTH] > OCCLUSION.large * components.letter_height) & (
            components.stats[:, HEIGHT] > OCCLUSION.large * components.letter_height
        )
        large[0] = False
        for component_ids in words:
            large[component_ids] = False
        self._components = components
        self._sums: NDArray[np.int32] | None = None
        if large.any():
            rows, columns = components.labels.shape
            self._sums = np.zeros((rows + 1, columns + 1), np.int32)
            self._sums[1:, 1:] = large[components.labels].cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)

    def may_hide_part_of(self, component_ids: Int32s) -> bool:
        """Whether a large component lies so close beside these components that it may hide part of their numeral.

        The area within reach is read from an integral image, so that each query takes constant time.
        """
        if self._sums is None or not len(component_ids):
            return False
        own, letter_height = self._components.stats[component_ids], self._components.letter_height
        bottom, right = (int((own[:, at] + own[:, size]).max()) for at, size in ((TOP, HEIGHT), (LEFT, WIDTH)))
        left, top = max(int(own[:, LEFT].min() - OCCLUSION.reach * letter_height), 0), int(own[:, TOP].min())
        right = min(int(right + OCCLUSION.reach * letter_height), self._sums.shape[1] - 1)
        sums = self._sums
        area = int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
        return area >= OCCLUSION.min_area * letter_height**2


def with_occlusions(read: Sequence[RecognisedWord], components: ConnectedComponents) -> list[RecognisedWord]:
    """The recognised words, with lower confidence for numerals that may be partly hidden."""
    occlusions = Occlusions(components, (word.component_ids for word in read))
    return [
        _lowered(word) if _has_digit(word) and occlusions.may_hide_part_of(word.component_ids) else word
        for word in read
    ]


def _has_digit(word: RecognisedWord) -> bool:
    return any(c.isdigit() for c in word.text)


def _lowered(word: RecognisedWord) -> RecognisedWord:
    return replace(word, reading=replace(word.reading, confidence=min(word.reading.confidence, OCCLUSION.occluded)))
