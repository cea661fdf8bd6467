"""Dates in cells: which days they name."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.dates import date_order, looks_like_date, parse_dates, weekday
from pipeline.spanish.months import MONTHS
from tests.trials import trials


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("08-03-2022", [date(2022, 3, 8)]),
        ("18 y 19-11-2022", [date(2022, 11, 18), date(2022, 11, 19)]),
        ("18, 19 y 20-11-2022", [date(2022, 11, 18), date(2022, 11, 19), date(2022, 11, 20)]),
        ("5 de marzo de 2022", [date(2022, 3, 5)]),
        ("lunes 7 de marzo de 2022", [date(2022, 3, 7)]),
        ("2022-03-08", [date(2022, 3, 8)]),
        ("8/3/22", [date(2022, 3, 8)]),
        ("12-mar-22", [date(2022, 3, 12)]),
        ("del 3 de mayo al 4 de junio de 2022", [date(2022, 5, 3), date(2022, 6, 4)]),
        ("3 al 5 de mayo de 2022", [date(2022, 5, 3), date(2022, 5, 5)]),
    ],
)
def test_days_named(text: str, days: list[date]) -> None:
    assert parse_dates(text) == tuple(days)


def test_the_year_may_be_given() -> None:
    assert parse_dates("5 de marzo") == ()
    assert parse_dates("5 de marzo", year=2021) == (date(2021, 3, 5),)


@pytest.mark.parametrize("text", ["", "1.234", "12.345.678", "3/4", "3-4", "marzo", "22.- 10 de noviembre en Curacaví"])
def test_no_date(text: str) -> None:
    assert parse_dates(text, year=2022) == ()
    assert not looks_like_date(text)


def test_an_impossible_day_looks_like_a_date() -> None:
    assert parse_dates("31-02-2022") == ()
    assert looks_like_date("31-02-2022")


def test_weekday() -> None:
    assert weekday("lunes 7 de marzo de 2022") == 0
    assert weekday("07-03-2022") is None


@settings(max_examples=trials(100))
@given(
    st.integers(0, 60000),
    st.sampled_from(["{d:%d-%m-%Y}", "{d:%d/%m/%Y}", "{d:%Y-%m-%d}", "{d.day} de {m} de {d.year}"]),
)
def test_every_day_is_read_back(offset: int, pattern: str) -> None:
    day = date(1900, 1, 1) + timedelta(days=offset)
    assert parse_dates(pattern.format(d=day, m=MONTHS[day.month - 1])) == (day,)


def test_one_order_of_day_and_month_must_be_four_times_as_common_as_the_other() -> None:
    assert date_order(["30/09/2017"] * 4 + ["09/30/2017"]) == "day"
    assert date_order(["09/30/2017"] * 4 + ["30/09/2017"]) == "month"
    assert date_order(["30/09/2017"] * 3 + ["09/30/2017"]) is None
