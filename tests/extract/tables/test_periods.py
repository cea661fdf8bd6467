"""Which texts are years, months and days as they head columns."""

from __future__ import annotations

import pytest

from pipeline.extract.formats.pdf import read
from pipeline.extract.tables.periods import is_period, is_year_or_span, names_part_of_year
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2019/20",
        "2019 - 2020",
        "2020 (p)",
        "2020(1)",
        "2020 p/",
        "2020 1/",
        "2020**",
        "FY 2010",
        "2021-II",
        "2021 IV",
    ],
)
def test_years(text: str) -> None:
    assert is_year_or_span(text)
    assert is_period(text)


@pytest.mark.parametrize("text", ["06/2021", "12-2019", "1-2020", "06/21", "31.12.2023", "30/06/21 (p)"])
def test_months_and_days(text: str) -> None:
    assert is_period(text)
    assert not is_year_or_span(text)


@pytest.mark.parametrize("text", ["2.021", "2021 %", "2021 12", "20.120 (p)", "13/2021", "6/21", "0-14", "2021 (pp)"])
def test_figures(text: str) -> None:
    assert not is_period(text)


def test_a_quarter_is_of_the_year_behind_it() -> None:
    assert names_part_of_year("1T", "2020")
    assert not names_part_of_year("1T", "2.020")
    assert not names_part_of_year("12", "2020")


def headed(headings: list[str], ruled: bool) -> tuple[list[str], int]:
    """The first row and the number of header rows of a table under such headings."""
    sheet = Sheet()
    figures = [["Norte", "3.120", "54", "61.204"], ["Centro", "880", "1.302", "77"], ["Sur", "41.006", "95", "6.310"]]
    for y, row in zip((100, 116, 130, 144), (["Sede", *headings], *figures), strict=True):
        sheet.text(60, y, row[0])
        for right, text in zip((240, 340, 440), row[1:], strict=True):
            sheet.right(right, y, text)
    if ruled:
        sheet.line(60, 104, 440, 104).line(60, 88, 440, 88).line(60, 148, 440, 148)
    (table,) = read(pdf(sheet), "x", Source("x.pdf", "", "pdf")).tables
    return list(table.rows[0]), table.header_rows


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize(
    "headings",
    [
        ["2019 (r)", "2020 (p)", "2021 (p)"],
        ["2019 1/", "2020 1/", "2021 2/"],
        ["03/2021", "06/2021", "09/2021"],
        ["1T 2020", "2T 2020", "3T 2020"],
        ["2020-I", "2020-II", "2020-III"],
    ],
)
def test_periods_head_columns(headings: list[str], ruled: bool) -> None:
    assert headed(headings, ruled) == (["Sede", *headings], 1)
