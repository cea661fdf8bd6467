"""Dates in tables: impossible ones, ones of another year, ones out of an ordered list, wrong weekdays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline import rules
from pipeline.model import Cell, Finding, Table
from pipeline.quantities.dates import WEEKDAYS, Order, heads_dates, looks_like_date, may_be_code, parse_dates, weekday
from pipeline.spanish.folding import fold
from pipeline.validate.calendar.entries import ListEntry, entries, evidence_of, list_columns
from pipeline.validate.calendar.order import longest_run, mends, nearest_in_order, out_of_order
from pipeline.validate.calendar.settings import SETTINGS
from pipeline.validate.evidence.row_labels import header_labels

WEEKDAY_NAMES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def date_like(day: date, like: str, order: Order | None = "day") -> str:
    """A date written the way ``like`` is, as far as digits go: ``15-07-2023``, ``15/07/2023``."""
    mark = next((c for c in like if c in "-/."), "-")
    if like[: SETTINGS.year_digits].isdigit():
        return f"{day.year}{mark}{day.month:02d}{mark}{day.day:02d}"
    first, second = (day.month, day.day) if order == "month" else (day.day, day.month)
    return f"{first:02d}{mark}{second:02d}{mark}{day.year}"


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a document prints dates: the ``year`` of those without one, and whether the day or the month comes
    first; ``order`` is ``None`` where dates speak for both: then none can be called impossible."""

    year: int | None = None
    order: Order | None = "day"

    def days(self, text: str) -> tuple[date, ...]:
        """The days that a text names, as far as it is a date."""
        return parse_dates(text, year=self.year or SETTINGS.leap_year, order=self.order or "day")

    def of_its_year(self, text: str) -> tuple[date, ...]:
        """The same, nothing where the year is not known."""
        return parse_dates(text, year=self.year, order=self.order or "day")


def of_table(table: Table, reading: DateReading) -> list[Finding]:
    """The findings about the dates of one table."""
    found: list[Finding] = []
    for header, columns in list_columns(table):
        listed = entries(table, columns, lambda es: _steps(es, reading))
        dated = _dates_among(listed, header)
        possible = [e for e in dated if reading.days(e.text)]
        impossible = [e for e in dated if not reading.days(e.text)]
        if reading.order and len(impossible) <= max(1, int(SETTINGS.most_impossible * len(dated))):
            found += [_impossible(table, e) for e in impossible]
        if reading.order and len(dated) >= SETTINGS.fewest_dates and len(dated) >= SETTINGS.mostly_dates * len(listed):
            found += _of_list(table, header, possible, reading)
    found += _weekdays(table, reading)
    found += _backwards(table, reading)
    return found


def _dates_among(listed: Sequence[ListEntry], header: str) -> list[ListEntry]:
    """The entries of a list that are dates; what may be a code is one unless the header or other entries say date."""
    dated = [e for e in listed if looks_like_date(e.text)]
    if heads_dates(header) or any(not may_be_code(e.text) for e in dated):
        return dated
    return []


_START = re.compile(r"\binici|\bdesde\b|\bapertura\b|\bcomienzo\b|\bingreso\b")
_END = re.compile(r"\btermin|\bfin\b|\bhasta\b|\bcierre\b|\bentrega\b|\begreso\b")


def _backwards(table: Table, reading: DateReading) -> list[Finding]:
    """Rows whose end is before their beginning, where two columns of dates are headed so."""
    labels = [fold(label) for label in header_labels(table)]
    starts = [c for c, label in enumerate(labels) if _START.search(label)]
    ends = [c for c, label in enumerate(labels) if _END.search(label)]
    if len(starts) != 1 or len(ends) != 1 or starts == ends:
        return []
    found = []
    for row in range(table.header_rows, table.row_count):
        first, last = table.cell_at.get((row, starts[0])), table.cell_at.get((row, ends[0]))
        if first is None or last is None:
            continue
        began, ended = reading.of_its_year(first.text), reading.of_its_year(last.text)
        if len(began) == len(ended) == 1 and ended[0] < began[0]:
            found.append(
                rules.finding(
                    "periodo-invertido",
                    evidence=(
                        evidence_of(table, ListEntry(last, 0)),
                        evidence_of(table, ListEntry(first, 0), "context"),
                    ),
                    observed=f"{first.text.strip()} – {last.text.strip()}",
                    suggestion="Corrija la fecha de inicio o la de término.",
                )
            )
    return found


def _steps(listed: Sequence[ListEntry], reading: DateReading) -> int:
    days = [d[0].toordinal() for e in listed if looks_like_date(e.text) and (d := reading.days(e.text))]
    return max(len(longest_run(days)), len(longest_run([-d for d in days]))) if days else 0


def _of_list(table: Table, header: str, dated: list[ListEntry], reading: DateReading) -> list[Finding]:
    days = [reading.days(e.text)[0] for e in dated]
    if len(days) < SETTINGS.fewest_dates:
        return []
    found = []
    usual, times = Counter(d.year for d in days).most_common(1)[0]
    strange = {i for i, d in enumerate(days) if d.year != usual} if times >= SETTINGS.same_year * len(days) else set()
    if len(days) == SETTINGS.fewest_dates and times == len(days) - 1 and not strange:
        strange = {i for i, d in enumerate(days) if abs(d.year - usual) > 1}
    ordinals = [d.toordinal() for d in days]
    out = out_of_order(ordinals)
    for index in sorted(strange):
        if _ends_fit(index, days, out, usual):
            continue
        before, after = nearest_in_order(ordinals, sorted(strange | set(out or ())), index)
        fits = out is not None and index in out
        mended = _safe(usual, days[index])
        placed = mended is not None and _between(mended.toordinal(), before, after)
        certain = fits and placed
        expected = date_like(mended, dated[index].text, reading.order) if mended and certain else None
        found.append(_other_year(table, dated[index], usual, expected, certain=certain))
    rest = [i for i in range(len(days)) if i not in strange]
    order = out_of_order([ordinals[i] for i in rest])
    if order:
        found += _out_of_order(table, header, [dated[i] for i in rest], order, reading)
    return found


def _ends_fit(index: int, days: list[date], out: list[int] | None, usual: int) -> bool:
    """A list that runs over from the year before, or into the next, in order."""
    return out is not None and index not in out and abs(days[index].year - usual) == 1


def _between(value: int, before: int | None, after: int | None) -> bool:
    low, high = before, after
    if low is not None and high is not None and low > high:
        low, high = high, low
    return (low is None or value >= low) and (high is None or value <= high)


def _safe(year: int, day: date) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _impossible(table: Table, entry: ListEntry) -> Finding:
    return rules.finding(
        "fecha-imposible",
        evidence=(evidence_of(table, entry),),
        observed=entry.text,
        suggestion="Consulte el registro original y corrija el día o el mes.",
        where=f"la tabla {table.id}",
    )


def _other_year(table: Table, entry: ListEntry, usual: int, expected: str | None, *, certain: bool) -> Finding:
    return rules.finding(
        "fecha-otro-anio",
        severity="error" if certain else "warning",
        evidence=(evidence_of(table, entry),),
        observed=entry.text,
        expected=expected,
        suggestion=f"Con el año {usual} calza en su lugar: {expected}." if expected else "Revise el año de la fecha.",
        table=table.id,
        usual=usual,
    )


def _out_of_order(
    table: Table, header: str, dated: list[ListEntry], out: list[int], reading: DateReading
) -> list[Finding]:
    days = [reading.days(e.text)[0] for e in dated]
    ordinals = [d.toordinal() for d in days]
    found = []
    for index in out:
        culprit = _culprit(ordinals, days, out, index)
        rest = [culprit if i == index else i for i in out]
        before, after = nearest_in_order(ordinals, rest, culprit)
        low = date.fromordinal(before) if before is not None else None
        high = date.fromordinal(after) if after is not None else None
        ways = mends(days[culprit], low, high)
        # Years and months decide (a month has few that fit); a day can nearly always be mended somehow.
        sure = [w for w in ways if w[0] in ("el año", "el mes")]
        best = sure[0] if len(sure) == 1 else ways[0] if len(ways) == 1 else None
        entry = dated[culprit]
        expected = date_like(best[1], entry.text, reading.order) if best else None
        between = " y ".join(date_like(d, entry.text, reading.order) for d in (low, high) if d is not None)
        found.append(
            rules.finding(
                "fecha-desordenada",
                evidence=(
                    evidence_of(table, entry),
                    *(
                        evidence_of(table, dated[i], "context")
                        for i in (culprit - 1, culprit + 1)
                        if 0 <= i < len(dated)
                    ),
                ),
                observed=entry.text,
                expected=expected,
                suggestion=(
                    f"Si se cambia {best[0]}, {expected} calza en su lugar."
                    if best and expected
                    else "Revise la fecha, o mueva la fila a su lugar."
                ),
                table=table.id,
                header=header or "fechas",
                between=f"entre {between}" if low and high else f"junto a {between}",
            )
        )
    return found


def _culprit(ordinals: list[int], days: list[date], out: list[int], index: int) -> int:
    """Of two neighbours that could each be the one out of order, the one a slip explains.

    Only where dropping the neighbour instead also mends the order is there a choice.
    """
    candidates = []
    for other in (index - 1, index + 1):
        if not 0 <= other < len(ordinals) or other in out:
            continue
        kept = [v for i, v in enumerate(ordinals) if i != other and (i == index or i not in out)]
        if kept == sorted(kept) or kept == sorted(kept, reverse=True):
            candidates.append(other)
    if not candidates:
        return index

    def explained(i: int) -> int:
        rest = [i if o == index else o for o in out]
        before, after = nearest_in_order(ordinals, rest, i)
        low = date.fromordinal(before) if before is not None else None
        high = date.fromordinal(after) if after is not None else None
        ways = [w for w in mends(days[i], low, high) if w[0] in ("el año", "el mes")]
        return 1 if ways else 0

    # The element itself first: it wins unless only the neighbour can be explained.
    return max([index, *candidates], key=lambda i: (explained(i), i == index))


def _weekdays(table: Table, reading: DateReading) -> list[Finding]:
    """Weekdays printed with a date, in the cell or in a column of their own, that are not that day's."""
    found = []
    for row in range(table.header_rows, table.row_count):
        cells = [c for c in table.cells if c.row == row] if table.row_count < SETTINGS.few_rows else _row(table, row)
        names = [
            (i, WEEKDAYS.index(fold(c.text).strip())) for i, c in enumerate(cells) if fold(c.text).strip() in WEEKDAYS
        ]
        for index, cell in enumerate(cells):
            days = reading.of_its_year(cell.text) if looks_like_date(cell.text) else ()
            if len(days) != 1:
                continue
            said = weekday(cell.text)
            if said is None:
                beside = [w for i, w in names if abs(i - index) == 1]
                said = beside[0] if len(beside) == 1 else None
            if said is not None and said != days[0].weekday():
                found.append(
                    rules.finding(
                        "dia-semana",
                        evidence=(evidence_of(table, ListEntry(cell, 0)),),
                        observed=cell.text.strip(),
                        expected=WEEKDAY_NAMES[days[0].weekday()],
                        suggestion="Corrija el día de la semana o la fecha.",
                        said=WEEKDAY_NAMES[said],
                        where=f"la tabla {table.id}",
                    )
                )
    return found


def _row(table: Table, row: int) -> list[Cell]:
    seen = []
    for column in range(table.column_count):
        cell = table.cell_at.get((row, column))
        if cell is not None and cell.row == row and cell.column == column:
            seen.append(cell)
    return seen
