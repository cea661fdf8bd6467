"""``families.json`` as it lies in the output, where a person may have written better names of families into it.

What cannot be read is refused with the line, never put back: a name somebody gave would be lost. A name that no dataset
can have ("Gasto por Región") is written as one can ("gasto_por_region"), and the run says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.spanish.folding import fold_line
from pipeline.store import Output, Unwritable

if TYPE_CHECKING:
    from pipeline.clean.families import Kind

FILE = "families.json"
_FORM = "una familia tiene «name», «members» y «kind», como las escribe el programa"


class BadFamilies(Unwritable):
    """``families.json`` cannot be used; the message (Spanish) says in which line, why and what to do."""

    @classmethod
    def because(cls, out: Output, problem: str) -> BadFamilies:
        return cls(
            f"El archivo «{out.address}/{FILE}» no se puede usar: {problem}. Queda como está; corríjalo y vuelva a "
            "ejecutar, o bórrelo para que las familias se nombren de nuevo."
        )


def recorded(out: Output) -> list[Mapping[str, Any]]:
    """The families as the output records them; none where there is no file.

    Raises:
        BadFamilies: it is no JSON, or no list of families.
    """
    data = out.read(FILE)
    if data is None:
        return []
    try:
        text = data.decode("utf-8-sig")
        said = json.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFamilies.because(out, f"la línea {line} no está guardada en UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadFamilies.because(out, f"no es JSON desde la línea {error.lineno}, columna {error.colno}") from error
    except RecursionError as error:
        raise BadFamilies.because(out, "tiene demasiados niveles") from error
    families = said.get("families") if isinstance(said, dict) else None
    if not isinstance(families, list):
        raise BadFamilies.because(out, "no tiene la lista «families»")
    for number, family in enumerate(families, start=1):
        if problem := _problem(family):
            raise BadFamilies.because(out, f"{_named(family, number, text)} {problem}; {_FORM}")
    return families


def _problem(family: Any) -> str:
    """What a family lacks, "" where it lacks nothing."""
    if not isinstance(family, dict):
        return "no es un grupo de valores"
    if not isinstance(family.get("name"), str) or not _dataset_name(family["name"]):
        return "no tiene nombre"
    members = family.get("members")
    if not isinstance(members, list) or not all(
        isinstance(m, list) and len(m) == 2 and all(isinstance(part, str) for part in m) for m in members
    ):
        return "no tiene en «members» pares de reporte y conjunto"
    from pipeline.clean.families import Kind

    try:
        Kind.of_json(family["kind"])
    except (KeyError, TypeError, AttributeError):
        return "no tiene el «kind» por el que se reconocen sus tablas"
    return ""


def _named(family: Any, number: int, text: str) -> str:
    """Which family it is: its number, and the line of its name."""
    name = family.get("name") if isinstance(family, dict) else None
    at = text.find(json.dumps(name, ensure_ascii=False)) if isinstance(name, str) and name else -1
    line = f" (línea {text.count(chr(10), 0, at) + 1})" if at >= 0 else ""
    return f"la familia {number}{line}"


def _dataset_name(name: str) -> str:
    """The name as a dataset can have it, the same where it can; "" where no letter or digit is left."""
    from pipeline.clean.dataset_names import as_name

    letters = re.sub(r"[^a-z0-9_]+", "_", fold_line(name)).strip("_")
    return as_name(letters) if letters else ""


def names_given(out: Output, of_schemas: Container[str], say: Callable[[str], None]) -> list[tuple[str, Kind]]:
    """The name and kind of every recorded family.

    Args:
        of_schemas: the names that datasets of schemas have.
        say: called with a message (Spanish) about names that become others.

    Raises:
        BadFamilies: the file cannot be used, or two families have one name.
    """
    from pipeline.clean.families import Kind

    found: dict[str, Kind] = {}
    for family in recorded(out):
        printed = family["name"]
        name = _dataset_name(printed)
        if name in found:
            raise BadFamilies.because(out, f"dos familias se llaman «{name}»; un nombre es de una sola")
        why = "el nombre de un conjunto lleva minúsculas sin acentos, números y guiones bajos"
        if name in of_schemas:
            name, why = f"{name}_familia", "un conjunto con esquema se llama así"
        found[name] = Kind.of_json(family["kind"])
        if name != printed:
            say(f"En {out.address}/{FILE}, la familia «{printed}» se llama ahora «{name}»: {why}.")
    return list(found.items())
