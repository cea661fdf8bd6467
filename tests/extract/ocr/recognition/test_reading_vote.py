"""What rereadings make of a first reading."""

from __future__ import annotations

import pytest

from pipeline.extract.ocr.recognition.reading_vote import vote
from pipeline.extract.ocr.recognition.rereading import HIDDEN, Rereading
from pipeline.model import Recognition


def reading(confidence: float) -> Recognition:
    return Recognition(confidence, "1.284", "", ("1.234",))


def again(*texts: str, confidence: float = 0.8) -> list[Rereading]:
    return [Rereading(text, confidence) for text in texts]


@pytest.mark.parametrize(
    ("rereadings", "confidence"),
    [
        (again("1.284"), 0.5),  # one that agrees says nothing yet
        (again("1.284", "1 .284"), 0.93),
        (again("1.284", "1.284", "1.284"), 0.96),
        ([*again("1.284"), HIDDEN], 0.5),
        ([*again("1.284", "1.284"), *again("1.234", confidence=0.3)], 0.93),  # too unsure to count against it
        (again("ilegible", "——"), 0.5),  # without a digit none votes
    ],
)
def test_a_reading_is_surer_where_rereadings_agree(rereadings: list[Rereading], confidence: float) -> None:
    found = vote("1.284", reading(0.5), rereadings)
    assert (found.reading.confidence, found.instead) == (confidence, "")


def test_what_a_stamp_covers_is_unsure_whatever_is_read_there() -> None:
    assert vote("1.284", reading(0.98), [HIDDEN, *again("1.284", "1.284")]).reading.confidence == 0.6


def test_what_a_rereading_contradicts_is_open() -> None:
    found = vote("1.284", reading(0.98), again("1.284", "1.284", "1.284", "1.234"))
    assert (found.reading.confidence, found.reading.alternatives, found.instead) == (0.7, ("1.234",), "")
    assert vote("1.284", reading(0.3), again("1.234")).reading.confidence < 0.3


@pytest.mark.parametrize(
    ("texts", "instead"),
    [
        (("1.234", "1.234"), "1.234"),
        (("1.234",), ""),  # one alone replaces nothing
        (("1.234", "1.294"), ""),  # they do not agree
        (("1.234", "1.234", "1.284"), ""),  # one confirms it
        (("11.284", "11.284"), "11.284"),  # a digit more
        (("4", "4"), ""),  # they saw a part of it
    ],
)
def test_a_numeral_that_no_rereading_confirms_is_replaced_by_the_one_they_agree_on(
    texts: tuple[str, ...], instead: str
) -> None:
    assert vote("1.284", reading(0.9), again(*texts)).instead == instead
