"""Regions by their names: the first that a text names, and the one that a name is an official spelling of."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import references
from pipeline.spanish.folding import fold_line

_OF_ANOTHER = r"\s+del?\s+(?!la\s+republica|los\s+estados)"
_AREA = re.compile(r"\b(?:area|zona|distrito)s? metropolitanas?\b")
"""Towns that have grown together, of any country."""
_JOINED = re.compile(r"\s*(?:[,/–-]|\b[ye]\b)\s*(?:\b[ye]\b\s+)?(?:la\s+)?(?:region\s+)?(?:del?\s+)?")
"""Between the names of two regions that a line names together, folded."""


def _bare(form: str) -> str:
    """A region's name, folded, without the word for it."""
    return re.sub(r"^region (?:de |del )?", "", fold_line(form))


_Named = tuple[str, str]
"""How a text may name a region, folded, and the name it is published by."""


@lru_cache(maxsize=1)
def _chilean() -> tuple[_Named, ...]:
    return tuple(
        (form, r.name)
        for r in references.regions()
        for form in dict.fromkeys(_bare(form) for form in (r.name, *r.spellings))
    )


@lru_cache(maxsize=32)
def _foreign(country: str = "") -> tuple[_Named, ...]:
    return tuple(
        (fold_line(form), r.name)
        for r in references.foreign_regions()
        if r.code.startswith(country)
        for form in (r.name, *r.spellings)
    )


@lru_cache(maxsize=1024)
def _pattern(form: str, foreign: bool) -> re.Pattern[str]:
    """Where a form names its region; one abroad not as the beginning of a longer name, "Santa Rosa de Copán"."""
    return re.compile(rf"(?<![a-z]){re.escape(form)}(?![a-z]{f'|{_OF_ANOTHER}' if foreign else ''})")


@lru_cache(maxsize=256)
def region_in(text: str, *, foreign: bool = False, country: str = "") -> str:
    """The first region that a text names by any of its spellings; "" where it names none.

    ``country``: the ISO 3166 code of the one that foreign regions are of; "" for any.
    """
    folded = _AREA.sub(" ", fold_line(text).replace("’", "'"))
    named = [n for n in (_foreign(country) if foreign else _chilean()) if n[0] in folded]
    places = ((_pattern(form, foreign).search(folded), name) for form, name in named)
    found = [(m.start(), -len(m.group()), name) for m, name in places if m]
    return min(found)[2] if found else ""


@lru_cache(maxsize=1)
def regions_abroad() -> frozenset[str]:
    """The names of regions of other countries, folded."""
    return frozenset(fold_line(form) for r in references.foreign_regions() for form in (r.name, *r.spellings))


def names_several(text: str) -> bool:
    """Whether a text names two regions of Chile of which the second is joined to the first: "Región de Los Ríos y Los
    Lagos"; what it is of is none of them."""
    folded = fold_line(text).replace("’", "'")
    named = [(form, name) for form, name in _chilean() if form in folded]
    found = [(m.start(), -m.end(), name) for form, name in named for m in _pattern(form, False).finditer(folded)]
    if not found:
        return False
    _, end, first = min(found)
    joined = _JOINED.match(folded, -end)
    return joined is not None and any(
        start == joined.end() and name != first for start, _, name in found if joined.group().strip()
    )


def official_region(name: str) -> str:
    """The name a region is published by, from any of its spellings; "" where no region is called so."""
    folded = fold_line(name).replace("’", "'")
    for region in (*references.regions(), *references.foreign_regions()):
        forms = {fold_line(form) for form in (region.name, region.official, *region.spellings)}
        if folded in forms or _bare(folded) in forms:
            return region.name
    return ""


def of_region(region: references.FirstLevelDivision) -> str:
    """How the name of a region of Chile follows the word for it: "del Maule", "Metropolitana", "de Aysén"."""
    follows = region.official.removeprefix("Región ")
    at = follows.find(region.name)
    return follows[: at + len(region.name)] if len(follows[:at].split()) <= 1 and at >= 0 else f"de {region.name}"
