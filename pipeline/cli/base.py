"""The application, exit codes and small helpers that every command shares."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.spanish_help import App
from pipeline.safe_text import shown_path

OK, SOME_FAILED, WRONG_USAGE, OPEN_ERRORS = 0, 1, 2, 3

app = App(
    name="cuenta",
    help="De cuentas públicas a datos limpios y un informe de calidad.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _told_version(asked: bool) -> None:
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
        bool, typer.Option("--version", callback=_told_version, is_eager=True, help="Dice la versión y termina.")
    ] = False,
) -> None:
    """De cuentas públicas a datos limpios y un informe de calidad."""


def stop(message: str, code: int = WRONG_USAGE) -> typer.Exit:
    """Says on standard error what happened and what to do; gives the exit to raise."""
    typer.echo(f"cuenta: {without_controls(message)}", err=True)
    return typer.Exit(code)


def without_controls(text: str) -> str:
    """``text`` with what would steer a terminal, or is no text, written out; line ends stay."""
    return "\n".join(map(shown_path, text.split("\n")))


def plural(count: int, one: str, many: str) -> str:
    """The count with its word: "1 tabla", "2 tablas"."""
    return f"{count} {one if count == 1 else many}"
