"""Wrong usage told in the language of those who type: the library under the commands speaks English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from pipeline.cli import interrupts
from pipeline.cli.base import WRONG_USAGE


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "") or "") if parameter else ""


_SAID: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": lambda e: f"No existe la opción «{e.option_name}».",
    "NoSuchCommand": lambda e: f"No existe la orden «{getattr(e, 'command_name', '')}».",
    "MissingParameter": lambda e: f"Falta «{_parameter(e)}».",
    "BadOptionUsage": lambda e: f"La opción «{e.option_name}» está mal usada o le falta su valor.",
    "BadParameter": lambda e: f"El valor de «{_parameter(e)}» no sirve.",
}


def _help(error: Any) -> str:
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "") or "cuenta"
    return f"Vea «{command} --help»."


def run(app: typer.Typer) -> int:
    """Runs the application on the command line's arguments; gives the exit code."""
    try:
        code = app(standalone_mode=False)
    except Exception as error:
        if type(error).__name__ == "Abort":  # what the library makes of Ctrl-C
            typer.echo(f"cuenta: {interrupts.TOLD}", err=True)
            return interrupts.exit_code(error.__cause__ or error.__context__ or error)
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(getattr(error, "ctx").get_help())  # noqa: B009  (the library's own types are private)
            return WRONG_USAGE
        if not hasattr(error, "format_message"):
            raise
        said = next((_SAID[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _SAID), None)
        told = said(error) if said else "La orden no existe o está mal escrita."
        typer.echo(f"cuenta: {told} {_help(error)}", err=True)
        return WRONG_USAGE
    except KeyboardInterrupt as interrupt:
        typer.echo(f"cuenta: {interrupts.TOLD}", err=True)
        return interrupts.exit_code(interrupt)
    return code if isinstance(code, int) else 0
