"""Which region an account is of: named on the cover, by the institution's own name, by its town, or by the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline import references
from pipeline.clean.identity.body_names import BEHIND_PLACE, COMPANY_FORM, MINISTRY, REGIONAL
from pipeline.clean.identity.common_names import is_common_name
from pipeline.clean.identity.countries import BETWEEN_NAMES, CHILE, GOVERNMENT, country_of
from pipeline.clean.identity.hospitals import comuna_of_hospital
from pipeline.clean.identity.official_bodies import acronyms, is_official, regions_of_chile
from pipeline.clean.identity.passages import FRONT, Passage
from pipeline.clean.identity.prose_places import region_abroad, region_of_places
from pipeline.clean.identity.regions import region_in
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN

OWN_DIRECTION = "su dirección regional"
"""How a region was found that a body's own regional direction is of."""
_CLASSES = r"regi[óo]n|provincia|departamento|estado|comunidad\s+(?:aut[óo]noma|foral)|principado"
_NAMED = re.compile(
    rf"\b(?:{_CLASSES}|direcci[óo]n\s+regional|[IVX]+\s+regi[óo]n)(?:\s+(?:de|del|la|las|los|y))*\s+"
    r"(?:[A-ZÁÉÍÓÚÑ][\w'’.]*)(?:\s+(?:(?:de|del|la|las|los|y|el|en)\s+)*[A-ZÁÉÍÓÚÑ][\w'’.]*){0,7}",
    re.IGNORECASE,
)
_REGIONAL_DIRECTION = re.compile(r"\b[Dd]irecci[óo]n\s+[Rr]egional\s[^.;]{0,80}")
_IN_PROSE = re.compile(
    r"\b[Rr]egi[óo]n(?:\s+(?:de|del|la|las|los))*\s+[A-ZÁÉÍÓÚÑ][\w'’]*(?:\s+(?:y\s+)?[A-ZÁÉÍÓÚÑ][\w'’]*)*"
)
_ADDRESS = re.compile(
    r"\b(?:n[°º]\s*)?\d{1,5}\b\s*,\s*(?:comuna\s+de\s+)?([A-ZÁÉÍÓÚÑ][\w'’ ]+)|\b[Cc]omuna\s+de\s+([A-ZÁÉÍÓÚÑ][\w'’ ]+)"
)
_DATELINE = re.compile(
    rf"^(?:en\s+)?([A-ZÁÉÍÓÚÑ][\w'’ ]+?),\s*(?:(?:a\s+)?\d{{1,2}}\s+(?:de\s+)?)?(?:{NAME_PATTERN})\b", re.IGNORECASE
)  # "Ovalle, marzo de 2023"
_PLACE = re.compile(r"^.*?\b(?:de|del|en)\s+(?=(?:la\s+|el\s+|las\s+|los\s+)?[A-ZÁÉÍÓÚÑ])(.*)$")
_ARTICLES = frozenset({"la", "el", "las", "los"})
_NUMBER = re.compile(r"\s+N[°º]\s*\d+$")
_MUNICIPAL = re.compile(r"municipalidad|municipio|ayuntamiento|concejo|alcald[íi]a|\bintendencia", re.IGNORECASE)
_NATIONAL = re.compile(r"\bde\s+Chile$|\bNacional\b", re.IGNORECASE)
# Kinds that are called after saints, heroes and whatever pleases: a region's word in their name says nothing.
_NAMED_FREELY = re.compile(
    r"liceo|escuela|colegio|jard[íi]n|cl[íi]nica|hospital|cesfam|consultorio|teatro|museo", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LocatedRegion:
    """A region, the comuna it was derived from ("" for none) and how (Spanish); names are as published."""

    region: str = ""
    comuna: str = ""
    how: str = ""


def _is_chilean(region: str) -> bool:
    return any(region == r.name for r in references.regions())


def comuna_named(text: str) -> references.Comuna | None:
    """The comuna that a text is the name of, articles aside."""
    by_name = references.comuna_by_name()
    folded = fold_line(text).strip(" .,;:-").replace("’", "'")
    return by_name.get(folded) or by_name.get(re.sub(r"^(?:la|el|las|los)\s+", "", folded))


def _region_of(comuna: references.Comuna) -> str:
    return next(r.name for r in references.regions() if r.code == comuna.region)


def _by_place(text: str, *, foreign: bool, near: bool, country: str = CHILE) -> LocatedRegion:
    """The region of the town that a name ends in: "Municipalidad de Putre", "Concejo de Santiago de Cali".

    ``foreign``: towns of other countries count too, only those where ``country`` is another than Chile ("": any);
    ``near``: the town may stand without "de" before it.
    """
    chilean = country == CHILE
    tails: list[str] = []
    rest = text
    while match := _PLACE.match(rest):
        rest = match.group(1)
        tails.append(rest)
    if near:
        words = text.split()
        ends = [words[-count - 1 :] for count in range(min(PLACE.last_words, len(words) - 1), 0, -1)]
        tails += [" ".join(end[1:]) for end in ends if end[0].lower() not in _ARTICLES]  # "Las Lomas" is no "Lomas"
    for tail in tails:
        if chilean and (comuna := comuna_named(tail)):
            return LocatedRegion(_region_of(comuna), comuna.name, f"es la de la comuna de {comuna.name}")
        if chilean and (code := references.provinces().get(fold_line(tail).strip(" .,;:-"))):
            region = next(r.name for r in references.regions() if r.code == code)
            return LocatedRegion(region, "", f"es la de la provincia de {tail}")
        towns = references.localities_of(country) if country and not chilean else references.foreign_localities()
        if foreign and not is_common_name(tail) and (code := towns.get(fold_line(tail).strip(" .,;:-"))):
            return LocatedRegion(_foreign_region(code), "", f"es la de la localidad {tail}")
    return LocatedRegion()


def _foreign_region(code: str) -> str:
    return next(r.name for r in references.foreign_regions() if r.code == code)


def _of_list(name: str) -> str:
    """The region of a body of the official list that serves one only, also where the name holds its acronym."""
    folded, words = fold_line(name), set(name.split())
    for service in references.services():
        if not service.region:
            continue
        if name == service.acronym or folded in (fold_line(service.name), *map(fold_line, service.spellings)):
            return service.region
        if service.kind == "universidad" and (service.acronym in words or fold_line(service.name) in folded):
            return service.region
    return ""


def _by_institution(name: str, level: int, country: str = CHILE) -> LocatedRegion:
    """The region that the name of an institution says by itself, one of its country."""
    name = COMPANY_FORM.sub("", name)
    if not name:
        return LocatedRegion()
    if country != CHILE:
        return _by_foreign_institution(name, country)
    if code := _of_list(name):
        return LocatedRegion(
            next(r.name for r in references.regions() if r.code == code), "", "es la de la institución"
        )
    if region := _region_named((name,)):
        return LocatedRegion(region, "", "nombre de la institución")
    town = references.leading_place(name)
    if town and BEHIND_PLACE.match(name[len(town) :].strip()):
        return _by_place(f"de {town}", foreign=True, near=False)
    if _MUNICIPAL.search(name) and (place := _by_place(name, foreign=True, near=True)).region:
        return place
    if level >= REGIONAL and not _NATIONAL.search(name):
        freely = _NAMED_FREELY.search(name)
        if not freely and (region := region_in(name)):
            return LocatedRegion(region, "", "nombre de la institución")
        if (place := _by_place(_NUMBER.sub("", name), foreign=False, near=not freely)).region:
            return place
        if not freely and (region := region_in(name, foreign=True)):
            return LocatedRegion(region, "", "nombre de la institución")
    elif not is_official(name) and (place := _by_place(name, foreign=False, near=False)).region:
        return place
    if comuna := comuna_of_hospital(name):
        return LocatedRegion(_region_of(comuna), comuna.name, f"el hospital está en {comuna.name}")
    if _NAMED_FREELY.search(name):
        return LocatedRegion()
    tail = fold_line(re.split(r"\b(?:de|del)\s+", name)[-1])
    region = next((r.name for r in references.foreign_regions() if tail == fold_line(r.name)), "")
    if region and not comuna_named(tail) and not region_in(tail):
        return LocatedRegion(region, "", "nombre de la institución")
    return LocatedRegion()


def _by_foreign_institution(name: str, country: str) -> LocatedRegion:
    """The region of another country that a name says, or that of the town it ends in."""
    if region := region_in(name, foreign=True, country=country):
        return LocatedRegion(region, "", "nombre de la institución")
    return _by_place(name, foreign=True, near=True, country=country)


def _parts(lines: Iterable[str]) -> list[str]:
    """What stands between dashes or commas in lines, folded, without what says that a region's government follows."""
    return [GOVERNMENT.sub("", fold_line(part)) for line in lines for part in BETWEEN_NAMES.split(line)]


def _foreign_region_alone(lines: Iterable[str], country: str) -> str:
    """The foreign region that a line, or a part of one, is the name of."""
    regions = [r for r in references.foreign_regions() if r.code.startswith(country)]
    names = {fold_line(form): r.name for r in regions for form in (r.name, *r.spellings)}
    return next((names[part] for part in _parts(lines) if part in names), "")


def _by_foreign_town_alone(lines: Iterable[str], country: str) -> LocatedRegion:
    """The region of the town abroad that a line, or a part of one, is the name of."""
    towns = references.foreign_localities()
    part = next((p for p in _parts(lines) if country and towns.get(p, "").startswith(country)), "")
    return LocatedRegion(_foreign_region(towns[part]), "", "portada o encabezado") if part else LocatedRegion()


def _region_named(lines: Iterable[str], *, foreign_only: bool = False) -> str:
    """The region that a line names as one: "Región de Atacama", "Provincia de Córdoba"."""
    for line in lines:
        for match in _NAMED.finditer(line):
            text = match.group()
            if not foreign_only and (region := region_in(text)):
                return region
            if not foreign_only and (code := _province(text)):
                return next(r.name for r in references.regions() if r.code == code)
            if re.match(rf"(?i)(?:{_CLASSES})", text) and (region := region_in(text, foreign=True)):
                return region
    return ""


def _province(text: str) -> str:
    """The code of the region of the province of Chile that "Provincia de Concepción" names; "" for no such name."""
    return references.provinces().get(re.sub(r"^provincia (?:de |del )?", "", fold_line(text)), "")


def place_of(passages: Sequence[Passage], institution: str, level: int, parents: Sequence[str] = ()) -> LocatedRegion:
    """The region an account is of; none where nothing printed or implied says it.

    ``parents`` are the bodies that the institution is said to be part of, and those that share its cover.
    """
    heads = [p.text for p in passages if p.alone and p.where != "propiedades" and len(p.text) <= PLACE.longest_head]
    country = country_of(passages, institution)
    abroad = country != CHILE
    by_name = _by_institution(institution, level, country)
    region = _region_named(heads, foreign_only=abroad)
    if abroad and not region:
        region = _foreign_region_alone(heads, country)
    by_town = _MUNICIPAL.search(institution) and (not _is_chilean(region) or _is_chilean(by_name.region))
    if region and (abroad or not by_name.region or by_name.region == region or not by_town):
        return LocatedRegion(region, by_name.comuna, "portada o encabezado")
    if by_name.region:
        return _of_its_municipality(institution, parents, by_name) or by_name
    for passage in passages:
        if passage.where == "título" and not abroad and (region := region_in(passage.text)):
            return LocatedRegion(region, "", "título")
    for parent in parents:
        if (place := _by_institution(parent, REGIONAL, country)).region:
            return LocatedRegion(place.region, "", f"es la de {parent}")
    if abroad:
        if (place := _by_foreign_town_alone(heads, country)).region:
            return place
        region = region_abroad(passages, country)
        return LocatedRegion(region, "", "el texto nombra lugares de ella") if region else LocatedRegion()
    if region := _region_by_itself(passages, institution):
        return LocatedRegion(region, "", "portada o encabezado")
    if region := _of_regional_direction(passages, institution):
        return LocatedRegion(region, "", OWN_DIRECTION)
    if (level < REGIONAL and institution) or _NATIONAL.search(institution):
        listed = is_official(institution) or institution in acronyms() or level == MINISTRY
        return _by_places_of_prose(passages, national=listed or bool(_NATIONAL.search(institution)))
    opening = [p.text for p in passages if p.where == "apertura" and p.text.startswith("En ")]
    for line in (*heads, *opening):
        dated = _DATELINE.match(line) if institution else None
        if dated and (comuna := comuna_named(dated.group(1))):
            return LocatedRegion(_region_of(comuna), comuna.name, f"fechado en {comuna.name}")
        if comuna := next(filter(None, map(comuna_named, BETWEEN_NAMES.split(line))), None):
            return LocatedRegion(_region_of(comuna), comuna.name, f"la portada nombra {comuna.name}")
        for match in _ADDRESS.finditer(line):
            town = (match.group(1) or match.group(2)).strip()
            if comuna := comuna_named(town):
                return LocatedRegion(_region_of(comuna), comuna.name, f"dirección impresa en {comuna.name}")
    return _by_prose(passages) or _by_places_of_prose(passages, national=False)


def _of_its_municipality(institution: str, parents: Sequence[str], by_name: LocatedRegion) -> LocatedRegion | None:
    """The region of the municipality beside an establishment whose name may be of a person: "CESFAM Gil de Castro"."""
    if not _NAMED_FREELY.search(institution):
        return None
    towns = (_by_institution(parent, REGIONAL) for parent in parents if "municipalidad" in fold_line(parent))
    place = next((town for town in towns if town.region and town.region != by_name.region), None)
    return place and LocatedRegion(place.region, place.comuna, "es la de su municipalidad")


def _region_by_itself(passages: Sequence[Passage], institution: str) -> str:
    """The only region whose name is a part of a line of cover or letterhead, or all of it but the institution's name:
    "SAG · Aysén", "SERVIU ÑUBLE"."""
    parts = {
        fold_line(part).removeprefix(f"{fold_line(institution)} ")
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
