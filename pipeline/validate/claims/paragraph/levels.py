"""Which two figures of a sentence state one thing at two times: «A en 2022 y B en 2023», «B, frente a A antes»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.years_before import BEFORE
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.claims.paragraph.drawn import GENERIC
from pipeline.validate.claims.paragraph.relation import SentenceFigures, from_to, length, may_be_of, same_kind
from pipeline.validate.claims.paragraph.settings import DRAWN, WORDS

_COMPARED = re.compile(
    r"\b(?:que|frente\s+al?|contra|versus|respecto\s+(?:al?|del?)|en\s+(?:comparacion|relacion)\s+(?:con|al?)|comparad[oa]s?\s+con"
    r"|desde|cuando\s+[a-z]+)\s+(?:l[oa]s\s+|el\s+|un[oa]?\s+|de\s+|con\s+)*(?:m?m?\$|us\$|uf)?\s*$"
)
_BEFORE = re.compile(rf"^\s*(?:[a-z%³²]+\s+){{0,5}}?(?:{BEFORE}\b|un\s+ano\s+(?:antes|atras)\b)")
_AGO = re.compile(rf"\b(?:{BEFORE}|un\s+ano\s+(?:antes|atras))[^.;:\d]{{0,20}}$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEHIND = re.compile(
    r"^\s*(?:(?!(?:y|mientras|frente|contra|versus|que|respecto|desde)\b)[a-z%³²]+\s+){0,5}?"
    r"\(?(?:en|del?|durante|cierre\s+de)\s+(?:el\s+)?(?:ano\s+)?((?:19|20)\d\d)\b"
)
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)\D{0,40}$")

Levels = tuple[Mention, Mention]
"""The figure before, and the figure now."""


def levels(passage: SentenceFigures, base: Sequence[Mention]) -> Levels | None:
    """The last two of some figures of a sentence where words or years say which was before; none where they do not,
    or where the second is said of something else than the first."""
    if len(base) < 2:
        return None
    one, two = base[-2:]
    if (one, two) in list(from_to(passage)):
        return one, two
    if not (same_kind(one, two) or may_be_of(two, one)) or min(length(one), length(two)) < DRAWN.shortest:
        return None
    if not _is_of_the_same(one, two):
        return None
    gap = passage.between(one, two)
    if _COMPARED.search(gap) or _BEFORE.match(passage.right(two, WORDS.before_result)) or _AGO.search(gap):
        return two, one
    if _BEFORE.match(passage.right(one, WORDS.before_result)):
        return one, two
    years = [_year(passage, m, gap) for m, gap in ((one, passage.left(one, WORDS.before_result)), (two, gap))]
    if years[0] and years[1] and years[0] != years[1]:
        return (one, two) if years[0] < years[1] else (two, one)
    return None


def _year(passage: SentenceFigures, mention: Mention, lead: str) -> str:
    """The year said right behind a figure, else in the text since the figure before it."""
    found = _YEAR_BEHIND.match(passage.right(mention, WORDS.before_result)) or _YEAR_BEFORE.search(lead)
    return found.group(1) if found else ""


def _is_of_the_same(one: Mention, two: Mention) -> bool:
    """Whether nothing behind the second figure narrows it to something that the first was not said of."""
    named = {k for k in two.behind - GENERIC if not _YEAR.fullmatch(k)}
    return named <= one.before | one.behind | one.further
