"""Names in capitals as prose writes them: "MUNICIPALIDAD DE LOS ÁNGELES" is "Municipalidad de Los Ángeles"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.identity.bodies.official import acronyms, is_place, name_key, services_by_name
from pipeline.clean.identity.bodies.words import ABBREVIATIONS, ARTICLES, KIND_ACRONYMS, LOWER, SMALL
from pipeline.spanish.folding import fold_line

_LOUD = re.compile(r"(?<=\s)[A-ZÁÉÍÓÚÑ]{5,}(?!\w)")
"""A word in capitals within a name that is not: the line below in larger letters."""


def without_capitals(name: str) -> str:
    """A name of which not all is in capitals without its words in capitals, but for acronyms."""
    if name.isupper():
        return name
    return _LOUD.sub(lambda m: m.group() if m.group() in acronyms() else _capitalised(m.group()), name)


def in_case(name: str) -> str:
    """A name in capitals as it is written in prose: "HOSPITAL DEL VALLE" is "Hospital del Valle"."""
    words = name.split()
    if len(words) == 1 and name.isupper() and name not in acronyms() and name_key(name) in services_by_name():
        return _capitalised(name)  # "GENDARMERÍA" is no acronym
    if name != name.upper() or len(words) < 2:
        return name
    official = services_by_name().get(name_key(name))
    if official is not None and name_key(official.name) == name_key(name):
        return official.name
    made = [w.lower() if w.lower() in LOWER else w if _is_acronym(w) else _capitalised(w) for w in words]
    return " ".join(_capitalised(w) if _begins_a_name(made, at) else w for at, w in enumerate(made))


def _begins_a_name(words: Sequence[str], at: int) -> bool:
    """Whether a small word begins a name: the first, an article behind no preposition ("Escuela El Crucero"), or that
    of a comuna or region ("Municipalidad de Los Ángeles")."""
    if words[at] not in SMALL or (at and words[at] not in ARTICLES):
        return False
    if at == 0:
        return True
    if words[at - 1] not in SMALL:
        return True
    names = (words[at:end] for end in range(len(words), at + 1, -1) if end == len(words) or words[end] in SMALL)
    return any(is_place(" ".join(name)) for name in names)


def _capitalised(word: str) -> str:
    return re.sub(
        r"(?<=^[OD]')\w", lambda m: m.group().upper(), "-".join(part.capitalize() for part in word.split("-"))
    )


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals stays so: a listed acronym, one with a point inside, or one without vowels."""
    bare = word.strip(".,;:()")
    if bare in ABBREVIATIONS:
        return False
    service = acronyms().get(bare)
    if (
        service is not None and len(bare) > 2 and bare.capitalize() not in service.name.split()
    ) or bare in KIND_ACRONYMS:
        return True
    letters = [c for c in fold_line(word) if c.isalpha()]
    return "." in word.rstrip(".") or (len(letters) > 1 and not any(c in "aeiou" for c in letters))
