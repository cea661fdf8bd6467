"""Pairs of groups that together are the whole, and groups that exclude each other.

Only groups that leave no third are a pair: the sexes, the areas of a census, something and its negation. "Acogidos" and
"rechazados" are none, for some cases are pending; nor are nationals and foreigners, for the nationality of some is not
known (60,5 % and 34,9 % in a real report).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PAIRS = (
    (r"hombres?|varones|masculin\w+|ninos", r"mujeres?|femenin\w+|ninas"),
    (r"urban[oa]s?", r"rural(?:es)?"),
    (r"public[oa]s?", r"privad[oa]s?"),
    (r"direct[oa]s?", r"indirect[oa]s?"),
    (r"intern[oa]s?", r"extern[oa]s?"),
    (r"activ[oa]s?", r"inactiv[oa]s?"),
    (r"titular(?:es)?", r"suplentes?"),
    (r"ordinari[oa]s?", r"extraordinari[oa]s?"),
)
_APART = (
    *_PAIRS,
    (r"primari[oa]s?", r"secundari[oa]s?", r"terciari[oa]s?"),
    (r"exportacion(?:es)?", r"importacion(?:es)?"),
    (r"ingresos", r"gastos|egresos"),
    *(
        (rf"primer {term}", rf"segundo {term}", rf"tercer {term}", rf"cuarto {term}")
        for term in ("bimestre", "trimestre", "cuatrimestre", "semestre")
    ),
)
"""Groups that exclude each other: what is said of the secondary sector is not said of the tertiary one."""
_APART_PATTERNS = tuple(tuple(re.compile(rf"\b(?:{name})\b") for name in names) for names in _APART)
_CLOSED = tuple((re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{two})\b")) for one, two in _PAIRS)
_ADJECTIVE = re.compile(r"\b[a-z]{2,}(?:[ai]d[oa]s?|al(?:es)?)\b")
_NEGATING = ("des", "in")
"""The beginnings by which participles and adjectives are negated: "ocupada", "desocupada"; "formal", "informal"."""
_WITH = re.compile(r"\bcon\s+(?:el\s+|la\s+|los\s+|las\s+)?([a-z]{4,})\b")


def are_all(text: str) -> bool:
    """Whether a folded text names both groups of a pair, something and its negation, or what has a thing and what is
    without it."""
    if any(one.search(text) and two.search(text) for one, two in _CLOSED):
        return True
    adjectives = set(_ADJECTIVE.findall(text))
    if any(no + word in adjectives for word in adjectives for no in _NEGATING):
        return True
    return any(re.search(rf"\bsin\s+(?:el\s+|la\s+|l[oa]s\s+)?{word}\b", text) for word in _WITH.findall(text))


def exclude_each_other(one: str, two: str) -> bool:
    """Whether two folded texts name different groups that exclude each other, and none in common."""
    return any(a and b and not a & b for a, b in zip(_named(one), _named(two), strict=True))


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[frozenset[int], ...]:
    """For each of ``_APART``: the positions of the names that a folded text has."""
    return tuple(frozenset(n for n, name in enumerate(names) if name.search(text)) for names in _APART_PATTERNS)


def is_half(texts: Iterable[str]) -> bool:
    """Whether some of several folded texts names one group of a pair, and none names the other."""
    said = list(texts)
    return any(any(one.search(text) for text in said) != any(two.search(text) for text in said) for one, two in _CLOSED)
