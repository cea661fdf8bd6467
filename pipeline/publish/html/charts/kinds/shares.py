"""What part each row is of the total of the table."""

from __future__ import annotations

from decimal import Decimal

from pipeline.publish import spanish
from pipeline.publish.html.charts.bars import chart_of
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.columns import main_column
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.table_view import View


def shares(view: View) -> Chart | None:
    """What part each row is of the total of the table, where they add up to it or the audit says they should."""
    total = next((row for row in view.rows if row.kind == "total"), None)
    column = main_column(view, total) if total else None
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
    return chart_of(view, f"{view.title}: {column.title}", note, bars)


SHARES = ChartKind(shares, gives_way=True)
