"""The same words written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spanish.folding import fold, fold_line, fold_plain
from pipeline.spanish.stop_words import LINKING, OF_SENTENCES, SHORT, WITHIN_NAMES


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Año", "ano"), ("REGIÓN de Ñuble", "region de nuble"), ("pingüino", "pinguino"), ("N° 3", "n° 3"), ("", "")],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_have_plain_letters_and_digits() -> None:
    assert fold_plain("Gráﬁco m² Ｎ５") == "grafico m2 n5"


@given(st.text(alphabet="aábcdeéfgiíjlmnñoóprstuúüvxyzAÁÉÍÓÚÑ 0123456789.,%\n", max_size=60))
def test_letters_keep_their_places_and_folding_twice_changes_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert fold_line(text) == " ".join(fold(text).split())


@pytest.mark.parametrize("words", [LINKING, OF_SENTENCES, SHORT, WITHIN_NAMES])
def test_word_lists_are_folded(words: frozenset[str]) -> None:
    assert {fold(w) for w in words} == words
