"""Dates that a narrow cell cut at a hyphen or a stroke."""

from __future__ import annotations

import pytest

from pipeline.extract.layout.text_of_words import completes_date


@pytest.mark.parametrize(
    ("text", "following", "cut"),
    [
        ("28-12-", "2023", True),
        ("del 06/01/", "2023 al", True),
        ("28-", "12-2023", True),
        ("28-12-", "23.456", False),
        ("28-12-2023", "2024", False),
        ("1.428-", "2023", False),
    ],
)
def test_what_goes_on_with_a_date(text: str, following: str, cut: bool) -> None:
    assert completes_date(text, following) is cut
