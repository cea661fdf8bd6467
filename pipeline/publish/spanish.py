"""How values are written for people in Chile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pipeline.model import Typed
from pipeline.spanish.methods import METHOD_NAMES as METHOD_NAMES

SEVERITY_NAMES = {
    "error": ("error", "errores"),
    "warning": ("advertencia", "advertencias"),
    "info": ("nota", "notas"),
}
STATUS_NAMES = {"open": "Abierto", "accepted": "Aceptado", "corrected": "Corregido"}
READING_NAMES = {
    "claim": "afirmación",
    "date": "fecha",
    "year": "año",
    "law": "ley o decreto",
    "ordinal": "numeración",
    "age": "edad",
    "unit-price": "precio unitario",
    "address": "dirección",
    "phone": "teléfono",
    "code": "código",
    "time": "hora",
    "duration": "duración",
    "measure": "medida",
    "name": "parte de un nombre",
    "footnote": "llamada de nota",
    "rate-base": "base de una tasa",
    "web": "dirección web",
}
_FORMAT_NAMES = {"text": "Texto", "docx": "Word", "odt": "OpenDocument"}


def format_name(format: str) -> str:
    """What people call a format of documents: by its initials, but for those that have a name ("PDF", "Word")."""
    return _FORMAT_NAMES.get(format, format.upper())


def number(value: int | Decimal | float, decimals: int | None = None) -> str:
    """``1234567.5`` as ``1.234.567,5``; ``decimals`` rounds, without it all are kept."""
    if decimals is not None:
        text = f"{value:,.{decimals}f}"
    elif isinstance(value, int):
        text = f"{value:,}"
    else:
        text = f"{Decimal(str(value)).normalize():,f}"
    return text.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def typed(value: Typed) -> str:
    """A typed value; the empty string for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, (int, Decimal)):
        return number(value)
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else value


def day(text: str) -> str:
    """A day as it is written in Chile, ``31-03-2024`` for ``2024-03-31``; anything else as it is."""
    try:
        return date.fromisoformat(text).strftime("%d-%m-%Y")
    except ValueError:
        return text


def typed_like(value: Typed, printed: str) -> str:
    """A typed value, its thousands apart only where the document prints them so: a year is no ``2.017``."""
    text = typed(value)
    return text.replace(".", "") if isinstance(value, (int, Decimal)) and not groups_thousands(printed) else text


def groups_thousands(printed: str) -> bool:
    """Whether a printed figure keeps its thousands apart, as far as it is long enough to tell."""
    return not _FOUR_DIGITS.search(printed)


_FOUR_DIGITS = re.compile(r"(?<![.,\d])\d{4}")


def second_reading(text: str) -> str:
    """What a second reading says, without the names of the programs that read: they say nothing to an editor."""
    return _PROGRAMS.sub("", text)


_PROGRAMS = re.compile(r"\s*\([^()]*(?:pdfplumber|camelot|Tesseract)[^()]*\)")


def reading(kind: str) -> str:
    """What kind of figure a numeral of the prose is; a kind without a name here is only "otra cifra"."""
    return READING_NAMES.get(kind, "otra cifra")


def count(amount: int, one: str, many: str) -> str:
    """``1 tabla``, ``23 tablas``."""
    return f"{number(amount)} {one if amount == 1 else many}"


def severity_count(amount: int, severity: str) -> str:
    """``1 error``, ``3 advertencias``."""
    return count(amount, *SEVERITY_NAMES[severity])


def enumerated(parts: list[str]) -> str:
    """``a, b y c``; ``e`` before a word that begins with the sound i."""
    if len(parts) < 2:
        return "".join(parts)
    last = parts[-1]
    joint = "e" if last.lower().lstrip("«").startswith(("i", "hi")) else "y"
    return f"{', '.join(parts[:-1])} {joint} {last}"


def counted(lines: Iterable[str]) -> list[str]:
    """The lines in their order, one that stands there several times once, with how often."""
    return [f"{line} ({times} veces)" if times > 1 else line for line, times in Counter(lines).items()]


def shortened(text: str, length: int) -> str:
    """``text`` cut at a word to at most ``length`` characters, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,.;:") + "…"
