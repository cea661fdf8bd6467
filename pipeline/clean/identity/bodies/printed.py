"""Names of public bodies as documents print them: by the kind of body they begin with, by the official lists.

A name is a word for a kind of body ("Hospital", "Subsecretaría") and the capitalised words behind it; a line in
capitals is a name as a whole. Names and acronyms of the official list are known wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline import references
from pipeline.clean.identity.bodies.name_case import in_case, without_capitals
from pipeline.clean.identity.bodies.name_ends import (
    article_off,
    without_acronym_behind,
    without_address,
    without_page,
    without_person,
    without_tail,
)
from pipeline.clean.identity.bodies.no_names import is_port_of_no_town, joins_a_kind
from pipeline.clean.identity.bodies.official import (
    acronym_pattern,
    acronyms,
    domains,
    is_acronym_in_small,
    is_official,
    is_place,
    name_key,
    official_name_at_start,
    other_names,
    regions_of_chile,
    services_by_name,
)
from pipeline.clean.identity.bodies.town_names import names_by_town, names_government_of_region
from pipeline.clean.identity.bodies.words import (
    ABBREVIATED,
    COMPANY,
    CORPORATION,
    ENGLISH_NAME,
    ESTABLISHMENT,
    GOVERNMENT,
    HEAD_OF_COMPANY,
    INNER,
    INTENDANCY,
    LEVELS,
    LINE,
    MADE_FOR,
    MENTION,
    MINISTRY,
    OF_PERSONS,
    OFFICE_OF_FUNCTION,
    OFFICE_OF_REGION,
    PART_ACRONYM,
    PARTS,
    PROGRAMME,
    QUOTED,
    REGIONAL,
    SERVICE,
    SMALL,
    UNIT,
)
from pipeline.clean.identity.gazetteer.regions import region_in
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line


@dataclass(frozen=True, slots=True)
class Body:
    """A public body as a text names it.

    ``key`` is equal for names of the same body. ``word`` is what prose calls it afterwards ("hospital"), "" where
    that says nothing. ``whole``: the name is the line it stands in. ``listed``: it is in the official list.
    ``part_of`` is the key of the body that its name says it belongs to.
    """

    name: str
    key: str
    level: int
    word: str = ""
    whole: bool = False
    listed: bool = False
    part_of: str = ""


def body(name: str, *, whole: bool = False) -> Body:
    """A body by its name as printed."""
    name = without_capitals(re.sub(r"(?<=\s)(?:De|Del|Y|E)(?=\s)", lambda m: m.group().lower(), " ".join(name.split())))
    key = name_key(name)
    service = services_by_name().get(key) or (acronyms().get(name) if name.isupper() else None)
    if service is not None:
        level = MINISTRY if service.kind == "ministerio" else SERVICE
        if service.region or service.kind in ("universidad", "servicio regional"):
            level = ESTABLISHMENT if service.kind == "universidad" else REGIONAL
        word = "universidad" if service.kind == "universidad" else ""
        return Body(name, name_key(service.name), level, word, whole=whole, listed=True)
    for pattern, level, word in LEVELS:
        if pattern.match(name):
            if _is_office_of_function(name):
                return Body(name, key, REGIONAL, word, whole)
            return Body(name, key, UNIT if _is_intendancy_within(name) else level, word, whole)
    return Body(name, key, SERVICE, "", whole)


def _is_office_of_function(name: str) -> bool:
    """Whether a name is that of the office of one function in a region, and not of the part of a service or region."""
    match = OFFICE_OF_FUNCTION.match(name)
    rest = name[match.end() :] if match else ""
    return bool(rest) and not is_place(rest) and rest.split()[0] not in acronyms() and not official_name_at_start(rest)


def _is_intendancy_within(name: str) -> bool:
    """Whether a name is that of a part of a superintendency: "Intendencia de Prestadores", not "de Salto"."""
    match = INTENDANCY.match(name)
    rest = name[match.end() :] if match else ""
    abroad = fold_line(rest) in references.foreign_localities() or bool(region_in(rest, foreign=True))
    return bool(rest) and not (abroad or is_place(rest) or region_in(rest))


def in_line(line: str) -> Iterator[Body]:
    """The bodies that a line of a cover, a letterhead or a title names, in order."""
    line = QUOTED.sub(r"\1 \2", written_out(line))
    parts = [line] if is_official(line) else PARTS.split(line)
    for part in parts:
        part = part.strip(" .,;:-–—|")
        if len(parts) > 1:
            part = without_page(part)
        if len(part) > BODY.longest:
            yield from in_prose(part)
        if not part or len(part) > BODY.longest:
            continue
        if is_official(part):
            yield body(in_case(part), whole=True)
            continue
        rest = without_address(without_tail(without_person(part)))
        if acronym := _acronym_of(rest):
            yield body(acronym, whole=True)
            continue
        upper = part == part.upper() and any(c.isalpha() for c in part)
        if (
            upper
            and len(first := rest.partition(" ")[0]) > BODY.safe_acronym
            and first in acronyms()
            and not LINE.match(rest)
        ):
            yield body(first, whole=True)  # "CAPREDENA EN CIFRAS"
            continue
        if PROGRAMME.match(rest) and _is_name(rest, upper):
            name = in_case(rest) if upper else rest
            yield Body(name, name_key(name), SERVICE, "programa", whole=True)
        elif LINE.match(rest) and (not rest[:1].islower() or line.islower()) and _is_name(rest, upper):
            yield from _chain(article_off(in_case(rest) if upper else rest), whole=True)
        elif names_government_of_region(rest):
            name = in_case(rest) if upper else rest
            yield Body(name, name_key(name), GOVERNMENT, "gobierno", whole=True)
        elif names_by_town(rest):
            name = in_case(rest) if upper else rest
            yield Body(name, name_key(name), ESTABLISHMENT, whole=True)
        else:
            yield from in_prose(part)


def _acronym_of(text: str) -> str:
    """The acronym that a line is, by itself or with the region whose office it is of: "SERVIU ÑUBLE", "UAysén"."""
    if text in acronyms() or CORPORATION.fullmatch(text):
        return text
    if is_acronym_in_small(text):
        return text.upper()
    first, _, region = text.partition(" ")
    region = OFFICE_OF_REGION.sub("", region)
    if fold_line(region) in regions_of_chile() and (first in acronyms() or (first := _capitals_of(first))):
        return first
    if " " in text:
        return ""
    return _capitals_of(text)


def _capitals_of(text: str) -> str:
    """The acronym in capitals that a word is, one too long to be a word of any text: "Sernatur"; "" for none."""
    folded = fold_line(text)
    return next((a for a in acronyms() if len(a) > BODY.safe_acronym and fold_line(a) == folded), "")


def parts_by_acronym(texts: Sequence[str]) -> dict[str, str]:
    """The names of parts of a university that texts print by their acronym before its name ("ESP U. de Chile"),
    where one of the texts names a body with these initials."""
    wanted = {match.group(1) for text in texts for match in PART_ACRONYM.finditer(text)}
    found: dict[str, str] = {}
    for text in texts if wanted else ():
        for named in in_prose(text):
            name = named.name.split(",")[0]
            initials = "".join(w[0] for w in name.split() if fold_line(w) not in SMALL).upper()
            if initials in wanted:
                found.setdefault(initials, name)
    return found


def with_parts(text: str, parts: Mapping[str, str]) -> str:
    """A text with the acronyms of parts of a university written out."""
    return PART_ACRONYM.sub(lambda m: parts.get(m.group(1), m.group()), text) if parts else text


def _is_name(text: str, upper: bool) -> bool:
    """Whether a line that begins with a kind of body is its name: more than the kind, and no sentence."""
    words = text.split()
    if joins_a_kind(text) or is_port_of_no_town(text):
        return False
    if len(words) < 2 or text.endswith((",", ";")) or not any(word.replace("-", "").isalpha() for word in words[1:]):
        return False
    if any(fold_line(word).strip(".") in OF_PERSONS for word in words):
        return False
    if upper:
        return True
    lower = [w for w in words[1:] if w[:1].islower() and fold_line(w) not in SMALL and not w.startswith("(")]
    first = sum(1 for w in words[1:] if w[:1].isupper())
    return first >= 1 and len(lower) <= 1


def in_prose(text: str) -> Iterator[Body]:
    """The bodies that running text names, in order."""
    text = written_out(text)
    upper = text == text.upper()
    for match in MENTION.finditer(text):
        name = without_tail(match.group() if upper else without_acronym_behind(match.group()))
        if len(name.split()) > 1:
            yield from _chain(article_off(in_case(name) if upper else name))
    for match in other_names().finditer(text):
        yield body(match.group())
    for match in COMPANY.finditer(text):
        company = HEAD_OF_COMPANY.sub("", match.group())
        whole = company.strip(".") == text.strip(" .")
        name = f"{company.rstrip('.')}." if re.search(r"\.A\.?$|Ltda\.?$", company) else company
        yield Body(name, name_key(name), SERVICE, "empresa", whole)
    for match in ENGLISH_NAME.finditer(text):
        yield Body(match.group(), name_key(match.group()), SERVICE, "")
    if upper:  # words in capitals are no acronyms
        if (name := text.strip(" .,:;")) in acronyms():
            yield body(name, whole=True)
        return
    yield from by_acronym(text)


def by_acronym(text: str) -> Iterator[Body]:
    """The bodies that a text names by their acronym, in order."""
    for match in acronym_pattern().finditer(text):
        if len(match.group()) >= BODY.safe_acronym:
            yield body(match.group())


def _chain(name: str, *, whole: bool = False) -> Iterator[Body]:
    """The bodies of a name that says what it belongs to: "Centro de Estudios del Ministerio de Salud" names two.

    A part of a university is named with it: "Escuela de Salud Pública, Universidad de Chile".
    """
    if name_key(name) in services_by_name():
        yield body(name, whole=whole)
        return
    cuts = [m for m in INNER.finditer(name) if len(name[: m.start()].split()) > 1]
    if not cuts:
        yield body(name, whole=whole)
        return
    pieces = [name[: cuts[0].start()], *(name[a.end() : b.start()] for a, b in pairwise(cuts))]
    pieces.append(name[cuts[-1].end() :])
    joined = [" ".join(m.group().split()) for m in cuts]
    kept = [without_tail(piece) for piece in pieces]
    kept = [piece for piece in kept if len(piece.split()) > 1]
    if not kept:
        return
    for number, piece in enumerate(kept):
        belongs = number + 1 < len(kept) and not (joined[number : number + 1] or [""])[0].startswith(("y", "e"))
        parent = body(kept[number + 1]) if belongs else None
        made = body(piece, whole=whole and number == 0)
        if parent is not None and parent.word == "universidad" and made.word in ("establecimiento", "universidad", ""):
            yield body(f"{piece}, {parent.name}", whole=whole)
        else:
            yield replace(made, part_of=parent.key if parent else "")


def of_domain(text: str) -> Iterator[Body]:
    """The bodies whose web pages or addresses a text prints."""
    if "." not in text or not ("www" in text or "http" in text or "@" in text):
        return
    folded = text.casefold()
    for domain, service in domains():
        at = folded.find(domain)
        if at >= 0 and (at == 0 or not folded[at - 1].isalnum() or folded[at - 1] in "./@"):
            yield body(service.name)


def written_out(text: str) -> str:
    """A text with the usual abbreviations of kinds of bodies in full ("I. M. de Talca"), and without who made the
    document for another: "Elaborado por Consultora Ltda. para la Municipalidad de Talca"."""
    text = MADE_FOR.sub("", text)
    for pattern, written in ABBREVIATED:
        text = pattern.sub(written, text)
    return text
