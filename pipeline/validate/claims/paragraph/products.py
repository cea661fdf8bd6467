"""Products and formulas in a sentence: «16 regiones por 12 ramas: 192 celdas», «620/14 = 44»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from pipeline.quantities.printing import show_float
from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.relation import (
    SentenceFigures,
    SentenceRelation,
    by_chance,
    culprits,
    is_percent,
    is_quantity,
    spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, PRODUCTS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import significant_digits

_MULTIPLIED = re.compile(r"\bmultiplic")
_OPERATOR = re.compile(r"^[^\w²³√,.;:]{0,6}([/÷x×*+=−-])[^\w²³√,.;:]{0,6}$")
_PART_BEFORE = re.compile(r"(?:[/÷x×*+^(\[{−-]|\d)\s*$")
_PART_BEHIND = re.compile(r"^\s?(?:[/÷×*+^−-]\s?[\w(]|[a-zα-ω]{1,2}\b(?!\s+[a-z]))")
"""What stands beside a formula that is part of a longer one ("1 − 1/3 = 2/3", "{0 − 0} = 2β")."""
_COMPUTE: dict[str, Callable[[float, float], float]] = {
    "/": lambda a, b: a / b if b else 0.0, "x": lambda a, b: a * b, "+": lambda a, b: a + b, "-": lambda a, b: a - b,
}  # fmt: skip
_FIRST: dict[str, Callable[[float, float], float]] = {  # the first operand, from the result and the second
    "/": lambda c, b: c * b, "x": lambda c, b: c / b if b else 0.0, "+": lambda c, b: c - b, "-": lambda c, b: c + b,
}  # fmt: skip
_SECOND: dict[str, Callable[[float, float], float]] = {  # the second operand, from the result and the first
    "/": lambda c, a: a / c if c else 0.0, "x": lambda c, a: c / a if a else 0.0, "+": lambda c, a: c - a,
    "-": lambda c, a: a - c,
}  # fmt: skip
_SAME = {"÷": "/", "×": "x", "*": "x", "−": "-"}


def products(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Three figures of which one is the product of the others."""
    near = [m for m in (*passage.before[-PRODUCTS.factors_before :], *passage.own) if is_quantity(m)]
    if not near or not PRODUCTS.fewest_factors <= len(near) <= PRODUCTS.most_factors:
        return
    said = _MULTIPLIED.search(fold(passage.own[0].claim.sentence.text)) is not None
    failed = []
    for three in combinations(near, 3):
        result = max(three, key=lambda m: m.value)
        a, b = (m for m in three if m is not result)
        if min(a.value, b.value) <= PRODUCTS.least_factor or not any(m in passage.own for m in three):
            continue
        (a_low, a_high), (b_low, b_high), (low, high) = spread(a), spread(b), spread(result)
        width = (a_high * b_high - a_low * b_low + high - low) / result.value
        likely = max(by_chance(significant_digits(result.figure)), width)
        if a_low * b_low <= high and low <= a_high * b_high:
            if said or likely < PRODUCTS.rare_product:
                yield SentenceRelation("product", (a, b, result), True, said, likely)
                return
        elif said and all(m in passage.own for m in three) and three[2] is result:
            slips = culprits(
                (result, (a_low * b_low, a_high * b_high)), (a, (low / b_high, high / b_low)),
                (b, (low / a_high, high / a_low)),
            )  # fmt: skip
            value = show_float(a.value * b.value, 0)
            arithmetic = f"{a.figure.text} × {b.figure.text} = {value}"
            if slips:
                failed.append(
                    SentenceRelation("product", (a, b, result), False, True, likely, slips, value, arithmetic)
                )
    yield from failed[:1]


def formulas(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Three figures with an operator and an equals sign between them."""
    own = passage.own
    for a, b, c in zip(own, own[1:], own[2:], strict=False):
        one, two = _OPERATOR.match(passage.between(a, b)), _OPERATOR.match(passage.between(b, c))
        if one is None or two is None or one.group(1) == "=" or two.group(1) != "=":
            continue
        if _PART_BEFORE.search(passage.left(a, PRODUCTS.beside)) or _PART_BEHIND.match(
            passage.right(c, PRODUCTS.beside)
        ):
            continue
        sign = _SAME.get(one.group(1), one.group(1))
        relation = _formula(a, b, c, sign)
        if relation.holds or not _is_result(a, passage, c, sign, b):
            yield relation


def _is_result(a: Mention, passage: SentenceFigures, c: Mention, sign: str, b: Mention) -> bool:
    """Whether the first figure of a formula is printed before as the result of another, so that it was rounded, and
    some value it stands for gives the result: "674/14 = 48 … 48/0,05 = 963"."""
    stated_before = any(m.value == a.value and m.figure.unit == a.figure.unit for m in passage.earlier + passage.before)
    ends = [_COMPUTE[sign](a.value + side * a.step / 2, b.value) for side in (-1, 1)]
    return stated_before and min(ends) - c.step <= c.value <= max(ends) + c.step


def fractions(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "un 5% = 0,05 de los casos": a percentage and the fraction it is."""
    own = passage.own
    for a, b in pairwise(own):
        sign = _OPERATOR.match(passage.between(a, b))
        if sign is None or sign.group(1) != "=" or not is_percent(a) or is_percent(b) or not 0 < b.value < 1:
            continue
        fraction = a.value / 100
        expected = show_float(b.value * 100, a.figure.decimals) + "%"
        arithmetic = f"{b.figure.text} = {expected}"
        if abs(fraction - b.value) <= b.step / 2 + 1e-9:
            yield SentenceRelation("formula", (b, a), True, True, CHANCE.joined, arithmetic=arithmetic)
            continue
        low, high = b.value - b.step / 2, b.value + b.step / 2
        slips = culprits((a, (low * 100, high * 100)), (b, (fraction - b.step / 2, fraction + b.step / 2)))
        yield SentenceRelation("formula", (b, a), False, True, CHANCE.joined, slips, expected, arithmetic)


def _formula(a: Mention, b: Mention, c: Mention, sign: str) -> SentenceRelation:
    exact = _COMPUTE[sign](a.value, b.value)
    arithmetic = f"{a.figure.text} {sign} {b.figure.text} = {show_float(exact, c.figure.decimals)}"
    away = c.step
    if sign == "/" and 0 < b.value < 1 and a.step == 1:
        away = max(away, 0.5 / b.value)  # a whole number may be rounded, and a small divisor makes much of it
    if abs(exact - c.value) <= away:
        return SentenceRelation("formula", (a, b, c), True, True, CHANCE.joined, arithmetic=arithmetic)
    room = c.step / max(c.value, c.step)
    first, second = _FIRST[sign](c.value, b.value), _SECOND[sign](c.value, a.value)
    slips = culprits(
        (c, (exact - away, exact + away)), (a, (first * (1 - room), first * (1 + room))),
        (b, (second * (1 - room), second * (1 + room))),
    )  # fmt: skip
    expected = show_float(exact, c.figure.decimals)
    return SentenceRelation("formula", (a, b, c), False, True, CHANCE.joined, slips, expected, arithmetic)
