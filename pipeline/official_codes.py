"""Columns of official codes beside columns of names: regions, comunas, subtítulos of the budget.

A column of texts of which most are official names, however spelt, gets its codes in a column of its own
(``codigo_region``, ``codigo_comuna``, ``subtitulo``), by which accounts of different services can be joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from pipeline import references
from pipeline.spanish.folding import fold_line

MOST = 0.8  # of the different texts of a column that must be official names
FEWEST = 2  # different names found
MANY = 0.6  # of the different texts that must be official names for the others to be measured by them
CLOSE = 0.8  # of the letters of a name (difflib) that a text has which is almost it
_CODE = re.compile(r"^(?:subt(?:itulo)?\.?\s*)?(\d{2})(?:\D.*)?$")
_NUMBER_BEFORE = re.compile(r"^\W*\d[\d.]*\W*")


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of codes: its name, title and description (Spanish), and a code or ``None`` for each row."""

    name: str
    title: str
    description: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _List:
    name: str
    title: str
    description: str
    lookup: Callable[[str], str | None]
    headed: re.Pattern[str]
    names: Callable[[], Mapping[str, str]]
    """Official names by their plain form."""


def codes_of(header: str, texts: Sequence[str | None]) -> Codes | None:
    """The codes for a column of texts; ``None`` where it holds no names of an official list.

    A header that names the list ("Región", "Comuna") settles names that are on several ("Maule", "Valparaíso").
    """
    different = {text for text in texts if text and not _is_total(text)}
    if len(different) < FEWEST:
        return None
    head = fold_line(header)
    ranked = sorted(_LISTS, key=lambda one: not one.headed.search(head))
    for one in ranked:
        found = {text: code for text in different if (code := one.lookup(text))}
        if len(set(found.values())) >= FEWEST and len(found) >= MOST * len(different):
            values = tuple(found.get(text) if text else None for text in texts)
            return Codes(one.name, one.title, one.description, values)
    return None


def misspelt(header: str, texts: Sequence[str | None]) -> dict[str, str]:
    """Texts of a column of official names that are almost one ("Servicio de la Deduda"), and the name they are near."""
    different = {text for text in texts if text and not _is_total(text)}
    if len(different) < FEWEST:
        return {}
    head = fold_line(header)
    for one in sorted(_LISTS, key=lambda listed: not listed.headed.search(head)):
        known = {text for text in different if one.lookup(text)}
        if len(known) >= FEWEST and len(known) >= MANY * len(different):
            names = one.names()
            others = {text for text in different - known if _named(text) not in names}  # of two codes, but official
            near = {text: get_close_matches(_named(text), names, 1, CLOSE) for text in others}
            return {text: names[found[0]] for text, found in sorted(near.items()) if found}
    return {}


def _named(text: str) -> str:
    return _plain(_NUMBER_BEFORE.sub("", text))


def _is_total(text: str) -> bool:
    return fold_line(text).startswith(("total", "subtotal", "promedio", "sin informacion", "nacional", "pais"))


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for region in references.regions():
        for form in (region.name, region.official, *region.spellings):
            found[_plain(form)] = region.code
    return found


def _plain(text: str) -> str:
    words = re.sub(r"[^a-z0-9ñ' ]+", " ", fold_line(text).replace("’", "'"))
    return re.sub(r"^(?:(?:region|comuna|municipalidad|ilustre|de|del|la|i)\s+)+", "", " ".join(words.split()))


def _region(text: str) -> str | None:
    return _regions().get(_plain(text))


@lru_cache(maxsize=1)
def _comunas() -> Mapping[str, str]:
    return {_plain(name): comuna.code for name, comuna in references.comuna_by_name().items()}


def _comuna(text: str) -> str | None:
    return _comunas().get(_plain(text))


@lru_cache(maxsize=1)
def _subtitles() -> tuple[Mapping[str, str], frozenset[str]]:
    lines = [line for line in references.budget() if not line.item]
    names: dict[str, set[str]] = {}
    for line in lines:
        for name in (line.name, *line.spellings):
            names.setdefault(_plain(name), set()).add(line.subtitle)
    single = {name: next(iter(codes)) for name, codes in names.items() if len(codes) == 1}
    return single, frozenset(line.subtitle for line in lines)


def _subtitle(text: str) -> str | None:
    names, codes = _subtitles()
    named = names.get(_plain(_NUMBER_BEFORE.sub("", text)))
    if named:
        return named
    match = _CODE.match(fold_line(text))
    if match is None or match.group(1) not in codes:
        return None
    alone = len(text.strip()) == 2
    return match.group(1) if alone or fold_line(text).startswith("subt") else None


_LISTS = (
    _List(
        "codigo_region",
        "Código de la región",
        "Código único territorial de la región nombrada en la fila.",
        _region,
        re.compile(r"\bregion"),
        lambda: {_plain(region.name): region.name for region in references.regions()},
    ),
    _List(
        "codigo_comuna",
        "Código de la comuna",
        "Código único territorial de la comuna nombrada en la fila.",
        _comuna,
        re.compile(r"\bcomuna|\bmunicip"),
        lambda: {_plain(comuna.name): comuna.name for comuna in references.comunas()},
    ),
    _List(
        "subtitulo",
        "Subtítulo",
        "Subtítulo del clasificador presupuestario (Decreto 854 de 2004 y sus modificaciones).",
        _subtitle,
        re.compile(r"\bsubt|\bdenominacion|\bconcepto|\bgasto|\bingreso"),
        lambda: {_plain(line.name): line.name for line in references.budget() if not line.item},
    ),
)
