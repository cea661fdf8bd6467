"""How common a word is in the prose of public documents."""

from __future__ import annotations

from pipeline.spanish.common_words import rarity
from pipeline.validate.claims.mentions import keys


def test_words_of_any_account_say_less_than_names() -> None:
    said = {
        word: rarity(next(iter(keys(word))))
        for word in ("registró", "considera", "nacional", "Panguipulli", "gendarmes")
    }
    assert max(said["registró"], said["considera"], said["nacional"]) < 0.3
    assert said["Panguipulli"] == said["gendarmes"] == 1.0


def test_rarity_lies_between_nought_and_one() -> None:
    assert all(0 <= rarity(key) <= 1 for key in keys("La cuenta pública considera la comuna, sus recursos y personas"))
