"""The region that the name of an institution says by itself, by its own words, by the official lists or by its town."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import references
from pipeline.clean.identity.bodies.official import is_official, name_key, services_by_name
from pipeline.clean.identity.bodies.words import BEHIND_PLACE, COMPANY_FORM, REGIONAL
from pipeline.clean.identity.gazetteer.common_names import is_common_name
from pipeline.clean.identity.gazetteer.hospitals import comuna_of_hospital
from pipeline.clean.identity.gazetteer.regions import names_several, region_in
from pipeline.clean.identity.places.countries import CHILE
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line

_CLASSES = r"regi[óo]n|provincia|departamento|estado|comunidad\s+(?:aut[óo]noma|foral)|principado"
_NAMED = re.compile(
    rf"\b(?:{_CLASSES}|direcci[óo]n\s+regional|[IVX]+\s+regi[óo]n)(?:\s+(?:de|del|la|las|los|y))*\s+"
    r"(?:[A-ZÁÉÍÓÚÑ][\w'’.]*)(?:\s+(?:(?:de|del|la|las|los|y|el|en)\s+)*[A-ZÁÉÍÓÚÑ][\w'’.]*){0,7}",
    re.IGNORECASE,
)
_OF_OFFICE = re.compile(
    r"departamento\s+(?:\w+\s+)*?(?:salud|educaci[óo]n|administraci[óo]n|municipal|comunal)\b", re.IGNORECASE
)
_PLACE = re.compile(r"^.*?\b(?:de|del|en)\s+(?=(?:la\s+|el\s+|las\s+|los\s+)?[A-ZÁÉÍÓÚÑ])(.*)$")
_ARTICLES = frozenset({"la", "el", "las", "los"})
_KIND_ENDS = re.compile(
    r"(?:municipalidad|municipio|ayuntamiento|concejo|alcald[íi]a|intendencia|municipal|provincial|distrital|departamental"
    r"|deliberante|regional|cant[óo]n|parroquia|partido|hospital|universidad|junta)$",
    re.IGNORECASE,
)
"""Before the town that follows a kind of local body without "de"."""
_NUMBER = re.compile(r"\s+N[°º]\s*\d+$")
MUNICIPAL = re.compile(
    r"municipalidad|municipio|ayuntamiento|concejo|alcald[íi]a|\bintendencia|gobierno\s+(?:aut[óo]nomo\s+(?:descentralizado\s+)?)?municipal"
    r"|\bgad\s+municipal",
    re.IGNORECASE,
)
NATIONAL = re.compile(r"\bde\s+Chile$|\bNacional\b", re.IGNORECASE)
# Kinds that are called after saints, heroes and whatever pleases: a region's word in their name says nothing.
NAMED_FREELY = re.compile(
    r"liceo|escuela|colegio|jard[íi]n|cl[íi]nica|hospital|cesfam|consultorio|teatro|museo", re.IGNORECASE
)


# Kinds that are of a comuna where a region is called alike: "Corporación Municipal de Los Lagos".
_OF_COMUNAS = re.compile(r"municipal|\bjuzgado|\bbomberos|biblioteca", re.IGNORECASE)
# A hospital with its town right behind; names of saints may be its own.
_OF_TOWN = re.compile(
    r"hospital(?:\s+(?:comunitario|base|provincial))?\s+(?!(?:de|del|sant?[oa]?)\s)(.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LocatedRegion:
    """A region, the comuna it was derived from ("" for none) and how (Spanish); names are as published."""

    region: str = ""
    comuna: str = ""
    how: str = ""


def comuna_named(text: str) -> references.Comuna | None:
    """The comuna that a text is the name of, articles aside."""
    by_name = references.comuna_by_name()
    folded = fold_line(text).strip(" .,;:-").replace("’", "'")
    return by_name.get(folded) or by_name.get(re.sub(r"^(?:la|el|las|los)\s+", "", folded))


def region_of(comuna: references.Comuna) -> str:
    return next(r.name for r in references.regions() if r.code == comuna.region)


def _by_place(text: str, *, foreign: bool, near: bool, country: str = CHILE) -> LocatedRegion:
    """The region of the town that a name ends in: "Municipalidad de Putre", "Concejo de Santiago de Cali".

    ``foreign``: towns of other countries count too, only those where ``country`` is another than Chile ("": any);
    ``near``: the town may stand without "de" before it.
    """
    chilean = country == CHILE
    tails: list[str] = []
    near_tails: list[str] = []
    rest = text
    while match := _PLACE.match(rest):
        rest = match.group(1)
        tails.append(rest)
    if near:
        words = text.split()
        ends = [words[-count - 1 :] for count in range(min(PLACE.last_words, len(words) - 1), 0, -1)]
        near_tails = [" ".join(end[1:]) for end in ends if end[0].lower() not in _ARTICLES]  # "Las Lomas" is no "Lomas"
        near_tails = [tail for tail in near_tails if tail not in tails]
        tails += near_tails
    for tail in tails:
        if chilean and (comuna := comuna_named(_whole_place(text, tail))):
            return LocatedRegion(region_of(comuna), comuna.name, f"es la de la comuna de {comuna.name}")
        if chilean and (code := references.provinces().get(fold_line(tail).strip(" .,;:-"))):
            region = next(r.name for r in references.regions() if r.code == code)
            return LocatedRegion(region, "", f"es la de la provincia de {tail}")
        towns = references.localities_of(country) if country and not chilean else references.foreign_localities()
        whole = tail not in near_tails or _KIND_ENDS.search(
            text[: -len(tail)].strip()
        )  # "General Alvear" is no "Alvear"
        of_town = re.search(rf"(?:{MUNICIPAL.pattern})\s+de(?:l|\s+la)?\s*$", text[: -len(tail)], re.IGNORECASE)
        if (
            foreign
            and whole
            and (of_town or not is_common_name(tail))
            and (code := towns.get(fold_line(tail).strip(" .,;:-")))
        ):
            return LocatedRegion(foreign_region(code), "", f"es la de la localidad {tail}")
    return LocatedRegion()


def _whole_place(text: str, tail: str) -> str:
    """The longer name of a comuna that a text ends in, where the tail of it is another's: "Torres del Paine"."""
    words = text.split()
    ends = (" ".join(words[-count:]) for count in range(min(PLACE.longest_place, len(words)), len(tail.split()), -1))
    return next((end for end in ends if end.endswith(tail) and comuna_named(end)), tail)


def foreign_region(code: str) -> str:
    return next(r.name for r in references.foreign_regions() if r.code == code)


def _of_list(name: str) -> str:
    """The region of a body of the official list that serves one only, also where the name holds its acronym."""
    folded, words = fold_line(name), set(name.split())
    named = services_by_name().get(name_key(name))
    if named is not None and named.region:
        return named.region
    for service in references.services():
        if not service.region:
            continue
        names = (service.name, *service.spellings, *([service.acronym] if " " in service.acronym else []))
        if name == service.acronym or folded in (COMPANY_FORM.sub("", fold_line(form)) for form in names):
            return service.region
        if service.kind == "universidad" and (service.acronym in words or fold_line(service.name) in folded):
            return service.region
    return ""


def by_institution(name: str, level: int, country: str = CHILE) -> LocatedRegion:
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
    if region := region_named((name,)):
        return LocatedRegion(region, "", "nombre de la institución")
    town = references.leading_place(name)
    if town and BEHIND_PLACE.match(name[len(town) :].strip()):
        return _by_place(f"de {town}", foreign=True, near=False)
    if MUNICIPAL.search(name) and (place := _by_place(name, foreign=True, near=True)).region:
        return place
    if level >= REGIONAL and not NATIONAL.search(name):
        freely = NAMED_FREELY.search(name)
        place = _by_place(name, foreign=False, near=False)
        if place.comuna and (_OF_COMUNAS.search(name) or _is_within(region_in(place.comuna), place.comuna)):
            return place
        if (behind := _OF_TOWN.match(name)) and (comuna := comuna_named(behind.group(1))):
            return LocatedRegion(region_of(comuna), comuna.name, f"es la de la comuna de {comuna.name}")
        if not freely and (region := region_in(name)):
            return LocatedRegion(region, "", "nombre de la institución")
        if (place := _by_place(_NUMBER.sub("", name), foreign=False, near=not freely)).region:
            return place
        if not freely and (region := region_in(name, foreign=True)):
            return LocatedRegion(region, "", "nombre de la institución")
    elif not is_official(name) and (place := _by_place(name, foreign=False, near=False)).region:
        return place
    if comuna := comuna_of_hospital(name):
        return LocatedRegion(region_of(comuna), comuna.name, f"el hospital está en {comuna.name}")
    if NAMED_FREELY.search(name):
        return LocatedRegion()
    tail = fold_line(re.split(r"\b(?:de|del)\s+", name)[-1])
    region = next((r.name for r in references.foreign_regions() if tail == fold_line(r.name)), "")
    if region and not comuna_named(tail) and not region_in(tail):
        return LocatedRegion(region, "", "nombre de la institución")
    return LocatedRegion()


def _is_within(region: str, comuna: str) -> bool:
    """Whether the name of a region is a part of the longer one of a comuna: "San Pedro de Atacama"."""
    return bool(region) and len(region) < len(comuna)


def _by_foreign_institution(name: str, country: str) -> LocatedRegion:
    """The region of another country that a name says, or that of the town it ends in."""
    if MUNICIPAL.search(name) and (place := _by_place(name, foreign=True, near=False, country=country)).region:
        return place
    if region := region_in(name, foreign=True, country=country):
        return LocatedRegion(region, "", "nombre de la institución")
    # what is called after saints and persons has its town behind "de", or where no saint can stand
    near = not NAMED_FREELY.search(name) or bool(_OF_TOWN.match(name))
    return _by_place(name, foreign=True, near=near, country=country)


def region_named(lines: Iterable[str], *, foreign_only: bool = False) -> str:
    """The region that a line names as one: "Región de Atacama", "Provincia de Córdoba"."""
    for line in lines:
        for match in _NAMED.finditer(line):
            text = match.group()
            if not foreign_only and names_several(line[match.start() :]):
                break
            if not foreign_only and (region := region_in(text)):
                return region
            if not foreign_only and (code := _province(text)):
                return next(r.name for r in references.regions() if r.code == code)
            if not foreign_only and _OF_OFFICE.match(text):
                continue  # "Departamento de Salud Municipal de Salamanca"
            if re.match(rf"(?i)(?:{_CLASSES})", text) and (region := region_in(text, foreign=True)):
                return region
    return ""


def _province(text: str) -> str:
    """The code of the region of the province of Chile that "Provincia de Concepción" names; "" for no such name."""
    return references.provinces().get(re.sub(r"^provincia (?:de |del )?", "", fold_line(text)), "")
