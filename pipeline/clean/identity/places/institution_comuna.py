"""The comuna that an institution governs or serves by its name: a municipality, its departments, its corporation."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.identity.places.institution_region import comuna_named, region_of

_OF_A_COMUNA = re.compile(
    r"\b(?:municipalidad|municipio|municipal|comunal|daem|dem|desam|dsm|concejo)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def code_of_comuna(institution: str, region: str) -> str:
    """The official code (CUT) of the comuna whose municipality an institution is or belongs to; "" where it is none of
    Chile, or of another region than ``region`` (its published name)."""
    kind = _OF_A_COMUNA.search(institution)
    if kind is None:
        return ""
    words = institution[kind.start() :].split()
    tails = (" ".join(words[at:]) for at in range(1, len(words)))
    comuna = next(filter(None, map(comuna_named, tails)), None)
    return comuna.code if comuna is not None and region == region_of(comuna) else ""
