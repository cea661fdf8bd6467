"""A figure that a pen's stroke or a stamp comes close to is unsure: what it hides is not read."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.extract.ocr.image.components import Ink, ink_of, stretches
from pipeline.extract.ocr.image.occlusion import BLOTTED, Blots, with_blots
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.model import Recognition

DPI = 200.0


def _picture(stroke: tuple[tuple[int, int], ...] = ()) -> Ink:
    """Three figures beside each other; a stroke of a pen through the points given."""
    grey = np.full((220, 900), 255, np.uint8)
    for text, x in (("2740", 60), ("1599", 360), ("42%", 660)):
        cv2.putText(grey, text, (x, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    if stroke:
        cv2.polylines(grey, [np.array(stroke, np.int32)], False, 40, 3, cv2.LINE_AA)
    return ink_of(grey, DPI)


def _words(ink: Ink) -> list[RecognisedWord]:
    """What is read of the stretches of the picture, each with a digit."""
    return [RecognisedWord("1", Recognition(0.98), s.pieces, n) for n, s in enumerate(stretches(ink))]


def _confidences(ink: Ink) -> list[tuple[bool, float]]:
    """For each figure from the left: whether it stands in the left third, and its confidence."""
    words = sorted(with_blots(_words(ink), ink), key=lambda w: int(ink.pieces[w.pieces][:, 0].min()))
    return [(int(ink.pieces[w.pieces][:, 0].min()) < 300, w.reading.confidence) for w in words]


def test_figures_on_clean_paper_stay_sure() -> None:
    assert [sure for _, sure in _confidences(_picture())] == [0.98, 0.98, 0.98]


def test_what_is_left_of_a_figure_under_a_stroke_is_unsure() -> None:
    """The stroke runs through the last digit of the first figure, which is lost with it."""
    ink = _picture(((112, 60), (122, 160), (140, 50), (160, 170), (180, 60)))
    found = _confidences(ink)
    assert {sure for left, sure in found if left} == {BLOTTED}
    assert {sure for left, sure in found if not left} == {0.98}


def test_a_stroke_far_from_any_figure_changes_nothing() -> None:
    ink = _picture(((230, 20), (250, 60), (280, 20), (300, 60)))
    assert {sure for _, sure in _confidences(ink)} == {0.98}


def test_words_without_digits_and_unsure_ones_stay_as_they_are() -> None:
    ink = _picture(((112, 60), (122, 160), (140, 50), (160, 170), (180, 60)))
    words = [RecognisedWord("Total", Recognition(0.98), w.pieces, w.stretch) for w in _words(ink)]
    assert with_blots(words, ink) == words
    unsure = [RecognisedWord("1", Recognition(0.3), w.pieces, w.stretch) for w in _words(ink)]
    assert [w.reading for w in with_blots(unsure, ink)] == [w.reading for w in unsure]


def test_no_pieces_touch_no_blot() -> None:
    assert not Blots(_picture(), ()).touch(np.zeros(0, np.int32))
