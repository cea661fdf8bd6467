"""``cuenta export``: what is published, in the forms that portals and other programs take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.base import app, plural, stop

if TYPE_CHECKING:
    from pipeline.publish.portals.personal_data import PersonalData

MOST_SAID = 20


def _warn(found: Sequence[PersonalData]) -> None:
    """Says what is of persons before it is given out."""
    if not found:
        return
    typer.echo("Aviso: hay datos personales en lo publicado. Revíselos antes de entregarlo a un portal:", err=True)
    for one in found[:MOST_SAID]:
        typer.echo(f"  {one}", err=True)
    if len(found) > MOST_SAID:
        typer.echo(f"  y en {plural(len(found) - MOST_SAID, 'lugar más', 'lugares más')}", err=True)


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMA", help="ckan, dcat, fiscal o duckdb.")],
    to: Annotated[
        Path,
        typer.Option("--to", help="Archivo que se escribe; sin él, los metadatos van a la salida.", show_default=False),
    ] = Path(),
    out: Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")] = "extracted",
    organisation: Annotated[str, typer.Option("--organisation", help="Organización en CKAN (owner_org).")] = "",
    address: Annotated[str, typer.Option("--address", help="Dirección en que se sirve la carpeta publicada.")] = "",
    licence: Annotated[
        str, typer.Option("--licence", help="Licencia: su id en CKAN o Fiscal, su dirección en DCAT.")
    ] = "",
) -> None:
    """Escribe lo publicado como metadatos de CKAN, DCAT o Fiscal Data Package, o como un solo archivo DuckDB. Avisa
    antes de los datos personales que hay en lo publicado: RUT y tablas de personas."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.run.collection import export as exported

    if form not in exported.FORMATS:
        raise stop(f"«{form}» no es una forma de exportar. Las que hay son {', '.join(exported.FORMATS)}.")
    published = store.output(out)
    given = to != Path()
    try:
        _warn(exported.personal(published))
        if form == "duckdb":
            path = to if given else Path("cuentas.duckdb")
            names = exported.duckdb(published, path)
            typer.echo(f"Escrito {path}: {plural(len(names), 'tabla', 'tablas')}.")
            return
        if form == "ckan":
            data = exported.ckan(published, organisation=organisation, address=address, licence=licence)
        elif form == "fiscal":
            data = exported.fiscal(published, licence=licence)
        else:
            data = exported.dcat(published, address=address, licence=licence)
        if given:
            store.write_named(to, data)
            typer.echo(f"Escrito {to}.")
        else:
            typer.echo(data.decode(), nl=False)
    except (exported.NothingPublished, exported.NoAddress, Unreachable, store.Unwritable) as error:
        raise stop(str(error)) from error
