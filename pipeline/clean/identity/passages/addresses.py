"""Lines of a cover that say where an office is or where a letter was written.

They tell where a local body is; of one of the whole country they tell nothing but where its rooms are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline import references
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN

_STREET = re.compile(
    r"\b(?:avenida|avda?|calle|jir[óo]n|jr|carrera|paseo|pasaje|pje|plaza|bulevar|edificio|barrio|colonia|zona|piso"
    r"|casilla|kil[óo]metro|km|esquina)\b\.?[^,]*,|[^\W\d_]\.?\s+(?:n[°º.]\s*)?\d{1,5}(?:-?[A-Z])?\s*,\s",
    re.IGNORECASE,
)
"""A street, a building or a quarter with what stands behind the comma, or the number of a house before one. The kinds
of streets, with their abbreviations, were chosen by hand."""
_WHEN = re.compile(rf"^(?:a\s+)?(?:\d{{1,2}}\s+(?:de\s+)?)?(?:(?:{NAME_PATTERN})\b|(?:19|20)\d\d\W*$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset({"chile", *(fold_line(division.country) for division in references.foreign_regions())})


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    return frozenset(fold_line(region.name) for region in references.foreign_regions())


def _is_town(text: str) -> bool:
    folded = fold_line(text).strip(" .")
    return folded in references.comuna_by_name() or folded in references.towns_abroad()


def is_address(line: str) -> bool:
    """Whether a line is an address or a dateline: "Agustinas 1225, Santiago"; "La Paz, Bolivia"; "Lima, 2024"."""
    if _STREET.search(line):
        return True
    parts = [part.strip() for part in line.split(",")]
    return any(
        _is_town(town) and (bool(_WHEN.match(behind)) or fold_line(behind).strip(" .") in _countries() | _regions())
        for town, behind in pairwise(parts)
    )
