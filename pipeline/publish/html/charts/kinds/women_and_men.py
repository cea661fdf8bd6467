"""Women and men, two parts of a bar."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model import CleanRow, Column
from pipeline.publish import spanish
from pipeline.publish.html.charts.bars import chart_of
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.columns import MEN, WOMEN, name_of
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View


def women_and_men(view: View) -> Chart | None:
    """Two columns of counts, women and men."""
    counts = view.columns("entero")
    women = next((c for c in counts if WOMEN.search(name_of(c)) and not MEN.search(name_of(c))), None)
    men = next((c for c in counts if MEN.search(name_of(c)) and not WOMEN.search(name_of(c))), None)
    if women is None or men is None:
        return None
    share = next((c for c in view.columns("porcentaje") if WOMEN.search(name_of(c))), None)
    made = (_pair(view, label, row, (women, men), share) for label, row in view.labelled())
    note = "Mujeres y hombres en cada línea; entre paréntesis, el porcentaje de mujeres."
    bars = [bar for bar in made if bar is not None]
    return chart_of(view, f"{view.title}: mujeres y hombres", note, bars, (women.title, men.title))


def _pair(view: View, label: str, row: CleanRow, counts: tuple[Column, Column], share: Column | None) -> Bar | None:
    women, men = counts
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


WOMEN_AND_MEN = ChartKind(women_and_men)
