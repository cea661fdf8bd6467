"""The kinds of pictures, found by the types and names of columns, never by dataset.

A percentage that is the ratio of two amounts (execution by line), women and men, percentages some of which
are wrong, a figure by year, the shares of a total.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from pipeline.model import CleanRow, Column
from pipeline.publish import spanish
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.table_view import View

MAX_BARS = 24
_AMOUNTS = ("monto", "entero", "decimal")
_WOMEN = re.compile(r"mujer|femen")
_MEN = re.compile(r"hombre|mascul|varon")
PLANNED = re.compile(r"\b(?:metas?|objetivos?|esperad[oa]s?|proyectad[oa]s?|programad[oa]s?|cupos?)\b")
DONE = re.compile(r"\b(?:ejecutad[oa]s?|ejecuci[oó]n|devengad[oa]s?|pagad[oa]s?|gastad[oa]s?|real(?:es)?)\b")
_LAST = re.compile(r"\b(?:dic(?:iembre)?|anual|acumulad[oa]|cierre)\b")
YEAR = re.compile(r"(?:19|20)\d\d")


def execution(view: View) -> Chart | None:
    """A percentage that in most rows is one amount over another."""
    amounts = [c for c in view.columns("monto", "entero") if not _WOMEN.search(_name(c)) and not _MEN.search(_name(c))]
    for share in view.columns("porcentaje"):
        for whole in amounts:
            for part in amounts:
                if whole is not part and _is_ratio(view, share, part, whole):
                    note = f"«{part.title}» como porcentaje de «{whole.title}»."
                    return _made("bars", view, f"{view.title}: {share.title}", note, _percentages(view, share))
    return None


def _is_ratio(view: View, share: Column, part: Column, whole: Column) -> bool:
    """Whether two thirds of the rows, and no fewer than two, bear it out."""
    tried = fitting = 0
    for row in view.rows:
        reported, above, below = (view.number(row, column) for column in (share, part, whole))
        if reported is not None and above is not None and below:
            tried += 1
            fitting += _agrees(reported, above * 100 / below)
    return tried >= 2 and fitting * 3 >= tried * 2


def _agrees(reported: Decimal, recomputed: Decimal) -> bool:
    """Whether a printed figure is the recomputed one, rounded or truncated to its decimals."""
    exponent = reported.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return -unit / 2 <= recomputed - reported < unit


def wrong_percentages(view: View) -> Chart | None:
    """Percentages some of which should be others."""
    for column in view.columns("porcentaje"):
        if any(view.correct(row, column) for row in view.rows):
            bars = _percentages(view, column)
            return _made("bars", view, f"{view.title}: {column.title}", "Como está impreso.", bars)
    return None


def _percentages(view: View, column: Column) -> list[Bar]:
    """A bar a row, as wide as the percentage; widened together where all are small or one exceeds 100."""
    rows = [(label, row, value) for label, row in view.labelled() if (value := view.number(row, column)) is not None]
    right = [view.correct(row, column) for _, row, _ in rows]
    most = max((value for value in (*(v for _, _, v in rows), *(r[0] for r in right if r))), default=Decimal(0))
    whole = most if most > 100 or 0 < most < 50 else Decimal(100)
    return [
        Bar(
            label,
            value * 100 / whole,
            view.printed(row, column) or f"{spanish.typed(value)}%",
            recomputed=None if correct is None else correct[0] * 100 / whole,
            recomputed_text="" if correct is None else correct[1],
            total=row.kind != "detalle",
        )
        for (label, row, value), correct in zip(rows, right, strict=True)
    ]


def women_and_men(view: View) -> Chart | None:
    """Two columns of counts, women and men."""
    counts = view.columns("entero")
    women = next((c for c in counts if _WOMEN.search(_name(c)) and not _MEN.search(_name(c))), None)
    men = next((c for c in counts if _MEN.search(_name(c)) and not _WOMEN.search(_name(c))), None)
    if women is None or men is None:
        return None
    share = next((c for c in view.columns("porcentaje") if _WOMEN.search(_name(c))), None)
    made = (_pair(view, label, row, women, men, share) for label, row in view.labelled())
    note = "Mujeres y hombres en cada línea; entre paréntesis, el porcentaje de mujeres."
    bars = [bar for bar in made if bar is not None]
    return _made("pair", view, f"{view.title}: mujeres y hombres", note, bars, (women.title, men.title))


def _pair(view: View, label: str, row: CleanRow, women: Column, men: Column, share: Column | None) -> Bar | None:
    first, second = view.number(row, women) or Decimal(0), view.number(row, men) or Decimal(0)
    if first < 0 or second < 0 or first + second == 0:
        return None
    part = first * 100 / (first + second)
    correct = view.correct(row, share) if share else None
    percentage = (
        view.printed(row, share) if share and view.number(row, share) is not None else f"{spanish.number(part, 1)}%"
    )
    return Bar(
        label,
        part,
        f"{spanish.number(first)} ({percentage})",
        second=100 - part,
        second_text=spanish.number(second),
        recomputed=None if correct is None else part,
        recomputed_text="" if correct is None else correct[1],
        total=row.kind != "detalle",
    )


def years(view: View) -> Chart | None:
    """A figure by year: years down the rows, or a column for each."""
    return _years_down(view) or _years_across(view)


def _years_down(view: View) -> Chart | None:
    amounts = view.columns(*_AMOUNTS)
    for column in view.columns("codigo", "entero", "texto"):
        rows = [(str(v.typed), row) for row in view.rows if (v := row.values.get(column.name)) and v.typed is not None]
        labelled = [label for label, _ in rows if YEAR.fullmatch(label)]
        others = [a for a in amounts if a is not column and not _is_no_amount(view, a)]
        if others and len(labelled) >= 2 and len(set(labelled)) == len(labelled) and len(labelled) * 2 > len(view.rows):
            pairs = [(label, view.number(row, others[0])) for label, row in rows if YEAR.fullmatch(label)]
            return _made("bars", view, f"{view.title}: {others[0].title}", "Por año.", _scaled(pairs))
    return None


def _years_across(view: View) -> Chart | None:
    columns = [c for c in view.columns(*_AMOUNTS) if YEAR.search(_name(c))]
    labelled = [match.group() for c in columns if (match := YEAR.search(_name(c)))]
    row = next((r for r in reversed(view.rows) if r.kind == "total"), None)
    if row is None or len(columns) < 2 or len(set(labelled)) != len(labelled):
        return None
    pairs = [(year, view.number(row, column)) for year, column in zip(labelled, columns, strict=True)]
    return _made("bars", view, f"{view.title}: total por año", "Fila de totales, por año.", _scaled(pairs))


def _scaled(pairs: Sequence[tuple[str, Decimal | None]]) -> list[Bar]:
    known = [(label, value) for label, value in pairs if value is not None and value >= 0]
    most = max((value for _, value in known), default=Decimal(0))
    return [Bar(label, value * 100 / most, spanish.number(value)) for label, value in known] if most else []


def shares(view: View) -> Chart | None:
    """What part each row is of the total of the table, where they add up to it or the audit says they should."""
    total = next((row for row in view.rows if row.kind == "total"), None)
    column = _main(view, total) if total else None
    if total is None or column is None:
        return None
    rows = [(label, row) for label, row in view.labelled() if row.kind == "detalle"]
    values = [(label, row, value) for label, row in rows if (value := view.number(row, column)) is not None]
    whole = sum((value for _, _, value in values), Decimal(0))
    correct = view.correct(total, column)
    if len(values) < 2 or whole <= 0 or any(value < 0 for _, _, value in values):
        return None
    if view.number(total, column) != whole and (correct is None or correct[0] != whole):
        return None
    bars = [
        Bar(label, value * 100 / whole, f"{view.printed(row, column)} ({spanish.number(value * 100 / whole, 1)}%)")
        for label, row, value in values
    ]
    note = f"«{column.title}»: parte de cada línea en la suma."
    if correct is not None:
        note += f" El total impreso es {view.printed(total, column)}; las líneas suman {correct[1]}."
    return _made("bars", view, f"{view.title}: {column.title}", note, bars)


def _main(view: View, total: CleanRow) -> Column | None:
    """The column a table is about: of those with a total, and neither a target nor a year, what was done before what
    was asked for, the end of the year before its months, the first of pesos, one called total, else the last; of
    several years the latest."""
    columns = view.columns("monto", "entero")
    amounts = [c for c in columns if (view.number(total, c) or 0) > 0 and not _is_no_amount(view, c)]
    for wanted in (DONE, _LAST):
        if named := [c for c in amounts if wanted.search(_name(c).replace("_", " "))]:
            return named[0]
    named = [c for c in amounts if c.type == "monto"] or [c for c in amounts if "total" in _name(c)] or amounts[-1:]
    dated = [c for c in named if YEAR.search(_name(c))]
    if len(dated) > 1:
        return max(dated, key=lambda c: YEAR.findall(_name(c))[-1])
    return named[0] if named else None


def _is_no_amount(view: View, column: Column) -> bool:
    """Whether a column says what was planned, or which year each row is of: neither is added up."""
    if PLANNED.search(_name(column).replace("_", " ")):
        return True
    values = [v for row in view.rows if (v := view.number(row, column)) is not None]
    return bool(values) and all(1900 <= v <= 2100 and v == int(v) for v in values)


def _name(column: Column) -> str:
    return f"{column.name} {column.title}".lower()


def _made(
    kind: Literal["bars", "pair"], view: View, title: str, note: str, bars: Sequence[Bar], legend: Sequence[str] = ()
) -> Chart | None:
    labels = [bar.label for bar in bars if not bar.total]
    if len(bars) < 2 or len(set(labels)) < len(labels):  # of rows that are called alike nobody knows which is which
        return None
    left_out = max(0, len(bars) - MAX_BARS)
    return Chart(kind, view.clean.table, title, note, tuple(bars[:MAX_BARS]), tuple(legend), left_out)


KINDS: tuple[Callable[[View], Chart | None], ...] = (execution, women_and_men, wrong_percentages, years, shares)
"""In the order in which they are tried on a table."""
