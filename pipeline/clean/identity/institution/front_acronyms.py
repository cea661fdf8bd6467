"""Bodies that a cover, a title or a letterhead names by their acronym: alone, beside a name of no known kind, or with
the name it stands for in the prose; and by a name of no known kind that the prose says to act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.clean.identity.bodies.initials import stands_for
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.name_ends import article_off
from pipeline.clean.identity.bodies.official import acronyms, is_place, name_key, words_of_names
from pipeline.clean.identity.bodies.printed import Body, in_line
from pipeline.clean.identity.bodies.words import ARTICLES, KIND_ALONE, LINE, OF_PERSONS, PARTS, SERVICE
from pipeline.clean.identity.gazetteer.common_names import is_common_name
from pipeline.clean.identity.passages.cover_lines import is_of_names
from pipeline.clean.identity.passages.document_kinds import KIND, TITLE
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.passages.sentence_roles import roles
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line

_YEAR = re.compile(r"\W*\b(?:19|20)\d{2}\W*$")
_IN_CAPITALS = re.compile(r"(?<![\w.@-])[A-ZÁÉÍÓÚÑ]{3,}(?![\w@-])")
_CAPITALISED = re.compile(
    r"[A-ZÁÉÍÓÚÑ][^\W\d_]+(?:,?\s+(?:(?:de|del|la|las|los|el|y|e|para|en|al|a)\s+)*[A-ZÁÉÍÓÚÑ][^\W\d_]+)+"
)
"""Words with capitals and the small words between them: what can be a name, or hold one."""
_IS_A_BODY = re.compile(
    rf"(?:(?:La|El)\s+)?([A-ZÁÉÍÓÚÑ]{{3,}}|{_CAPITALISED.pattern})(?:\s*\([^()]*\))?,?\s+es\s+(?:una?|el|la)\s+(?:\w+\s+)?"
    r"(?:servicio|empresa|organismo|[óo]rgano|instituci[óo]n|corporaci[óo]n|entidad|fundaci[óo]n|establecimiento|agencia"
    r"|ente|instituto|asociaci[óo]n|sociedad|cooperativa|autoridad|universidad|hospital|liceo|escuela|colegio)\b"
)
"""A sentence that says of its subject what body it is: "Cenabast es un servicio público"."""
Front = Literal["portada", "título", "membrete"]


def front_acronyms(passages: Sequence[Passage]) -> Iterator[tuple[str, Front]]:
    """The acronyms that parts of a cover, a title or a letterhead consist of, in capitals, with where they stand:
    "Sunass", "BSE 2023"."""
    for part, where in _parts(passages):
        if acronym := _acronym_alone(part):
            yield acronym, where


def by_own_acronym(passages: Sequence[Passage]) -> Iterator[tuple[str, Front]]:
    """The parts of a cover or a letterhead that are names of no known kind of body, and the acronym of which the
    document prints: who is called by an acronym and heads a document is a body."""
    printed: frozenset[str] | None = None
    for part, where in _parts(passages):
        if not _may_be_a_name(part):
            continue
        if printed is None:
            printed = frozenset(_printed(passages))
        name = in_case(part) if part.isupper() else part
        if any(acronym not in part.split() and stands_for(acronym, name) for acronym in printed):
            yield name, where


def by_acronym_in_prose(acronym: str, passages: Sequence[Passage]) -> str:
    """The only name among the words with capitals of the prose that an acronym stands for: "ASSE" and "Administración
    de los Servicios de Salud del Estado"; "" for none or several."""
    found: dict[str, str] = {}
    for passage in passages:
        for match in () if passage.alone or passage.text.isupper() else _CAPITALISED.finditer(passage.text):
            starts = [m.start() for m in re.finditer(r"(?<!\w)[A-ZÁÉÍÓÚÑ]", match.group())]
            ends = [m.end() for m in re.finditer(r"\b[A-ZÁÉÍÓÚÑ]\w+", match.group())]
            spans = (match.group()[start:end] for start in starts for end in ends if end > start)
            for span in spans:
                if " " in span and fold_line(span.split()[0]) not in ARTICLES and stands_for(acronym, span):
                    found.setdefault(name_key(span), span)
    return next(iter(found.values())) if len(found) == 1 else ""


def by_definition(acronym: str, passages: Sequence[Passage]) -> str:
    """The only name that the prose prints with an acronym in parentheses, whatever its letters: "TRANSAUSTRAL (Empresa
    Nacional de Transbordos Australes)"; "" for none or several."""
    found: dict[str, str] = {}
    for passage in passages:
        if passage.alone or acronym not in passage.text or passage.text.isupper():
            continue
        before = re.findall(rf"({_CAPITALISED.pattern})\s*\({acronym}\)", passage.text)
        behind = re.findall(rf"(?<!\w){acronym}\s*\(({_CAPITALISED.pattern})\)", passage.text)
        for name in map(article_off, (*before, *behind)):
            found.setdefault(name_key(name), name)
    return next(iter(found.values())) if len(found) == 1 else ""


def is_said_again(acronym: str, passages: Sequence[Passage]) -> bool:
    """Whether the title of the file has an acronym of the cover as a word: "arba_informe20" and "ARBA". What is a kind
    of document, a place or a word of every day is none."""
    if KIND.match(acronym) or is_place(acronym) or is_common_name(acronym):
        return False
    titles = (passage.text for passage in passages if passage.where == "propiedades")
    return any(acronym.casefold() in re.split(r"[\W_]+", text.casefold()) for text in titles)


def by_kind_below(passages: Sequence[Passage]) -> Iterator[str]:
    """The names whose kind a cover prints in the line below, as emblems do, where the document prints their acronym:
    "Industria y Comercio" over "SUPERINTENDENCIA"."""
    front = [passage.text for passage in passages if passage.where == "portada"]
    for above, below in pairwise(front):
        if not KIND_ALONE.match(below) or LINE.match(above) or not is_of_names(above) or is_place(above):
            continue
        of = in_case(above) if above.isupper() else above
        name = f"{below.strip(' .,;:').capitalize()} de {of}"
        if any(stands_for(acronym, name) for acronym in _printed(passages)):
            yield name


def by_what_they_do(passages: Sequence[Passage]) -> Iterator[tuple[str, Front]]:
    """The parts of a cover or a letterhead that are names of no known kind of body, where the text that opens the
    document says that they act or speak: "Petróleos Mexicanos presenta …"."""
    opening = [passage.text for passage in passages if passage.where == "apertura"]
    for part, where in _parts(passages) if opening else ():
        name = in_case(part) if part.isupper() else part
        if not (_is_free_name(part) if " " in part else _is_acronym_of_prose(part, opening)):
            continue
        if not any(name in text for text in opening):
            continue
        named = [Body(name, name_key(name), SERVICE)]
        if any(role in ("sujeto", "habla") for text in opening for _, role in roles(text, named, opens=True)):
            yield name, where


def by_what_they_are(passages: Sequence[Passage]) -> Iterator[str]:
    """The acronyms and names of no known kind that a paragraph of the opening begins with and says to be a body:
    "EPMAPS es una empresa pública metropolitana …"."""
    for passage in passages:
        said = _IS_A_BODY.match(passage.text) if passage.where == "apertura" else None
        name = said.group(1) if said else ""
        is_acronym = name.isupper() and _is_acronym_of_prose(name, [passage.text])
        if name and (is_acronym or (not name.isupper() and _is_free_name(name))):
            yield name


def _is_acronym_of_prose(part: str, opening: Sequence[str]) -> bool:
    """Whether a part of a line is a word in capitals, of no document or place, that prose which is not in capitals
    writes so too."""
    if not part.isupper() or _acronym_alone(part) != part or part in acronyms() or KIND.match(part) or is_place(part):
        return False
    return any(re.search(rf"(?<!\w){part}(?!\w)", text) for text in opening if not text.isupper())


def _parts(passages: Sequence[Passage]) -> Iterator[tuple[str, Front]]:
    for passage in passages:
        if passage.where in FRONT:
            text = TITLE.sub(" | ", passage.text) if passage.where == "título" else passage.text
            for part in PARTS.split(text):
                yield _YEAR.sub("", part).strip(" .,;:-–—|"), passage.where  # type: ignore[misc]


def _printed(passages: Sequence[Passage]) -> Iterator[str]:
    """The words in capitals of texts that are not in capitals as a whole, and those that stand alone."""
    for passage in passages:
        if not passage.text.isupper():
            yield from _IN_CAPITALS.findall(passage.text)
    for part, _ in _parts(passages):
        if part.isupper() and part.isalpha():
            yield part


def _acronym_alone(part: str) -> str:
    """A word in capitals, where it can be an acronym: printed in capitals, or a longer one that no official name has;
    "" otherwise."""
    if not part.isalpha() or len(part) < BODY.shortest_acronym or LINE.match(part):
        return ""
    if part.islower():
        return part.upper()  # an emblem, by which only a name that it stands for is known
    longer = part[:1].isupper() and len(part) > BODY.safe_acronym and fold_line(part) not in words_of_names()
    return part.upper() if part.isupper() or longer else ""


def _may_be_a_name(part: str) -> bool:
    """Whether a part of a line can be the name of a body of a kind not known: several words, most of them with a
    capital, and no document, person or place."""
    return len(part.split()) >= BODY.shortest_acronym and _is_free_name(part)


def _is_free_name(part: str) -> bool:
    """Whether a part of a line is of capitalised words and holds no document, person, place or body of a known kind."""
    words = part.split()
    if len(words) > BODY.most_name_words or not part[:1].isupper():
        return False
    if any(char.isdigit() for char in part) or KIND.match(part) or LINE.match(part) or is_place(part):
        return False
    if any(fold_line(word).strip(".") in OF_PERSONS for word in words):
        return False
    return is_of_names(part) and not any(True for _ in in_line(part))
