"""Recognised words with baseline and font size, so that the table engines can treat them as born-digital words.

Tesseract's boxes fit the ink: a word without tall letters is lower than its neighbour, and a line varies by a
pixel. Here every text line gets a baseline and a font size from the shapes of its letters, text lines of one row
share the baseline, and boxes reach from ascent to descent like those of born-digital text
(``CHARACTERS.ascent``, ``descent`` of the settings of PDFs).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.components import HEIGHT, TOP, ConnectedComponents, bounding_box
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.stroke_width import is_bold, stroke_widths
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.settings import TEXT_LAYER
from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.settings import CHARACTERS

_ASCENDERS = frozenset("bdfhkl")
_TALL = frozenset("0123456789%$&!?")


@dataclass(frozen=True)
class _Baseline:
    """The baseline (at the left end) and the em of a text line, in pixels."""

    base: float
    em: float


def layer_words(
    read: Sequence[RecognisedWord], components: ConnectedComponents, grey: Grey, scale: float
) -> tuple[Word, ...]:
    """The words of a page, in points.

    Args:
        read: the recognised words.
        components: the connected components of the image.
        grey: the image they were read from.
        scale: pixels per point.
    """
    if not read:
        return ()
    lines = _levelled(_sized(_lines(read, components)))
    own = [lines[w.text_line] for w in read]
    strokes = stroke_widths(grey, components, [w.component_ids for w in read]) / np.array([line.em for line in own])
    rows = np.unique([(line.base, line.em) for line in own], axis=0, return_inverse=True)[1].astype(np.int32).ravel()
    letters = np.array([sum(c.isalnum() for c in w.text) for w in read])
    bold = is_bold(strokes, letters, np.array([w.text_line for w in read]), rows)
    found = []
    for word, thick in zip(read, bold, strict=True):
        line = lines[word.text_line]
        left, _, right, _ = bounding_box(components, word.component_ids)
        found.append(
            Word(
                text=word.text,
                x0=left / scale,
                top=(line.base - CHARACTERS.ascent * line.em) / scale,
                x1=right / scale,
                bottom=(line.base + CHARACTERS.descent * line.em) / scale,
                size=line.em / scale,
                bold=thick,
                reading=word.reading,
            )
        )
    return tuple(found)


def _lines(read: Sequence[RecognisedWord], components: ConnectedComponents) -> dict[int, _Baseline]:
    """The baseline and em of every text line, by its index."""
    words_of_line: dict[int, list[RecognisedWord]] = {}
    for word in read:
        words_of_line.setdefault(word.text_line, []).append(word)
    letters = {number: sum(c.isalnum() for w in words for c in w.text) for number, words in words_of_line.items()}
    return _of_rows({number: _line(words, components) for number, words in words_of_line.items()}, letters)


def _line(words: Sequence[RecognisedWord], components: ConnectedComponents) -> _Baseline:
    box = components.stats[np.concatenate([w.component_ids for w in words])]
    text = "".join(w.text for w in words)
    large = box[box[:, HEIGHT] >= TEXT_LAYER.large * box[:, HEIGHT].max()]
    base = float(np.median(large[:, TOP] + large[:, HEIGHT]))
    above = base - large[:, TOP]
    if not any(c.isalnum() for c in text):  # a dash or a mark: the usual size of the page
        middle = float((box[:, TOP] + box[:, HEIGHT] / 2).mean())
        em = components.letter_height / TEXT_LAYER.letter
        return _Baseline(middle + TEXT_LAYER.mark_middle * em, em)
    ascending = sum(c in _ASCENDERS for c in text)
    tall = sum(c in _TALL or c.isupper() for c in text)
    if ascending > TEXT_LAYER.ascending * len(text) or (ascending and not tall):
        return _Baseline(base, _tallest(above, ascending) / TEXT_LAYER.ascender)
    if tall:
        return _Baseline(base, _tallest(above, tall) / TEXT_LAYER.capital)
    return _Baseline(base, float(np.median(above)) / TEXT_LAYER.small)


def _tallest(heights: NDArray[np.int32], count: int) -> float:
    """The median of the ``count`` tallest."""
    return float(np.median(np.sort(heights)[::-1][:count]))


def _of_rows(lines: dict[int, _Baseline], letters: dict[int, int]) -> dict[int, _Baseline]:
    """Text lines of few letters with the em of the row they stand on: one misread character ("o" for 6) would give
    another size.
    """
    long = [line for number, line in lines.items() if letters[number] > TEXT_LAYER.few]
    sized = dict(lines)
    for number, line in lines.items():
        if letters[number] > TEXT_LAYER.few:
            continue
        beside = [
            o.em
            for o in long
            if abs(o.base - line.base) <= TEXT_LAYER.same_line * o.em and o.em < 2 * line.em < 4 * o.em
        ]
        if beside:
            sized[number] = replace(line, em=float(np.median(beside)))
    return sized


def _sized(lines: dict[int, _Baseline]) -> dict[int, _Baseline]:
    """Text lines whose ems are nearly the same get the same em: a pixel is not another font size."""
    order = sorted(lines, key=lambda n: lines[n].em)
    groups: list[list[int]] = []
    for number in order:
        if groups and lines[number].em <= TEXT_LAYER.same_size * float(np.median([lines[n].em for n in groups[-1]])):
            groups[-1].append(number)
        else:
            groups.append([number])
    ems = [float(np.median([lines[n].em for n in group])) for group in groups]
    return {n: replace(lines[n], em=em) for group, em in zip(groups, ems, strict=True) for n in group}


def _levelled(lines: dict[int, _Baseline]) -> dict[int, _Baseline]:
    """Text lines of one size with nearly the same baseline get the same baseline."""
    order = sorted(lines, key=lambda n: (lines[n].em, lines[n].base))
    groups: list[list[int]] = []
    for number in order:
        line = lines[number]
        if groups:
            first = lines[groups[-1][0]]
            if first.em == line.em and line.base - first.base <= TEXT_LAYER.same_line * line.em:
                groups[-1].append(number)
                continue
        groups.append([number])
    bases = [float(np.median([lines[n].base for n in group])) for group in groups]
    return {n: replace(lines[n], base=base) for group, base in zip(groups, bases, strict=True) for n in group}
