"""Labels that shorten months and years are known by the months and years in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spanish.months import ABBREVIATED, MONTHS
from pipeline.validate.claims.cells.month_labels import with_months
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Tables
from tests.validate.accounts import account

WIN = """Mes | Ingresos brutos | Visitas
Nov 13 | 36.214 | 431.877
Dic 13 | 35.028 | 412.858
Ene 14 | 37.962 | 466.158
Feb 14 | 39.115 | 470.204"""


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("Ene 14", "enero 2014"),
        ("dic-2013", "diciembre 2013"),
        ("FEB", "febrero"),
        ("Set. 12", "septiembre 2012"),
        ("Ingresos Abr/99", "Ingresos abril 1999"),
        ("Mar del Plata", "Mar del Plata"),
        ("Ene-Mar", "Ene-Mar"),
        ("mayo 2013", "mayo 2013"),
        ("Mar 2.413", "Mar 2.413"),
    ],
)
def test_a_short_month_with_its_year_is_read_in_full(label: str, read: str) -> None:
    assert with_months(label) == read


@given(st.sampled_from(range(12)), st.integers(2000, 2049), st.sampled_from([" ", "-", "/", ". ", " '"]))
def test_every_month_and_year_of_this_century(month: int, year: int, between: str) -> None:
    assert with_months(f"{ABBREVIATED[month]}{between}{year % 100:02}") == f"{MONTHS[month]} {year}"


def test_rows_of_months_are_of_their_years_and_follow_each_other() -> None:
    space = CellSpace(account("Cuenta pública 2014", WIN))
    assert space.row_years == [{"2013"}, {"2013"}, {"2014"}, {"2014"}]
    assert "diciem" in space.rows.words[1]
    assert (1, 2) in Tables(space).row_series(0)
