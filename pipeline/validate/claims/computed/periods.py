"""The rows of the months that a text speaks of as a half year, a third of a year or a quarter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.spanish.folding import fold

_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_PERIOD = re.compile(r"\b(primer|segundo|tercer|cuarto|[1-4])(?:°|º|er|do|to)?\s+(semestre|trimestre|cuatrimestre)\b")
_ORDER = {"primer": 0, "1": 0, "segundo": 1, "2": 1, "tercer": 2, "3": 2, "cuarto": 3, "4": 3}
_LENGTH = {"semestre": 6, "cuatrimestre": 4, "trimestre": 3}


def months_of_period(text: str, rows: Mapping[str, int]) -> list[int]:
    """The rows of the months of the period that ``text`` names ("el primer semestre"), first month first; none where
    it names none, or where the table has no row for one of them. ``rows`` are those of a table by the first three
    letters of their label."""
    named = _PERIOD.search(fold(text))
    if named is None:
        return []
    length = _LENGTH[named[2]]
    months = _MONTHS[_ORDER[named[1]] * length :][:length]
    return [rows[m] for m in months] if len(months) == length and all(m in rows for m in months) else []
