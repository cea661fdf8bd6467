"""Kinds of computed quantities that nobody states without announcing them: averages, extremes, what is left, ratios.

The words that announce them were chosen by hand, as beginnings of folded words.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from pipeline.spanish.change_words import FALLING, RISING
from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import REMAINDER
from pipeline.validate.claims.cells.space import Flags
from pipeline.validate.claims.computed.kinds import KINDS
from pipeline.validate.claims.computed.settings import SETTINGS

_EXTREME = (
    r"\bmenor|\bmayor|\bminim|\bmaxim|\bmas\s+(?:alt|baj)|\brango|\bfluct|\boscil|\bvari[aoó]"
    r"|\b(?:entre|desde)\s+(?:el\s+|la\s+|l[oa]s\s+|un[oa]?\s+)?[$\d]"
)
_YEARS = r"\banos\b|\bbienio|\btrienio|\bcuadrienio|\bquinquenio|\bperiodo\b|\bacumul|\bultim[oa]s\b"
_MORE = rf"\b(?:{RISING}|super|exced|rebas|sobrepas|ampli)|\b(?:mas|mayor|sobre)\b"
_LESS = rf"\b(?:{FALLING})|\b(?:menos|menor|bajo)\b"
_WORDS_OF: dict[str, re.Pattern[str]] = {
    "for each day": re.compile(r"\bdiari[oa]|\b(?:por|al|cada)\s+dia\b"),
    "for each week": re.compile(r"\bsemanal|\b(?:por|cada|a\s+la)\s+semana\b"),
    "for each month": re.compile(r"\bmensual|\b(?:por|al|cada)\s+mes\b"),
    "for each thousand": re.compile(r"\bmil\b|\b1[.,]000\b"),
    "range": re.compile(r"\bbrecha|\bdiferenc|\bdistanc|\bamplitud|\bseparan?\b|\bdista"),
    "mean": re.compile(r"\bpromedi|\bmedi[ao]\b|\bcada\b|\bpor\b"),
    "mean of percentages": re.compile(r"\bpromedi|\bmedia\b"),
    "years mean": re.compile(r"\bpromedi|\bmedia\b"),
    "years sum": re.compile(_YEARS),
    "named ratio": re.compile(
        r"\bpor\b|\bcada\b|\bveces\b|\bdobl|\btripl|\bcuadrupl|\bduplic|\bmultiplic|\brazon\b|\brelacion\b|\btant[oa]s\b"
    ),
    "lowest": re.compile(_EXTREME),
    "highest": re.compile(_EXTREME),
    "rest": re.compile(
        rf"\b(?:{REMAINDER}|otr[oa]s|salvo|except[oa]|sin\s+(?:contar|considerar|incluir|el|l[ao]s?)|exclu\w+|descont\w+)\b"
    ),
    "times of years": re.compile(r"\bveces\b|\bdobl|\btripl|\bcuadrupl|\bduplic|\bmultiplic"),
    "growth of columns": re.compile(rf"{_MORE}|{_LESS}"),
}
"""Kinds that nobody computes without saying so, by the first words of their name."""
_LARGEST = re.compile(
    r"\b(dos|tres|cuatro|cinco|[2-5])\s+(?:[a-z]+\s+){0,3}?(?:primer|principal|mayor|mas\s|que\s+mas)"
    r"|\b(?:primer|principal|mayor)[a-z]*\s+(dos|tres|cuatro|cinco|[2-5])\b"
)
_SMALLEST = re.compile(
    r"\b(dos|tres|cuatro|cinco|[2-5])\s+(?:[a-z]+\s+){0,3}?(?:menos\s+[a-z]+[ao]s\b|menores\b|mas\s+(?:pequen|baj|chic))"
)
_MANY = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "2": 2, "3": 3, "4": 4, "5": 5}


def is_announced(kind: str, sentence: str) -> bool:
    """Whether a sentence has the words that announce a kind."""
    return _WORDS_OF[kind].search(fold(sentence)) is not None


@lru_cache(maxsize=SETTINGS.texts_remembered)
def ways_said(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence says that something is more than another, and whether that it is less."""
    text = fold(sentence)
    return re.search(_MORE, text) is not None, re.search(_LESS, text) is not None


@lru_cache(maxsize=SETTINGS.texts_remembered)
def how_many_largest(sentence: str) -> int:
    """How many of the largest a sentence is about ("las tres comunas con más matrícula"); 0 where of none."""
    said = _LARGEST.search(fold(sentence))
    return _MANY[said[1] or said[2]] if said else 0


@lru_cache(maxsize=SETTINGS.texts_remembered)
def how_many_smallest(sentence: str) -> int:
    """How many of the smallest a sentence is about ("los dos departamentos menos poblados"); 0 where of none."""
    said = _SMALLEST.search(fold(sentence))
    return _MANY[said[1]] if said else 0


@lru_cache(maxsize=SETTINGS.texts_remembered)
def unnamed_kinds(sentence: str) -> Flags:
    """Which of ``KINDS`` have to be announced and are not by a sentence."""
    text = fold(sentence)
    unsaid = [kind for kind, words in _WORDS_OF.items() if not words.search(text)]
    return np.array([any(k.startswith(kind) for kind in unsaid) for k in KINDS])
