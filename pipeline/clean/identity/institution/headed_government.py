"""Governments that a document names by their head and their place only: "INDEPENDENCIA", "Gonzalo Durruty", "Alcalde".

An account may never write "Municipalidad de …": its mayor signs, and the town stands on the cover, in the running heads
or before the date. Both are asked for, and that nothing on cover and in running heads names another town: no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline import references
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.words import MUNICIPAL_UNIT
from pipeline.clean.identity.gazetteer.common_names import is_common_name
from pipeline.clean.identity.gazetteer.regions import of_region, region_in
from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.places.countries import BETWEEN_NAMES, CHILE, country_of
from pipeline.clean.identity.places.institution_region import comuna_named
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN

_FRONT = frozenset({"título", "portada", "membrete"})
_MAYOR = re.compile(
    r"^(?:(?:el|la|su)\s+)?(?:alcalde(?:sa)?|intendent[ea]\s+municipal|president[ea]\s+municipal)(?:\s+(?:municipal|(?:de\s+la\s+)?comuna)|\s*\(\s*s\s*\))*"
    r"(?:\s*:.*)?\W*$|,\s+alcalde(?:sa)?(?:\s+(?:municipal|de\s+la\s+comuna)|\s*\(\s*s\s*\))*\W*$"
    r"|^(?:carta|mensaje|saludo|palabras|discurso|presentaci[óo]n|editorial)\s+del?\s+(?:(?:la|nuestr[oa]|su)\s+)?(?:se[ñn]ora?\s+)?"
    r"(?:alcalde(?:sa)?|intendent[ea]\s+municipal|president[ea]\s+municipal)\b"
    r"|\b(?:gesti[óo]n|cuenta\s+p[úu]blica|memoria)\s+(?:municipal|alcaldicia|comunal)\b|\bcuenta\s+p[úu]blica\s+del\s+alcalde\b",
    re.IGNORECASE,
)
"""A line that says that a mayor signs or that the account is that of a municipality."""
_MAYOR_OF = re.compile(r"(?:^|,\s+)alcalde(?:sa)?\s+(?:de\s+la\s+comuna\s+)?de\s+(.+?)\W*$", re.IGNORECASE)
_GOVERNOR = re.compile(
    r"^(?:(?:el|la)\s+)?gobernador(?:a)?(?:\s+(?:del?\s+(?:la\s+)?(?:provincia|departamento|estado)|departamental))?(?:\s*:.*)?\W*$"
    r"|,\s+gobernador(?:a)?(?:\s+(?:del?\s+(?:la\s+)?(?:provincia|departamento|estado)|departamental))?\W*$",
    re.IGNORECASE,
)
_TO_PERSONS = re.compile(r";|:$")
"""In a line that addresses persons: "dirigentes de Gualleco, de Deuca; amigas y amigos:"."""
_COMUNA = re.compile(r"comuna\s+de\s+(.+)", re.IGNORECASE)
_THE_MUNICIPALITY = re.compile(
    r"\b(?:la|nuestra|esta)\s+municipalidad\b(?!\s+de\b)|\b(?:el|del|al|nuestro|este)\s+municipio\b(?!\s+de\b)",
    re.IGNORECASE,
)
_OF_CHILE = (
    (re.compile(r"^(?:(?:el|la)\s+)?gobernador(?:a)?\s+regional\b", re.IGNORECASE), "Gobierno Regional"),
    (
        re.compile(r"^(?:(?:el|la)\s+)?delegad[oa]\s+presidencial\s+regional\b", re.IGNORECASE),
        "Delegación Presidencial Regional",
    ),
)
"""Who heads a body of which every region of Chile has one, and what the body is called."""
_DATELINE = re.compile(
    rf"^([^\W\d_][\w'’ ]+?),\s*(?:(?:a\s+)?\d{{1,2}}[°º]?\s+(?:de\s+)?)?(?:{NAME_PATTERN})\b", re.IGNORECASE
)
_OF_TOWN: Mapping[str, str] = {
    CHILE: "Municipalidad de", "AR": "Municipalidad de", "PY": "Municipalidad de", "CR": "Municipalidad de",
    "GT": "Municipalidad de", "HN": "Municipalidad de", "CO": "Alcaldía de", "SV": "Alcaldía Municipal de",
    "NI": "Alcaldía de", "BO": "Gobierno Autónomo Municipal de", "EC": "GAD Municipal de", "MX": "Ayuntamiento de",
    "ES": "Ayuntamiento de",
}  # fmt: skip
"""What the government of a town is called in each country by its ISO 3166 code; other countries have several kinds."""
_OF_REGION: Mapping[str, str] = {
    "CO": "Gobernación", "BO": "Gobierno Autónomo Departamental", "AR": "Gobierno de la Provincia",
    "MX": "Gobierno del Estado",
}  # fmt: skip
"""What the government of a province, department or state is called."""


_DEPARTMENT = re.compile(
    r"(daem|dem|desam|dsm|(?:direcci[óo]n|departamento)\s+(?:(?:comunal|municipal)\s+de\s+(?:salud|educaci[óo]n)"
    r"|de\s+(?:administraci[óo]n\s+de\s+)?(?:salud|educaci[óo]n)\s+(?:comunal|municipal)))\s+(?:de\s+)?(.+)",
    re.IGNORECASE,
)
"""The department of a municipality for health or schools with its town: "DAEM Calama"."""


def headed_government(passages: Sequence[Passage]) -> str:
    """The name of the government whose head and place a document names without naming it; "" for none."""
    country = country_of(passages, "")
    if len(heads := set(_towns_of_mayors(passages))) == 1 and country == CHILE:
        return f"Municipalidad de {heads.pop()}"
    if is_of_mayor(passages):
        towns = set(_towns(passages, country))
        if not towns and country == CHILE:
            towns = set(_towns_within(passages))
        if not towns and (country := _country_of_front(passages)):
            towns = set(_towns(passages, country))
        kind = _OF_TOWN.get(country, "")
        return f"{kind} {towns.pop()}" if kind and len(towns) == 1 else ""
    for head, kind in _OF_CHILE:
        if country == CHILE and any(head.search(passage.text) for passage in passages if _may_sign(passage)):
            regions = {name for passage in passages if passage.where in _FRONT and (name := region_in(passage.text))}
            own = [region for region in references.regions() if region.name in regions]
            return f"{kind} {of_region(own[0])}" if len(own) == 1 else ""
    if any(_GOVERNOR.search(passage.text) for passage in passages if _may_sign(passage)):
        return _of_region(passages)
    return ""


def department_of_town(passages: Sequence[Passage]) -> str:
    """The department of a municipality that a cover names over the name of its town: "Departamento de Salud Municipal"
    over "Quellón, provincia de Chiloé"; "" for none."""
    front = [passage.text for passage in passages if passage.where == "portada"]
    for line in front:
        if (named := _DEPARTMENT.fullmatch(line)) and (town := comuna_named(named.group(2))) is not None:
            return f"{in_case(named.group(1)) if line.isupper() else named.group(1)} de {town.name}"
    for line, after in pairwise(front):
        if MUNICIPAL_UNIT.fullmatch(line) and re.search(r"\b(?:municipal|comunal)\b", line, re.IGNORECASE):
            town = comuna_named(BETWEEN_NAMES.split(after)[0])
            if town is not None:
                return f"{in_case(line) if line.isupper() else line} de {town.name}"
    return ""


def governed_town(passages: Sequence[Passage]) -> str:
    """The municipality of the only comuna that cover or running heads name as one, where the prose speaks of "la
    Municipalidad" without a name: "Comuna de Pumanque"; "" for none."""
    towns = {
        town.name
        for passage in passages
        if passage.where in _FRONT
        for part in BETWEEN_NAMES.split(passage.text)
        if (said := _COMUNA.match(part)) and (town := comuna_named(said.group(1))) is not None
    }
    called = any(_THE_MUNICIPALITY.search(passage.text) for passage in passages if not passage.alone)
    return f"Municipalidad de {towns.pop()}" if called and len(towns) == 1 else ""


def _may_sign(passage: Passage) -> bool:
    """Whether a passage is short enough to be a title, a signature or a line of a list of who is who."""
    return passage.where != "propiedades" and len(passage.text) <= PLACE.longest_head


def _towns(passages: Sequence[Passage], country: str) -> Iterator[str]:
    """The towns that parts of cover and running heads are the names of; where there are none, those of datelines."""
    parts = [
        (part, passage.where)
        for passage in passages
        if passage.where in _FRONT and not _DATELINE.match(passage.text) and not _TO_PERSONS.search(passage.text)
        for part in BETWEEN_NAMES.split(passage.text)
    ]
    named = list(filter(None, (_town(re.sub(r"(?i)^comuna\s+de\s+", "", part), country) for part, _ in parts)))
    if named:
        yield from named
        return
    for passage in passages:
        dated = _DATELINE.match(passage.text) if passage.alone and passage.where != "propiedades" else None
        if dated and (town := _town(dated.group(1), country)):
            yield town


def _towns_within(passages: Sequence[Passage]) -> Iterator[str]:
    """The comunas that lines of cover and running heads begin with: "Ñuñoa avanza"."""
    for passage in passages:
        if passage.where in ("portada", "membrete") and passage.text[:1].isupper():
            words = passage.text.split()
            names = (" ".join(words[:count]) for count in range(min(len(words), PLACE.longest_place), 0, -1))
            town = next(filter(None, map(comuna_named, names)), None)
            if town is not None and not is_common_name(town.name):
                yield town.name


def _towns_of_mayors(passages: Sequence[Passage]) -> Iterator[str]:
    """The comunas whose mayors sign in a line by itself: "Alcaldesa de la comuna de Pirque"."""
    for passage in passages:
        signed = _MAYOR_OF.search(passage.text) if _may_sign(passage) else None
        town = comuna_named(signed.group(1)) if signed else None
        if town is not None:
            yield town.name


def is_of_mayor(passages: Sequence[Passage]) -> bool:
    """Whether a line says that a mayor signs, or that the account is that of a municipality."""
    return any(_MAYOR.search(passage.text) for passage in passages if _may_sign(passage))


def _country_of_front(passages: Sequence[Passage]) -> str:
    """The country of the only town abroad that a part of a cover is the name of; "" for none."""
    towns = references.foreign_localities()
    lines = [p for p in passages if p.where in _FRONT and not _TO_PERSONS.search(p.text)]
    parts = {fold_line(part) for p in lines for part in BETWEEN_NAMES.split(p.text)}
    codes = {towns[part][:2] for part in parts if part in towns}
    return codes.pop() if len(codes) == 1 else ""


def _town(text: str, country: str) -> str:
    """The town of a country that a text is the name of, as it is written; "" for none."""
    if country == CHILE:
        comuna = comuna_named(text)
        return comuna.name if comuna is not None else ""
    name = text.strip(" .,;:")
    if not name[:1].isupper() or fold_line(name) not in references.localities_of(country):
        return ""
    return in_case(f"de {name}".upper()).removeprefix("De ") if name.isupper() else name


def _of_region(passages: Sequence[Passage]) -> str:
    """The government of the only region abroad whose name cover and running heads have, of one country only."""
    words = [fold_line(passage.text) for passage in passages if passage.where in _FRONT]
    found = {
        region.code: region.name
        for region in references.foreign_regions()
        if any(re.search(rf"(?<![a-z]){re.escape(fold_line(region.name))}(?![a-z])", text) for text in words)
    }
    if len(found) != 1:
        return ""
    [(code, name)] = found.items()
    kind = _OF_REGION.get(code[:2], "")
    with_article = any(f"del {fold_line(name)}" in fold_line(passage.text) for passage in passages)
    return f"{kind} {'del' if with_article else 'de'} {name}" if kind else ""
