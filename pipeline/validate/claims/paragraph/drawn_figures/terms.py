"""All terms of a year and what they add up to: «se gastaron 76.538 millones: primer trimestre 12.846, segundo 18.951,
tercero 21.407 y cuarto 23.334», «508 en el primer semestre y 708 en el segundo»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.drawn_figures.drawn_values import sum_of
from pipeline.validate.claims.paragraph.parts.partitions import luck_of
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation, is_quantity, may_be_of
from pipeline.validate.claims.paragraph.settings import PARTITIONS, SUMS
from pipeline.validate.claims.sentence.mentions import Mention

_TERMS = {"semestre": 2, "cuatrimestre": 3, "trimestre": 4}
"""How many of them make a year."""
_NAMED = re.compile(r"\b(semestre|cuatrimestre|trimestre)s?\b")
_ORDINALS = (r"\bprimer[oa]?\b", r"\bsegund[oa]\b", r"\btercer[oa]?\b", r"\bcuart[oa]\b")
_NEW_SENTENCE = re.compile(r"[.;]\s")


def terms(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """The figures of all terms of a year, in their order, with the one figure before or behind them in the sentence, or
    of the sentence before, that they add up to or miss by one slip."""
    named = set(_NAMED.findall(fold(passage.own[0].claim.sentence.text)))
    counts = [m for m in passage.own if is_quantity(m)]
    if len(named) != 1 or len(counts) < (many := _TERMS[named.pop()]):
        return
    for first in range(len(counts) - many + 1):
        parts = counts[first : first + many]
        if not _are_in_order(passage, counts, parts) or not all(may_be_of(parts[0], m) for m in parts[1:]):
            continue
        outside = [m for m in counts if m not in parts] or [m for m in passage.before if is_quantity(m)]
        wholes = [m for m in outside if may_be_of(m, parts[0]) and m.value >= SUMS.smallest_whole]
        yield from _relation(parts, wholes)
        return


def _relation(parts: Sequence[Mention], wholes: Sequence[Mention]) -> Iterator[SentenceRelation]:
    found = [sum_of(parts, whole, strict=True) for whole in wholes]
    holding = [r for r in found if r.holds]
    near = [r for r in found if r.culprits and luck_of(r.operands[-1], parts) < PARTITIONS.luck_of_some]
    yield from holding[:1] or (near if len(near) == 1 else [])


def _are_in_order(passage: SentenceFigures, counts: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether the text before each figure, or that behind each, says the first, the second and so on up to the last."""
    place = counts.index(parts[0])
    opening = passage.between(counts[place - 1], parts[0]) if place else passage.opening(parts[0])
    gaps = [passage.between(one, two) for one, two in pairwise(parts)]
    end = passage.right(parts[-1], parts[-1].claim.sentence.end - parts[-1].figure.end)
    for said in ([opening, *gaps], [*gaps, _NEW_SENTENCE.split(end)[0]]):
        if all(_says_only(n, text) for n, text in enumerate(said)):
            return True
    return False


def _says_only(place: int, text: str) -> bool:
    """Whether a text names the term of a place in the year, and no other."""
    return [n for n, word in enumerate(_ORDINALS) if re.search(word, text)] == [place]
