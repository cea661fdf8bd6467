"""Bodies that a cover, a title or a letterhead names by their acronym: alone, or beside a name of no known kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.clean.identity.bodies import in_line
from pipeline.clean.identity.body_names import LINE, OF_PERSONS, PARTS
from pipeline.clean.identity.cover_lines import is_of_names
from pipeline.clean.identity.document_kinds import KIND, TITLE
from pipeline.clean.identity.initials import stands_for
from pipeline.clean.identity.name_case import in_case
from pipeline.clean.identity.official_bodies import is_place, words_of_names
from pipeline.clean.identity.passages import FRONT, Passage
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line

_YEAR = re.compile(r"\W*\b(?:19|20)\d{2}\W*$")
_IN_CAPITALS = re.compile(r"(?<![\w.@-])[A-ZÁÉÍÓÚÑ]{3,}(?![\w@-])")
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
    words = part.split()
    if not BODY.shortest_acronym <= len(words) <= BODY.most_name_words or not part[:1].isupper():
        return False
    if any(char.isdigit() for char in part) or KIND.match(part) or LINE.match(part) or is_place(part):
        return False
    if any(fold_line(word).strip(".") in OF_PERSONS for word in words):
        return False
    return is_of_names(part) and not any(True for _ in in_line(part))
