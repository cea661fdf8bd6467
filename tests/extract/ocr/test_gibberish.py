"""What text can be read, and what is the product of a broken font."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.ocr.gibberish import is_gibberish
from tests.trials import trials

SPANISH = """Durante el año se realizaron actividades de capacitación en todas las comunas de la región, con el fin
de mejorar las competencias laborales de las personas y su inserción en un empleo de calidad"""
ENGLISH = """The results of the survey show that household consumption increased in most member states, while the share
of imports remained broadly stable over the whole period"""


@pytest.mark.parametrize("words", [SPANISH.split(), ENGLISH.split(), ["12.345", "67,8%", "2019"] * 40, []])
def test_text_of_any_language_and_figures_are_text(words: list[str]) -> None:
    assert not is_gibberish(words)


@settings(max_examples=trials(25))
@given(st.integers(1, 25))
def test_letters_shifted_by_any_number_are_none(by: int) -> None:
    low = string.ascii_lowercase
    shifted = [w.lower().translate(str.maketrans(low, low[by:] + low[:by])) for w in SPANISH.split()]
    assert is_gibberish(shifted)


def test_signs_that_belong_to_no_text_are_none() -> None:
    assert is_gibberish(["\x03\x1a§¤", "†‡¶¬"] * 30)
