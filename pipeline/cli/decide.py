"""``cuenta accept`` and ``cuenta correct``: decisions of people, written beside the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from pipeline.cli.base import app, stop

_Out = Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")]
_Report = Annotated[str, typer.Argument(metavar="REPORTE", help="El id del reporte.")]
_Reason = Annotated[str, typer.Option(help="Por qué.")]
_Source = Annotated[str, typer.Option(help="De dónde se sabe: un documento, una dirección, una persona.")]
_By = Annotated[str, typer.Option(help="Quién decide.")]
_On = Annotated[str, typer.Option(help="Cuándo (2024-03-31); por omisión, hoy.")]
_AGAIN = "Vuelva a ejecutar «cuenta extract» para publicarlo."

_T = TypeVar("_T")


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _guarded(act: Callable[[], _T]) -> _T:
    from pipeline.locations import Unreachable
    from pipeline.run.inputs.declared import BadDeclaration
    from pipeline.run.published.reports import Unknown
    from pipeline.store import Unwritable

    try:
        return act()
    except (Unknown, BadDeclaration, Unreachable, Unwritable) as error:
        raise stop(str(error)) from error


def _day(on: str) -> str:
    """A date as it is kept; today's where none was given."""
    from datetime import date

    try:
        return date.fromisoformat(on).isoformat() if on else _today()
    except ValueError:
        raise stop(f"«{on}» no es una fecha: escriba --on como 2024-03-31.") from None


def _needed(reason: str) -> None:
    if not reason.strip():
        raise stop("La razón no puede quedar vacía: escriba en --reason por qué.")


@app.command()
def accept(
    report: _Report,
    finding: Annotated[str, typer.Argument(metavar="HALLAZGO", help="Su id (f001) o su clave.")],
    reason: _Reason,
    source: _Source = "",
    by: _By = "",
    on: _On = "",
    out: _Out = "extracted",
) -> None:
    """Acepta un hallazgo tal como está; la decisión queda escrita junto al documento."""
    from pipeline import store
    from pipeline.run.inputs import decisions

    _needed(reason)
    why = decisions.Justification(reason, source, by, _day(on))
    path = _guarded(lambda: decisions.accept(store.output(out), report, finding, why))
    typer.echo(f"Aceptado: quedó en {path}. {_AGAIN}")


@app.command()
def correct(
    report: _Report,
    cell: Annotated[
        str,
        typer.Argument(
            metavar="CIFRA",
            help="La celda (t04/12/3: tabla, fila, columna), una cifra del texto (n012) o un hallazgo (f001).",
        ),
    ],
    value: Annotated[str, typer.Argument(metavar="VALOR", help="Lo que debe decir, escrito como en el documento.")],
    reason: _Reason,
    source: _Source = "",
    by: _By = "",
    on: _On = "",
    out: _Out = "extracted",
) -> None:
    """Corrige una cifra: los datos llevarán el valor correcto y, al lado, el impreso."""
    from pipeline import store
    from pipeline.run.inputs import decisions

    _needed(reason)
    why = decisions.Justification(reason, source, by, _day(on))
    path, printed = _guarded(lambda: decisions.correct(store.output(out), report, cell, value, why))
    typer.echo(f"Corregido «{printed}» por «{value}»: quedó en {path}. {_AGAIN}")
