"""What a figure drawn from others should be (a sum, a rest, a quotient, a change) and which slip would mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.quantities.printing import show_float
from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.parts.sums import room_of
from pipeline.validate.claims.paragraph.percentages.shares import share_of
from pipeline.validate.claims.paragraph.relation import (
    NOISE,
    SentenceRelation,
    agrees_by_chance,
    culprits,
    meet,
    printed_as,
    spread,
    tolerant_spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, DRAWN
from pipeline.validate.claims.sentence.mentions import Mention

_MORE = re.compile(r"\b(?:mas|adicional|superior|mayor|aument|alza|increment|crec)")


def sum_of(parts: Sequence[Mention], whole: Mention, *, strict: bool, others: Sequence[str] = ()) -> SentenceRelation:
    """That parts add up to a whole: whether it holds, and what slip would mend it. ``others`` are whole numbers that
    are parts too, and no figures that could be wrong (they are read as something else)."""
    room = room_of([*parts, whole])
    added = sum(m.value for m in parts) + sum(int(other.replace(".", "")) for other in others)
    operands = (*parts, whole)
    if any(m.figure.decimals for m in operands):
        room = max(room, max(m.step for m in operands) / 2 * len(parts))
    likely = agrees_by_chance(whole, room)
    if abs(added - whole.value) <= room + NOISE:
        return SentenceRelation("sum", operands, True, strict, likely)
    needed = [(m, whole.value - (added - m.value)) for m in parts if not m.in_words]
    slips = culprits((whole, (added - room, added + room)), *((m, (v - room, v + room)) for m, v in needed if v > 0))
    texts = (*(m.figure.text for m in parts), *others)
    arithmetic = f"{' + '.join(texts)} = {printed_as(added, whole)}"
    return SentenceRelation("sum", operands, False, strict, likely, slips, printed_as(added, whole), arithmetic)


def remainder_of(whole: Mention, taken: Mention, rest: Mention, *, strict: bool) -> SentenceRelation:
    """That a third figure is what is left of the first without the second."""
    left, room = whole.value - taken.value, room_of([whole, taken, rest])
    likely = agrees_by_chance(rest, room)
    arithmetic = f"{whole.figure.text} - {taken.figure.text} = {printed_as(left, rest)}"
    operands = (whole, taken, rest)
    if abs(left - rest.value) <= room + NOISE:
        return SentenceRelation("difference", operands, True, strict, likely, arithmetic=arithmetic)
    needed = ((rest, left), (taken, whole.value - rest.value), (whole, taken.value + rest.value))
    slips = culprits(*((m, (v - room, v + room)) for m, v in needed if v > 0 and not m.in_words))
    expected = printed_as(left, rest)
    return SentenceRelation("difference", operands, False, strict, likely, slips, expected, arithmetic)


def quotient_of(
    total: Mention, many: float, each: Mention, stated: tuple[Mention, ...], *, strict: bool
) -> Iterator[SentenceRelation]:
    """That each of so many has its share of a total; a figure cut instead of rounded is right too."""
    if many < DRAWN.fewest or not each.value:
        return
    low, high = spread(total)
    exact, low, high = total.value / many, low / many, high / many
    operands = (*stated, each)
    likely = min(1.0, CHANCE.quotient_range * (each.step + high - low) / each.value)
    by = stated[1].figure.text if len(stated) > 1 else show_float(many, 0)
    arithmetic = f"{total.figure.text} / {by} = {printed_as(exact, each)}"
    if low - each.step <= each.value <= high + each.step / 2:
        yield SentenceRelation("product", operands, True, strict, likely, arithmetic=arithmetic)
        return
    if not strict:
        return
    least, most = each.value - each.step / 2, each.value + each.step
    needed = [(each, (low - each.step, high + each.step / 2)), (total, (least * many, most * many))]
    if len(stated) > 1:
        needed.append((stated[1], (total.value / most, total.value / max(least, 1e-9))))
    slips = culprits(*needed)
    expected = printed_as(exact, each)
    yield SentenceRelation("product", operands, False, True, likely, slips, expected, arithmetic)


def growth_of_difference(p: Mention, difference: Mention, now: Mention) -> Iterator[SentenceRelation]:
    """ "4.282 cortes, 207 más que en 2018 (5,1 %)": the level before is what is left without the difference."""
    d, b = difference.value, now.value
    if not 0 < d < b:
        return
    operands, likely = (difference, now, p), 2 * p.step / CHANCE.change_range
    for then in (b - d, b + d):
        exact = d / then * 100
        if abs(exact - p.value) <= p.step:
            arithmetic = (
                f"{difference.figure.text} / {show_float(then, 0)} = {show_float(exact, max(p.figure.decimals, 1))}%"
            )
            yield SentenceRelation("growth", operands, True, True, likely, arithmetic=arithmetic)
            return
    more = _MORE.search(fold(p.claim.sentence.text)) is not None
    then = b - d if more else b + d
    exact = d / then * 100
    decimals = max(p.figure.decimals, 1)
    expected = show_float(exact, decimals) + "%"
    arithmetic = f"{difference.figure.text} / {show_float(then, 0)} = {expected}"
    slips = culprits(
        (p, (exact - p.step, exact + p.step)),
        (difference, (then * (p.value - p.step) / 100, then * (p.value + p.step) / 100)),
    )
    yield SentenceRelation("growth", operands, False, True, likely, slips, expected, arithmetic)


def done_of(p: Mention, left: Mention, whole: Mention) -> Iterator[SentenceRelation]:
    """ "quedaron 2.066 millones de 29.292, ejecución 92,9 %": a percentage is the share of what is not left."""
    if not 0 < left.value < whole.value or not p.value < 100:
        return
    (left_low, left_high), (low, high) = spread(left), spread(whole)
    bounds = (100 - left_high / low * 100, 100 - left_low / high * 100)
    exact = 100 - left.value / whole.value * 100
    operands, likely = (left, whole, p), min(1.0, 2 * p.step / CHANCE.change_range)
    expected = show_float(exact, p.figure.decimals) + "%"
    arithmetic = f"1 - {left.figure.text} / {whole.figure.text} = {expected}"
    if meet(bounds, tolerant_spread(p)):
        yield SentenceRelation("share", operands, True, True, likely, arithmetic=arithmetic)
        return
    least, most = 1 - (p.value + p.step) / 100, 1 - (p.value - p.step) / 100
    slips = culprits(
        (p, (bounds[0] - p.step, bounds[1] + p.step)),
        (left, (whole.value * least, whole.value * most)),
        (whole, (left.value / most, left.value / max(least, NOISE))),
    )
    yield SentenceRelation("share", operands, False, True, likely, slips, expected, arithmetic)


def part_of(p: Mention, whole: Mention, part: Mention) -> Iterator[SentenceRelation]:
    """ "el 12 % de las 450 viviendas, es decir, 54"."""
    strict = whole.figure.start > p.figure.start
    yield from share_of(p, part, whole, strict=strict)
