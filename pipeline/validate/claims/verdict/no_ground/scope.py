"""Of what a figure is said to be: of the whole country, of a region or comuna ("el promedio nacional fue 263").

Spanish says it by an adjective of the division ("tasa regional", "a nivel nacional") or by the country itself ("en el
país"). "El arma más usada en la región" or "la tasa regional" are figures of the place that an account, or a section of
it, is about; a mean of a division, and anything of the whole nation, is a figure of more than one row.
"""

from __future__ import annotations

import re

from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import MEAN, MEAN_FORMS

_NATIONAL = "nacional"
_LARGER = f"{_NATIONAL}|mundial"
_ADJECTIVES = f"{_LARGER}|regional|provincial|comunal"
_COUNTRY = "pais"
_MEAN = rf"\b(?:{MEAN_FORMS})\b"
_DIVISION = rf"(?:{_ADJECTIVES}|(?:del|en el) {_COUNTRY})"
_MEAN_OF_DIVISION = re.compile(rf"{_MEAN}[^\d.;:()]*?\b({_DIVISION})\b|\b({_DIVISION})\s+{_MEAN}")
_OF_THE_NATION = re.compile(rf"\b({_LARGER}|{_COUNTRY})\b")
"""A whole of which no single row is all: "la ejecución nacional de los gobiernos regionales fue de 94,1%"."""
_NATIONAL_FIGURE = re.compile(rf"\b(?:a\s+nivel|{MEAN}|tasa|cifra|total)\s+{_NATIONAL}\b")


def scope(clause: str) -> str | None:
    """The words by which a folded clause says that its figure is a mean of a division of the country, or of the whole
    nation; ``None`` where it says neither."""
    found = _MEAN_OF_DIVISION.search(clause) or _OF_THE_NATION.search(clause)
    return None if found is None else " ".join(word for word in found.groups() if word)


def is_national(text: str) -> bool:
    """Whether a text calls a level, mean, rate or total national. "El Servicio Nacional" is only a name."""
    return _NATIONAL_FIGURE.search(fold(text)) is not None
