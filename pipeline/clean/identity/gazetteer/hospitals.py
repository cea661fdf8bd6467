"""The comuna of a public hospital that is called by a person or a saint, from the official list."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.settings import BODY
from pipeline.spanish.folding import fold_line

# What hospitals have in common: kinds, ranks and titles say nothing of which one it is.
_COMMON_WORDS = (
    "hospital complejo hospitalario asistencial instituto nacional clinico regional provincial comunitario familiar"
    " metropolitano base salud dr dra doctor doctora don de del la el los las y"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_HOSPITAL = re.compile(r"^(?:hospital|complejo|instituto|cl[íi]nica)\b", re.IGNORECASE)


def comuna_of_hospital(name: str) -> references.Comuna | None:
    """The comuna of the hospital that a name is of; ``None`` where it is of none, or of several in different ones."""
    if not _HOSPITAL.match(name):
        return None
    words = _distinctive(name)
    found = {
        code
        for listed, code in _listed()
        if listed == words
        or (len(listed) >= BODY.fewest_distinctive and listed <= words)
        or (len(words) >= BODY.fewest_distinctive and words <= listed)
    }
    return next((c for c in references.comunas() if c.code in found), None) if len(found) == 1 else None


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[frozenset[str], str], ...]:
    named = ((_distinctive(hospital.name), hospital.comuna) for hospital in references.hospitals())
    return tuple((words, comuna) for words, comuna in named if words)


def _distinctive(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", fold_line(name))) - _COMMON
