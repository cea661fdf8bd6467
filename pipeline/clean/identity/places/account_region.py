"""Which region an account is of: named on the cover, by the institution's own name, by its town, or by the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline import references
from pipeline.clean.identity.bodies.official import acronyms, is_official, regions_of_chile
from pipeline.clean.identity.bodies.words import ESTABLISHMENT, MINISTRY, REGIONAL
from pipeline.clean.identity.gazetteer.regions import names_several, region_in
from pipeline.clean.identity.passages.addresses import is_address
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.places.countries import BETWEEN_NAMES, CHILE, country_of, parts_of_line
from pipeline.clean.identity.places.institution_region import (
    MUNICIPAL,
    NAMED_FREELY,
    NATIONAL,
    LocatedRegion,
    by_institution,
    comuna_named,
    foreign_region,
    region_named,
    region_of,
)
from pipeline.clean.identity.places.prose import region_abroad, region_of_places
from pipeline.clean.identity.places.told_seat import seat_told
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN

OWN_DIRECTION = "su dirección regional"
"""How a region was found that a body's own regional direction is of."""
_REGIONAL_DIRECTION = re.compile(r"\b[Dd]irecci[óo]n\s+[Rr]egional\s[^.;]{0,80}")
_IN_PROSE = re.compile(
    r"\b[Rr]egi[óo]n(?:\s+(?:de|del|la|las|los))*\s+[A-ZÁÉÍÓÚÑ][\w'’]*(?:\s+(?:y\s+)?[A-ZÁÉÍÓÚÑ][\w'’]*)*"
)
_ADDRESS = re.compile(
    r"\b(?:n[°º]\s*)?\d{1,5}\b\s*,\s*(?:comuna\s+de\s+)?([A-ZÁÉÍÓÚÑ][\w'’ ]+)|\b[Cc]omuna\s+de\s+([A-ZÁÉÍÓÚÑ][\w'’ ]+)"
)
# Before the town that a part of a body is of: the departments of municipalities by their acronyms, the seat of a body
# that has several: "DAEM Coelemu", "Sede Osorno".
_PART_OF_TOWN = re.compile(
    r"^(?:DAEM|DEM|DESAM|DSM|DAS|DISAM|DIDECO|SECPLAN|SECPLA|Sede|SEDE)\s+(?:de\s+)?(?=[A-ZÁÉÍÓÚÑ])"
)
_SEAT_OF = re.compile(r"^(?:sede|oficina)(?: regional)?(?: del?)?(?: la)? ")
"""The same before a region, folded: "Sede Los Ríos"."""
_COMUNA_ALONE = re.compile(r"comuna\s+de\s+(.+)", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^(?:en\s+)?([A-ZÁÉÍÓÚÑ][\w'’ ]+?),\s*(?:(?:a\s+)?\d{{1,2}}\s+(?:de\s+)?)?(?:{NAME_PATTERN})\b", re.IGNORECASE
)  # "Ovalle, marzo de 2023"


def _is_chilean(region: str) -> bool:
    return any(region == r.name for r in references.regions())


def _parts(lines: Iterable[str]) -> list[str]:
    """What stands between dashes or commas in lines, folded."""
    return [part for line in lines for part in parts_of_line(line)]


def _foreign_region_alone(lines: Iterable[str], country: str) -> str:
    """The foreign region that a line, or a part of one, is the name of."""
    regions = [r for r in references.foreign_regions() if r.code.startswith(country)]
    names = {fold_line(form): r.name for r in regions for form in (r.name, *r.spellings)}
    return next((names[part] for part in _parts(lines) if part in names), "")


def _by_foreign_town_alone(lines: Iterable[str], country: str) -> LocatedRegion:
    """The region of the town abroad that a line, or a part of one, is the name of."""
    towns = references.foreign_localities()
    part = next((p for p in _parts(lines) if country and towns.get(p, "").startswith(country)), "")
    return LocatedRegion(foreign_region(towns[part]), "", "portada o encabezado") if part else LocatedRegion()


def place_of(passages: Sequence[Passage], institution: str, level: int, parents: Sequence[str] = ()) -> LocatedRegion:
    """The region an account is of; none where nothing printed or implied says it.

    ``parents`` are the bodies that the institution is said to be part of, and those that share its cover.
    """
    country = country_of(passages, institution)
    place = _place_in(passages, institution, level, parents, country)
    return replace(place, region=_community_of(place.region, country))


def _community_of(region: str, country: str) -> str:
    """The autonomous community of a province of Spain: accounts of its municipalities are of the community; any other
    region as it is."""
    named = [r for r in references.foreign_regions() if r.name == region and r.code.startswith(country or "ES")]
    codes = {r.part_of for r in named}
    if len(codes) != 1 or not (code := codes.pop()) or (not country and _is_of_several(region)):
        return region
    return next(r.name for r in references.foreign_regions() if r.code == code)


def _is_of_several(region: str) -> bool:
    return len({r.code[:2] for r in references.foreign_regions() if r.name == region}) > 1


def _place_in(
    passages: Sequence[Passage], institution: str, level: int, parents: Sequence[str], country: str
) -> LocatedRegion:
    lines = [p.text for p in passages if p.alone and p.where != "propiedades" and len(p.text) <= PLACE.longest_head]
    heads = [line for line in lines if "%" not in line]  # "Región Metropolitana 41 %" tells a figure
    abroad = country != CHILE
    by_name = by_institution(institution, level, country)
    national = level < REGIONAL and not MUNICIPAL.search(institution)  # nobody may be one of the whole country
    said = [line for line in heads if not is_address(line)] if national else heads
    region = region_named(said, foreign_only=abroad)
    if abroad and not region:
        region = _foreign_region_alone((line for line in heads if not is_address(line)), country)
        if not region and by_name.region and MUNICIPAL.search(institution):
            return by_name
        region = region or _foreign_region_alone(said, country)
        if national and region == references.seats().get(country):
            region = ""  # where the bodies of the whole country are
    by_town = MUNICIPAL.search(institution) and _is_chilean(by_name.region)
    if region and (abroad or not by_name.region or by_name.region == region or not by_town):
        return LocatedRegion(region, by_name.comuna, "portada o encabezado")
    if by_name.region:
        return _of_its_municipality(institution, parents, by_name) or by_name
    for passage in passages:
        named = passage.where == "título" and not abroad and not names_several(passage.text)
        if named and (region := region_in(passage.text)):
            return LocatedRegion(region, "", "título")
    for parent in parents:
        if (place := by_institution(parent, REGIONAL, country)).region:
            return LocatedRegion(place.region, "", f"es la de {parent}")
    if abroad:
        if not national and (place := _by_foreign_town_alone(heads, country)).region:
            return place
        region = region_abroad(passages, country, national=national)
        return LocatedRegion(region, "", "el texto nombra lugares de ella") if region else LocatedRegion()
    if region := _region_by_itself(passages, institution):
        return LocatedRegion(region, "", "portada o encabezado")
    if region := _of_regional_direction(passages, institution):
        return LocatedRegion(region, "", OWN_DIRECTION)
    if (level < REGIONAL and institution) or NATIONAL.search(institution):
        if (comuna := _comuna_stated(heads)) and not (is_official(institution) or level == MINISTRY):
            return LocatedRegion(region_of(comuna), comuna.name, f"la portada nombra {comuna.name}")
        listed = is_official(institution) or institution in acronyms() or level == MINISTRY
        if not (listed or NATIONAL.search(institution)) and (seat := _by_seat(passages, institution, level)):
            return seat
        return _by_places_of_prose(passages, national=listed or bool(NATIONAL.search(institution)))
    opening = [p.text for p in passages if p.where == "apertura" and p.text.startswith("En ")]
    town = _by_town_of_cover((*(heads if institution else said), *opening), dated=bool(institution))
    return (
        town
        or _by_seat(passages, institution, level)
        or _by_prose(passages)
        or _by_places_of_prose(passages, national=False)
    )


def _by_town_of_cover(lines: Iterable[str], *, dated: bool) -> LocatedRegion | None:
    """The region of the first town that a line names alone, gives as its address or, where ``dated``, is dated in."""
    for line in lines:
        dateline = _DATELINE.match(line) if dated else None
        if dateline and (comuna := comuna_named(dateline.group(1))):
            return LocatedRegion(region_of(comuna), comuna.name, f"fechado en {comuna.name}")
        parts = (_PART_OF_TOWN.sub("", part) for part in BETWEEN_NAMES.split(line))
        if comuna := next(filter(None, map(comuna_named, parts)), None):
            return LocatedRegion(region_of(comuna), comuna.name, f"la portada nombra {comuna.name}")
        for match in _ADDRESS.finditer(line):
            town = (match.group(1) or match.group(2)).strip()
            if comuna := comuna_named(town):
                return LocatedRegion(region_of(comuna), comuna.name, f"dirección impresa en {comuna.name}")
    return None


def _by_seat(passages: Sequence[Passage], institution: str, level: int) -> LocatedRegion | None:
    """The region of the place in which the prose says that the institution has its seat."""
    if not institution:
        return None
    region, place = seat_told(passages, institution, establishment=level == ESTABLISHMENT)
    if not region:
        return None
    comuna = comuna_named(place)
    name = comuna.name if comuna else place.title()
    return LocatedRegion(region, comuna.name if comuna else "", f"el texto dice que está en {name}")


def _comuna_stated(lines: Iterable[str]) -> references.Comuna | None:
    """The comuna that a line states and nothing else: "Comuna de Rengo", under the name of a committee or a club."""
    stated = (_COMUNA_ALONE.fullmatch(line.strip(" .")) for line in lines)
    return next((comuna for match in stated if match and (comuna := comuna_named(match.group(1)))), None)


def _of_its_municipality(institution: str, parents: Sequence[str], by_name: LocatedRegion) -> LocatedRegion | None:
    """The region of the municipality beside an establishment whose name may be of a person: "CESFAM Gil de Castro"."""
    if not NAMED_FREELY.search(institution):
        return None
    towns = (by_institution(parent, REGIONAL) for parent in parents if "municipalidad" in fold_line(parent))
    place = next((town for town in towns if town.region and town.region != by_name.region), None)
    return place and LocatedRegion(place.region, place.comuna, "es la de su municipalidad")


def _region_by_itself(passages: Sequence[Passage], institution: str) -> str:
    """The only region whose name is a part of a line of cover or letterhead, or all of it but the institution's name:
    "SAG · Aysén", "SERVIU ÑUBLE", "Sede Los Ríos"."""
    parts = {
        _SEAT_OF.sub("", fold_line(part).removeprefix(f"{fold_line(institution)} "))
        for passage in passages
        if passage.where in FRONT and not _DATELINE.match(passage.text)
        for part in BETWEEN_NAMES.split(passage.text)
    }
    found = {regions_of_chile()[part] for part in parts if part in regions_of_chile()}
    return found.pop() if len(found) == 1 else ""


def _of_regional_direction(passages: Sequence[Passage], institution: str) -> str:
    """The region of the regional direction of an institution that the opening or the end of a text names: "La Dirección
    Regional de INDAP en La Araucanía"."""
    for passage in passages:
        for match in _REGIONAL_DIRECTION.finditer(passage.text) if passage.where in ("apertura", "firma") else ():
            if institution and institution in match.group() and (region := region_in(match.group())):
                return region
    return ""


def _by_places_of_prose(passages: Sequence[Passage], *, national: bool) -> LocatedRegion:
    region, count = region_of_places(passages, national=national)
    return LocatedRegion(region, "", f"el texto nombra {count} lugares de ella") if region else LocatedRegion()


def _by_prose(passages: Sequence[Passage]) -> LocatedRegion | None:
    """The region the prose is about, where it is about few others: an account of the whole country names them all."""
    texts = [p.text for p in passages if not p.alone]
    named = Counter(name for text in texts for m in _IN_PROSE.finditer(text) if (name := region_in(m.group())))
    if not named or len(named) > PLACE.few_regions:
        return None
    name, count = named.most_common(1)[0]
    if count >= 2 and count >= PLACE.clearly * named.total():
        return LocatedRegion(name, "", f"el texto la nombra {count} veces")
    return None
