"""Whose part gives an account: the regional direction of a body of the whole country, the department of a municipality,
the establishment of a town that the cover names in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline import references
from pipeline.clean.identity.bodies.initials import stands_for
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.official import acronyms, name_key, services_by_name
from pipeline.clean.identity.bodies.printed import in_line
from pipeline.clean.identity.bodies.words import KINDS, MUNICIPAL_UNIT, OF_A_TOWN, SERVICE
from pipeline.clean.identity.gazetteer.regions import of_region, official_region, region_in
from pipeline.clean.identity.institution.choice import ChosenBody
from pipeline.clean.identity.passages.document_kinds import TITLE
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.places.account_region import OWN_DIRECTION
from pipeline.clean.identity.places.countries import BETWEEN_NAMES
from pipeline.clean.identity.places.institution_region import LocatedRegion, comuna_named
from pipeline.spanish.folding import fold_line

_OFFICE = re.compile(r"^(?:direccion|oficina|tesoreria|jefatura|inspeccion|coordinacion) regional\b")
_YEARS = re.compile(r"\b(?:19|20)\d{2}\b")
_BY_ITSELF = frozenset({"portada", "encabezado de página"})
"""The evidence of who gives an account that stands outside of its title."""
_COMUNA_OF = re.compile(r"^comuna\s+de\s+", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"(?:(?:i|ilustre)\.?\s+)?municipalidad\s+de\s")
_ONE_PER_PROVINCE = re.compile(
    r"(?:ministerio|(?:superior )?tribunal|contaduria general|fiscalia de estado|legislatura|defensoria del pueblo"
    r"|poder judicial|congreso|contraloria general|auditoria (?:general|superior)|consejeria|tesoreria general)\b"
)
"""Kinds of which a country has one for each of its provinces, states or communities, folded."""
_PROVINCE = re.compile(
    r"(?:gobierno (?:de la |del |de )?)?(?:(provincia|estado|departamento) (?:de la |del |de )?)?(.+)"
)
_OF_CLASS = {"provincia": "de la Provincia de", "estado": "del Estado de", "departamento": "del Departamento de"}
_WORD = re.compile(r"[^\W\d_]+")
# Acronyms of departments that are not the beginnings of the words by which covers name them.
_ACRONYMS = {"educacion": frozenset({"DAEM", "DEM", "DEPROV"}), "salud": frozenset({"DESAM", "DSM", "DAS"})}


def with_branch(chosen: ChosenBody, name: str, place: LocatedRegion, passages: Sequence[Passage]) -> str:
    """The name of a body of the whole country with the region whose office gives the account, where the cover or the
    letterhead says that it does: "Junta Nacional de Jardines Infantiles, Dirección Regional del Maule"."""
    service = acronyms().get(name) or services_by_name().get(name_key(name))
    own = next((r for r in references.regions() if r.name == place.region), None)
    national = chosen.level == SERVICE if service is None else service.kind == "servicio" and not service.region
    if own is None or not national or region_in(name):
        return name
    if place.how != OWN_DIRECTION and not _BY_ITSELF & set(chosen.evidence):
        return name  # named in a title only, which tells what the account is of
    names = (name,) if service is None else (service.name, *service.spellings, service.acronym)
    offices = {"direccion regional"} if place.how == OWN_DIRECTION else set()
    for passage in passages:
        if passage.where in ("portada", "membrete"):
            offices |= {kind for kind, region in _offices(passage.text, names) if official_region(region) == own.name}
    if service is None and not _is_region_behind(chosen.key, own, passages):
        offices &= {"direccion regional"}
    if not offices:
        return name
    kind = "Dirección Regional" if "direccion regional" in offices else "Región"
    in_full = service is not None and name == service.acronym  # by an acronym it had, the name is not the one it has
    return f"{service.name if service is not None and in_full else name}, {kind} {of_region(own)}"


def _is_region_behind(key: str, own: references.FirstLevelDivision, passages: Sequence[Passage]) -> bool:
    """Whether the line of a cover behind the one that names a body is the name of a region as one."""
    front = [p.text for p in passages if p.where == "portada"]
    return any(
        fold_line(after).startswith("region ") and official_region(after) == own.name
        for line, after in pairwise(front)
        if any(body.key == key for body in in_line(line))
    )


def _offices(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The offices of regions that the parts of a line name, the kind ("" for none) and the region: in words for them,
    or right beside one of the names of the service."""
    line = _YEARS.sub(" ", TITLE.sub(" | ", text))
    printed = sorted({fold_line(name) for name in names if name}, key=len, reverse=True)
    is_beside = any(re.search(rf"\b{re.escape(name)}\b", fold_line(line)) for name in printed)
    for part in BETWEEN_NAMES.split(line):
        folded = fold_line(part)
        for name in printed:
            folded = re.sub(rf"\b{re.escape(name)}\b", " ", folded)
        folded = re.sub(r"^(?:de|del|en)\s+", "", " ".join(folded.split()))
        office = _OFFICE.match(folded)
        region = _OFFICE.sub("region", folded)
        if office or is_beside or region.startswith("region "):
            yield office.group() if office else "", region


def with_province(name: str, region: str, passages: Sequence[Passage]) -> str:
    """The name of a body of which every province or state of another country has one, with its own, where cover or
    letterhead print that by itself: "Tribunal de Cuentas" beside "Provincia de Misiones"."""
    own = fold_line(region)
    if not own or not _ONE_PER_PROVINCE.match(fold_line(name)) or own in fold_line(name):
        return name
    if any(r.name == region for r in references.regions()):
        return name
    for passage in passages:
        for part in BETWEEN_NAMES.split(passage.text) if passage.where in FRONT else ():
            printed = _PROVINCE.fullmatch(fold_line(part))
            if printed and printed.group(2) == own:
                return f"{name} {_OF_CLASS.get(printed.group(1) or '', 'de')} {region}"
    return name


def with_town(name: str, key: str, passages: Sequence[Passage]) -> str:
    """The name of an establishment with its town, where the cover has the town alone in the line behind the name."""
    if not OF_A_TOWN.match(name):
        return name
    front = [p.text for p in passages if p.where in ("portada", "título")]
    for number, line in enumerate(front[:-1]):
        if any(body.key == key for body in in_line(line)):
            town = comuna_named(_COMUNA_OF.sub("", front[number + 1]))
            if town is not None and fold_line(town.name) not in fold_line(name):
                return f"{name} de {town.name}"
    return name


def with_department(name: str, passages: Sequence[Passage]) -> str:
    """The department of a municipality that gives the account, where the cover names it in a line of its own and title,
    letterhead or the properties of the file call the account by it: "DIDECO cuenta 2021"."""
    if not _MUNICIPALITY.match(fold_line(name)):
        return name
    for passage in passages:
        if passage.where != "portada" or not MUNICIPAL_UNIT.fullmatch(passage.text):
            continue
        unit = in_case(passage.text) if passage.text.isupper() else passage.text
        if _called_by(unit, passages):
            town = re.sub(rf"^.*?\b(?i:{KINDS})\s+", "", name)
            return f"{unit} {town}" if unit.casefold().endswith("municipal") else f"{unit} de la Municipalidad {town}"
    return name


def _called_by(unit: str, passages: Sequence[Passage]) -> bool:
    """Whether title or letterhead call a department by its name, or they or the properties by an acronym of it."""
    folded = fold_line(unit)
    for other in passages:
        if other.where not in (*FRONT, "propiedades"):
            continue
        if other.where in ("título", "membrete") and folded in fold_line(other.text):
            return True
        if other.where == "propiedades" and not TITLE.search(other.text):
            continue  # who made the file: SECPLAN writes the account of the whole municipality
        words = {word for word in _WORD.findall(other.text.replace(".", "")) if word.isupper()}
        if any(stands_for(word, unit) or stands_for(word, f"{unit} Municipal") for word in words):
            return True
        if any(word in folded and words & known for word, known in _ACRONYMS.items()):
            return True
    return False
