"""Every numeral is read again, and the readings must agree."""

from __future__ import annotations

import numpy as np

from pipeline.extract.ocr.recognition.numeral_check import WordImage, alternatives, verified
from pipeline.extract.ocr.recognition.recognise import TesseractWord
from pipeline.model import Recognition


class ScriptedRecogniser:
    """A recogniser that returns scripted readings, one after the other."""

    def __init__(self, *rereadings: tuple[str, float]) -> None:
        self.rereadings = list(rereadings)

    def line(self, grey: object, dpi: float, allowed: str = "", choices: bool = False) -> list[TesseractWord]:
        text, confidence = self.rereadings.pop(0)
        return [TesseractWord(text, confidence, 0, 0, 9, 9)] if text else []


PAPER = np.full((30, 60), 255, np.uint8)


def recognition_of(
    text: str, confidence: float, *rereadings: tuple[str, float], marks: str = ".", alone: bool = True
) -> Recognition:
    found = verified(text, confidence, WordImage(PAPER, 200, alone, marks), ScriptedRecogniser(*rereadings))
    return Recognition(found.reading.confidence, found.text, "", found.reading.alternatives)


def test_two_readings_that_agree_are_accepted() -> None:
    assert recognition_of("1.234", 0.96, ("1.234", 0.95)) == Recognition(0.98, "1.234")


def test_where_two_differ_a_third_decides_and_nobody_is_sure() -> None:
    found = recognition_of("1.284", 0.9, ("1.234", 0.9), ("1.234", 0.8))
    assert (found.raw, found.confidence, found.alternatives) == ("1.234", 0.75, ("1.284",))


def test_where_all_differ_the_reading_is_a_guess() -> None:
    found = recognition_of("1.284", 0.9, ("1.234", 0.5), ("1.294", 0.4), ("1.204", 0.4), ("", 0.0))
    assert (found.raw, found.confidence) == ("1.284", 0.35)
    assert set(found.alternatives) == {"1.234", "1.294", "1.204"}


def test_a_point_in_the_image_that_no_reading_has_makes_it_unsure() -> None:
    found = recognition_of("1234", 0.96, ("1234", 0.96), ("1234", 0.9), ("1.234", 0.5), ("1234", 0.9))
    assert found.confidence < 0.9
    assert "1.234" in found.alternatives


def test_a_letter_alone_that_reads_as_a_digit_is_one() -> None:
    found = recognition_of("l", 0.6, ("1", 0.95), ("1", 0.9), marks="")
    assert (found.raw, found.alternatives) == ("1", ("l",))
    assert recognition_of("a", 0.95, ("4", 0.3), ("", 0.0), ("", 0.0), ("", 0.0), marks="").raw == "a"


def test_alternatives_change_the_least_sure_character_first() -> None:
    choices = ((("4", 0.9), ("1", 0.05)), (("5", 0.6), ("6", 0.3), ("8", 0.01)))
    assert alternatives([TesseractWord("45", 0.6, 0, 0, 9, 9, choices)]) == ("46", "15")
