"""A figure by year: years down the rows, or a column for each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.publish import spanish
from pipeline.publish.html.charts.bars import chart_of
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.columns import AMOUNTS, YEAR, is_no_amount, name_of
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View


def years(view: View) -> Chart | None:
    """A figure by year: years down the rows, or a column for each."""
    return _years_down(view) or _years_across(view)


def _years_down(view: View) -> Chart | None:
    amounts = [a for a in view.columns(*AMOUNTS) if not is_no_amount(view, a)]
    for column in view.columns("codigo", "entero", "texto"):
        rows = [(str(v.typed), row) for row in view.rows if (v := row.values.get(column.name)) and v.typed is not None]
        labelled = [label for label, _ in rows if YEAR.fullmatch(label)]
        others = [a for a in amounts if a is not column]
        if others and len(labelled) >= 2 and len(set(labelled)) == len(labelled) and len(labelled) * 2 > len(view.rows):
            pairs = [(label, view.number(row, others[0])) for label, row in rows if YEAR.fullmatch(label)]
            return chart_of(view, f"{view.title}: {others[0].title}", "Por año.", _scaled(pairs))
    return None


def _years_across(view: View) -> Chart | None:
    columns = [c for c in view.columns(*AMOUNTS) if YEAR.search(name_of(c))]
    labelled = [match.group() for c in columns if (match := YEAR.search(name_of(c)))]
    row = next((r for r in reversed(view.rows) if r.kind == "total"), None)
    if row is None or len(columns) < 2 or len(set(labelled)) != len(labelled):
        return None
    pairs = [(year, view.number(row, column)) for year, column in zip(labelled, columns, strict=True)]
    return chart_of(view, f"{view.title}: total por año", "Fila de totales, por año.", _scaled(pairs))


def _scaled(pairs: Sequence[tuple[str, Decimal | None]]) -> list[Bar]:
    known = [(label, value) for label, value in pairs if value is not None and value >= 0]
    most = max((value for _, value in known), default=Decimal(0))
    return [Bar(label, value * 100 / most, spanish.number(value)) for label, value in known] if most else []


YEARS = ChartKind(years)
