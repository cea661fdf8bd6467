"""Dates as Chilean accounts print them: a whole cell in, the days it names out.

``08-03-2022``, ``8/3/22``, ``2022-03-08``, ``5 de marzo de 2022``, ``18 y 19-11-2022``,
``del 3 al 5 de mayo``. Day comes before month. Of a span both ends are given, of a list every day.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pipeline.spanish.folding import fold_line

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
WEEKDAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")

_MONTH_OF = {name: n for n, name in enumerate(MONTHS, 1)} | {name[:3]: n for n, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {"setiembre": 9, "sept": 9, "set": 9}
_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
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


@lru_cache(maxsize=16384)
def _parts(text: str, year: int | None) -> tuple[tuple[int, int, int], ...] | None:
    """(year, month, day) of every day named, possible or not; ``None`` when it is no date."""
    folded = fold_line(text.replace("*", ""))
    if not folded or len(folded) > 80 or not any(c.isdigit() for c in folded):
        return None
    match = _ISO.fullmatch(folded) or _NUMERIC.fullmatch(folded) or _WRITTEN.fullmatch(folded)
    if match is None:
        return _span(folded, year)
    named = match.groupdict()
    month = int(named["month"]) if named["month"].isdigit() else _MONTH_OF[named["month"]]
    if named["year"]:
        year = int(named["year"]) + (2000 if len(named["year"]) == 2 else 0)
    elif year is None:
        return None
    return tuple((year, month, int(day)) for day in re.findall(r"\d+", named["days"]))


def _span(folded: str, year: int | None) -> tuple[tuple[int, int, int], ...] | None:
    """Both ends of ``3 de mayo al 4 de junio de 2022``, each a date of its own."""
    match = _SPAN.fullmatch(folded)
    if match is None:
        return None
    last = _parts(match["last"], year)
    if last is None:
        return None
    first = _parts(match["first"], last[0][0])
    return None if first is None else first + last


@lru_cache(maxsize=16384)
def parse_dates(text: str, *, year: int | None = None) -> tuple[date, ...]:
    """The days a whole cell names, as printed and in its order; empty when it is no date.

    ``year`` is used where the text prints none. A day that no calendar has (31-02) makes the whole
    empty: see :func:`looks_like_date`. Years of two digits belong to this century.
    """
    try:
        return tuple(date(*part) for part in _parts(text, year) or ())
    except ValueError:
        return ()


def looks_like_date(text: str) -> bool:
    """Whether the cell has the form of a date, be it possible or not (``31-02-2022``).

    A written day and month without a year (``5 de marzo``) count; a bare ratio (``3/4``) does not.
    """
    return _parts(text, 2000) is not None


def weekday(text: str) -> int | None:
    """The weekday printed with a date (Monday is 0), ``None`` where there is none."""
    folded = fold_line(text.replace("*", ""))
    for match in (_NUMERIC.fullmatch(folded), _WRITTEN.fullmatch(folded)):
        if match is not None and match["weekday"]:
            return WEEKDAYS.index(match["weekday"])
    return None
