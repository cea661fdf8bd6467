"""Years, months, days and classes of ages as they head columns: figures by their form that stand over figures as often.

Pure over texts. What marks a year as provisional or refers to a note stands behind it: ``2021 (p)``, ``2020 1/``.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARK = r"(?:[*pre¹²³]|\s?\*{1,3}|\s?\((?:\d|[a-z]|\*{1,3})\)|\s?[\da-z]/)?"
_YEAR = r"(?:1[789]|20|21)\d\d"
_SPAN = r"(?:\s?[-–/]\s?(?:\d\d|\d{4}))?"
_PART = r"(?:[-–/\s](?:III?|IV?))?"
"""Quarters of a year in Roman digits: ``2020-II``."""

_YEAR_OR_SPAN = re.compile(rf"(?:FY\s?|CY\s?)?{_YEAR}(?:{_SPAN}|{_PART}){_MARK}", re.IGNORECASE)
_MONTH = re.compile(rf"(?:0?[1-9]|1[0-2])[-/.]{_YEAR}{_MARK}|(?:0[1-9]|1[0-2])/\d\d", re.IGNORECASE)
_DAY = re.compile(rf"\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d|(?:19|20)\d\d){_MARK}", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def is_year_or_span(text: str) -> bool:
    """A year, a span of years or a quarter (1999, 2003-04, FY 2010, 2021-II): as often a heading as a figure."""
    return _YEAR_OR_SPAN.fullmatch(text) is not None


@lru_cache(maxsize=1 << 12)
def is_period(text: str) -> bool:
    """A year, a month (06/2021) or a day (31.12.2023): what heads the columns of a statement as often as it stands in
    one."""
    return is_year_or_span(text) or _MONTH.fullmatch(text) is not None or _DAY.fullmatch(text) is not None


_RANGE = re.compile(r"\d{1,3}\s?[-–—/]\s?\d{1,3}")


def is_range(text: str) -> bool:
    """``15-24``: a class of ages or sizes, as often a label as a figure."""
    return _RANGE.fullmatch(text) is not None


_PART_OF_YEAR = re.compile(r"[1-4][TSQ]", re.IGNORECASE)


def names_part_of_year(text: str, following: str) -> bool:
    """Whether a text is a quarter or a half of the year that follows it: "1T 2020", "2S 2021"."""
    return _PART_OF_YEAR.fullmatch(text) is not None and is_year_or_span(following)
