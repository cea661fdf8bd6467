"""``cuenta sql``: a question in SQL over everything published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from pipeline.cli.base import app, plural, stop, within_limits

_EXACT = 1e15  # whole numbers below this are exact in floats
_WIDEST = 60  # characters of one column among others in a terminal


def _text(value: Any, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    text = str(value)
    return text.replace(".", decimal) if type(value).__name__ in ("float", "Decimal") else text


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    widest = _WIDEST if len(columns) > 1 else max((len(row[0]) for row in rows), default=_WIDEST)
    cut = [[t if len(t) <= widest else t[: widest - 1] + "…" for t in row] for row in (columns, *rows)]
    widths = [max(len(row[i]) for row in cut) for i in range(len(columns))]

    def line(row: Sequence[str]) -> str:
        cells = [t.rjust(w) if r else t.ljust(w) for t, w, r in zip(row, widths, right, strict=True)]
        return "  ".join(cells).rstrip()

    return "\n".join([line(cut[0]), "  ".join("─" * w for w in widths), *map(line, cut[1:])])


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="CONSULTA", help="Por ejemplo: select * from reportes")],
    out: Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")] = "extracted",
    csv: Annotated[bool, typer.Option("--csv", help="Escribe CSV (separado por «;», coma decimal).")] = False,
) -> None:
    """Responde una consulta SQL (DuckDB): cada conjunto de datos es una vista, y también reportes, tablas, cifras,
    afirmaciones y hallazgos."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.publish.data_files import csv_cells
    from pipeline.run.collection.query import BadQuery
    from pipeline.run.collection.query import query as answered

    try:
        answer = within_limits(answered, store.output(out), query)
    except (BadQuery, Unreachable) as error:
        raise stop(str(error)) from error
    rows = [[_text(value, csv_cells.DECIMAL) for value in row] for row in answer.rows]
    if csv:
        data = csv_cells.encode([answer.columns, *rows]).removeprefix(csv_cells.BYTE_ORDER_MARK)
        typer.echo(data.decode("utf-8"), nl=False)
        return
    right = [any(isinstance(r[i], int | float) for r in answer.rows[:20]) for i in range(len(answer.columns))]
    typer.echo(_table(answer.columns, rows, right))
    typer.echo(plural(len(rows), "fila", "filas"), err=True)
