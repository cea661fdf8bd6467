"""Wrong usage explained in the language of those who type: the library under the commands speaks English."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

import typer

from pipeline.cli import interrupts
from pipeline.cli.base import WRONG_USAGE, NotTaken
from pipeline.spanish.system_errors import reason


def _parameter(error: Any) -> str:
    """An option as it is typed, an argument as the help calls it."""
    parameter = getattr(error, "param", None)
    options = sorted(getattr(parameter, "opts", ()), key=len, reverse=True)
    if options and options[0].startswith("-"):
        return str(options[0])
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "") or "") if parameter else ""


def _perhaps(written: str, known: Iterable[str]) -> str:
    """The name that was meant, most likely, as a question."""
    from difflib import get_close_matches

    near = get_close_matches(written, list(known), n=1)
    return f" ¿Quiso decir «{near[0]}»?" if near else ""


def _command(error: Any) -> str:
    """What is said of a command that does not exist."""
    written = re.match(r"No such command '(.+?)'\.", error.format_message())
    if written is None:
        return "La orden no existe o está mal escrita."
    known = getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", {})
    return f"No existe la orden «{written[1]}».{_perhaps(written[1], known)}"


_NUMBERS = {
    "IntRange": "un número entero",
    "IntParamType": "un número entero",
    "FloatRange": "un número",
    "FloatParamType": "un número",
}


def _bad_value(error: Any) -> str:
    """What is said of a value that an option or argument does not take, with those that it takes."""
    parameter = getattr(error, "param", None)
    kind = getattr(parameter, "type", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    takes = _NUMBERS.get(type(kind).__name__, "")
    if takes and least is not None:
        takes += f" de {least:g} a {most:g}" if most is not None else f" desde {least:g}"
    said = error.message if isinstance(error, NotTaken) else f"debe ser {takes}" if takes else ""
    return f"El valor de «{_parameter(error)}» no sirve{f': {said}' if said else ''}."


_EXTRA = re.compile(r"Got unexpected extra argument(?:\(s\))? \((.+)\)\.?$")


def _unexpected(error: Any) -> str:
    """What is said of any other wrong use: an argument too many, or a command that does not exist."""
    extra = _EXTRA.match(error.format_message())
    return f"Sobra «{extra[1]}»." if extra else _command(error)


_SAID: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": lambda e: f"No existe la opción «{e.option_name}».{_perhaps(e.option_name, e.possibilities or ())}",
    "MissingParameter": lambda e: f"Falta «{_parameter(e)}».",
    "BadOptionUsage": lambda e: f"La opción «{e.option_name}» está mal usada o le falta su valor.",
    "BadParameter": _bad_value,
}


def _help(error: Any) -> str:
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "") or "cuenta"
    return f"Vea «{command} --help»."


_STREAM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def _is_of_the_answer(error: Exception) -> bool:
    """Whether the output of the command could not be written (a full disk behind ``>``): an error of a file has its
    name, and what is published has errors of its own."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _STREAM


def run(app: typer.Typer) -> int:
    """Runs the application on the command line's arguments; gives the exit code."""
    try:
        os.getcwd()
    except OSError:
        typer.echo("cuenta: La carpeta en que está ya no existe. Entre en otra (cd) y vuelva a ejecutar.", err=True)
        return WRONG_USAGE
    try:
        code = app(prog_name="cuenta", standalone_mode=False)
    except Exception as error:
        if type(error).__name__ == "Abort":  # what the library makes of Ctrl-C
            typer.echo(f"cuenta: {interrupts.MESSAGE}", err=True)
            return interrupts.exit_code(error.__cause__ or error.__context__ or error)
        if _is_of_the_answer(error):
            typer.echo(f"cuenta: No se pudo escribir la respuesta ({reason(error)}).", err=True)  # type: ignore[arg-type]
            return WRONG_USAGE
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(getattr(error, "ctx").get_help())  # noqa: B009  (the library's own types are private)
            return WRONG_USAGE
        if not hasattr(error, "format_message"):
            raise
        said = next((_SAID[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _SAID), None)
        message = said(error) if said else _unexpected(error)
        typer.echo(f"cuenta: {message} {_help(error)}", err=True)
        return WRONG_USAGE
    except KeyboardInterrupt as interrupt:
        typer.echo(f"cuenta: {interrupts.MESSAGE}", err=True)
        return interrupts.exit_code(interrupt)
    return code if isinstance(code, int) else 0
