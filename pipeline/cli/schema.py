"""``cuenta schema draft``: a starting file for ``schemas/`` from a published table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.base import app, bounded, stop
from pipeline.cli.spanish_help import App

if TYPE_CHECKING:
    from pipeline.store import Output

schema_app = App(help="Esquemas: qué significa cada tabla.", no_args_is_help=True)
app.add_typer(schema_app, name="schema")


@schema_app.callback()
def _schema() -> None:
    """Esquemas: qué significa cada tabla."""


def _drafted(output: Output, report: str, table: str, name: str) -> tuple[str, str]:
    from pipeline.run import reports
    from pipeline.run.schema_draft import draft as drafted

    service = reports.summary(output, report)["institution"]
    return drafted(reports.table(output, report, table), name=name, institution=service)


@schema_app.command()
def draft(
    report: Annotated[str, typer.Argument(metavar="REPORTE", help="El id del reporte.")],
    table: Annotated[str, typer.Argument(metavar="TABLA", help="El id de la tabla, como t04.")],
    out: Annotated[Path, typer.Option("--out", help="Carpeta de esquemas en que se escribe.")] = Path("schemas"),
    published_in: Annotated[str, typer.Option("--from", help="Dónde está lo publicado.")] = "extracted",
    name: Annotated[str, typer.Option(help="Nombre del conjunto de datos.")] = "",
    force: Annotated[bool, typer.Option(help="Reemplaza el archivo si ya existe.")] = False,
) -> None:
    """Escribe un esquema inicial para una tabla: columnas, tipos, unidades, encabezados y totales."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.run import reports

    output = store.output(published_in)
    try:
        made, text = bounded(_drafted, output, report, table, name)
        path = out / f"{made}.py"
        if path.exists() and not force:
            raise stop(f"Ya existe «{path}». Use --name para otro nombre o --force para reemplazarlo.")
        store.write_file(path, text.encode())
    except (reports.Unknown, Unreachable, store.Unwritable) as error:
        raise stop(str(error)) from error
    typer.echo(f"Escrito {path}. Edítelo (nombres, descripción, sinónimos) y vuelva a ejecutar «cuenta extract».")
