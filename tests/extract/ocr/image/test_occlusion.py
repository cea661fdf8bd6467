"""A figure that a pen's stroke or a stamp comes close to is unsure: what it hides is not read."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.extract.ocr.image.components import ConnectedComponents, find_components, lines_of_components
from pipeline.extract.ocr.image.occlusion import Occlusions, with_occlusions
from pipeline.extract.ocr.image.settings import OCCLUSION
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.model import Recognition

DPI = 200.0


def _picture(stroke: tuple[tuple[int, int], ...] = ()) -> ConnectedComponents:
    """Three figures beside each other; a stroke of a pen through the points given."""
    grey = np.full((220, 900), 255, np.uint8)
    for text, x in (("2740", 60), ("1599", 360), ("42%", 660)):
        cv2.putText(grey, text, (x, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    if stroke:
        cv2.polylines(grey, [np.array(stroke, np.int32)], False, 40, 3, cv2.LINE_AA)
    return find_components(grey, DPI)


def _words(components: ConnectedComponents) -> list[RecognisedWord]:
    """One word per text line of the picture, each with a digit."""
    return [
        RecognisedWord("1", Recognition(0.98), s.component_ids, n)
        for n, s in enumerate(lines_of_components(components))
    ]


def _confidences(components: ConnectedComponents) -> list[tuple[bool, float]]:
    """For each figure from the left: whether it stands in the left third, and its confidence."""
    words = sorted(
        with_occlusions(_words(components), components),
        key=lambda w: int(components.stats[w.component_ids][:, 0].min()),
    )
    return [(int(components.stats[w.component_ids][:, 0].min()) < 300, w.reading.confidence) for w in words]


def test_figures_on_clean_paper_stay_sure() -> None:
    assert [sure for _, sure in _confidences(_picture())] == [0.98, 0.98, 0.98]


def test_what_is_left_of_a_figure_under_a_stroke_is_unsure() -> None:
    """The stroke runs through the last digit of the first figure, which is lost with it."""
    components = _picture(((112, 60), (122, 160), (140, 50), (160, 170), (180, 60)))
    found = _confidences(components)
    assert {sure for left, sure in found if left} == {OCCLUSION.occluded}
    assert {sure for left, sure in found if not left} == {0.98}


def test_a_stroke_far_from_any_figure_changes_nothing() -> None:
    components = _picture(((230, 20), (250, 60), (280, 20), (300, 60)))
    assert {sure for _, sure in _confidences(components)} == {0.98}


def test_words_without_digits_and_unsure_ones_stay_as_they_are() -> None:
    components = _picture(((112, 60), (122, 160), (140, 50), (160, 170), (180, 60)))
    words = [RecognisedWord("Total", Recognition(0.98), w.component_ids, w.text_line) for w in _words(components)]
    assert with_occlusions(words, components) == words
    unsure = [RecognisedWord("1", Recognition(0.3), w.component_ids, w.text_line) for w in _words(components)]
    assert [w.reading for w in with_occlusions(unsure, components)] == [w.reading for w in unsure]


def test_no_pieces_touch_no_blot() -> None:
    assert not Occlusions(_picture(), ()).may_hide_part_of(np.zeros(0, np.int32))
