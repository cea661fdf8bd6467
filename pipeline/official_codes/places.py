"""Regions and comunas of Chile in a column of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline import references
from pipeline.official_codes.columns import FEWEST, MANY, Texts, different, near, plain


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    """Codes by every plain spelling."""
    found: dict[str, str] = {}
    for region in references.regions():
        for form in (region.name, region.official, *region.spellings):
            found[plain(form)] = region.code
    return found


@lru_cache(maxsize=1)
def _comunas() -> Mapping[str, str]:
    """Codes by every plain spelling."""
    return {plain(name): comuna.code for name, comuna in references.comuna_by_name().items()}


def region_codes(texts: Texts, beside: Sequence[Texts]) -> list[str | None]:
    """The code of the region of each row."""
    return [_regions().get(plain(text)) if text else None for text in texts]


def comuna_codes(texts: Texts, beside: Sequence[Texts]) -> list[str | None]:
    """The code of the comuna of each row."""
    return [_comunas().get(plain(text)) if text else None for text in texts]


@lru_cache(maxsize=1)
def _region_names() -> Mapping[str, str]:
    """The names of the regions by their plain form."""
    return {plain(region.name): region.name for region in references.regions()}


@lru_cache(maxsize=1)
def _comuna_names() -> Mapping[str, str]:
    """The names of the comunas by their plain form."""
    return {plain(comuna.name): comuna.name for comuna in references.comunas()}


def almost_regions(texts: Texts, beside: Sequence[Texts]) -> dict[str, str] | None:
    """The texts that are almost the name of a region, and that name."""
    return _almost(texts, _regions(), _region_names())


def almost_comunas(texts: Texts, beside: Sequence[Texts]) -> dict[str, str] | None:
    """The texts that are almost the name of a comuna, and that name."""
    return _almost(texts, _comunas(), _comuna_names())


def _almost(texts: Texts, codes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str] | None:
    named = different(texts)
    known = {text for text in named if plain(text) in codes}
    if len(known) < FEWEST or len(known) < MANY * len(named):
        return None
    found = {text: near(text, names) for text in sorted(named - known)}
    return {text: names[name] for text, name in found.items() if name}
