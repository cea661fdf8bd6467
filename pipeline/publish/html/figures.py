"""Which tables are worth a picture, found by the types and names of their columns, never by dataset.

Four kinds: a percentage that is the ratio of two amounts (execution by line), women and men, a figure by
year, and the shares of a total. Each bar has what was reported and what the table's own figures give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.model import CleanRow, CleanTable, Column, Report
from pipeline.publish import spanish

MAX_FIGURES = 10
MAX_BARS = 24
_AMOUNTS = ("monto", "entero", "decimal")
_WOMEN = re.compile(r"mujer|femen")
_MEN = re.compile(r"hombre|mascul|varon")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: ``value`` in percent of the width; ``recomputed`` where it differs from the report."""

    label: str
    value: Decimal
    text: str
    second: Decimal | None = None
    second_text: str = ""
    recomputed: Decimal | None = None
    recomputed_text: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture to draw. ``kind`` "pair" has two parts a bar, named by ``legend``."""

    kind: Literal["bars", "pair"]
    table: str
    title: str
    note: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def differing(self) -> int:
        return sum(bar.recomputed is not None for bar in self.bars)

    @property
    def alternative(self) -> str:
        """What a person who does not see it needs to know."""
        said = [
            f"{bar.label}: {bar.text}" + (f" (recalculado: {bar.recomputed_text})" if bar.recomputed_text else "")
            for bar in self.bars
        ]
        return f"{self.title}. {self.note} " + "; ".join(said) + "."


def figures(report: Report) -> tuple[Figure, ...]:
    """The pictures of a report, in the order of its tables: at most one a table, ten in all.

    Ratios, women and men, and years come before shares when there are too many.
    """
    found: list[tuple[int, int, Figure]] = []
    for order, table in enumerate(report.clean.tables):
        for weight, find in enumerate((_execution, _women_and_men, _years, _shares)):
            if (figure := find(table)) is not None:
                found.append((weight == 3, order, figure))
                break
    kept = sorted(sorted(found, key=lambda f: f[:2])[:MAX_FIGURES], key=lambda f: f[1])
    return tuple(figure for _, _, figure in kept)


def _numbers(row: CleanRow, column: Column) -> Decimal | None:
    value = row.values.get(column.name)
    typed = value.typed if value else None
    return Decimal(typed) if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool) else None


def _printed(row: CleanRow, column: Column) -> str:
    value = row.values.get(column.name)
    return value.printed if value else ""


def _of_type(table: CleanTable, *types: str) -> list[Column]:
    return [column for column in table.columns if column.type in types]


def _labelled(table: CleanTable) -> Iterator[tuple[str, CleanRow]]:
    """Rows with the text that tells them apart best: the column of words with most distinct texts."""
    words = _of_type(table, "texto") or _of_type(table, "codigo")
    if not words:
        return
    best = max(words, key=lambda c: len({str(row.values[c.name].typed) for row in table.rows if c.name in row.values}))
    for row in table.rows:
        texts = [best, *(c for c in _of_type(table, "texto", "codigo") if c is not best)]
        label = next((str(v.typed) for c in texts if (v := row.values.get(c.name)) and v.typed), "")
        if label or row.kind != "detalle":
            yield label or "Total", row


def _name(column: Column) -> str:
    return f"{column.name} {column.title}".lower()


def _figure(
    kind: Literal["bars", "pair"],
    table: CleanTable,
    title: str,
    note: str,
    bars: Sequence[Bar],
    legend: Sequence[str] = (),
) -> Figure | None:
    if len(bars) < 2:
        return None
    return Figure(kind, table.table, title, note, tuple(bars[:MAX_BARS]), tuple(legend), max(0, len(bars) - MAX_BARS))


def _differs(reported: Decimal, recomputed: Decimal) -> bool:
    """Whether a printed figure is neither the recomputed one rounded nor truncated to its decimals."""
    exponent = reported.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return not -unit / 2 <= recomputed - reported < unit


def _execution(table: CleanTable) -> Figure | None:
    """A percentage that in most rows is one amount over another."""
    amounts = _of_type(table, "monto", "entero")
    for share in _of_type(table, "porcentaje"):
        for whole in amounts:
            for part in amounts:
                if whole is part or _WOMEN.search(_name(part)) or _MEN.search(_name(part)):
                    continue
                bars = _ratio_bars(table, share, part, whole)
                fitting = sum(bar.recomputed is None for bar in bars)
                if len(bars) >= 2 and fitting * 3 >= len(bars) * 2:
                    note = f"«{part.title}» como porcentaje de «{whole.title}»."
                    return _figure("bars", table, f"{table.title}: {share.title}", note, bars)
    return None


def _ratio_bars(table: CleanTable, share: Column, part: Column, whole: Column) -> list[Bar]:
    bars = []
    for label, row in _labelled(table):
        reported, above, below = (_numbers(row, column) for column in (share, part, whole))
        if reported is None or above is None or not below:
            continue
        recomputed = above * 100 / below
        off = _differs(reported, recomputed)
        bars.append(
            Bar(
                label,
                reported,
                _printed(row, share) or f"{spanish.typed(reported)}%",
                recomputed=recomputed if off else None,
                recomputed_text=f"{spanish.number(recomputed, 2)}%" if off else "",
                total=row.kind != "detalle",
            )
        )
    return bars


def _women_and_men(table: CleanTable) -> Figure | None:
    counts = _of_type(table, "entero")
    women = next((c for c in counts if _WOMEN.search(_name(c)) and not _MEN.search(_name(c))), None)
    men = next((c for c in counts if _MEN.search(_name(c)) and not _WOMEN.search(_name(c))), None)
    if women is None or men is None:
        return None
    share = next((c for c in _of_type(table, "porcentaje") if _WOMEN.search(_name(c))), None)
    bars = []
    for label, row in _labelled(table):
        first, second = _numbers(row, women) or Decimal(0), _numbers(row, men) or Decimal(0)
        if first + second <= 0 or first < 0 or second < 0:
            continue
        part = first * 100 / (first + second)
        reported = _numbers(row, share) if share else None
        off = reported is not None and _differs(reported, part)
        told = _printed(row, share) if share and reported is not None else f"{spanish.number(part, 1)}%"
        bars.append(
            Bar(
                label,
                part,
                f"{spanish.number(first)} ({told})",
                second=100 - part,
                second_text=spanish.number(second),
                recomputed=part if off else None,
                recomputed_text=f"{spanish.number(part, 1)}%" if off else "",
                total=row.kind != "detalle",
            )
        )
    note = "Mujeres y hombres en cada línea; entre paréntesis, el porcentaje de mujeres."
    return _figure("pair", table, f"{table.title}: mujeres y hombres", note, bars, (women.title, men.title))


def _years(table: CleanTable) -> Figure | None:
    """A figure by year: years down the rows, or a column for each."""
    return _years_down(table) or _years_across(table)


def _years_down(table: CleanTable) -> Figure | None:
    amounts = _of_type(table, *_AMOUNTS)
    for column in _of_type(table, "codigo", "entero", "texto"):
        rows = [(str(v.typed), row) for row in table.rows if (v := row.values.get(column.name)) and v.typed is not None]
        years = [label for label, _ in rows if _YEAR.fullmatch(label)]
        others = [a for a in amounts if a is not column]
        if others and len(years) >= 2 and len(set(years)) == len(years) and len(years) * 2 > len(table.rows):
            pairs = [(label, _numbers(row, others[0])) for label, row in rows if _YEAR.fullmatch(label)]
            return _figure("bars", table, f"{table.title}: {others[0].title}", "Por año.", _scaled(pairs))
    return None


def _years_across(table: CleanTable) -> Figure | None:
    columns = [c for c in _of_type(table, *_AMOUNTS) if _YEAR.search(_name(c))]
    years = [match.group() for c in columns if (match := _YEAR.search(_name(c)))]
    if len(columns) < 2 or len(set(years)) != len(years) or not table.rows:
        return None
    row = next((r for r in reversed(table.rows) if r.kind == "total"), None)
    if row is None:
        return None
    pairs = [(year, _numbers(row, column)) for year, column in zip(years, columns, strict=True)]
    return _figure("bars", table, f"{table.title}: total por año", "Fila de totales, por año.", _scaled(pairs))


def _scaled(pairs: Sequence[tuple[str, Decimal | None]]) -> list[Bar]:
    known = [(label, value) for label, value in pairs if value is not None and value >= 0]
    most = max((value for _, value in known), default=Decimal(0))
    return [Bar(label, value * 100 / most, spanish.number(value)) for label, value in known] if most else []


def _shares(table: CleanTable) -> Figure | None:
    """What part each row is of the total the table prints, where it prints one."""
    total = next((row for row in table.rows if row.kind == "total"), None)
    if total is None:
        return None
    amounts = [c for c in _of_type(table, "monto", "entero") if (_numbers(total, c) or 0) > 0]
    if not amounts:
        return None
    column = next(
        (c for c in amounts if c.type == "monto"), next((c for c in amounts if "total" in _name(c)), amounts[-1])
    )
    pairs = [
        (label, row, value)
        for label, row in _labelled(table)
        if row.kind == "detalle" and (value := _numbers(row, column)) is not None
    ]
    whole = sum((value for _, _, value in pairs), Decimal(0))
    if len(pairs) < 2 or whole <= 0 or any(value < 0 for _, _, value in pairs):
        return None
    bars = [
        Bar(
            label,
            value * 100 / whole,
            f"{_printed(row, column) or spanish.number(value)} ({spanish.number(value * 100 / whole, 1)}%)",
        )
        for label, row, value in pairs
    ]
    printed = _numbers(total, column)
    note = f"«{column.title}»: parte de cada línea en la suma."
    if printed is not None and printed != whole:
        note += f" El total impreso es {_printed(total, column)}; las líneas suman {spanish.number(whole)}."
    return _figure("bars", table, f"{table.title}: {column.title}", note, bars)
