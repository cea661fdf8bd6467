"""Parts that add up to a whole stated beside them: «417 (90 mujeres y 327 hombres)», «se eliminan B, quedando C»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import gcd

from pipeline.quantities.printing import show_float
from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import are_all
from pipeline.validate.claims.paragraph.relation import (
    NOISE,
    SentenceFigures,
    SentenceRelation,
    by_chance,
    culprits,
    is_quantity,
    length,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, SUMS, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import significant_digits

OF_PARTS = re.compile(
    r"\b(?:de\s+(?:l[oa]s\s+(?:cuales|que)|ell[oa]s|est[oa]s|es[oa]s|(?:es[ea]|est[ea]|dich[oa])\s+(?:monto|total|cifra|suma|cantidad|numero))|entre\s+l[oa]s\s+(?:cuales|que)|desagreg\w+|desglos\w+"
    r"|distribu\w+|compuest\w+|conformad\w+|correspond\w+\s+a|repart\w+|divid\w+|siguiente\s+(?:forma|manera|detalle))\b|[:(]\s*$"
)
_TAKEN = re.compile(r"\b(?:elimin|descont|exclu|de\s+l[oa]s\s+cuales|menos)")
_LEFT = re.compile(r"\b(?:quedan|resta|restan|resto|quedando)")
RANGE = re.compile(r"^\s*(?:±|\+/-|[-–/]|a\s+(?:l[oa]s\s+)?\d)")
ROUND_STEPS = (1000, 100)
"""Figures that are all multiples of one of these were rounded to it."""


def both_of_a_pair(passage: SentenceFigures, run: Sequence[Mention]) -> bool:
    """Whether two figures count two groups that leave no third (men and women, urban and rural)."""
    start = max(run[0].claim.sentence.start, run[0].figure.start - WORDS.beside)
    around = fold(passage.text[start : run[-1].figure.end + WORDS.beside])
    return len(run) == 2 and are_all(around)


def _whole_numbers(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if is_quantity(m) and not m.figure.decimals]


def room_of(mentions: Sequence[Mention]) -> float:
    """By how much a sum may miss: amounts in millions, and figures that all end in hundreds or thousands, are rounded
    each for itself; other things that are counted are exact."""
    steps = [m.step for m in mentions if m.figure.unit or m.figure.scaled]
    common = gcd(*(round(m.value) for m in mentions))
    steps += [step for step in ROUND_STEPS if common % step == 0][:1]
    return 0.5 * max(steps, default=0.0) * len(mentions)


def sums(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """A whole and the figures behind (or before) it that are its parts."""
    own = _whole_numbers(passage.own)
    before = _whole_numbers(passage.before)[-SUMS.wholes_before :]
    for whole in (*before, *own):
        if whole.value < SUMS.smallest_whole or not own:
            continue
        inside = own.index(whole) if whole in own else -1
        run = [m for m in own[inside + 1 :] if same_kind(whole, m)]
        back = [m for m in own[: max(0, inside)] if same_kind(whole, m)]
        parts = _parts(run, whole) or _parts(back[::-1], whole)
        if parts:
            likely = by_chance(length(whole))
            yield SentenceRelation("sum", (*parts, whole), True, False, likely)
        elif run and inside < 0:
            yield from _near_miss(passage, whole, run)
    yield from _left_over(passage, before, own)
    yield from _apart(passage)


def _parts(run: Sequence[Mention], whole: Mention) -> list[Mention]:
    for size in range(2, min(len(run), SUMS.most_parts) + 1):
        parts = list(run[:size])
        added = sum(m.value for m in parts)
        if all(m.value < whole.value for m in parts) and abs(added - whole.value) <= room_of([*parts, whole]) + NOISE:
            return parts
    return []


def _near_miss(passage: SentenceFigures, whole: Mention, run: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """Where the words say that the figures are the parts of one of the sentence before, and one slip keeps them from
    adding up."""
    lead = fold(passage.text[run[0].claim.sentence.start : run[0].figure.start])
    strict = both_of_a_pair(passage, run)
    parts = run if strict or OF_PARTS.search(lead) else ()
    if len(parts) < 2 or any(RANGE.match(passage.right(m, WORDS.label)) for m in parts):
        return
    larger = [m for m in parts if m.value >= whole.value]
    if len(larger) > 1 or not all(m.value > 0 for m in parts):
        return
    added, room = sum(m.value for m in parts), room_of([*parts, whole])
    needed = [(m, whole.value - (added - m.value)) for m in parts if m in larger or not larger]
    slips = culprits((whole, (added - room, added + room)), *((m, (v - room, v + room)) for m, v in needed if v > 0))
    if slips:
        arithmetic = " + ".join(m.figure.text for m in parts) + f" = {show_float(added, 0)}"
        likely = by_chance(length(whole))
        yield SentenceRelation("sum", (*parts, whole), False, strict, likely, slips, show_float(added, 0), arithmetic)


def _left_over(
    passage: SentenceFigures, before: Sequence[Mention], own: Sequence[Mention]
) -> Iterator[SentenceRelation]:
    """ "de los A se eliminan B, quedando C"."""
    row = [*(before[-1:] if len(own) == 2 else []), *own]
    for a, b, c in zip(row, row[1:], row[2:], strict=False):
        if b not in own or not (same_kind(a, b) and same_kind(a, c)):
            continue
        start = a.figure.end if a in own else b.claim.sentence.start
        if not (_TAKEN.search(fold(passage.text[start : c.figure.start])) and _LEFT.search(passage.between(b, c))):
            continue
        left = a.value - b.value
        arithmetic = f"{a.figure.text} - {b.figure.text} = {show_float(left, 0)}"
        if abs(left - c.value) < NOISE:
            yield SentenceRelation("difference", (a, b, c), True, True, CHANCE.joined, arithmetic=arithmetic)
            continue
        needed = ((c, left), (b, a.value - c.value), (a, b.value + c.value))
        slips = culprits(*((m, (v, v)) for m, v in needed if v > 0))
        if slips:
            yield SentenceRelation(
                "difference", (a, b, c), False, True, CHANCE.joined, slips, show_float(left, 0), arithmetic
            )


def _apart(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Three long figures of neighbouring sentences of which one is the sum of the others."""
    near = [
        m for m in _whole_numbers((*passage.earlier, *passage.before, *passage.own)) if length(m) >= SUMS.long_digits
    ]
    if len(near) > SUMS.most_near:
        return
    for three in combinations(near, 3):
        whole = max(three, key=lambda m: m.value)
        parts = [m for m in three if m is not whole]
        if not any(m in passage.own for m in three) or not all(same_kind(whole, m) for m in parts):
            continue
        distinctive = length(whole) > SUMS.long_digits and min(significant_digits(m.figure) for m in three) > 1
        if distinctive and abs(sum(m.value for m in parts) - whole.value) < NOISE:
            yield SentenceRelation(
                "sum", (*parts, whole), True, False, 10.0 ** -(length(whole) - CHANCE.of_long_figures)
            )
