"""The months in every spelling."""

from __future__ import annotations

import re

import pytest

from pipeline.spanish.months import NAME_PATTERN, NUMBER_OF, WORD_PATTERN


@pytest.mark.parametrize(("word", "number"), [("enero", 1), ("setiembre", 9), ("set", 9), ("sept", 9), ("dic", 12)])
def test_number_of_a_month(word: str, number: int) -> None:
    assert NUMBER_OF[word] == number


@pytest.mark.parametrize(
    ("text", "found"),
    [("sept. 2022", "sept"), ("septiembre", "septiembre"), ("sep-22", "sep"), ("un set de datos", "")],
)
def test_the_longest_spelling_is_read(text: str, found: str) -> None:
    match = re.search(WORD_PATTERN, text)
    assert (match[0] if match else "") == found
    assert bool(re.search(NAME_PATTERN, text)) == (len(found) > 4)
