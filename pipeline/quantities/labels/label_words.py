"""Words of headers and labels, normalised: case, accents, years and plurals are ignored."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.settings import HEADERS
from pipeline.spanish.stop_words import LINKING

_YEAR = re.compile(r"\b(19|20)\d{2}\b")
_BLOCK_NUMBER = re.compile(r"(?<=[^\W\d_])\d+\b|(?<=°)\d+")
_NUMBER_SIGN = re.compile(r"\bn\s?[°º]|\bnro\b\.?|\bnum\b\.?")
_NAMED_BY_LETTER = re.compile(r"\s*([AEOU])[ .)-]+[A-ZÁÉÍÓÚÑ]")
"""A letter that would join words, before them: "A Más riesgoso", as "B Riesgoso"."""
COMPARED_WITH = re.compile(r"\b(?:respecto|frente|contra|comparad[oa]|base)\b[^;:]*?\b((?:19|20)\d{2})\b")
"""In a folded header, a year that its figures are only compared with: "variación (respecto a diciembre 2020)"."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=32768)
def tokens(text: str) -> tuple[str, ...]:
    """The significant words of a header or label, normalised, in order, without repetitions.

    Years, and the number a spreadsheet appends to a repeated header ("FECHA3"), are dropped; "%" becomes
    "porcentaje" and "N°" becomes "numero".
    """
    folded = _YEAR.sub(" ", fold_label(text))
    folded = _BLOCK_NUMBER.sub("", folded)
    folded = _NUMBER_SIGN.sub(" numero ", folded).replace("%", " porcentaje ")
    every = [w for w in _NOT_WORD.split(folded) if w]
    return tuple(dict.fromkeys(_significant(every))) or tuple(every)


def _significant(words: Sequence[str]) -> list[str]:
    """Words without those that join others. A letter at the end joins nothing: it names ("Fondo A", "Tipo E")."""
    last = len(words) - 1
    return [w for at, w in enumerate(words) if w not in LINKING or (at == last > 0 and len(w) == 1)]


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Whether two normalised words are the same except for plural, gender, truncation or a typo."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < HEADERS.shortest_word or short[0] != long[0]:
        return False
    if long.startswith(short):
        return len(long) - len(short) <= max(HEADERS.longest_cut, len(short) // 2)
    stem_short, stem_long = short.rstrip("saeo"), long.rstrip("saeo")
    if len(stem_short) >= HEADERS.shortest_word and stem_short == stem_long:
        return True
    return (
        len(short) >= HEADERS.shortest_misspelt
        and len(long) - len(short) <= 2
        and difflib.SequenceMatcher(None, short, long, autojunk=False).ratio() >= HEADERS.misspelt
    )


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """The similarity of two headers, 0 to 1: Dice coefficient over their words."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    remaining = list(b)
    shared = 0
    for word in a:
        match = next((w for w in remaining if same_word(word, w)), None)
        if match is not None:
            remaining.remove(match)
            shared += 1
    return 2 * shared / (len(a) + len(b))


def identifier(text: str, *, longest: int = HEADERS.longest_name, years: bool = False) -> str:
    """A name of lower-case letters, digits and underscores for a text; "" where no letters or digits are left.

    ``longest`` is its maximum length; ``years`` keeps years and numbers, for columns that differ in nothing else.
    """
    if years:
        folded = _NUMBER_SIGN.sub(" numero ", fold_label(text)).replace("%", " porcentaje ")
        every = tuple(_significant([w for w in _NOT_WORD.split(folded) if w]))
    else:
        every = tokens(text)
    if (named := _NAMED_BY_LETTER.match(text)) and every[:1] != (letter := named[1].lower(),):
        every = (letter, *every)
    words: list[str] = []
    for word in every:
        if len("_".join([*words, word])) > longest:
            break
        words.append(word)
    return "_".join(words) or "_".join(every)[:longest]
