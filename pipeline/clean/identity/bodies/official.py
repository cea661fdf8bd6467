"""The official lists by name: services, hospitals, their acronyms and sites, and the key that names share."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.bodies.words import HONOURS, KINDS, MUNICIPALITY, SMALL
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line

_DOTTED = re.compile(r"(?<![a-z])(?:[a-z]\.){3,}")
"""An acronym with points behind its letters, three or more: initials of persons are two."""


@lru_cache(maxsize=1)
def services_by_name() -> dict[str, references.Service]:
    """Services by the key of each of their names."""
    found: dict[str, references.Service] = {}
    for service in references.services():
        for name in (service.name, *service.spellings):
            found.setdefault(name_key(name), service)
    return found


@lru_cache(maxsize=1)
def hospital_keys() -> frozenset[str]:
    """The keys of public hospitals."""
    return frozenset(name_key(hospital.name) for hospital in references.hospitals())


@lru_cache(maxsize=1)
def words_of_names() -> frozenset[str]:
    """The words of two letters or more of all official names of services, hospitals, comunas and regions, folded."""
    names = [
        *references.comuna_by_name(),
        *references.provinces(),
        *(hospital.name for hospital in references.hospitals()),
    ]
    names += [name for service in references.services() for name in (service.name, *service.spellings)]
    names += [name for region in references.regions() for name in (region.name, *region.spellings)]
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]{2,}", fold_line(name)))


@lru_cache(maxsize=1)
def acronyms() -> dict[str, references.Service]:
    """Services by their acronym."""
    found = {s.acronym: s for s in references.services() if s.acronym and " " not in s.acronym}
    for service in references.services():
        found |= {n: service for n in service.spellings if n.isupper() and " " not in n}
    return found


def is_acronym_in_small(text: str) -> bool:
    """Whether a text is one acronym in small letters, as emblems print it: "junji"."""
    return text.islower() and len(text) >= BODY.safe_acronym and text.upper() in acronyms()


@lru_cache(maxsize=1)
def acronym_pattern() -> re.Pattern[str]:
    """Any acronym of a service, standing by itself."""
    return re.compile(
        rf"(?<![\w.@-])(?:{'|'.join(sorted(map(re.escape, acronyms()), key=len, reverse=True))})(?![\w@-])"
    )


@lru_cache(maxsize=1)
def other_names() -> re.Pattern[str]:
    """Official names that begin with no word for a kind of body: "Carabineros de Chile", "Casa de Moneda"."""
    kind = re.compile(rf"(?:{KINDS})\b\s+\S", re.IGNORECASE)
    names = {n for s in references.services() for n in (s.name, *s.spellings) if not kind.match(n) and not n.isupper()}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")


@lru_cache(maxsize=1)
def domains() -> tuple[tuple[str, references.Service], ...]:
    """The domains of the sites of services."""
    return tuple((domain, s) for s in references.services() for domain in s.domains)


def is_official(name: str) -> bool:
    """Whether a text is an official name of a service or a hospital, or a known spelling of one."""
    key = name_key(name)
    return key in services_by_name() or key in hospital_keys()


@lru_cache(maxsize=1)
def regions_of_chile() -> dict[str, str]:
    """The regions of Chile by each of their short names, folded."""
    return {fold_line(form): r.name for r in references.regions() for form in (r.name, *r.spellings)}


@lru_cache(maxsize=1)
def _names_of_several_words() -> frozenset[str]:
    """Comunas, regions and what ministries are of, where their names have several words; folded."""
    names = set(references.comuna_by_name())
    names |= {*regions_of_chile(), *(fold_line(region.official) for region in references.regions())}
    names |= {
        re.sub(r"^ministerio (?:del? )?", "", fold_line(s.name))
        for s in references.services()
        if s.kind == "ministerio"
    }
    return frozenset(name for name in names if " " in name)


def spans_a_name(line: str, after: str) -> bool:
    """Whether the name of a comuna, a region or what a ministry is of begins at the end of a line and goes on in the
    next: "SEREMI DEL MEDIO", "AMBIENTE"."""
    before, behind = fold_line(line).split(), re.findall(r"[\w'’]+", fold_line(after))
    return any(
        " ".join([*before[-count:], *behind[:more]]) in _names_of_several_words()
        for count in range(1, min(BODY.most_spanning, len(before)) + 1)
        for more in range(1, min(BODY.most_spanning, len(behind)) + 1)
        if before[-count:] and " ".join(before[-count:]) not in _names_of_several_words()
    )


@lru_cache(maxsize=1)
def _municipalities() -> frozenset[str]:
    return frozenset(f"municipalidad {name_key(comuna)}" for comuna in references.comuna_by_name())


def is_municipality(key: str) -> bool:
    """Whether a key is that of the municipality of a comuna: its name is whole, whatever longer name begins with it."""
    return key in _municipalities()


def official_name_at_start(text: str) -> str:
    """The longest official name of two words or more that a text begins with, as printed; "" where it begins with
    none."""
    ends = [match.end() for match in re.finditer(r"[^\W_]+", text)]
    return next((text[:end] for end in reversed(ends[1 : BODY.most_name_words]) if is_official(text[:end])), "")


def name_key(name: str) -> str:
    """The words that names of one body share: folded, without articles and honours, municipalities called alike."""
    folded = MUNICIPALITY.sub("municipalidad ", undotted(fold_line(name)))
    return " ".join(w for w in re.findall(r"[a-z]-\d+|[a-z0-9]+", folded) if w not in SMALL and w not in HONOURS)


def undotted(folded: str) -> str:
    """A folded name with the points taken out of its acronyms: "c.e.i.p. miguel delibes" is "ceip miguel delibes"."""
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), folded)


def is_place(name: str) -> bool:
    """Whether a text is the name of a comuna, a province or a region of Chile."""
    folded = fold_line(name)
    return folded in references.comuna_by_name() or folded in references.provinces() or folded in regions_of_chile()
