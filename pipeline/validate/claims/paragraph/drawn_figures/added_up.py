"""A sum said behind what it adds up: «Colon causó 198 muertes y mama 151. Las dos localizaciones suman 349»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.quantities.number_words import parse_words
from pipeline.validate.claims.paragraph.drawn_figures.drawn_values import sum_of
from pipeline.validate.claims.paragraph.relation import THE, SentenceFigures, SentenceRelation, is_quantity, may_be_of
from pipeline.validate.claims.sentence.mentions import Mention

_ADDED_UP = re.compile(
    r"(?:^|[.;]\s+|,\s+(?:y\s+)?)(?:entre\s+|en\s+conjunto,?\s+)?(?:l[oa]s\s+|est[oa]s\s+)?(amb[oa]s|dos|tres|cuatro|cinco|seis|siete|ocho)\s+(?:[a-z]+\s+){0,4}?"
    r"(?:suma(?:n|ron|ban)|totaliza(?:n|ron)|reun(?:en|ieron))\s+(?:un\s+total\s+de\s+)?" + THE + "$"
)


def added_up(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every figure that is said to be the sum of so many: of the last figures before it in its sentence, or of all
    figures of the sentence before."""
    for place, whole in enumerate(passage.own):
        said = _ADDED_UP.search(passage.opening(whole)) if is_quantity(whole) else None
        if said is None:
            continue
        many = int(parse_words(said.group(1)) or len(("one", "two")))  # "ambas" is no number
        parts = _parts(passage, place, many)
        if len(parts) == many and all(is_quantity(m) and m.value and may_be_of(whole, m) for m in parts):
            relation = sum_of(parts, whole, strict=True)
            if relation.holds or relation.culprits:
                yield relation


def _parts(passage: SentenceFigures, place: int, many: int) -> tuple[Mention, ...]:
    """The figures that are added up; nothing where they are not so many."""
    if place:
        return passage.own[max(0, place - many) : place]
    last = [m for m in passage.before if m.number == passage.before[-1].number and is_quantity(m)]
    return tuple(last) if len(last) == many else ()
