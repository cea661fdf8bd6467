"""A percentage drawn from part and whole: «de las 115 se ejecutaron 107, de modo que se cumplió un 93 %»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.spanish.relation_words import RESULTING, WHICH_GIVES
from pipeline.validate.claims.paragraph.drawn import is_of_something_else
from pipeline.validate.claims.paragraph.parts.partitions import opens
from pipeline.validate.claims.paragraph.percentages.shares import share_of
from pipeline.validate.claims.paragraph.relation import (
    SentenceFigures,
    SentenceRelation,
    changes,
    is_change,
    is_percent,
    is_quantity,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import SHARES
from pipeline.validate.claims.sentence.mentions import Mention

_CONCLUDED = re.compile(
    rf"\b(?:{RESULTING}|{WHICH_GIVES}|dando|arrojando|alcanzando|logrando|resultando)\b[^.;:\d]{{0,80}}$"
)


def concluded(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every percentage behind words that draw it from the figures before it."""
    own = passage.own
    for place, p in enumerate(own):
        gap = passage.between(own[place - 1], p) if place and is_percent(p) else ""
        if not _CONCLUDED.search(gap) or changes(gap):
            continue
        pairs = list(_pairs(passage, own[:place]))[: SHARES.most_pairs]
        found = [r for part, whole, said in pairs for r in share_of(p, part, whole, strict=said)]
        holding = [r for r in found if r.holds]
        if holding:
            yield min(holding, key=lambda r: (not r.strict, r.chance))
        else:
            if is_of_something_else(passage, p):
                continue
            yield from [r for r in found if r.strict and any(m is p for m, _ in r.culprits)][:1]


def _pairs(passage: SentenceFigures, before: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, bool]]:
    """Part, whole and whether the words say that the one is part of the other, the nearest whole first."""
    counts = [m for m in before if is_quantity(m)]
    for at in range(len(counts) - 2, -1, -1):
        whole = counts[at]
        for further, part in enumerate(counts[at + 1 :]):
            if 0 < part.value < whole.value and same_kind(whole, part) and not is_change(passage, part):
                yield part, whole, further == 0 and opens(passage, whole, part)
