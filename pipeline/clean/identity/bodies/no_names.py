"""Texts that begin with a word for a kind of body and are no name of one."""

from __future__ import annotations

import re

from pipeline import references
from pipeline.clean.identity.bodies.official import is_place
from pipeline.clean.identity.bodies.words import KIND_ALONE
from pipeline.spanish.folding import fold_line

_AND_REST = re.compile(r"\s+(?:y|e)\s+(?:(?:del?|la|el|los|las)\s+)+[A-ZÁÉÍÓÚÑ].*$")
_PORT = re.compile(r"(?:el\s+)?puerto\s+de\s+", re.IGNORECASE)


def joins_a_kind(text: str) -> bool:
    """Whether a text is a kind of body alone joined to something else: "La Dirección y el Comité Paritario"."""
    match = _AND_REST.search(text)
    return match is not None and KIND_ALONE.match(text[: match.start()]) is not None


def is_port_of_no_town(text: str) -> bool:
    """Whether a text begins like the name of a port but names no town, as every port is called by its own: "El puerto
    de todos"."""
    match = _PORT.match(text)
    town = text[match.end() :] if match else ""
    return bool(town) and not is_place(town) and fold_line(town) not in references.towns_abroad()
