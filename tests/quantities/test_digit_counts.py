"""Digits are counted one by one, raised ones as those they raise."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.digit_counts import RAISED_DIGITS, count_digits


@given(st.lists(st.text(alphabet=f"0123456789{RAISED_DIGITS}añ.,٣½ ")))
def test_every_digit_is_counted_once(texts: list[str]) -> None:
    plain = "".join(texts).translate(str.maketrans(RAISED_DIGITS, "0123456789"))
    expected = Counter(c for c in plain if c in "0123456789")
    found = count_digits(texts)
    assert dict(found) == dict(expected)
