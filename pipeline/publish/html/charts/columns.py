"""What a column is about, by its type and its name, never by its dataset."""

from __future__ import annotations

import re

from pipeline.model import CleanRow, Column
from pipeline.publish.html.charts.table_view import View
from pipeline.publish.html.settings import CHOICE

AMOUNTS = ("monto", "entero", "decimal")
WOMEN = re.compile(r"mujer|femen")
MEN = re.compile(r"hombre|mascul|varon")
PLANNED = re.compile(r"\b(?:metas?|objetivos?|esperad[oa]s?|proyectad[oa]s?|programad[oa]s?|cupos?)\b")
DONE = re.compile(r"\b(?:ejecutad[oa]s?|ejecuci[oó]n|devengad[oa]s?|pagad[oa]s?|gastad[oa]s?|real(?:es)?)\b")
_LAST = re.compile(r"\b(?:dic(?:iembre)?|anual|acumulad[oa]|cierre)\b")
YEAR = re.compile(r"(?:19|20)\d\d")


def name_of(column: Column) -> str:
    """Its name and title, in lower case."""
    return f"{column.name} {column.title}".lower()


def main_column(view: View, total: CleanRow) -> Column | None:
    """The column a table is about: of those with a total, and neither a target nor a year, what was done before what
    was asked for, the end of the year before its months, pesos before other figures, one called total before others,
    else the last of the others; of several years the latest."""
    columns = view.columns("monto", "entero")
    amounts = [c for c in columns if (view.number(total, c) or 0) > 0 and not is_no_amount(view, c)]
    for wanted in (DONE, _LAST):
        if named := [c for c in amounts if wanted.search(name_of(c).replace("_", " "))]:
            return named[0]
    pesos = [c for c in amounts if c.type == "monto"]
    totals = [c for c in amounts if "total" in name_of(c)]
    named = [c for c in totals if c in pesos] or pesos or totals or amounts[-1:]
    dated = [c for c in named if YEAR.search(name_of(c))]
    if len(dated) > 1:
        return max(dated, key=lambda c: YEAR.findall(name_of(c))[-1])
    return named[0] if named else None


def is_no_amount(view: View, column: Column) -> bool:
    """Whether a column says what was planned, or which year each row is of: neither is added up."""
    if PLANNED.search(name_of(column).replace("_", " ")):
        return True
    values = [v for row in view.rows if (v := view.number(row, column)) is not None]
    return bool(values) and all(CHOICE.first_year <= v <= CHOICE.last_year and v == int(v) for v in values)
