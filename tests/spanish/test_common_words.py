"""How common a word is in the prose of public documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.spanish.common_words import listed, rarity
from pipeline.validate.claims.sentence.mentions import keys


def test_words_of_any_account_say_less_than_names() -> None:
    said = {
        word: rarity(next(iter(keys(word))))
        for word in ("registró", "considera", "nacional", "Panguipulli", "gendarmes")
    }
    assert max(said["registró"], said["considera"], said["nacional"]) < 0.3
    assert said["Panguipulli"] == said["gendarmes"] == 1.0


@given(st.sampled_from(sorted(listed()[1])) | st.text(max_size=8))
def test_rarity_lies_between_nought_and_one(key: str) -> None:
    assert 0 <= rarity(key) <= 1
