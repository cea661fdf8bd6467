"""Names that a cover prints in two lines: a part of a university, a regional direction, a regional ministry office, and
the region of a body of which every region has its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import references
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.official import acronyms
from pipeline.clean.identity.bodies.words import MINISTRY, OFFICE_OF_FUNCTION
from pipeline.clean.identity.gazetteer.regions import of_region, region_in
from pipeline.spanish.folding import fold_line

_PART = re.compile(r"(?:facultad|escuela|instituto)\s+de\b", re.IGNORECASE)
_REGIONAL_OFFICE = re.compile(
    r"(?:secretar[íi]a\s+regional\s+ministerial|seremi)(?!\s+(?:de|del)\s+(?!la\s+regi|regi))", re.IGNORECASE
)
_SECTOR_OFFICE = re.compile(r"(?:secretar[íi]a\s+regional\s+ministerial|seremi)\s", re.IGNORECASE)
_DIRECTION = re.compile(
    r"direcci[óo]n\s+regional(?:\s+(?:de\s+la|de\s+los|del?))?(?:\s+[^\W\d_][\w'’]+){1,3}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FrontedBody:
    """A body that cover, title or letterhead name: ``university`` by its kind, ``listed`` in the official list."""

    name: str
    key: str
    level: int
    university: bool
    listed: bool


def composed_name(name: str, key: str, beside: Sequence[FrontedBody]) -> str:
    """The name of the body that gives an account, with that of the body beside it that it is a part of."""
    whole = next((body for body in beside if body.university), None)
    if whole is not None and _PART.match(name) and whole.key not in key and not _PART.match(whole.name):
        return f"{name}, {whole.name}"
    if _DIRECTION.fullmatch(name) and region_in(name):
        services = (_in_full(body.name) for body in beside if body.listed and body.level != MINISTRY)
        return next((f"{service}, {name}" for service in services), name)
    if _REGIONAL_OFFICE.match(name):
        ministries = (re.sub(r"^Ministerio\s+", "", in_case(body.name)) for body in beside if body.level == MINISTRY)
        sector = next((of for of in ministries if of.startswith(("de ", "del "))), "")
        return f"Secretaría Regional Ministerial {sector}" if sector else name
    return name


def _in_full(name: str) -> str:
    """An acronym as the name it stands for; any other name, and an acronym that its body had once, as it is."""
    service = acronyms().get(name)
    return service.name if service is not None and name == service.acronym else name


def with_region(name: str, region: str) -> str:
    """The name of a body of which every region has one, with its region where the name does not say it: "SERVIU Región
    de Coquimbo", "SEREMI de Salud Región del Maule", "Dirección Regional de Vialidad de Ñuble"; any other name as it
    is."""
    if OFFICE_OF_FUNCTION.match(name) and region and fold_line(region) not in fold_line(name):
        own = next((r for r in references.regions() if r.name == region), None)
        return f"{name} {of_region(own) if own else f'de {region}'}"
    own = next((r for r in references.regions() if r.name == region), None)
    if own is None or region_in(name) or not (_SECTOR_OFFICE.match(name) or _one_each(name)):
        return name
    return f"{name} {own.official[: own.official.find(own.name) + len(own.name)]}"


def _one_each(name: str) -> bool:
    return any(s.kind == "servicio regional" and name in (s.acronym, s.name) for s in references.services())
