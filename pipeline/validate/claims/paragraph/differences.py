"""Differences stated beside their levels: «una disminución de D (de A a B)», «B, D menos que los A»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT, POINTS, is_of_something_else
from pipeline.validate.claims.paragraph.relation import (
    CHANGED_BY,
    EQUALS,
    THE,
    SentenceFigures,
    SentenceRelation,
    by_chance,
    changes,
    culprits,
    from_to,
    is_change,
    is_from_to,
    is_from_to_percent,
    is_percent,
    is_quantity,
    length,
    next_to,
    printed_as,
    same_kind,
    since,
    spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_THAN = re.compile(
    r"^\W*(?:[a-z]+\s+){0,3}?(?:mas|menos|menor|mayor|superior|inferior)(?:es)?\s+(?:que|al?|respecto)\b"
    r"(?:[^.;%\d]|(?:19|20)\d\d){0,60}$"
)
_EXCEEDS = re.compile(r"\b(?:super(?:a|an|o|aron|ando)|exced(?:e|en|io|ieron))\s+en\s+" + THE + "$")
_WHAT = re.compile(r"^\s*(?:[a-z]+\s+){0,2}al?\b(?:[^.;:%\d]|(?:19|20)\d\d){0,60}$")
"""What is exceeded: "supera en 1.117 al del ejercicio anterior, 8.377"."""
_AND = re.compile(r"\b[ye]\s*$")
_REACHED = re.compile(
    r"^[^.;:\d]{0,40}(?:,|\by|\bhasta|\bpara)\s+(?:(?:se\s+)?(?:lleg|alcanz|situ|ubic|cerr|qued|totaliz)[a-z]*\s+)?(?:(?:a|en|con|hasta)\s+)?"
    + THE
    + "$"
)
_SINCE = re.compile(
    r"^[^.;:\d]{0,30},?\s+(?:desde|frente\s+al?|contra|respecto\s+(?:al?|del?)|en\s+(?:comparacion|relacion)\s+(?:con|al?)"
    r"|comparad[oa]s?\s+con)\s+" + THE + "$"
)
_MORE_BEHIND = re.compile(r"\W*(?:[a-z]+\s+){0,3}(?:mas|menos|adicional)")
_BESIDE = re.compile(r"^[^.;]{0,40}$")
_APART = re.compile(r"^[^.;:\d]{0,60}\b(?:diferencia|brecha|distancia)\s+de\s+" + THE + "$")
"""Between the second of two levels and how far they are apart: "36,2 y 33,8, con una diferencia de 2,4"."""


def difference(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "una disminución de D (de A a B)", "B, D menos que los A": differences of levels, or percentage points."""
    own = passage.own
    for one, two in pairwise(own):
        in_percent = is_from_to_percent(passage, one, two)
        if not (in_percent or is_from_to(passage, one, two)):
            continue
        for d in next_to(own, one, two):
            points = _in_points(passage, d) and in_percent
            of_one_unit = d.figure.unit in (one.figure.unit, two.figure.unit)  # "de 118,4 a 131,7 kilómetros"
            alike = d.claim.kind == one.claim.kind and of_one_unit and not is_percent(one)
            if not (points or alike):
                continue
            first = own.index(d) < own.index(one)
            gap = passage.between(d, one) if first else passage.between(two, d)
            if NEW_STATEMENT.search(gap) or is_of_something_else(passage, d):
                continue
            said_before = changes(passage.left(d, WORDS.change_by)) if first else EQUALS.match(gap)
            if said_before or _MORE_BEHIND.match(passage.right(d, WORDS.beside)):
                yield level_difference(one, two, d)
    for then, now, d in since(passage):
        if d.claim.kind == now.claim.kind and same_kind(now, d) and not is_percent(now) and length(d) > 1:
            yield level_difference(then, now, d)
    for now, d, then in zip(own, own[1:], own[2:], strict=False):
        points = _in_points(passage, d) and is_percent(now) and is_percent(then)
        alike = is_quantity(d) and same_kind(now, d) and same_kind(now, then) and min(length(now), length(then)) > 1
        gap = passage.between(d, then)
        if NEW_STATEMENT.search(gap) or _AND.search(gap):
            continue  # "12 más que en 2020, y 70 contratos"
        than = _THAN.match(gap) and _BESIDE.match(passage.between(now, d))
        exceeds = _EXCEEDS.search(passage.between(now, d)) and _WHAT.match(gap)
        if (points or alike) and (than or exceeds):
            yield level_difference(then, now, d)
    for d, now, then in zip(own, own[1:], own[2:], strict=False):  # "aumentó en D y llegó a B, desde los A"
        alike = is_quantity(d) and same_kind(d, now) and same_kind(now, then) and min(map(length, (now, d, then))) > 1
        if (
            alike
            and CHANGED_BY.search(passage.left(d, WORDS.change_by))
            and _REACHED.match(passage.between(d, now))
            and _SINCE.match(passage.between(now, then))
        ):
            yield level_difference(then, now, d)
    for one, two, d in zip(own, own[1:], own[2:], strict=False):
        points = _in_points(passage, d) and is_percent(one) and is_percent(two)
        alike = is_quantity(d) and same_kind(one, two) and same_kind(two, d) and min(map(length, (one, two, d))) > 1
        if (points or alike) and _APART.match(passage.between(two, d)) and not is_of_something_else(passage, d):
            yield level_difference(one, two, d)


def _in_points(passage: SentenceFigures, d: Mention) -> bool:
    """Whether a figure is a number of percentage points, called so or "puntos" alone."""
    return d.figure.unit == "pp" or POINTS.match(passage.right(d, WORDS.beside)) is not None


def level_difference(one: Mention, two: Mention, d: Mention) -> SentenceRelation:
    """That two levels differ by a third figure: whether it holds, and what slip would mend it."""
    exact = abs(two.value - one.value)
    (a_low, a_high), (b_low, b_high) = spread(one), spread(two)
    room = (a_high - a_low + b_high - b_low) / 2 + 1e-9
    arithmetic = f"{two.figure.text} - {one.figure.text} = {printed_as(exact, d)}"
    low, high = spread(d)
    likely = min(10.0**-CHANCE.least_power, by_chance(length(d)))
    if low - room <= exact <= high + room:
        return SentenceRelation("difference", (one, two, d), True, True, likely, arithmetic=arithmetic)
    slips = culprits((d, (exact - room, exact + room)))
    for sign in (1, -1) if two.value > one.value else (-1, 1):  # with a slip in a level a rise may read as a fall
        slips += culprits(
            (one, (two.value - sign * d.value - room, two.value - sign * d.value + room)),
            (two, (one.value + sign * d.value - room, one.value + sign * d.value + room)),
        )
    expected = printed_as(exact, d)
    return SentenceRelation("difference", (one, two, d), False, True, likely, slips, expected, arithmetic)


def level(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "alcanzan un B, una baja de D (de A a B)": the level stated first is the one the change leads to."""
    own = passage.own
    for one, two in from_to(passage):
        first = own.index(one)
        if first < 2 or not is_change(passage, own[first - 1]):
            continue
        said = own[first - 2]
        alike = same_kind(said, two) and said.step == two.step and length(said) > 1
        opened = passage.between(own[first - 1], one).rstrip().endswith("(de")
        if not alike or not opened or not changes(passage.between(said, own[first - 1])):
            continue
        likely = by_chance(length(said))
        if said.value == two.value:
            yield SentenceRelation("level", (said, two), True, True, likely)
            continue
        slips = culprits((said, (two.value, two.value)), (two, (said.value, said.value)))
        if slips and said.value != one.value:
            arithmetic = f"«de {one.figure.text} a {two.figure.text}»"
            expected = two.figure.text
            yield SentenceRelation("level", (said, two), False, True, likely, slips, expected, arithmetic)
