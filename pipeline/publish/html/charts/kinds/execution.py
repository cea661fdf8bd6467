"""A percentage that in most rows is one amount over another: what was carried out of what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from pipeline.publish.html.charts.bars import chart_of, percentages
from pipeline.publish.html.charts.chart import Chart
from pipeline.publish.html.charts.columns import MEN, WOMEN, name_of
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View
from pipeline.publish.html.settings import CHOICE

_Numbers = Sequence[Decimal | None]
"""The numbers of a column, row by row."""


def execution(view: View) -> Chart | None:
    """A percentage that in most rows is one amount over another."""
    amounts = [
        c for c in view.columns("monto", "entero") if not WOMEN.search(name_of(c)) and not MEN.search(name_of(c))
    ]
    shares = view.columns("porcentaje")
    if len(shares) + len(amounts) > CHOICE.most_columns:
        return None
    numbers = {c.name: [view.number(row, c) for row in view.rows] for c in (*shares, *amounts)}
    for share in shares:
        for whole, part in permutations(amounts, 2):
            if _is_ratio(numbers[share.name], numbers[part.name], numbers[whole.name]):
                note = f"«{part.title}» como porcentaje de «{whole.title}»."
                return chart_of(view, f"{view.title}: {share.title}", note, percentages(view, share))
    return None


def _is_ratio(share: _Numbers, part: _Numbers, whole: _Numbers) -> bool:
    """Whether two thirds of the rows, and no fewer than two, confirm it."""
    tried = fitting = 0
    for reported, above, below in zip(share, part, whole, strict=True):
        if reported is not None and above is not None and below:
            tried += 1
            fitting += _agrees(reported, above * 100 / below)
            if tried - fitting > CHOICE.failing * len(share):
                return False
    return tried >= 2 and fitting >= CHOICE.fitting * tried


def _agrees(reported: Decimal, recomputed: Decimal) -> bool:
    """Whether a printed figure is the recomputed one, rounded or truncated to its decimals."""
    exponent = reported.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return -unit / 2 <= recomputed - reported < unit


EXECUTION = ChartKind(execution)
