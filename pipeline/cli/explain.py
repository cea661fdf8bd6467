"""``cuenta explain``: one finding with its arithmetic spelled out."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.base import app, stop


@app.command()
def explain(
    report: Annotated[str, typer.Argument(metavar="REPORTE", help="El id del reporte.")],
    finding: Annotated[str, typer.Argument(metavar="HALLAZGO", help="Su id (f001) o su clave.")],
    out: Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")] = "extracted",
) -> None:
    """Explica un hallazgo: qué está impreso, qué se esperaba, la cuenta y las celdas que lo prueban."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.run.published import reports
    from pipeline.run.published.explain import explain as explained

    output = store.output(out)
    try:
        found = reports.finding(output, report, finding)
        text = explained(found, reports.tables(output, report))
    except (reports.Unknown, Unreachable) as error:
        raise stop(str(error)) from error
    typer.echo(text, nl=False)
