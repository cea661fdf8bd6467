"""The region whose places the prose of a local body is about: its towns, its provinces and the region itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.bodies.official import words_of_names
from pipeline.clean.identity.bodies.words import COMPANY_FORM
from pipeline.clean.identity.gazetteer.common_names import is_common_name
from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line

_TOKEN = re.compile(r"[^\W\d_][\w'’]*|[^\w\s]")
# What is called after places that it is not in (streets, schools, mines) and titles of persons: chosen by hand.
_CALLED_AFTER = frozenset(
    {"avenida", "av", "avda", "calle", "pasaje", "paseo", "plaza", "plazoleta", "ruta", "puente"}
    | {"liceo", "escuela", "colegio", "clinica", "hospital", "teatro", "parque", "poblacion", "villa", "sala", "planta"}
    | {"minera", "don", "dona", "senor", "senora", "dr", "dra", "doctor", "doctora", "general", "almirante"}
    | {"santo", "san", "santa"}
)
# The capital is where the bodies of the whole country are: its name says little of where others are.
_CAPITAL_CITY = "santiago"


def regions_by_places(passages: Sequence[Passage]) -> dict[str, int]:
    """How many different places of each region the prose names, by the region's published name."""
    places = {place for passage in passages if passage.where != "propiedades" for place in _places(passage.text)}
    found: dict[str, int] = {}
    for place in places:
        region = _region_by_place()[place]
        found[region] = found.get(region, 0) + 1
    return found


def region_of_places(passages: Sequence[Passage], *, national: bool) -> tuple[str, int]:
    """The region of which the prose names places far more than of all others, and how many; ("", 0) where of none.

    ``national``: the body is one of the whole country, of which a part may give the account; it takes more.
    """
    found = regions_by_places(passages)
    if not found or max(map(len, places_abroad(passages).values()), default=0) > sum(found.values()):
        return "", 0
    region = max(found, key=lambda name: (found[name], name))
    fewest, share = _asked(national=national)
    enough = found[region] >= fewest and found[region] >= share * sum(found.values())
    return (region, found[region]) if enough else ("", 0)


def _asked(*, national: bool) -> tuple[int, float]:
    """How many places of a region, and which share of all, the prose must name."""
    if national:
        return PLACE.fewest_places_of_national, PLACE.share_of_places_of_national
    return PLACE.fewest_places, PLACE.share_of_places


def abroad_by_places(passages: Sequence[Passage], institution: str) -> str:
    """The country abroad that a body is of by the town its name ends in, where the prose names more places of that
    country than of Chile; "" where by that it is of none."""
    town = fold_line(re.split(r"\b(?:de|del|en)\s+", COMPANY_FORM.sub("", institution))[-1])
    code = references.foreign_localities().get(town)
    if code is None or town in _region_by_place() or is_common_name(town):
        return ""
    country = code[:2]
    abroad = places_abroad(passages)
    count = len(abroad.get(country, set()) | {town})
    if count < max((len(places) for other, places in abroad.items() if other != country), default=0):
        return ""
    at_home = sum(regions_by_places(passages).values())
    fewest = PLACE.fewest_places_abroad if at_home else PLACE.fewest_places
    return country if count >= fewest and count > at_home else ""


def region_abroad(passages: Sequence[Passage], country: str, *, national: bool) -> str:
    """The region of another country that the texts are about more than of all others; "" where of none.

    ``country``: its ISO 3166 code; "" for that of most places that the texts name. ``national``: the body is one of the
    whole country or may be; it takes more.
    """
    if not country:
        every = Counter(code[:2] for passage in passages for _, code in _named(passage.text, _code_by_place()))
        country = every.most_common(1)[0][0] if every else ""
    known = _code_by_place_of(country)
    codes = Counter(code for passage in passages for _, code in _named(passage.text, known))
    code, count = codes.most_common(1)[0] if codes else ("", 0)
    fewest, share = _asked(national=national)
    if count < fewest or count < share * codes.total():
        return ""
    return next(r.name for r in references.foreign_regions() if r.code == code)


def country_of_town(name: str) -> str:
    """The country of the town abroad that a text is the name of, of none that is a word of any text; "" for none."""
    return _code_by_place().get(fold_line(name).strip(" .,;:-"), "")[:2]


def places_abroad(passages: Sequence[Passage]) -> dict[str, set[str]]:
    """The different places of each other country that the texts name, by its ISO 3166 code."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        for place, code in _named(passage.text, _code_by_place()):
            found.setdefault(code[:2], set()).add(place)
    return found


def first_place(text: str) -> tuple[str, str]:
    """The region of the first place of Chile that a text names, the capital too, and the place, folded; ("", "") where
    it names none."""
    name, region = next(_named(text, _region_by_place()), ("", ""))
    return region, name


def _places(text: str) -> Iterator[str]:
    """The places of Chile that a text names, folded, but for the capital."""
    return (name for name, _ in _named(text, _region_by_place()) if name != _CAPITAL_CITY)


def _named(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of a list that stand in a text as the whole of a name, folded, with what the list says of them."""
    tokens = [match.group() for match in _TOKEN.finditer(text)]
    folded = [fold_line(token).replace("’", "'") for token in tokens]
    at = 0
    while at < len(tokens):
        named = ""
        if tokens[at][0].isupper() and (at == 0 or folded[at - 1] not in _CALLED_AFTER):
            longest = range(min(PLACE.longest_place, len(tokens) - at), 0, -1)
            named = next((n for n in (" ".join(folded[at : at + c]) for c in longest) if n in known), "")
        at += len(named.split()) or 1
        if named and not (at < len(tokens) and tokens[at][0].isupper()):
            yield named, known[named]


@lru_cache(maxsize=1)
def _region_by_place() -> dict[str, str]:
    """The published name of the region of every region, province and comuna, by their folded names; without those that
    name places of two regions: the comuna of Los Lagos is not in that region."""
    by_code = {region.code: region.name for region in references.regions()}
    named: dict[str, set[str]] = {}
    for name, code in references.provinces().items():
        named.setdefault(name, set()).add(by_code[code])
    for name, comuna in references.comuna_by_name().items():
        named.setdefault(name, set()).add(by_code[comuna.region])
    for region in references.regions():
        for form in (region.name, *region.spellings):
            if not form.isupper():  # "RM" and "XIII" stand for much else: for a chapter, for a king
                named.setdefault(fold_line(form), set()).add(region.name)
    return {name: min(regions) for name, regions in named.items() if len(regions) == 1}


@lru_cache(maxsize=32)
def _code_by_place_of(country: str) -> dict[str, str]:
    """The same of one country, with its towns and regions that are called like those of another."""
    if not country:
        return {}
    towns = {} if country == "ES" else references.localities_of(country)
    places = {name: code for name, code in towns.items() if name not in words_of_names()}
    own = [region for region in references.foreign_regions() if region.code.startswith(country)]
    return places | {fold_line(form): region.code for region in own for form in (region.name, *region.spellings)}


@lru_cache(maxsize=1)
def _code_by_place() -> dict[str, str]:
    """The ISO 3166-2 code of the region of every region and town abroad whose name is no place of Chile, by its name;
    without towns that are called like a word of official names ("Salud", "Fondo"), nor the villages of Spain, many of
    which are called like a common word: "Plan", "Valor"."""
    towns = references.foreign_localities().items()
    places = {name: code for name, code in towns if not code.startswith("ES-") and name not in words_of_names()}
    places |= {fold_line(region.name): region.code for region in references.foreign_regions()}
    return {name: code for name, code in places.items() if name not in _region_by_place()}
