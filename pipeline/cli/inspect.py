"""``cuenta inspect``: a picture of a page with what was read drawn on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.base import app, plural, stop, within_limits
from pipeline.spanish.system_errors import reason


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Un PDF.")],
    page: Annotated[int, typer.Option(min=1, help="Qué página, desde 1.")] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="La imagen (por omisión, <archivo>-p<página>.png aquí).")
    ] = None,
    password: Annotated[
        str, typer.Option(envvar="CUENTA_PASSWORD", help="Contraseña del PDF, si está protegido.")
    ] = "",
) -> None:
    """Dibuja una página con las tablas que se leyeron en ella, el motor y la confianza."""
    from pipeline import store
    from pipeline.extract.errors import Unreadable

    target = out if out is not None else Path(f"{file.stem}-p{page}.png")
    try:
        store.write_named(target, within_limits(_drawn, file, password, page))
    except OSError as error:
        raise stop(f"No se pudo abrir «{file}» ({reason(error)}). Revise permisos y ruta.") from error
    except IndexError as error:
        there = plural(error.args[0], "página", "páginas")
        raise stop(f"«{file}» no tiene una página {page}: tiene {there}.") from error
    except (Unreadable, store.Unwritable) as error:
        raise stop(str(error)) from error
    typer.echo(f"Escrito {target}.")


def _drawn(file: Path, password: str, page: int) -> bytes:
    from pipeline.extract.errors import Unreadable
    from pipeline.extract.formats.detect import sniff
    from pipeline.extract.formats.pdf_overlay import draw
    from pipeline.extract.pdf.file.unlock import unlocked

    data = file.read_bytes()
    if sniff(data) != "pdf":
        raise Unreadable(f"«{file}» no es un PDF: sólo un PDF tiene páginas que dibujar.")
    return draw(unlocked(data, password), page)
