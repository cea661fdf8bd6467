"""``cuenta export``: what is published, in the forms that portals and other programs take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.base import app, plural, stop


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMA", help="ckan, dcat o duckdb.")],
    to: Annotated[
        Path,
        typer.Option("--to", help="Archivo que se escribe; sin él, ckan y dcat van a la salida.", show_default=False),
    ] = Path(),
    out: Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")] = "extracted",
    organisation: Annotated[str, typer.Option("--organisation", help="Organización en CKAN (owner_org).")] = "",
    address: Annotated[str, typer.Option("--address", help="Dirección en que se sirve la carpeta publicada.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Licencia: su id en CKAN, o su dirección en DCAT.")] = "",
) -> None:
    """Escribe lo publicado como metadatos de CKAN o DCAT, o como un solo archivo DuckDB."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.run import export as exported

    if form not in exported.FORMATS:
        raise stop(f"«{form}» no es una forma de exportar. Las que hay son {', '.join(exported.FORMATS)}.")
    published = store.output(out)
    given = to != Path()
    try:
        if form == "duckdb":
            path = to if given else Path("cuentas.duckdb")
            names = exported.duckdb(published, path)
            typer.echo(f"Escrito {path}: {plural(len(names), 'tabla', 'tablas')}.")
            return
        if form == "ckan":
            data = exported.ckan(
                published, organisation=organisation, address=address, licence=licence or exported.LICENCE
            )
        else:
            data = exported.dcat(published, address=address, licence=licence)
        if given:
            store.write_file(to, data)
            typer.echo(f"Escrito {to}.")
        else:
            typer.echo(data.decode(), nl=False)
    except (exported.NothingPublished, Unreachable, store.Unwritable) as error:
        raise stop(str(error)) from error
