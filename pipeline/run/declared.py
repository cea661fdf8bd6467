"""What people state in small files beside a document, read.

``raw/<name>.toml``              institucion, region, anio, direccion (source address), recuperado
``raw/<name>.corrections.toml``  [[correction]] table, row, column, printed, value, reason, source…
``raw/<name>.decisions.toml``    [[accepted]] finding (its key), reason, source, by, on
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.clean import Declared
from pipeline.clean.corrections import Correction
from pipeline.clean.identity import Stated
from pipeline.model import Decision

SUFFIXES = (".toml", ".corrections.toml", ".decisions.toml")


class BadDeclaration(Exception):
    """A file beside a document that cannot be used; the message (Spanish) names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Sidecars:
    """All that is stated beside one document; ``accepted`` is by finding key."""

    declared: Declared = field(default_factory=Declared)
    accepted: Mapping[str, Decision] = field(default_factory=dict)


def paths(document: Path) -> list[Path]:
    """Where the files beside a document are, or would be."""
    return [document.with_name(document.stem + suffix) for suffix in SUFFIXES]


def fingerprint(document: Path) -> str:
    """A hash of all that is stated beside a document; "" where nothing is."""
    present = [p for p in paths(document) if p.is_file()]
    return hashlib.sha256(b"\0".join(p.read_bytes() for p in present)).hexdigest() if present else ""


def _load(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDeclaration(f"El archivo «{path.name}» no es TOML válido: {error}. Corríjalo.") from error


def _need(entry: Mapping[str, Any], keys: tuple[str, ...], path: Path) -> None:
    if missing := [k for k in keys if k not in entry]:
        raise BadDeclaration(f"En «{path.name}» falta {', '.join(f'«{k}»' for k in missing)}. Agréguelo.")


def _correction(entry: Mapping[str, Any], path: Path) -> Correction:
    _need(entry, ("table", "row", "column", "printed", "value", "reason"), path)
    try:
        return Correction(
            table=str(entry["table"]),
            row=int(entry["row"]),
            column=int(entry["column"]),
            printed=str(entry["printed"]),
            value=str(entry["value"]),
            reason=str(entry["reason"]),
            source=str(entry.get("source", "")),
            by=str(entry.get("by", "")),
            on=str(entry.get("on", "")),
        )
    except ValueError as error:
        raise BadDeclaration(f"En «{path.name}» «row» y «column» deben ser números: {error}.") from error


def read(document: Path) -> Sidecars:
    """Reads what is stated beside a document.

    Raises:
        BadDeclaration: a file is no TOML, or lacks what it needs.
    """
    stated_path, corrections_path, decisions_path = paths(document)
    stated = _load(stated_path)
    year = stated.get("anio")
    if year is not None and not isinstance(year, int):
        raise BadDeclaration(f"En «{stated_path.name}» «anio» debe ser un número, como 2022.")
    accepted = {}
    for entry in _load(decisions_path).get("accepted", []):
        _need(entry, ("finding", "reason"), decisions_path)
        accepted[str(entry["finding"])] = Decision(
            "accepted", str(entry["reason"]), str(entry.get("source", "")), str(entry.get("by", "")), str(entry.get("on", ""))
        )
    return Sidecars(
        Declared(
            stated=Stated(
                institution=str(stated.get("institucion", "")),
                region=str(stated.get("region", "")),
                year=year,
                source_address=str(stated.get("direccion", "")),
                retrieved=str(stated.get("recuperado", "")),
            ),
            corrections=tuple(
                _correction(entry, corrections_path) for entry in _load(corrections_path).get("correction", [])
            ),
        ),
        accepted,
    )
