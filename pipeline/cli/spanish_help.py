"""The help of the commands in the language of those who read it: the library under them speaks English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

SETTINGS = {"help_option_names": ["-h", "--help"]}
# Of the same length where columns must stay aligned.
_SAID = (
    (r"^Usage:", "Uso:"),
    (r"^Options:", "Opciones:"),
    (r"^Arguments:", "Argumentos:"),
    (r"^Commands:", "Órdenes:"),
    (r"\[OPTIONS\]", "[OPCIONES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "ORDEN [ARGUMENTOS]..."),
    (r"Show this message and\s+exit\.", "Muestra esta ayuda y termina."),
    (r"\[required\]", "[obligatorio]"),
    (r"\bdefault:", "por omisión:"),
    (r"\benv var:", "variable:"),
    (r"<int range>", "NÚMERO     "),
    (r"<float range>", "NÚMERO       "),
    (r"<float>", "NÚMERO "),
    (r"<path>", "RUTA  "),
    (r"<str>", "TEXTO"),
    (r"x>=(\d+)(?:\.0)?\b", r"desde \1"),
    (r"\{([A-ZÁÉÍÓÚÑ.]+)\}", r"\1"),
)


def in_spanish(text: str) -> str:
    """The words of the library in ``text`` said in Spanish."""
    for english, spanish in _SAID:
        text = re.sub(english, spanish, text, flags=re.MULTILINE)
    return text


class SpanishGroup(TyperGroup):
    """A group of commands whose help is in Spanish."""

    def get_help(self, ctx: Any) -> str:
        return in_spanish(super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with all of their first sentence: the library cuts it after 45 letters."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        listed = [(name, _first_sentence(command.help or "")) for name, command in found if command is not None]
        with formatter.section("Órdenes"):
            formatter.write_dl(listed)


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].removesuffix(".")


class Command(TyperCommand):
    """A command whose help is in Spanish."""

    def get_help(self, ctx: Any) -> str:
        return in_spanish(super().get_help(ctx))


class App(typer.Typer):
    """An application all of whose commands answer ``-h`` and ``--help`` in Spanish."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=SpanishGroup, context_settings=SETTINGS, **settings)

    def command(self, *arguments: Any, **settings: Any) -> Callable[[Any], Any]:
        return super().command(*arguments, cls=Command, context_settings=SETTINGS, **settings)
