"""Labels of rows and columns that shorten the name of a month and its year: "Ene 14", "dic-2013", "FEB"."""

from __future__ import annotations

import re

from pipeline.spanish.months import MONTHS, NUMBER_OF
from pipeline.validate.claims.cells.settings import SETTINGS

_SHORT = "|".join(sorted((word for word in NUMBER_OF if len(word) <= len("sept")), key=lambda word: (-len(word), word)))
_DATED = re.compile(rf"(?<![^\W\d_])({_SHORT})\b\.?[\s\-/'’]{{0,3}}((?:19|20)?\d{{2}})(?![\d.,]?\d)", re.IGNORECASE)
_ALONE = re.compile(rf"\W*({_SHORT})\.?\W*", re.IGNORECASE)


def with_months(label: str) -> str:
    """A label with the months in full and their years in four digits ("Ene 14": "enero 2014"); what a word means that
    may shorten a month is left open where neither a year follows nor the label ends ("Mar del Plata")."""
    alone = _ALONE.fullmatch(label)
    return _month(alone.group(1)) if alone else _DATED.sub(lambda m: f"{_month(m.group(1))} {_year(m.group(2))}", label)


def _month(short: str) -> str:
    return MONTHS[NUMBER_OF[short.lower()] - 1]


def _year(digits: str) -> str:
    if len(digits) > 2:
        return digits
    return ("19" if int(digits) >= SETTINGS.last_century else "20") + digits
