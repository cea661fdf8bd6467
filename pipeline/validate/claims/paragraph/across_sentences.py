"""A change stated in a sentence of its own, its levels in the sentences before: «En 2022 hubo A. En 2023 hubo B. Son D
menos que en 2022»; and what income leaves of expense: «ingresos por A y gastos por B, con un saldo de C»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.validate.claims.paragraph.differences import level_difference
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT
from pipeline.validate.claims.paragraph.relation import (
    CHANGED_BY,
    NOISE,
    SentenceFigures,
    SentenceRelation,
    by_chance,
    culprits,
    is_percent,
    is_quantity,
    length,
    printed_as,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import GROWTH, WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_THAN = re.compile(
    r"^\W*(?:[a-z]+\s+){0,3}(?:mas|menos)\s+(?:que|respecto|en\s+(?:comparacion|relacion))\b[^\d%]*(?:(?:19|20)\d\d\b|[.;,]|$)"
)
_INCOME = re.compile(r"\b(?:ingres|recaud|percib|entradas)")
_EXPENSE = re.compile(r"\b(?:gast|egres|desembols|salidas)")
_BALANCE = re.compile(r"\b(?:saldo|superavit|deficit|excedente|resultado|diferencia)\b[^.;\d]{0,40}$")

_BECAUSE = re.compile(
    r"^(?:\s+[a-z]+){0,4}\s*[,:(]\s*(?:(?:pues|porque|ya\s+que|dado\s+que|producto\s+de|resultado\s+de|con|por|entre)\b)?[^.;:\d]{0,60}$"
)
"""What joins a balance to the income and expense behind it."""
_UNNARROWED = re.compile(
    rf"(?:{_INCOME.pattern}|{_EXPENSE.pattern})[a-z]*(?:\s+(?:total(?:es)?|anuales|por|de|a|en|[a-z]+(?:aron|ieron|an|en)))*\s*(?:m?m?\$|us\$)?\s*$"
)
"""All of what came in or went out: no "gastos en personal"."""
_CLOSES = re.compile(r"[.;:]")


def changes_across_sentences(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every change whose two levels, of different years, are stated in the sentences before it."""
    own = passage.own
    for place, d in enumerate(own):
        if not _states_a_change(passage, d) or (place + 1 < len(own) and same_kind(d, own[place + 1])):
            continue
        levels = [m for m in (*passage.earlier, *passage.before, *own[:place]) if _is_level(m, d)]
        pairs = [(a, b) for a, b in combinations(levels, 2) if _of_two_years(a, b)]
        found = [level_difference(a, b, d) for a, b in pairs]
        holding = [r for r in found if r.holds]
        if holding or len(found) == 1:
            yield (holding or found)[0]


def _states_a_change(passage: SentenceFigures, d: Mention) -> bool:
    if not (is_quantity(d) or d.figure.unit == "pp") or d.claim.hedge:
        return False
    inside = d.figure.start - d.claim.sentence.start
    return bool(
        _THAN.match(passage.right(d, WORDS.change_of_other))
        or CHANGED_BY.search(passage.left(d, min(WORDS.change_by, inside)))
    )


def _is_level(m: Mention, d: Mention) -> bool:
    """Whether a figure may be where a change began or led: of the same thing, and no change itself."""
    if m.block != d.block or m.claim.hedge or m.claim.difference or m.change:
        return False
    if d.figure.unit == "pp":
        return is_percent(m)
    alike = same_kind(m, d) and m.figure.unit == d.figure.unit and length(m) >= GROWTH.shortest_level
    return alike and m.figure.decimals == d.figure.decimals and m.claim.nouns[:1] == d.claim.nouns[:1]


def _of_two_years(one: Mention, two: Mention) -> bool:
    return bool(one.claim.years and two.claim.years) and one.claim.years.isdisjoint(two.claim.years)


def balances(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Income, expense and the balance of both, stated in one sentence in this order or with the first two changed, the
    balance last or first."""
    own = [m for m in passage.own if is_quantity(m)]
    for c, a, b in zip(own, own[1:], own[2:], strict=False):
        drawn, joint = passage.between(c, a), passage.between(a, b)
        said = (_INCOME, _EXPENSE) if _INCOME.search(drawn) else (_EXPENSE, _INCOME)
        alike = same_kind(a, b) and same_kind(a, c) and _BALANCE.search(passage.opening(c))
        is_concluded = _BECAUSE.match(drawn) and said[0].search(drawn) and said[1].search(joint)
        is_concluded = is_concluded and _UNNARROWED.search(drawn) and _UNNARROWED.search(joint)
        if alike and is_concluded and not (said[1].search(drawn) or said[0].search(joint) or _CLOSES.search(joint)):
            yield _balance(a, b, c)
    for a, b, c in zip(own, own[1:], own[2:], strict=False):
        drawn = passage.between(b, c)
        if not (same_kind(a, b) and same_kind(a, c) and _BALANCE.search(drawn)) or NEW_STATEMENT.search(drawn):
            continue
        opening, joint = passage.left(a, a.figure.start - a.claim.sentence.start), passage.between(a, b)
        said = (_INCOME, _EXPENSE) if _INCOME.search(opening) else (_EXPENSE, _INCOME)
        if said[0].search(opening) and said[1].search(joint) and not said[1].search(opening):
            yield _balance(a, b, c)


def _balance(a: Mention, b: Mention, c: Mention) -> SentenceRelation:
    exact, room = abs(a.value - b.value), (a.step + b.step + c.step) / 2 if a.figure.scaled else 0.0
    large, small = (a, b) if a.value >= b.value else (b, a)
    arithmetic = f"{large.figure.text} - {small.figure.text} = {printed_as(exact, c)}"
    operands, likely = (a, b, c), by_chance(length(c))
    if abs(exact - c.value) <= room + NOISE:
        return SentenceRelation("difference", operands, True, True, likely, arithmetic=arithmetic)
    needed = ((c, exact), (large, small.value + c.value), (small, large.value - c.value))
    slips = culprits(*((m, (v - room, v + room)) for m, v in needed if v > 0))
    expected = printed_as(exact, c)
    return SentenceRelation("difference", operands, False, bool(slips), likely, slips, expected, arithmetic)
