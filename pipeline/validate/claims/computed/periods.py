"""Rows of months and quarters: whether a table walks through them, and which of them a text is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.spanish.folding import fold
from pipeline.spanish.months import ABBREVIATED, MONTHS
from pipeline.validate.claims.computed.settings import SETTINGS

_PERIOD = re.compile(r"\b(primer|segundo|tercer|cuarto|[1-4])(?:°|º|er|do|to)?\s+(semestre|trimestre|cuatrimestre)\b")
_ORDER = {"primer": 0, "1": 0, "segundo": 1, "2": 1, "tercer": 2, "3": 2, "cuarto": 3, "4": 3}
_LENGTH = {"semestre": 6, "cuatrimestre": 4, "trimestre": 3}
_QUARTER = re.compile(
    r"(?:(primer|segund|tercer|cuart|[1-4]|iv|i{1,3})\w*\W{0,3}\s*(?:trim|sem|cuatrim)|(?:[tq]\s?([1-4])))"
)
_PARTS = {"primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAME = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:19|20)\d{2}\b")


def months_of_period(text: str, rows: Mapping[str, int]) -> list[int]:
    """The rows of the months of the period that ``text`` names ("el primer semestre"), first month first; none where
    it names none, or where the table has no row for one of them. ``rows`` are those of a table by the first three
    letters of their label."""
    named = _PERIOD.search(fold(text))
    if named is None:
        return []
    length = _LENGTH[named[2]]
    months = ABBREVIATED[_ORDER[named[1]] * length :][:length]
    return [rows[m] for m in months] if len(months) == length and all(m in rows for m in months) else []


def in_order(labels: Sequence[str]) -> bool:
    """Whether labels walk forward through the months or quarters of a year ("Enero", "Febrero" …; "Ene-Mar", "Abr-Jun"
    …; "I trimestre" …), or of several ("Dic 2013", "Ene 2014" …)."""
    if len(labels) < SETTINGS.fewest_periods:
        return False
    places = [place for label in labels if (place := _place(fold(label).strip())) is not None]
    return len(places) == len(labels) and all(a < b for a, b in pairwise(places))


def _place(label: str) -> int | None:
    name = _NAME.match(label)
    if name is not None and len(name[0]) >= SETTINGS.month_letters:
        months = [n for n, month in enumerate(MONTHS) if month.startswith(name[0])]
        if months:
            year = _YEAR.search(label)
            return months[0] + (len(MONTHS) * int(year[0]) if year else 0)
    part = _QUARTER.match(label)
    if part is None:
        return None
    said = part[1] or part[2]
    return int(said) if said.isdigit() else _PARTS[said]
