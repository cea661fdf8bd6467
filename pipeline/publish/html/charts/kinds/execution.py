"""A percentage that in most rows is one amount over another: what was carried out of what was planned."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model import Column
from pipeline.publish.html.charts.bars import chart_of, percentages
from pipeline.publish.html.charts.chart import Chart
from pipeline.publish.html.charts.columns import MEN, WOMEN, name_of
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View


def execution(view: View) -> Chart | None:
    """A percentage that in most rows is one amount over another."""
    amounts = [
        c for c in view.columns("monto", "entero") if not WOMEN.search(name_of(c)) and not MEN.search(name_of(c))
    ]
    for share in view.columns("porcentaje"):
        for whole in amounts:
            for part in amounts:
                if whole is not part and _is_ratio(view, share, part, whole):
                    note = f"«{part.title}» como porcentaje de «{whole.title}»."
                    return chart_of("bars", view, f"{view.title}: {share.title}", note, percentages(view, share))
    return None


def _is_ratio(view: View, share: Column, part: Column, whole: Column) -> bool:
    """Whether two thirds of the rows, and no fewer than two, confirm it."""
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


EXECUTION = ChartKind(execution)
