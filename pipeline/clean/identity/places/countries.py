"""The country a document is of, by the kind of body, the web pages it prints and the countries it names: towns and
regions of Chile are not read into a document of another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.bodies.official import name_key, regions_of_chile, services_by_name
from pipeline.clean.identity.gazetteer.regions import regions_abroad
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.places.prose import abroad_by_places, country_of_town, places_abroad, regions_by_places
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line

CHILE = "CL"
UNKNOWN_ABROAD = ""
# Kinds of bodies of local government that Chile does not have.
_NOT_CHILEAN = re.compile(
    r"ayuntamiento|alcald[íi]a\s+(?:municipal|distrital|mayor)|^(?:excmo\.?\s+)?cabildo|diputaci[óo]n|gobierno\s+aut[óo]nomo|\bgad\b"
    r"|municipalidad\s+(?:distrital|provincial|metropolitana)|concejo\s+(?:deliberante|distrital)|legislatura",
    re.IGNORECASE,
)
# Kinds that one country only has, by its ISO 3166 code.
_ONLY_IN = (
    (re.compile(r"\bgad\b|gobierno\s+aut[óo]nomo\s+descentralizado", re.IGNORECASE), "EC"),
    (re.compile(r"gobierno\s+aut[óo]nomo\s+(?:municipal|departamental)", re.IGNORECASE), "BO"),
    (re.compile(r"municipalidad\s+(?:distrital|provincial)", re.IGNORECASE), "PE"),
    (re.compile(r"concejo\s+deliberante", re.IGNORECASE), "AR"),
    (re.compile(r"diputaci[óo]n\s+(?:provincial|foral)|cabildo\s+insular", re.IGNORECASE), "ES"),
    (
        re.compile(
            r"\bE\.?\s?S\.?\s?E\b|empresa\s+social\s+del\s+estado|personer[íi]a\s+(?:municipal|distrital|de\b)",
            re.IGNORECASE,
        ),
        "CO",
    ),
)
_OF_THE_NATION = re.compile(
    r"\b(?:ministerio|secretaria|presidencia|jefatura de gabinete)\b[^.;]{0,60}\bde la nacion\b"
)
"""What only Argentina calls its national government, folded: "Ministerio de Educación de la Nación"."""
_BY_PROVINCES = re.compile(r"\bley(?:es)? provincial(?:es)?\b")
"""Laws of provinces, which only Argentina has, folded."""
_DOMAIN = re.compile(r"(?:www\.|@|https?://)[\w.-]+\.([a-z]{2})(?!\w)", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*[-–—·•,|/()]\s*")
"""What parts the names of a line of a cover."""
_CHILE = re.compile(r"\bchile\b|\bcomuna\s+de\b")
_CHILEAN_REGION = re.compile(r"\bregion\s+(?:del?\s+(?:la\s+|los\s+)?)?([\w'’ ]+)$")
GOVERNMENT = re.compile(
    r"^(?:gobierno\s+(?:del?\s+)?)?(?:(?:la\s+)?(?:provincia|estado|comunidad\s+aut[oó]noma)\s+(?:del?\s+(?:la\s+)?)?)?"
    r"|\s+provincia$"
)
"""What stands beside the name of a region abroad in the line of its government, folded: "Santa Fe Provincia"."""
_TOWN_BEHIND = re.compile(r"\b(?:de|del)\s+(.+)$")
_TERRITORY = re.compile(
    r"\b(?:provincial|regional|departamental|estatal)\s+(?:de\s+)?([^\W\d_]+(?:\s+[^\W\d_]+)?)(?=\W*(?:$|[\"«“]|dra?\b))"
)
"""What is called by the region that it is of, folded: "Hospital Provincial Neuquén"."""
_OF_TOWN = re.compile(r"\bmunicipalidad\s+de\s+(.+)$")


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The other countries that speak Spanish, with their ISO 3166 codes."""
    named = {fold_line(region.country): region.code[:2] for region in references.foreign_regions()}
    return tuple((re.compile(rf"\b{re.escape(name)}\b(?!\s+\d)"), code) for name, code in sorted(named.items()))


@lru_cache(maxsize=1)
def _only_abroad() -> dict[str, str]:
    """The countries of regions whose name no other country's region and no comuna, province or region of Chile has."""
    countries: dict[str, set[str]] = {}
    for region in references.foreign_regions():
        for form in (region.name, *region.spellings):
            countries.setdefault(fold_line(form), set()).add(region.code[:2])
    chilean = {*references.comuna_by_name(), *references.provinces()}
    chilean |= set(regions_of_chile())
    return {name: min(codes) for name, codes in countries.items() if len(codes) == 1 and name not in chilean}


def parts_of_line(line: str) -> list[str]:
    """What stands between dashes or commas in a line, folded, without what says that a region's government follows, and
    without a town before the comma and the region abroad that it is in: of "Mérida, Yucatán" the last."""
    parts = [fold_line(part) for part in BETWEEN_NAMES.split(line)]
    marks = [mark.group().strip() for mark in BETWEEN_NAMES.finditer(line)]
    kept = [
        part
        for number, part in enumerate(parts)
        if not (number < len(marks) and marks[number] == "," and parts[number + 1] in regions_abroad())
    ]
    return [GOVERNMENT.sub("", part) for part in (fold_line(line), *kept)]


def currency_of(passages: Sequence[Passage], institution: str, region: str) -> str:
    """The ISO 4217 code of the money of the country of an account; "" where that is another than Chile and unknown.

    The region decides where only one country has one of its name, else the country that the document names.
    """
    of_region = {r.code[:2] for r in references.foreign_regions() if r.name == region}
    named = country_of(passages, institution)
    if of_region and not any(r.name == region for r in references.regions()):
        country = of_region.pop() if len(of_region) == 1 else named if named in of_region else UNKNOWN_ABROAD
    else:
        country = CHILE if region else named
    return references.currencies().get(country, "")


@lru_cache(maxsize=1)  # a document is asked about with its institution and without
def _named_in(passages: tuple[Passage, ...]) -> Counter[str]:
    """How often the passages that are no running text speak for each country; not to be changed."""
    found: Counter[str] = Counter()
    for passage in passages:
        if passage.where == "texto":
            continue
        folded = fold_line(passage.text)
        found.update(match.upper() for match in _DOMAIN.findall(passage.text))
        # on a cover a country by its name says more than a place, whose name others may have
        times = 2 if passage.where in FRONT else 1
        found.update(code for pattern, code in _names() if pattern.search(folded) for _ in range(times))
        found.update(["AR"] if _OF_THE_NATION.search(folded) or _BY_PROVINCES.search(folded) else [])
        if passage.where in FRONT:
            found.update(code for pattern, code in _ONLY_IN if pattern.search(passage.text))
        found[CHILE] += bool(_CHILE.search(folded))
        if passage.where in FRONT:
            named = _CHILEAN_REGION.search(folded)
            found[CHILE] += named is not None and named.group(1) in regions_of_chile()
            found.update(
                code
                for part in set(parts_of_line(passage.text))
                if (code := _only_abroad().get(part) or country_of_town(part))
            )
    return found


def country_of(passages: Sequence[Passage], institution: str) -> str:
    """The ISO 3166 code of the country a document is of: Chile where nothing speaks against it, ``UNKNOWN_ABROAD``
    where only the kind of its institution does."""
    found = Counter(_named_in(tuple(passages)))
    town = _OF_TOWN.search(fold_line(institution))
    if town and town.group(1) in references.comuna_by_name() and town.group(1) not in references.foreign_localities():
        found[CHILE] += 1
    service = services_by_name().get(name_key(institution))
    if service is not None and service.region:
        return CHILE  # one of a region of Chile by the official list
    if of_territory := _TERRITORY.search(fold_line(institution)):
        found[_only_abroad().get(of_territory.group(1), "")] += 1
    kind = next((code for pattern, code in _ONLY_IN if pattern.search(institution)), "")
    if code := kind or abroad_by_places(passages, institution):
        return code
    town = _TOWN_BEHIND.search(fold_line(institution)) if _NOT_CHILEAN.search(institution) else None
    if town and (code := references.foreign_localities().get(town.group(1), "")):
        return code[:2]
    codes = {code for _, code in _names()}
    others = [(count, code) for code, count in found.items() if code in codes]
    if _NOT_CHILEAN.search(institution):
        return max(others)[1] if others else UNKNOWN_ABROAD
    if not others or found[CHILE]:
        return CHILE
    places = regions_by_places(passages)
    of_country = len(places_abroad(passages).get(max(others)[1], ()))
    return CHILE if sum(places.values()) >= PLACE.fewest_places_of_national + of_country else max(others)[1]
