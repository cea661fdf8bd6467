"""Acronyms and the names they stand for."""

from __future__ import annotations

import re

from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line
from pipeline.spanish.stop_words import WITHIN_NAMES


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the beginnings of the words of a name, in order: "HONADOMANI" of "Hospital
    Nacional Docente Madre Niño"."""
    if len(acronym) < BODY.shortest_acronym or not acronym.isupper() or name.isupper():
        return False
    ends = {0}
    for word in re.findall(r"[a-z]+", fold_line(name)):
        if word in WITHIN_NAMES:  # most acronyms leave articles and prepositions out: "UNLPam" does not
            ends |= {end + 1 for end in ends if acronym[end : end + 1].casefold() == word[0]}
            continue
        reached = {
            end + count
            for end in ends
            for count in range(1, min(len(word), BODY.longest_beginning) + 1)
            if acronym[end : end + count].casefold() == word[:count]
        }
        ends |= reached
    return len(acronym) in ends
