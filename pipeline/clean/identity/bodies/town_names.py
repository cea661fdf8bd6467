"""Lines that name a local body by its town, with no word for the kind of body before it."""

from __future__ import annotations

import re

from pipeline import references
from pipeline.clean.identity.bodies.words import BEHIND_PLACE, GOVERNMENT_OF, SMALL
from pipeline.clean.identity.gazetteer.regions import region_in, regions_abroad
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line


def names_by_town(text: str) -> bool:
    """Whether a line is the name of a local body by its town."""
    return _begins_with_place(text) or _is_government_of_town(text)


def _begins_with_place(text: str) -> bool:
    """Whether a line is a name that begins with its town: "Claromecó Servicios Turísticos"."""
    words = text.split()
    if not 2 <= len(words) <= BODY.most_town_words or any(
        not w[:1].isupper() and fold_line(w) not in SMALL for w in words
    ):
        return False
    place = references.leading_place(text)
    return bool(place and BEHIND_PLACE.match(text[len(place) :].strip()))


def names_government_of_region(text: str) -> bool:
    """Whether a line names the government of a region abroad: "Gobierno de Aragón"."""
    match = GOVERNMENT_OF.match(text)
    if match is None:
        return False
    return re.sub(r"^(?:el|la|los|las) ", "", fold_line(text[match.end() :])) in regions_abroad()


def _is_government_of_town(text: str) -> bool:
    """Whether a line names the government of a town abroad, of none that is called like a region or a country:
    "Gobierno de Zapopan"."""
    match = GOVERNMENT_OF.match(text)
    town = fold_line(text[match.end() :]) if match else ""
    is_larger = town in references.divisions() or region_in(town) or region_in(town, foreign=True)
    return town in references.foreign_localities() and not is_larger
