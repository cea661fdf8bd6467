"""Growth and difference stated beside the levels: «pasó de A a B, un C % más», «una disminución de D (de A a B)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.quantities.printing import show_float
from pipeline.spanish.change_words import BEYOND
from pipeline.spanish.years_before import BEFORE
from pipeline.validate.claims.paragraph.changes.levels import two_levels
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT, is_adjusted, is_of_something_else
from pipeline.validate.claims.paragraph.relation import (
    CHANGED_BY,
    EQUALS,
    THE,
    Bounds,
    SentenceFigures,
    SentenceRelation,
    changes,
    culprits,
    from_to,
    is_change,
    is_percent,
    is_quantity,
    length,
    meet,
    next_to,
    same_kind,
    scale_of,
    since,
    spread,
    tolerant_spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, DRAWN, GROWTH, PASSAGE, WORDS
from pipeline.validate.claims.sentence.expressions import MORE_BEHIND
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import significant_digits

_COMPARED = re.compile(
    r"^\W*(?:(?:mas|menos|superior|inferior|mayor|menor)\b(?:\s+(?:al?|que|de)\b)?|(?:con\s+)?respecto\s+(?:al?|del?)\b"
    rf"|en\s+(?:comparacion|relacion)\s+(?:con|al?)\b|(?:que|al?|frente\s+al?|sobre|contra)\b|(?:{BEYOND})\s+del?\b)[^.;%]{{0,40}}?"
    r"(?:\ben\s+(?:19|20)\d\d,?\s+(?:cuando|ano\s+en\s+que)\s+[a-z]+\s+)?" + THE + "$"
)
"""A word that compares must follow the percentage: "el 40% del PIB, que representa B" is a share."""
_TIME_COMPARED = re.compile(rf"(?:\b{BEFORE}|\b(?:19|20)\d\d)\W+(?:[ye]|pero|mientras)\b")
"""A time compared with and the next statement: "más que el año anterior, y gastamos B"."""
_LEVEL_GAP = re.compile(
    r"^[^.;%]{0,40},\s*(?:lo\s+(?:que|cual)\s+[a-z]+\s+(?:al?\s+)?)?(?:[a-z]+\s+){0,4}(?:un[oa]?\s+|del?\s+|el\s+|en\s+)*$"
)
_OF_SIZE = re.compile(r"\bde\s+$")
"""What stands before the size of what is counted: "sacos de 46 kilogramos"."""
_LEVELS_BEHIND = re.compile(
    r"^\s*%?\s*(?:[:(,–—-]|[ye]\s+(?:se\s+)?(?:lleg|alcanz|qued|cerr|situ|ubic|totaliz)[a-z]*)[^.;:%\d]{0,40}$"
)
_BESIDE_LEVELS = re.compile(r"^[^.;:\d%]{0,40}[(,]\s*(?:un\s+|el\s+|\+\s*)?$")
_ENDS = re.compile(r"^\s*%?\s*(?:[.;,)]|$)")
_CLAUSE = re.compile(r"\b(?:de\s+(?:modo|manera|forma)\s+que|mientras|en\s+tanto|en\s+cambio)\b")
_IN = re.compile(r"\ben\s*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)")


_CAUSE = re.compile(
    r"\b(?:se\s+explica\w*|explicad[oa]s?|debid[oa]s?|gracias|impulsad[oa]s?|sobre\s+todo|principalmente|especialmente"
    r"|particularmente|en\s+especial|en\s+particular)\b"
)
"""Behind what changed as a whole, the part that changed most or is the cause."""


def growth(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Percentages of change, each with the two levels it is computed from."""
    own = passage.own
    percents = [m for m in own if is_percent(m)]
    done: set[int] = set()
    pairs = list(from_to(passage))
    for one, two in pairs:
        near = [
            p
            for p in next_to(own, one, two)
            if is_percent(p)
            and _is_of_clause(passage, p, one, two)
            and (_is_said_as_change(passage, p) or _is_bare_behind(passage, p, one, two))
            and min(pairs, key=lambda pair: _characters_between(p, pair)) == (one, two)
        ]
        scale = scale_of_both(one, two)
        found = [r for p in near if (r := growth_of(p, one, two, strict=True, scale=scale)) is not None]
        kept = [r for r in found if r.holds] or [r for r in found[:1] if not _is_of_others(passage, r)]
        done |= {id(r.operands[-1]) for r in kept}
        yield from kept
    for then, now, _ in since(passage):  # "A, que aumentó en D desde los B, lo que supone un C%"
        place = own.index(then) + 1
        p_behind = own[place] if place < len(own) and is_percent(own[place]) else None
        if p_behind is not None and id(p_behind) not in done and EQUALS.match(passage.between(then, p_behind)):
            relation = growth_of(p_behind, then, now, strict=True)
            if relation is not None:
                done.add(id(p_behind))
                yield relation
    for p in percents:
        if id(p) in done:
            continue
        beside = _compared(passage, p) or _of_levels_behind(passage, p)
        if beside is not None:
            yield beside
        elif is_change(passage, p):
            yield from _of_levels_apart(passage, p)


def _is_said_as_change(passage: SentenceFigures, p: Mention) -> bool:
    if is_change(passage, p) or p.figure.text.startswith(("-", "−", "–")):
        return True
    return _IN.search(passage.left(p, WORDS.preposition)) is not None


def _is_bare_behind(passage: SentenceFigures, p: Mention, one: Mention, two: Mention) -> bool:
    """Whether a percentage stands right behind two levels with nothing said of it ("de 8.412 a 9.105 (8,2 %)"); the
    ends of a range ("de 500 a 1.000 habitantes, un 12 %") are short or round."""
    exact = min(length(one), length(two)) > DRAWN.shortest and max(map(_significant, (one, two))) > DRAWN.shortest
    if not exact or p.figure.start < two.figure.end or not _BESIDE_LEVELS.match(passage.between(two, p)):
        return False
    return _ENDS.match(passage.right(p, WORDS.interval)) is not None


def _significant(mention: Mention) -> int:
    return significant_digits(mention.figure)


def _is_of_clause(passage: SentenceFigures, p: Mention, one: Mention, two: Mention) -> bool:
    """Whether no new clause begins between a percentage and a pair: "A (B un año atrás), un 5,3% más, de modo que la
    relación subió de 70,9% a 71,7%"."""
    gap = passage.between(p, one) if p.figure.start < one.figure.start else passage.between(two, p)
    return not (_CLAUSE.search(gap) or _CAUSE.search(gap) or NEW_STATEMENT.search(gap))


def _is_of_others(passage: SentenceFigures, relation: SentenceRelation) -> bool:
    """Whether a percentage is said of something else than the levels beside it, or of them otherwise than as printed
    ("un alza real de 3 %", "un 5 % más en la tasa por habitante")."""
    one, two, p = relation.operands
    gap = passage.between(p, one) if p.figure.start < one.figure.start else passage.between(two, p)
    return is_of_something_else(passage, p) or is_adjusted(passage, gap, p)


def _characters_between(p: Mention, pair: tuple[Mention, Mention]) -> int:
    """How many characters stand between a percentage and a pair of levels."""
    return max(pair[0].figure.start - p.figure.end, p.figure.start - pair[1].figure.end)


def scale_of_both(one: Mention, two: Mention) -> float:
    """What multiplies the first level of "de 7.710 a 8.324 millones": the word behind the second stands for both,
    unless the first is far less so than without it."""
    scale = scale_of(two)
    if one.figure.scaled or not two.figure.scaled or not one.value:
        return 1.0
    return scale if 1 / PASSAGE.one_scale < one.value * scale / two.value < PASSAGE.one_scale else 1.0


def _compared(passage: SentenceFigures, p: Mention) -> SentenceRelation | None:
    """ "cerró con 1.350 casos, un 12,5 % más que los 1.200 del año anterior": the level, the change, the level
    compared with."""
    own = passage.own
    place = own.index(p)
    if not 0 < place < len(own) - 1:
        return None
    now, then = own[place - 1], own[place + 1]
    if place > 1 and now.figure.unit not in ("", then.figure.unit) and _OF_SIZE.search(passage.left(now, WORDS.beside)):
        now = own[place - 2]
    fits = is_quantity(now) and is_quantity(then) and same_kind(now, then) and min(length(now), length(then)) > 1
    gap = passage.between(p, then)
    if fits and _COMPARED.match(gap) and not _TIME_COMPARED.search(gap) and _LEVEL_GAP.match(passage.between(now, p)):
        return growth_of(p, then, now, strict=True)
    return None


def _of_levels_behind(passage: SentenceFigures, p: Mention) -> SentenceRelation | None:
    """ "creció 7,5 %: era de A y es de B", "aumentó un 7,5 % y llegó a B, desde A"."""
    place = passage.own.index(p)
    pair = passage.own[place + 1 : place + 3]
    if not is_change(passage, p) or len(pair) < len(("one", "two")) or not all(map(is_quantity, pair)):
        return None
    gap = passage.between(p, pair[0])
    found = two_levels(passage, pair) if _LEVELS_BEHIND.match(gap) and not NEW_STATEMENT.search(gap) else None
    relation = growth_of(p, *found, strict=True, scale=scale_of_both(*found)) if found else None
    return None if relation is None or (not relation.holds and _is_of_others(passage, relation)) else relation


def _of_levels_apart(passage: SentenceFigures, p: Mention) -> Iterator[SentenceRelation]:
    own = passage.own
    place = own.index(p)
    last = own[place - 1] if place else None
    if last is not None and is_quantity(last):
        gap = passage.between(last, p)
        if changes(gap):  # "… alcanzaba a A, un aumento de p%", the level of today stated before
            now = [
                m
                for m in (*passage.before, *own[: place - 1])
                if same_kind(last, m) and m.figure.unit == last.figure.unit
            ]
            apart = len(now) == 1 and now[0] in passage.before and _of_other_years(passage, now[0], last)
            levels_apart = [(m, last) if apart and _is_earlier(m, last) else (last, m) for m in now]
            grown = [r for one, two in levels_apart if (r := growth_of(p, one, two, strict=apart)) is not None]
            shrunk = [r for m in now if (r := growth_of(p, m, last, strict=False)) is not None and r.holds]
            kept = [r for r in (*grown, *shrunk) if r.holds] or (grown if apart else [])
            if kept:
                yield from kept
                return
        said = passage.left(last, WORDS.change_of_other).rpartition(", ")[2]
        is_difference = changes(said) and (
            CHANGED_BY.search(passage.left(last, WORDS.change_by))
            or not MORE_BEHIND.match(passage.right(p, WORDS.beside))  # "que suponen un 14 % más": A is a level itself
        )
        if EQUALS.match(gap) and is_difference:  # "aumentó en D, equivalente a p%"
            larger = [m for m in passage.before if same_kind(last, m) and 0 < last.value < m.value]
            for whole in larger[: GROWTH.most_levels_before]:
                yield _of_difference(p, last, whole)
                return
    levels = [m for m in own if is_quantity(m)][: GROWTH.most_levels]
    for x, y in combinations(levels, 2):
        if same_kind(x, y) and min(length(x), length(y)) > 1:
            for one, two in ((x, y), (y, x)):
                found = growth_of(p, one, two, strict=False)
                if found is not None and found.holds and found.chance < GROWTH.rare_growth:
                    yield found


def _of_other_years(passage: SentenceFigures, one: Mention, two: Mention) -> bool:
    """Whether the sentences of two figures name years, and not the same: the one then states the level before."""
    named = [set(_YEAR.findall(m.claim.sentence.text)) for m in (one, two)]
    return all(named) and named[0] != named[1]


def _is_earlier(one: Mention, two: Mention) -> bool:
    """Whether the sentence of the first figure names earlier years than that of the second."""
    first, second = (max(_YEAR.findall(m.claim.sentence.text)) for m in (one, two))
    return bool(first < second)


def _rate(one: Mention, two: Mention, scale: float) -> Bounds:
    """Between what bounds |B / A - 1| lies, in percent, the first level times ``scale``."""
    (a_low, a_high), (b_low, b_high) = spread(one), spread(two)
    a_low, a_high = a_low * scale, a_high * scale
    low, high = (b_low / a_high - 1) * 100, (b_high / max(a_low, 1e-9) - 1) * 100
    if low <= 0 <= high:
        return 0.0, max(-low, high)
    return (low, high) if low > 0 else (-high, -low)


def growth_of(p: Mention, one: Mention, two: Mention, *, strict: bool, scale: float = 1.0) -> SentenceRelation | None:
    """That a percentage is the change from one level to another: whether it holds, and what slip would mend it."""
    if not one.value:
        return None
    rate, said = _rate(one, two, scale), tolerant_spread(p)
    exact = (two.value / (one.value * scale) - 1) * 100
    likely = min(1.0, (said[1] - said[0] + rate[1] - rate[0]) / CHANCE.change_range)
    decimals = max(p.figure.decimals, 1)
    a, b = one.figure.text, two.figure.text
    arithmetic = f"({b} - {a}) / {a} = {show_float(exact, decimals)}%"
    if meet(rate, said):
        return SentenceRelation("growth", (one, two, p), True, strict, likely, arithmetic=arithmetic)
    slips = culprits((p, (rate[0] - p.step, rate[1] + p.step)))
    up = (max(1e-9, said[0]) / 100, said[1] / 100)
    for low, high in (up, (-up[1], -up[0])):  # with a slip in a level a rise may read as a fall
        slips += culprits(
            (one, (two.value / scale / max(1e-9, 1 + high), two.value / scale / max(1e-9, 1 + low))),
            (two, (one.value * scale * (1 + low), one.value * scale * (1 + high))),
        )
    return SentenceRelation(
        "growth", (one, two, p), False, strict, likely, slips, show_float(exact, decimals) + "%", arithmetic
    )


def _of_difference(p: Mention, difference: Mention, whole: Mention) -> SentenceRelation:
    d, b, share, step = difference.value, whole.value, p.value / 100, p.step / 100
    grown, shrunk = d / (b - d) * 100, d / (b + d) * 100
    decimals = max(p.figure.decimals, 1)
    arithmetic = (
        f"{difference.figure.text} / ({whole.figure.text} - {difference.figure.text}) = {show_float(grown, decimals)}%"
    )
    operands, likely = (difference, whole, p), 2 * p.step / CHANCE.change_range
    if abs(grown - p.value) <= p.step or abs(shrunk - p.value) <= p.step:
        return SentenceRelation("growth", operands, True, True, likely, arithmetic=arithmetic)
    low, high = max(1e-9, share - step), share + step
    slips = culprits(
        (p, (grown - p.step, grown + p.step)),
        (difference, (b * low / (1 + low), b * high / (1 + high))),
        (whole, (d * (1 + high) / high, d * (1 + low) / low)),
    )
    return SentenceRelation(
        "growth", operands, False, True, likely, slips, show_float(grown, decimals) + "%", arithmetic
    )
