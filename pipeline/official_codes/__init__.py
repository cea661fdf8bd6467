"""Columns of official codes beside columns of names: regions, comunas, subtítulos of the budget.

A column of texts of which most are official names, however spelt, gets its codes in a column of its own
(``codigo_region``, ``codigo_comuna``, ``subtitulo``), by which accounts of different services can be joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.official_codes.columns import FEWEST, MOST, OfficialList, Texts, different
from pipeline.official_codes.places import almost_comunas, almost_regions, comuna_codes, region_codes
from pipeline.official_codes.subtitles import almost_subtitles, subtitle_codes
from pipeline.spanish.folding import fold_line

__all__ = ["Codes", "codes_of", "misspelt"]

_LISTS = (
    OfficialList(
        "codigo_region",
        "Código de la región",
        "Código único territorial de la región nombrada en la fila.",
        re.compile(r"\bregion"),
        region_codes,
        almost_regions,
    ),
    OfficialList(
        "codigo_comuna",
        "Código de la comuna",
        "Código único territorial de la comuna nombrada en la fila.",
        re.compile(r"\bcomuna|\bmunicip"),
        comuna_codes,
        almost_comunas,
    ),
    OfficialList(
        "subtitulo",
        "Subtítulo",
        "Subtítulo del clasificador presupuestario (Decreto 854 de 2004 y sus modificaciones).",
        re.compile(r"\bsubt|\bdenominacion|\bconcepto|\bgasto|\bingreso"),
        subtitle_codes,
        almost_subtitles,
    ),
)


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of codes: its name, title and description (Spanish), and a code or ``None`` for each row."""

    name: str
    title: str
    description: str
    values: tuple[str | None, ...]


def codes_of(header: str, texts: Texts, beside: Sequence[Texts] = ()) -> Codes | None:
    """The codes for a column of texts; ``None`` where it holds no names of an official list.

    A header that names the list ("Región", "Comuna") settles names that are on several ("Maule", "Valparaíso").

    Args:
        beside: the other columns of the same rows as printed, where the code of a name may stand.
    """
    named = different(texts)
    if len(named) < FEWEST:
        return None
    for one in _ranked(header):
        values = [code if text in named else None for text, code in zip(texts, one.codes(texts, beside), strict=True)]
        found = {text for text, code in zip(texts, values, strict=True) if code}
        if len({code for code in values if code}) >= FEWEST and len(found) >= MOST * len(named):
            return Codes(one.name, one.title, one.description, tuple(values))
    return None


def misspelt(header: str, texts: Texts, beside: Sequence[Texts] = ()) -> dict[str, str]:
    """Texts of a column of official names that are almost one ("Servicio de la Deduda"), and the name they are near.

    Args:
        beside: the other columns of the same rows as printed, where the code of a name may stand.
    """
    if len(different(texts)) < FEWEST:
        return {}
    found = (one.almost(texts, beside) for one in _ranked(header))
    return dict(next((near for near in found if near is not None), {}))


def _ranked(header: str) -> list[OfficialList]:
    head = fold_line(header)
    return sorted(_LISTS, key=lambda one: not one.headed.search(head))
