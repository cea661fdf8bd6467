"""Slips of typing, and numbers printed as the document prints them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.numerals import ENGLISH, parse
from pipeline.quantities.printing import show, show_like
from pipeline.quantities.slips import one_slip_away, slip


@pytest.mark.parametrize(
    ("printed", "right", "decimals", "name"),
    [
        ("1005", "1105", 0, "digit"),
        ("1150", "1510", 0, "transposition"),
        ("743838", "743838313", 0, "lost_group"),
        ("838313", "743838313", 0, "lost_group"),
        ("743838313", "743838", 0, "extra_group"),
        ("117", "1137", 0, "lost_digit"),
        ("1137", "117", 0, "extra_digit"),
        ("-33.2", "33.2", 1, "sign"),
        ("12.5", "125", 1, "shift"),
        ("93.5", "98.5", 1, "digit"),
        ("1005", "1005", 0, None),
        ("1234", "4321", 0, None),
        ("12.3", "12.34", 1, None),
    ],
)
def test_slip(printed: str, right: str, decimals: int, name: str | None) -> None:
    assert slip(Decimal(printed), Decimal(right), decimals) == name


def test_show() -> None:
    assert show(Decimal("16631241866")) == "16.631.241.866"
    assert show(Decimal("-1234.565"), 2) == "-1.234,57"
    assert show(Decimal("1234.5"), 1, ENGLISH) == "1,234.5"
    assert show(Decimal(12315), grouped=False) == "12315"


@pytest.mark.parametrize(
    ("like", "value", "text"),
    [
        ("$ 65.427.018", "60346518", "$ 60.346.518"),
        ("$743.838", "743838313", "$743.838.313"),
        ("46.77%", "46.778", "46.78%"),
        ("12315", "12415", "12415"),
        ("M$ 1.250,5", "1251000", "M$ 1.251,0"),
        ("PROM 15,96%", "15.957", "15,96%"),
    ],
)
def test_show_like(like: str, value: str, text: str) -> None:
    quantity = parse(like)
    assert quantity is not None
    assert show_like(Decimal(value), quantity) == text


@given(st.integers(1, 99_999), st.sampled_from([0, 1, 2]))
def test_a_number_one_slip_away_is_explained_by_one_slip(number: int, decimals: int) -> None:
    digits = str(number).zfill(decimals + 1)
    for other in one_slip_away(digits, decimals):
        gap = abs(int(other) - number)
        miscounted = len(str(gap).rstrip("0")) == 1  # one place more or less, with what it carries
        assert miscounted or slip(Decimal(int(other)), Decimal(number)) is not None


@given(st.integers(10, 99_999), st.integers(10, 99_999))
def test_a_digit_for_another_is_among_the_numbers_one_slip_away(one: int, other: int) -> None:
    if slip(Decimal(other), Decimal(one)) == "digit":
        assert other in one_slip_away(str(one))
