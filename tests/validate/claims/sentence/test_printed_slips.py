"""What a slip of the pen makes of a figure."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.quantities.slips import one_slip_away
from pipeline.validate.claims.sentence.printed_slips import chance, lost_group, printed_digits, significant_digits
from pipeline.validate.evidence.numerals import Figure, figures


def _figure(text: str) -> Figure:
    (found,) = [f for f in figures(f"alcanzó {text} en total") if f.reading == "claim"]
    return found


def test_the_zero_before_a_decimal_mark_is_a_digit_of_its_own() -> None:
    assert printed_digits(_figure("0,9%")) == "09"
    assert {59.0, 90.0, 2.0} <= set(one_slip_away("09", 1))
    assert 9.0 in set(one_slip_away("59", 1))  # "0,9" for "5,9"


def test_a_whole_number_keeps_its_length() -> None:
    assert all(100 <= n < 1000 for n in one_slip_away("128"))
    assert 182.0 in set(one_slip_away("128"))


def test_a_whole_number_gains_or_loses_a_digit_over_a_nine_only() -> None:
    assert 10424.0 in set(one_slip_away("9424"))
    assert 9424.0 in set(one_slip_away("10424"))
    assert not {n for n in one_slip_away("8424") if n >= 10000}


@pytest.mark.parametrize(
    ("text", "lost"), [("M$ 13.707", [True, False, False]), ("$ 707", [False, False, False]), ("13,7%", [False] * 3)]
)
def test_an_amount_may_lack_its_last_group(text: str, lost: list[bool]) -> None:
    assert lost_group(_figure(text), np.array([13707901.0, 13708901.0, 13707.0])).tolist() == lost


def test_a_percentage_miscounted_by_points_may_have_a_digit_more() -> None:
    assert 98.0 in set(one_slip_away("158", 1))
    assert 1036.0 in set(one_slip_away("436", 2))


@pytest.mark.parametrize(("text", "digits"), [("1.200", 2), ("60,0%", 3), ("0,9%", 1), ("4.205", 4)])
def test_zeros_at_the_end_say_something_behind_a_decimal_mark_only(text: str, digits: int) -> None:
    assert significant_digits(_figure(text)) == digits


def test_the_longer_a_figure_the_less_it_is_met_by_chance() -> None:
    rising = [chance(_figure(t)) for t in ("7", "37", "437", "5.437")]
    assert rising == sorted(rising, reverse=True)
