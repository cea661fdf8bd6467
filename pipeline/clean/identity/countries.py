"""The country a document is of, by the kind of body, the web pages it prints and the countries it names: towns and
regions of Chile are not read into a document of another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.passages import Passage
from pipeline.spanish.folding import fold_line

CHILE = "CL"
UNKNOWN_ABROAD = ""
# Kinds of bodies of local government that Chile does not have.
_NOT_CHILEAN = re.compile(
    r"ayuntamiento|alcald[íi]a\s+(?:municipal|distrital|mayor)|cabildo|diputaci[óo]n|gobierno\s+aut[óo]nomo"
    r"|municipalidad\s+(?:distrital|provincial|metropolitana)|concejo\s+(?:deliberante|distrital)|legislatura",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:www\.|@|https?://)[\w.-]+\.([a-z]{2})(?!\w)", re.IGNORECASE)
_CHILE = re.compile(r"\bchile\b|\bcomuna\s+de\b")


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The other countries that speak Spanish, with their ISO 3166 codes."""
    named = {fold_line(region.country): region.code[:2] for region in references.foreign_regions()}
    return tuple((re.compile(rf"\b{re.escape(name)}\b"), code) for name, code in sorted(named.items()))


def currency_of(passages: Sequence[Passage], institution: str, region: str) -> str:
    """The ISO 4217 code of the money of the country of an account; "" where that is another than Chile and unknown.

    The region decides where only one country has one of its name, else the country that the document names.
    """
    of_region = {r.code[:2] for r in references.foreign_regions() if r.name == region}
    named = country_of(passages, institution)
    if of_region and not any(r.name == region for r in references.regions()):
        country = of_region.pop() if len(of_region) == 1 else named if named in of_region else UNKNOWN_ABROAD
    else:
        country = CHILE if region else named
    return references.currencies().get(country, "")


def country_of(passages: Sequence[Passage], institution: str) -> str:
    """The ISO 3166 code of the country a document is of: Chile where nothing speaks against it, ``UNKNOWN_ABROAD``
    where only the kind of its institution does."""
    found: Counter[str] = Counter()
    for passage in passages:
        if passage.where == "texto":
            continue
        folded = fold_line(passage.text)
        found.update(match.upper() for match in _DOMAIN.findall(passage.text))
        found.update(code for pattern, code in _names() if pattern.search(folded))
        found[CHILE] += bool(_CHILE.search(folded))
    codes = {code for _, code in _names()}
    others = [(count, code) for code, count in found.items() if code in codes]
    if _NOT_CHILEAN.search(institution):
        return max(others)[1] if others else UNKNOWN_ABROAD
    return max(others)[1] if others and not found[CHILE] else CHILE
