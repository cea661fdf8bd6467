"""The ends of names of bodies as documents print them: what stands behind a name and is no part of it."""

from __future__ import annotations

import re

from pipeline import references
from pipeline.clean.identity.bodies.initials import stands_for
from pipeline.clean.identity.bodies.official import is_place
from pipeline.clean.identity.bodies.words import KIND_ALONE, OF_REGION, ONE_PER_REGION, TAIL
from pipeline.clean.identity.gazetteer.regions import of_region, official_region, regions_abroad
from pipeline.spanish.folding import fold_line

_HOUSE = re.compile(r"[^\W\d_]\s+(?:n[°º]\s*)?\d{1,5}\b", re.IGNORECASE)
_PAGE_BEHIND = re.compile(r"(?<=[^\W\d_]{3})\s+\d{1,3}$")
_PERSON_BEHIND = re.compile(
    r",\s+(?:(?:se[ñn]or(?:a|ita)?|don|do[ñn]a)\b|(?:sra?|dra?|ing|abog?|prof)\."
    r"|(?:ministr[oa]|president[ae]|alcalde(?:sa)?|directora?|rectora?|gobernadora?|(?:super)?intendent[ae])\s)\s*\S.*$",
    re.IGNORECASE,
)
"""Who heads a body, behind its name: ", ministro Juan Pérez"."""
_AND_ACRONYM = re.compile(r",?\s+[ye]\s+(?:(?:la|el|los|las)\s+)?[A-ZÁÉÍÓÚÑ]{3,}$")
"""Another body behind a name, by its acronym: "Gobierno Regional del Maule y CONAF"."""


def without_page(part: str) -> str:
    """A part of a line without the number of the page behind it."""
    return _PAGE_BEHIND.sub("", part)


def without_acronym_behind(name: str) -> str:
    """A name without another body behind it that is joined to it by its acronym."""
    return _AND_ACRONYM.sub("", name)


def without_tail(name: str) -> str:
    """A name without region, year, joining words and its own acronym behind it; the region stays where without it
    only the kind of body is left: "Gobierno Regional Región de Coquimbo"."""
    cut = TAIL.sub("", name).strip(" .,;:-–—|")
    of_region = OF_REGION.match(name) if KIND_ALONE.match(cut) else None
    name = _named_by_region(cut, of_region.group()) if of_region else cut
    before, _, last = name.rpartition(" ")
    return before.rstrip(" ,-–—") if stands_for(last, before) else name


def _named_by_region(kind: str, name: str) -> str:
    """The usual name of a body that every region has one of: "Gobierno Regional Región del Maule" is "Gobierno Regional
    del Maule"; that of any other kind as it is."""
    region = official_region(re.sub(r"^\W*(?:de\s+la\s+)?", "", name[len(kind) :], flags=re.IGNORECASE))
    own = next((r for r in references.regions() if r.name == region), None)
    if own is None or not ONE_PER_REGION.fullmatch(kind):
        return name
    named = f"{kind} {of_region(own)}"
    return named.upper() if kind.isupper() else named


def without_person(name: str) -> str:
    """A name without the person who heads the body, behind its comma."""
    return _PERSON_BEHIND.sub("", name)


def without_address(name: str) -> str:
    """A name without the address, town or region abroad behind its comma: "Agencia de Aguas, Mayor 8, Burgos"."""
    before, comma, behind = name.partition(", ")
    place = fold_line(behind).strip(" .")
    is_town = place in references.foreign_localities() or is_place(behind) or place in regions_abroad()
    return before if comma and len(before.split()) > 1 and (is_town or _HOUSE.search(behind)) else name


def article_off(name: str) -> str:
    """A name without the article before it."""
    return re.sub(r"^(?:la|el|las|los)\s+", "", name, flags=re.IGNORECASE)
