"""``cuenta schema draft``: a starting file for ``schemas/`` from a published table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.base import app, stop, within_limits
from pipeline.cli.spanish_help import App

if TYPE_CHECKING:
    from pipeline.store import Output

schema_app = App(help="Esquemas: qué significa cada tabla.", no_args_is_help=True)
app.add_typer(schema_app, name="schema")


@schema_app.callback()
def _schema() -> None:
    """Esquemas: qué significa cada tabla."""


def _drafted(output: Output, report: str, table: str, name: str) -> tuple[str, str]:
    from pipeline.run.published import reports
    from pipeline.run.schema.draft import draft as drafted

    if table:
        service = reports.summary(output, report)["institution"]
        return drafted(reports.table(output, report, table), name=name, institution=service)
    members = reports.family(output, report)
    services = [reports.summary(output, one)["institution"] for one in dict.fromkeys(r for r, _ in members)]
    return drafted([one for _, one in members], name=name or report, institution=services)


@schema_app.command()
def draft(
    report: Annotated[str, typer.Argument(metavar="REPORTE|FAMILIA", help="El id del reporte, o una familia sola.")],
    table: Annotated[str, typer.Argument(metavar="TABLA", help="El id de la tabla, como t04.")] = "",
    out: Annotated[Path, typer.Option("--out", help="Carpeta de esquemas en que se escribe.")] = Path("schemas"),
    published_in: Annotated[str, typer.Option("--from", help="Dónde está lo publicado.")] = "extracted",
    name: Annotated[str, typer.Option(help="Nombre del conjunto de datos.")] = "",
    force: Annotated[bool, typer.Option(help="Reemplaza el archivo si ya existe.")] = False,
) -> None:
    """Escribe un esquema inicial para una tabla, o para todas las de una familia de families.json: columnas, tipos,
    unidades, encabezados y totales."""
    from pipeline import store
    from pipeline.contract import SCHEMAS
    from pipeline.locations import Unreachable
    from pipeline.run.published import reports

    output = store.output(published_in)
    if out.resolve() == SCHEMAS and "site-packages" in SCHEMAS.parts:
        raise stop("Los esquemas del programa instalado no se tocan. Use --out con una carpeta suya.")
    try:
        made, text = within_limits(_drafted, output, report, table, name)
        path = out / f"{made}.py"
        if path.exists() and not force:
            raise stop(f"Ya existe «{path}». Use --name para otro nombre o --force para reemplazarlo.")
        store.write_file(path, text.encode())
    except (reports.Unknown, Unreachable, store.Unwritable) as error:
        raise stop(str(error)) from error
    typer.echo(f"Escrito {path}. Edítelo (nombres, descripción, sinónimos) y vuelva a ejecutar «cuenta extract».")


@schema_app.command()
def check(
    report: Annotated[str, typer.Argument(metavar="REPORTE", help="El id del reporte.")],
    table: Annotated[str, typer.Argument(metavar="TABLA", help="El id de la tabla, como t04.")],
    name: Annotated[str, typer.Option("--dataset", help="Solo este conjunto de datos.")] = "",
    published_in: Annotated[str, typer.Option("--from", help="Dónde está lo publicado.")] = "extracted",
    schemas: Annotated[Path | None, typer.Option("--schemas", help="Otra carpeta de esquemas.")] = None,
) -> None:
    """Dice por qué un esquema reconoce una tabla, o por qué no."""
    from pipeline import store
    from pipeline.contract import SchemaError, datasets, schema_folders
    from pipeline.locations import Unreachable
    from pipeline.run.published import reports
    from pipeline.run.schema.check import check as checked

    output = store.output(published_in)
    try:
        known = datasets(schema_folders(schemas))
        if name and name not in {dataset.name for dataset in known}:
            raise stop(f"No hay un esquema «{name}». Los que hay son: {', '.join(d.name for d in known)}.")
        service = reports.summary(output, report)["institution"]
        verdicts = checked(reports.table(output, report, table), known, institution=service, name=name)
    except (reports.Unknown, Unreachable, SchemaError) as error:
        raise stop(str(error)) from error
    if not any(verdict.recognised for verdict in verdicts):
        typer.echo(f"Ningún esquema reconoce la tabla {table} de «{report}».")
        typer.echo(f"Para empezar uno: cuenta schema draft {report} {table}")
    for verdict in verdicts:
        said = "la reconoce" if verdict.recognised else "no la reconoce"
        typer.echo(f"\n{verdict.dataset}: {said} ({verdict.confidence:.0%})")
        for line in verdict.columns:
            typer.echo(f"  {line}")
        for line in verdict.against:
            typer.echo(f"  − {line}")
