"""How many times a figure is another, in words: «el doble que los 420», «se triplicaron, de 120 a 360», «la mitad»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.quantities.printing import show_float
from pipeline.validate.claims.paragraph.relation import (
    THE,
    SentenceFigures,
    SentenceRelation,
    culprits,
    from_to,
    is_percent,
    is_quantity,
    printed_as,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, MULTIPLES, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.evidence.settings import NUMERALS

_TIMES = {"duplic": 2.0, "doblo": 2.0, "triplic": 3.0, "cuadruplic": 4.0, "quintuplic": 5.0, "mitad": 0.5}
_MULTIPLIED = re.compile(
    r"\b(?:se\s+)?(duplic|triplic|cuadruplic|quintuplic)[a-z]+\b[^.;:]{0,40}$|\ba\s+la\s+(mitad)\b[^.;:]{0,30}$"
)
_THAN = re.compile(
    r"^\W*(?:[a-z]+,?\s+){0,4}?(?:el|al)\s+(doble|triple|cuadruple)\s+(?:que|de|del)\s+(?:en\s+)?" + THE + "$"
)
_THAN_TIMES = {"doble": 2.0, "triple": 3.0, "cuadruple": 4.0}
_BESIDE = re.compile(r"^[^.;:,\d]{0,40}\(\s*$")


def multiples(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every pair of figures of which the words say how many times the one is the other."""
    for one, two in from_to(passage):
        said = _MULTIPLIED.search(passage.left(one, WORDS.change_of_other))
        if said is not None:
            yield _multiple(one, two, _TIMES[said.group(1) or said.group(2)])
    for one, two in pairwise(passage.own):
        said = _THAN.match(passage.between(one, two))
        if said is not None and is_quantity(one) and same_kind(one, two):
            yield _multiple(two, one, _THAN_TIMES[said.group(1)])
    yield from _in_words_and_digits(passage)


def _is_within(words: Mention, percentage: Mention) -> bool:
    """Whether a percentage is one of those that words leave open: "más de la mitad (70,1%)"."""
    hedge, more = words.claim.hedge, percentage.value >= words.value
    return (hedge == "more" and more) or (hedge == "less" and not more)


def _multiple(one: Mention, two: Mention, times: float) -> SentenceRelation:
    """That the second figure is so many times the first."""
    holds = abs(two.value - times * one.value) <= MULTIPLES.loose * times * one.value
    low, high = times * (1 - MULTIPLES.close), times * (1 + MULTIPLES.close)
    slips = (
        ()
        if holds
        else culprits((two, (one.value * low, one.value * high)), (one, (two.value / high, two.value / low)))
    )
    expected = printed_as(one.value * times, two)
    arithmetic = f"{one.figure.text} × {show_float(times, 0 if times >= 1 else 1)} = {expected}"
    return SentenceRelation("product", (one, two), holds, True, CHANCE.multiple, slips, expected, arithmetic)


def _in_words_and_digits(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "uno de cada cinco (20 %)", "casi la mitad (48,3 %)"."""
    for words in passage.spelled:
        p = next((m for m in passage.own if m.figure.start > words.figure.end), None)
        if p is None or not is_percent(p) or words.figure.unit != p.figure.unit:
            continue
        if words.figure.step < NUMERALS.ratio_step:
            continue
        if _BESIDE.match(passage.between(words, p)):
            holds = abs(p.value - words.value) <= MULTIPLES.points or _is_within(words, p)
            slips = (
                ()
                if holds
                else culprits((p, (words.value - MULTIPLES.near_points, words.value + MULTIPLES.near_points)))
            )
            expected = show_float(words.value, 0) + "%"
            arithmetic = f"«{words.figure.text}» = {expected}"
            yield SentenceRelation("words", (p,), holds, True, CHANCE.multiple, slips, expected, arithmetic)
