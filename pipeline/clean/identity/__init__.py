"""Whose account a document is, of which region and year: by evidence that is weighed and shown, never by guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.identity.bodies.composed_names import with_region
from pipeline.clean.identity.bodies.printed import body, in_line
from pipeline.clean.identity.gazetteer.regions import official_region, region_in
from pipeline.clean.identity.institution.branches import with_branch, with_department, with_province, with_town
from pipeline.clean.identity.institution.choice import ChosenBody, choose_institution
from pipeline.clean.identity.passages.naming import Passage, naming_passages
from pipeline.clean.identity.places.account_region import place_of
from pipeline.clean.identity.places.countries import currency_of
from pipeline.clean.identity.places.institution_region import LocatedRegion
from pipeline.clean.identity.titles import BY_NAME, document_title
from pipeline.clean.identity.years import Year, year_of
from pipeline.model import AccountIdentity, Document

UNKNOWN = "no identificado"
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")

__all__ = ["BY_NAME", "UNKNOWN", "Stated", "identify", "official_region", "whole_name"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person stated about a document in the small file beside it; "" or ``None``: not stated."""

    institution: str = ""
    region: str = ""
    year: int | None = None
    title: str = ""
    source_address: str = ""
    retrieved: str = ""


def identify(document: Document, stated: Stated) -> AccountIdentity:
    """Institution, region and year of a document; what is stated comes first, the file name last and said to be it.

    What nothing says stays empty, and ``how`` says so.
    """
    texts = naming_passages(document)
    how: list[str] = []
    chosen = _institution(document, texts, stated, how)
    place = _region(document, texts, chosen, stated, how)
    year = _year(document, texts, stated, how)
    return AccountIdentity(
        institution=stated.institution or _in_place(chosen, place, texts),
        region=place.region,
        year=year.year,
        title=stated.title or document_title(document, texts),
        source_address=stated.source_address,
        retrieved=stated.retrieved,
        how="; ".join(how),
        data_year=year.data,
        currency=currency_of(texts, chosen.name, place.region),
    )


def _institution(document: Document, texts: tuple[Passage, ...], stated: Stated, how: list[str]) -> ChosenBody:
    if stated.institution:
        how.append("institución: declarada")
        known = body(stated.institution)
        return ChosenBody(stated.institution, known.key, known.level, 1.0)
    chosen = choose_institution(texts, dict(document.properties))
    if chosen.name:
        how.append(f"institución: {', '.join(chosen.evidence)}")
        return chosen
    named = next((b for b in in_line(_spaced(document.report)) if b.whole), None)
    if named is not None:
        how.append(f"institución: {BY_NAME}")
        return ChosenBody(named.name, named.key, named.level)
    how.append(f"institución: {UNKNOWN}")
    return ChosenBody()


def whole_name(chosen: ChosenBody, texts: tuple[Passage, ...]) -> str:
    """The name that would be published for a body."""
    return _in_place(chosen, _place(chosen, texts), texts)


def _place(chosen: ChosenBody, texts: tuple[Passage, ...]) -> LocatedRegion:
    return place_of(texts, chosen.name, chosen.level, (*chosen.parents, *chosen.beside))


def _in_place(chosen: ChosenBody, place: LocatedRegion, texts: tuple[Passage, ...]) -> str:
    """The name of the body chosen with what its cover says of it in other lines: region, town or department."""
    name = with_town(with_region(chosen.name, place.region), chosen.key, texts)
    name = with_province(with_branch(chosen, name, place, texts), place.region, texts)
    return with_department(name, texts)


def _region(
    document: Document, texts: tuple[Passage, ...], chosen: ChosenBody, stated: Stated, how: list[str]
) -> LocatedRegion:
    if stated.region:
        how.append("región: declarada")
        return LocatedRegion(stated.region)
    place = _place(chosen, texts)
    if place.region:
        how.append(f"región: {place.how}")
        return place
    if region := region_in(_spaced(document.report)):
        how.append(f"región: {BY_NAME}")
        return LocatedRegion(region)
    return place


def _year(document: Document, texts: tuple[Passage, ...], stated: Stated, how: list[str]) -> Year:
    if stated.year:
        how.append("año: declarado")
        return Year(stated.year)
    year = year_of(document, texts)
    if year.year is not None:
        other = f" (la portada dice {year.printed})" if year.printed else ""
        other = f" (los datos son de {year.data})" if year.data else other
        how.append(f"año: {year.how}{other}")
        return year
    years = [int(y) for y in _IN_NAME.findall(document.report)]
    if years:
        how.append(f"año: {BY_NAME}")
        return Year(years[-1])
    how.append(f"año: {UNKNOWN}")
    return year


def _spaced(report: str) -> str:
    """A file name as words: "hospital-talca-2023" is "Hospital Talca 2023"."""
    words = [w for w in re.split(r"[-_\s]+", report) if w]
    small = {"de", "del", "la", "las", "los", "el", "y"}
    return " ".join(w if w in small else w.capitalize() for w in words if w not in ("cuenta", "publica", "informe"))
