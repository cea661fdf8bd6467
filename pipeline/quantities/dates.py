"""Dates as Chilean accounts print them: the text of a whole cell in, the days it names out.

``08-03-2022``, ``8/3/22``, ``2022-03-08``, ``5 de marzo de 2022``, ``18 y 19-11-2022``, ``del 3 al 5 de mayo``. The day
comes before the month, unless the document prints it the other way (:func:`date_order`). A range gives both ends, a
list every day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

from pipeline.quantities.settings import DATES
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NUMBER_OF

Order = Literal["day", "month"]
"""What comes first in a date written in digits."""

WEEKDAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")

_MONTH = "|".join(sorted(NUMBER_OF, key=len, reverse=True))
_DAYS = r"(?P<days>\d{1,2}(?:\s*(?:,|y|e|al?|-|–|/)\s*\d{1,2})*)"
_WEEKDAY = rf"(?:(?:el\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\s*,?\s*)?(?:(?:el|del|desde\s+el)\s+)?(?:dia\s+)?"
_TAIL = r"\s*\.?"
_ISO = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<days>\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2})?)?")
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?P<days>\d{{1,2}}(?:\s*(?:,|y|e|al?)\s*\d{{1,2}})*)\s?([-/.])\s?(?P<month>\d{{1,2}})\s?\3\s?"
    rf"(?P<year>\d{{4}}|\d{{2}}){_TAIL}"
)
_WRITTEN = re.compile(
    rf"{_WEEKDAY}{_DAYS}(?:\s+de\s+|\s*[-/.]\s*|\s+)(?P<month>{_MONTH})\.?"
    rf"(?:(?:\s*,)?\s*(?:del?(?:\s+ano)?|[-/.])?\s*(?P<year>\d{{4}}|\d{{2}}))?{_TAIL}"
)
_SPAN = re.compile(r"(?:del?|desde)?(?:\s*el)?\s*(?P<first>.+?)\s+(?:al?|hasta)(?:\s+el)?\s+(?P<last>.+)")


_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])")
_CODE = re.compile(r"\d{1,2}([-.])\d{1,2}\1\d{2}")


_HEADER = re.compile(r"\b(?:fechas?|dias?|date|desde|hasta)\b|\b(?:inici|termin|venc|plazo)")


def heads_dates(header: str) -> bool:
    """Whether a header announces dates."""
    return _HEADER.search(fold_line(header)) is not None


def date_order(texts: Iterable[str]) -> Order | None:
    """Whether dates in digits have the day or the month first, judged by those that only one order makes possible
    (9/30/2017); the day where there are none, ``None`` where both orders occur too often.
    """
    day = month = 0
    for text in texts:
        for first, _, second in _FIGURES.findall(text):
            day += int(first) > 12 >= int(second) > 0
            month += int(second) > 12 >= int(first) > 0
    if day >= DATES.majority * month:
        return "day"
    return "month" if month >= DATES.majority * day else None


def may_be_code(text: str) -> bool:
    """Whether a text has the form of both a date and a code (``21.01.01``, ``01-50-09``), so that only its context
    decides.
    """
    return _CODE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=16384)
def _parts(text: str, year: int | None, order: Order = "day") -> tuple[tuple[int, int, int], ...] | None:
    """(year, month, day) of every day named, whether the day exists or not; ``None`` when the text is no date."""
    folded = fold_line(text.replace("*", ""))
    if not folded or len(folded) > DATES.longest or not any(c.isdigit() for c in folded):
        return None
    match = _ISO.fullmatch(folded) or _NUMERIC.fullmatch(folded) or _WRITTEN.fullmatch(folded)
    if match is None:
        return _span(folded, year, order)
    named = match.groupdict()
    if named["year"] and len(named["year"]) == 4 and not DATES.first_year <= int(named["year"]) <= DATES.last_year:
        return None
    month = int(named["month"]) if named["month"].isdigit() else NUMBER_OF[named["month"]]
    if named["year"]:
        year = int(named["year"]) + (2000 if len(named["year"]) == 2 else 0)
    elif year is None:
        return None
    days = [int(day) for day in re.findall(r"\d+", named["days"])]
    if order == "month" and len(days) == 1 and _NUMERIC.fullmatch(folded):
        days, month = [month], days[0]
    return tuple((year, month, day) for day in days)


def _span(folded: str, year: int | None, order: Order) -> tuple[tuple[int, int, int], ...] | None:
    """Both ends of ``3 de mayo al 4 de junio de 2022``, each a date of its own."""
    match = _SPAN.fullmatch(folded)
    if match is None:
        return None
    last = _parts(match["last"], year, order)
    if last is None:
        return None
    first = _parts(match["first"], last[0][0], order)
    return None if first is None else first + last


@lru_cache(maxsize=16384)
def parse_dates(text: str, *, year: int | None = None, order: Order = "day") -> tuple[date, ...]:
    """The days that a whole cell names, in printed order; empty when it is no date.

    A day that does not exist (31-02) makes the whole result empty: see :func:`looks_like_date`. Two-digit years
    belong to this century.

    Args:
        year: used where the text prints no year.
        order: the order of day and month in dates written in digits, for the document.
    """
    try:
        return tuple(date(*part) for part in _parts(text, year, order) or ())
    except ValueError:
        return ()


def looks_like_date(text: str) -> bool:
    """Whether the cell has the form of a date, possible or not (``31-02-2022``).

    A written day and month without a year (``5 de marzo``) counts; a bare ratio (``3/4``) does not.
    """
    return _parts(text, 2000) is not None


def weekday(text: str) -> int | None:
    """The weekday printed with a date (Monday is 0), ``None`` where there is none."""
    folded = fold_line(text.replace("*", ""))
    for match in (_NUMERIC.fullmatch(folded), _WRITTEN.fullmatch(folded)):
        if match is not None and match["weekday"]:
            return WEEKDAYS.index(match["weekday"])
    return None
