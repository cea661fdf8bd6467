"""What the words of a header or a row announce: a total, an average, a share, a change…

Labels are evidence for a relation, never a requirement. Spanish first, English too: words of each kind and their usual
abbreviations, chosen by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.spanish.folding import fold_line

_TOTAL = re.compile(
    r"\b(?:sub-?total(?:es)?|total(?:es)?|totals|suma|sumas|sum|all|whole|overall|gross|general|consolidado|altogether"
    r"|ambos sexos|both sexes|nacional|pais|nivel pais)\b"
)
_GRAND = re.compile(r"\b(?:totals?|totales|suma|sumas|sub-?total(?:es)?)\b|^general$|^consolidado$")
_AVERAGE = re.compile(r"\b(?:prom|promedios?|averages?|mean|avg)\b|^medias?(?: (?:aritmetica|mensual|anual|general))?$")
_RATIO = re.compile(
    r"%|\b(?:porcentajes?|porcentual(?:es)?|por ciento|percent(?:age)?s?|per cent|pct|shares?|ratios?|rates?|tasas?"
    r"|proporci[o]n(?:es)?|proportions?|participaci[o]n|ejecuci[o]n|cumplimiento|cobertura|avance|indices?|index|indicador"
    r"|average|promedio|per|por|avg|relative|relativo|densidad|density|intensity|razon|peso|distribuci[o]n|distribution)\b"
)
_PERCENT = re.compile(
    r"%|\b(?:porcentajes?|porcentual(?:es)?|por ciento|percent(?:age)?s?|per cent|pct|shares?|participaci[o]n)\b"
)
_CHANGE = re.compile(
    r"\b(?:var|variaci[o]n(?:es)?|crecimientos?|cambios?|changes?|growth|increase|decrease|incremento|aumento|alza"
    r"|disminuci[o]n|evoluci[o]n|reajuste)\b|δ|▲"
)
_DIFFERENCE = re.compile(
    r"\b(?:diferencias?|differences?|saldos?|balances?|net|neto|netos|superavit|deficit|surplus|brecha|gap|remanente"
    r"|resultado|excedente|margin|margen|change|changes|variaci[o]n|var|disponible)\b"
)
_CUMULATIVE = re.compile(r"\b(?:acum|acumulad[oa]s?|cumulative|cumulativ[oa]s?|cum)\b")
_OF_WHICH = re.compile(r"\b(?:de (?:los|las) cuales|of which|del cual|de ellos|de ellas|incluye|including)\b")


_SPACED = re.compile(r"(?<!\w)(?:[a-z] ){4,}[a-z](?!\w)")  # five letters at least: A B C D are names of columns


@dataclass(frozen=True, slots=True)
class Label:
    """What a label announces; several may be true at once."""

    total: bool = False
    grand: bool = False
    average: bool = False
    ratio: bool = False
    percent: bool = False
    change: bool = False
    difference: bool = False
    cumulative: bool = False
    of_which: bool = False


NOTHING = Label()


@lru_cache(maxsize=32768)
def fold_label(text: str) -> str:
    """A label folded for comparing: lower case, no accents, spaced letters joined (T O T A L)."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), fold_line(text))


@lru_cache(maxsize=16384)
def read_label(text: str) -> Label:
    """What the words announce."""
    if not text:
        return NOTHING
    words = fold_label(text)
    return Label(
        total=_TOTAL.search(words) is not None,
        grand=_GRAND.search(words) is not None,
        average=_AVERAGE.search(words) is not None,
        ratio=_RATIO.search(words) is not None,
        percent=_PERCENT.search(words) is not None,
        change=_CHANGE.search(words) is not None,
        difference=_DIFFERENCE.search(words) is not None,
        cumulative=_CUMULATIVE.search(words) is not None,
        of_which=_OF_WHICH.search(words) is not None,
    )
