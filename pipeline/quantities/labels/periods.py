"""The year and the month that a header says, and what it says besides: "Hombres 2021" is the men of 2021."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NUMBER_OF
from pipeline.spanish.stop_words import LINKING

_NAMES = "|".join(sorted(NUMBER_OF, key=len, reverse=True))
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d{2}(?![\d./-]\d|\d)")
# "jul-17", "sept. 2019", "31-dic-2019", "Setiembre de 2019": the year behind a month has four digits or the last two.
_MONTH = re.compile(
    rf"(?<![a-z\d])(?:al?\s+)?(?:\d{{1,2}}(?:\s+(?:de\s+)?|[-./]))?({_NAMES})(?![a-z])\.?"
    r"(?:\s*(?:[-–'’/.]|del?\b)?\s*((?:19|20)\d{2}(?!\d|[-./]\d)|\d{2}(?!\d)))?"
)
# "07-2019"
_IN_DIGITS = re.compile(r"(?<![\d./-])(0?[1-9]|1[0-2])[-/]((?:19|20)\d{2})(?!\d|[-./]\d)")
# "2019-07"
_YEAR_FIRST = re.compile(r"(?<![\d./-])((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?!\d|[-./]\d)")
_FORMAL = frozenset({"ano", "anos", "mes", "periodo", "al"})


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, a month of it, or a month of a year that is said elsewhere; one of the two is there."""

    year: int | None
    month: int | None

    @property
    def slug(self) -> str:
        """For a column's name: ``2021``, ``2021_03``, ``m03``."""
        month = f"{self.month:02d}" if self.month else ""
        return f"{self.year}_{month}".rstrip("_") if self.year else f"m{month}"


def split_periods(headers: Sequence[str]) -> list[tuple[str, Period | None]]:
    """For each header of a table what it says besides its period, folded, and the period; the header as it is and
    ``None`` where it names none or several.

    "Año 2021" is ("", 2021), "Hombres jul-17" ("hombres", July of 2017), "Variación 2020/2021" has none. "2011-12" is
    December of 2011 where another header can only be a month ("2011-11"), else the years 2011 and 2012.
    """
    months = any(not _is_span(*named) for header in headers for named in _YEAR_FIRST.findall(header))
    return [_split(header, spans=not months) for header in headers]


def _is_span(year: str, month: str) -> bool:
    """Whether the two figures behind a year are those of the year after it."""
    return (int(year) + 1) % 100 == int(month)


def _split(header: str, *, spans: bool) -> tuple[str, Period | None]:
    folded = fold_line(header)
    named = [(NUMBER_OF[name], year) for name, year in _MONTH.findall(folded)]
    rest = _MONTH.sub(" ", folded)
    months = [*named, *((int(month), year) for month, year in _IN_DIGITS.findall(rest))]
    rest = _IN_DIGITS.sub(" ", rest)
    year_first = _YEAR_FIRST.findall(rest)
    if spans and any(_is_span(*one) for one in year_first):
        return header, None
    months += [(int(month), year) for year, month in year_first]
    rest = _YEAR_FIRST.sub(" ", rest)
    years = [int(y) for y in _YEAR.findall(rest)]
    years += [int(year) if len(year) == 4 else 2000 + int(year) for _, year in months if year]
    if len(months) > 1 or len(set(years)) > 1 or not (months or years):
        return header, None
    words = re.findall(r"[a-z0-9$%]+", _YEAR.sub(" ", rest))
    base = " ".join(w for w in words if w not in _FORMAL and w not in LINKING)
    return base, Period(years[0] if years else None, months[0][0] if months else None)
