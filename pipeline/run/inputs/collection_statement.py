"""What a person states about the collection in ``coleccion.toml`` of the output: title, licence, contributors.

    titulo = "Cuentas públicas de los hospitales del Maule"
    palabras = ["salud", "Maule"]

    [licencia]
    nombre = "CC-BY-4.0"
    direccion = "https://creativecommons.org/licenses/by/4.0/"

    [[contribuyentes]]
    nombre = "Ana Pérez"
    rol = "curadora"

Nothing is required. Without a licence the package says that none is specified: the documents belong to the services
that published them. Every run loads this module, to see whether the file was edited; what knows how services are called
is loaded where their names are wanted.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.locations import is_web_address
from pipeline.publish.portals.files import NOT_SPECIFIED
from pipeline.run.inputs.toml_lines import broken_at, line_of
from pipeline.run.published.summaries import Summaries
from pipeline.store import Output, Unwritable

FILE = "coleccion.toml"
EDITABLE = (FILE, "families.json")
_ROLE = "creator"  # of a service whose account is in the collection
_KEYWORDS = ("cuentas públicas", "transparencia", "presupuesto")
_KEYS = frozenset({"titulo", "descripcion", "palabras", "licencia", "contribuyentes"})
_OF_LICENCE = {"nombre": "name", "titulo": "title", "direccion": "path"}
_OF_PERSON = {"nombre": "title", "organizacion": "organization", "correo": "email", "direccion": "path"}
_LICENCE_NAME = re.compile(r"^[-a-zA-Z0-9._]+$")


class BadStatement(Unwritable):
    """``coleccion.toml`` cannot be used; the message (Spanish) says why and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"El archivo «{FILE}» no se puede usar: {problem}. Corríjalo y vuelva a ejecutar.")


@dataclass(frozen=True, slots=True)
class CollectionStatement:
    """What ``datapackage.json`` says of the whole; every text may be ""."""

    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = _KEYWORDS
    licence: Mapping[str, str] | None = None
    contributors: tuple[Mapping[str, Any], ...] = ()

    def properties(self, reports: Summaries) -> dict[str, Any]:
        """Its part of the package: keywords, licence and contributors, the services of the reports among them."""
        from pipeline.clean.identity.bodies.key import institution_key

        by_key = {institution_key(s["institution"]): s["institution"] for _, s in sorted(reports.items())}
        services = sorted(name for key, name in by_key.items() if key)
        found: dict[str, Any] = {
            "keywords": list(self.keywords),
            "licenses": [dict(self.licence) if self.licence else {"name": NOT_SPECIFIED, "title": "No especificada"}],
        }
        people = [*map(dict, self.contributors), *({"title": name, "roles": [_ROLE]} for name in services)]
        stated = {"title": self.title, "description": self.description, "contributors": people}
        return found | {key: value for key, value in stated.items() if value}


def statement(out: Output) -> CollectionStatement:
    """What is stated; nothing where there is no file.

    Raises:
        BadStatement: it is no TOML, or has a key or a value that cannot be used.
    """
    data = out.read(FILE)
    if data is None:
        return CollectionStatement()
    try:
        written = data.decode("utf-8-sig").replace("\r\n", "\n")
        return _statement(tomllib.loads(written))
    except UnicodeDecodeError as error:
        raise BadStatement("no está en UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadStatement(f"no es TOML válido{broken_at(error)}") from error
    except _Unusable as error:
        line = line_of(written, error.key)
        raise BadStatement(f"línea {line}: {error}" if line else str(error)) from error


def _statement(said: Mapping[str, Any]) -> CollectionStatement:
    _known(said, _KEYS, "")
    licence = _texts(said.get("licencia"), _OF_LICENCE, "licencia") if "licencia" in said else None
    if licence is not None and not (licence.get("name") or licence.get("path")):
        raise _Unusable("licencia", "[licencia] necesita «nombre» o «direccion»")
    if licence and "name" in licence and not _LICENCE_NAME.match(licence["name"]):
        raise _Unusable("licencia", "el nombre de la licencia es su sigla, sin espacios: CC-BY-4.0")
    people = said.get("contribuyentes", [])
    if not isinstance(people, list):
        raise _Unusable("contribuyentes", "«contribuyentes» es una lista: [[contribuyentes]]")
    words = said.get("palabras", _KEYWORDS)
    if not isinstance(words, list | tuple):
        raise _Unusable("palabras", '«palabras» es una lista de textos, como ["salud", "Maule"]')
    return CollectionStatement(
        _text(said.get("titulo", ""), "titulo"),
        _text(said.get("descripcion", ""), "descripcion"),
        tuple(_text(word, "palabras") for word in words),
        licence,
        tuple(_person(person) for person in people),
    )


def edited_by_hand(out: Output) -> dict[str, str]:
    """Digests of the files of the output that a person may edit, by name; "" for one that is not there.

    What was made with other digests is made again, though no document changed.
    """
    return {name: hashlib.sha256(data).hexdigest() if (data := out.read(name)) else "" for name in EDITABLE}


class _Unusable(Exception):
    """What is wrong (Spanish) with the value of a key."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(problem)
        self.key = key


def _person(said: Any) -> dict[str, Any]:
    person: dict[str, Any] = dict(_texts(said, _OF_PERSON, "contribuyentes", extra="rol"))
    if "title" not in person:
        raise _Unusable("contribuyentes", "cada contribuyente necesita «nombre»")
    if role := said.get("rol"):
        person["roles"] = [_text(role, "rol")]
    return person


def _texts(said: Any, names: Mapping[str, str], where: str, *, extra: str = "") -> dict[str, str]:
    if not isinstance(said, dict):
        raise _Unusable(where, f"«{where}» es un grupo de valores")
    _known(said, {*names, extra}, where)
    return {names[key]: _text(value, key) for key, value in said.items() if key in names}


def _known(said: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    known = sorted(key for key in keys if key)
    for key in said:
        if key not in known:
            place = f" de «{where}»" if where else ""
            raise _Unusable(key, f"la clave «{key}»{place} no existe; las que hay son {', '.join(known)}")


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise _Unusable(key, f"«{key}» es un texto")
    if key == "direccion" and value and not is_web_address(value):
        raise _Unusable(key, f"«{value}» no es una dirección web, como «https://www.ejemplo.cl»")
    return value
