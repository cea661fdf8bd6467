"""The application, exit codes and small helpers that every command shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from pipeline.cli.spanish_help import App
from pipeline.safe_text import shown_path

OK, SOME_FAILED, WRONG_USAGE, OPEN_ERRORS = 0, 1, 2, 3

T = TypeVar("T")

app = App(
    name="cuenta",
    help="De cuentas públicas a datos limpios y un informe de calidad.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version_shown(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"cuenta {version('cuenta')}")
        except PackageNotFoundError:  # run from its sources
            typer.echo("cuenta (desde su código, sin instalar)")
        raise typer.Exit(OK)


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version_shown, is_eager=True, help="Dice la versión y termina.")
    ] = False,
) -> None:
    """De cuentas públicas a datos limpios y un informe de calidad."""


class NotTaken(typer.BadParameter):
    """An option does not take a value; the message (Spanish) says which it takes."""


def stop(message: str, code: int = WRONG_USAGE) -> typer.Exit:
    """Says on standard error what happened and what to do; gives the exit to raise."""
    typer.echo(f"cuenta: {without_controls(message)}", err=True)
    return typer.Exit(code)


def within_limits(function: Callable[..., T], *arguments: object) -> T:
    """``function(*arguments)`` in a process of its own, within the time and memory ``extract`` gives a document.

    Raises:
        typer.Exit: it took more, or took its process down; what to do was said.
        Exception: whatever the function raises.
    """
    from pipeline.processes import fork_call, limits
    from pipeline.processes.child import ProcessExpired
    from pipeline.run.settings import LIMITS

    try:
        made: T = fork_call.call(function, arguments, limits.Limits(LIMITS.timeout, LIMITS.memory))
        return made
    except MemoryError:
        raise stop(f"Necesita más de {LIMITS.memory} MB de memoria, y se detuvo. Pida menos de una vez.") from None
    except ProcessExpired as fallen:
        if limits.waited_too_long(fallen.exitcode):
            raise stop("No terminó: el equipo está muy ocupado. Vuelva a intentarlo con el equipo más libre.") from None
        if limits.ran_out_of_time(fallen.exitcode):
            bound = f"{LIMITS.timeout:.0f} s de procesador"
            raise stop(f"Tardó más de {bound} y se detuvo. Pida menos de una vez.") from None
        raise stop(f"El proceso que lo hacía se cayó ({fallen}). Avísenos con la orden y el archivo.") from None


def without_controls(text: str) -> str:
    """``text`` with what would steer a terminal, or is no text, written out; line ends stay."""
    return "\n".join(map(shown_path, text.split("\n")))


def plural(count: int, one: str, many: str) -> str:
    """The count with its word: "1 tabla", "2 tablas"."""
    return f"{count} {one if count == 1 else many}"
