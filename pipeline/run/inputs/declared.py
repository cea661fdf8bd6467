"""What people state in small files beside a document, read.

``raw/<name>.toml``              titulo, institucion, region, anio, direccion (source address), recuperado
``raw/<name>.corrections.toml``  [[correction]] table, row, column, printed, value, reason, source…
                                 or, for a figure of the prose, sentence, printed, value, reason…
``raw/<name>.decisions.toml``    [[accepted]] finding (its key), reason, source, by, on
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline import locations
from pipeline.clean import Declared
from pipeline.clean.corrections import Correction
from pipeline.clean.identity import Stated, official_region
from pipeline.model import Decision
from pipeline.quantities.dates import parse_dates
from pipeline.run.inputs.sources import SIDECARS, Job
from pipeline.run.inputs.toml_lines import broken_at, line_of
from pipeline.run.settings import FOUND
from pipeline.safe_text import plain
from pipeline.spanish.system_errors import reason

_PLACE = ("table", "row", "column", "sentence")
_WHO = ("reason", "source", "by", "on")
_OF_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "correction": (*_PLACE, "printed", "value", *_WHO),
    "accepted": ("finding", "rule", "message", *_WHO),
}
"""The keys that an entry of each kind may have."""
STATED = ("titulo", "institucion", "region", "anio", "direccion", "recuperado")


class BadDeclaration(Exception):
    """A file beside a document that cannot be used; the message (Spanish) names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Sidecars:
    """All that is stated beside one document; ``accepted`` is by finding key, ``stated`` the files of
    decisions word for word, by their suffix."""

    declared: Declared = field(default_factory=Declared)
    accepted: Mapping[str, Decision] = field(default_factory=dict)
    stated: tuple[tuple[str, str], ...] = ()


def load(path: str) -> Mapping[str, Any]:
    """What a TOML file says; nothing where it is not there (or ``path`` is "").

    Raises:
        BadDeclaration: it is no TOML.
    """
    return _parsed(path, declared_text(path))


def declared_text(path: str) -> str:
    """A file as it is written; "" where it is not there (or ``path`` is "").

    Raises:
        BadDeclaration: it is no text, cannot be read or is too large.
    """
    data = _bytes(path) if path else None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n") if data else ""
    except UnicodeDecodeError as error:
        raise BadDeclaration(f"El archivo «{_name(path)}» no está en UTF-8. Guárdelo como texto UTF-8.") from error


def _parsed(path: str, written: str) -> Mapping[str, Any]:
    try:
        content: Mapping[str, Any] = _plain(tomllib.loads(written))
    except tomllib.TOMLDecodeError as error:
        raise BadDeclaration(f"El archivo «{_name(path)}» no es TOML válido{broken_at(error)}. Corríjalo.") from error
    except RecursionError as error:
        raise BadDeclaration(f"El archivo «{_name(path)}» tiene demasiados niveles. Corríjalo.") from error
    return content


def _bytes(path: str) -> bytes | None:
    """The bytes of a sidecar.

    Raises:
        BadDeclaration: it cannot be read, or is too large to be what a person stated.
    """
    try:
        if not locations.is_address(path) and os.path.getsize(path) > FOUND.largest_sidecar:
            raise BadDeclaration(
                f"El archivo «{_name(path)}» pesa más de {FOUND.largest_sidecar >> 20} MB: no es una declaración. "
                "Revíselo."
            )
        return locations.read_if_there(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"No se pudo abrir «{_name(path)}» ({reason(error)}). Revise permisos y ruta."
        raise BadDeclaration(message) from error


def _plain(content: Any) -> Any:
    """The content with every text as it may be published: TOML can write any code point as an escape."""
    if isinstance(content, str):
        return plain(content)
    if isinstance(content, list):
        return [_plain(item) for item in content]
    return {key: _plain(value) for key, value in content.items()} if isinstance(content, dict) else content


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _entries(path: str, kind: str, written: str) -> list[Mapping[str, Any]]:
    """The entries of a file of decisions or corrections.

    Raises:
        BadDeclaration: one has a key that there is not, or a value of the wrong kind.
    """
    content = _parsed(path, written)
    entries = content.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadDeclaration(f"En «{_name(path)}» cada entrada empieza con [[{kind}]]. Corríjalo.")
    problems = [(key, _unknown(f"[[{key}]]", f"[[{kind}]]", (f"[[{kind}]]",))) for key in content if key != kind]
    problems += [(key, why) for entry in entries for key, value in entry.items() if (why := _unfit(kind, key, value))]
    if problems:
        raise _refused(path, problems)
    return entries


def _unfit(kind: str, key: str, value: Any) -> str:
    """What is wrong with one key of an entry (Spanish), "" where nothing is."""
    keys = _OF_ENTRIES[kind]
    if key not in keys:
        return _unknown(key, next(iter(difflib.get_close_matches(key, keys, 1)), ""), keys)
    if key in ("row", "column"):
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return "" if fits else f"«{key}» debe ser un número entero, contado desde 0."
    if isinstance(value, str) or (key == "on" and isinstance(value, date)):
        return ""
    return f"«{key}» debe ser un texto entre comillas."


def _unknown(key: str, near: str, there_are: Sequence[str]) -> str:
    hint = f"¿Quiso decir «{near}»? " if near else ""
    return f"la clave «{key}» no existe. {hint}Las que hay son {', '.join(there_are)}."


def _need(entry: Mapping[str, Any], keys: tuple[str, ...], path: str) -> None:
    if missing := [k for k in keys if k not in entry]:
        raise BadDeclaration(f"En «{_name(path)}» falta {', '.join(f'«{k}»' for k in missing)}. Agréguelo.")


def _correction(entry: Mapping[str, Any], path: str) -> Correction:
    where = ("sentence",) if "sentence" in entry else ("table", "row", "column")
    _need(entry, (*where, "printed", "value", "reason"), path)
    return Correction(
        table=entry.get("table", ""),
        row=entry.get("row", 0),
        column=entry.get("column", 0),
        sentence=entry.get("sentence", ""),
        printed=entry["printed"],
        value=entry["value"],
        reason=entry["reason"],
        source=entry.get("source", ""),
        by=entry.get("by", ""),
        on=str(entry.get("on", "")),
    )


def _stated(path: str) -> Stated:
    """What the file says of the document.

    Raises:
        BadDeclaration: a key is unknown, a value of the wrong kind, a year or a region that cannot be.
    """
    given = load(path)
    region = str(given.get("region", ""))
    official = official_region(region)
    problems = [(key, problem) for key, value in given.items() if (problem := _problem(key, value, official))]
    if problems:
        raise _refused(path, problems)
    return Stated(
        institution=str(given.get("institucion", "")),
        region=official,
        year=given.get("anio"),
        title=str(given.get("titulo", "")),
        source_address=str(given.get("direccion", "")),
        retrieved=_day(given.get("recuperado", "")),
    )


def _problem(key: str, value: Any, official: str) -> str:
    """What is wrong with one key (Spanish), "" where nothing is; ``official`` is the region as the lists name it."""
    if key not in STATED:
        return _unknown(key, next(iter(difflib.get_close_matches(key, STATED, 1)), ""), STATED)
    if key == "anio":
        if isinstance(value, bool) or not isinstance(value, int):
            return "«anio» debe ser un número, como 2022."
        if not FOUND.earliest_year <= value <= FOUND.latest_year:
            return f"«{value}» no es un año posible. Escriba el año del que se rinde cuenta."
    elif not (isinstance(value, str) or (key == "recuperado" and isinstance(value, date))):
        return f"«{key}» debe ser un texto entre comillas."
    if key == "region" and value and not official:
        return (
            f"«{value}» no es una región de Chile ni una provincia, departamento o estado conocido. "
            "Escriba su nombre, como «Metropolitana», «Biobío» o «Buenos Aires»."
        )
    if key == "direccion" and value and not locations.is_web_address(value):
        return f"«{value}» no es una dirección web. Escríbala entera, como «https://www.ejemplo.cl/cuenta.pdf»."
    if key == "recuperado" and value and not _day(value):
        return f"«{value}» no es una fecha. Escriba el día en que se obtuvo el documento, como 2024-05-02."
    return ""


def _day(value: Any) -> str:
    """The day that is stated, as ISO 8601 writes it; "" where none is, or no one day that there is."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    days = parse_dates(str(value))
    return days[0].isoformat() if len(days) == 1 else ""


def _refused(path: str, problems: list[tuple[str, str]]) -> BadDeclaration:
    """The error for all keys that are wrong, each with the line it stands in."""
    written = (locations.read_if_there(path) or b"").decode("utf-8-sig", "replace")
    placed = [f"línea {line}: {problem}" if (line := line_of(written, key)) else problem for key, problem in problems]
    return BadDeclaration(f"En «{_name(path)}», {' '.join(placed)}")


def read(job: Job) -> Sidecars:
    """Reads what is stated beside a document.

    Raises:
        BadDeclaration: a file is no TOML, or lacks what it needs.
    """
    stated_path, corrections_path, decisions_path = job.beside
    stated = _stated(stated_path)
    decisions, corrections = declared_text(decisions_path), declared_text(corrections_path)
    accepted = {}
    for entry in _entries(decisions_path, "accepted", decisions):
        _need(entry, ("finding", "reason"), decisions_path)
        accepted[entry["finding"]] = Decision(
            "accepted", entry["reason"], entry.get("source", ""), entry.get("by", ""), str(entry.get("on", ""))
        )
    return Sidecars(
        Declared(
            stated=stated,
            corrections=tuple(
                _correction(entry, corrections_path) for entry in _entries(corrections_path, "correction", corrections)
            ),
        ),
        accepted,
        tuple(
            (suffix, written) for suffix, written in zip(SIDECARS[1:], (corrections, decisions), strict=True) if written
        ),
    )
