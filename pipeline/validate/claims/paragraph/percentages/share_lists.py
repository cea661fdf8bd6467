"""Lists of percentages with their counts: «del total de 81.001, el 46 % (37.460) son …, el 40 % (32.728) …»,
«por cesárea nacieron 476 (43,0 %) y por parto normal 630 (57,0 %)»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.quantities.printing import show_float
from pipeline.validate.claims.paragraph.percentages.shares import share_of
from pipeline.validate.claims.paragraph.relation import (
    THE,
    SentenceFigures,
    SentenceRelation,
    is_change,
    is_percent,
    is_quantity,
    same_kind,
    spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, SHARES, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import slips_of

_COUNT_BEHIND = re.compile(r"^(?:\s*%)?(?:\s+[a-z]+){0,2}\s*\(\s*" + THE + "$")
_PERCENT_BEHIND = re.compile(r"^\s*(?:[a-z]+\s+){0,4}\(\s*(?:un\s+|el\s+)?$")
_BRACKET_ENDS = re.compile(r"^\s*%?\s*\)")
_WHOLE = re.compile(
    r"\b(?:(?:de|del|entre|sobre)\s+(?:l[oa]s\s+|un\s+|el\s+)?(?:total|universo|conjunto)\s+de|(?:de|entre)\s+l[oa]s|en\s+total)\s+"
    + THE
    + r"$|\b(?:total\w*|universo|padron|dotacion|matricula|poblacion)\b[^;:.,\d]{0,40}$"
)
"""What is said before the figure of which all that is listed are parts."""

Shared = tuple[Mention, Mention]
"""A part and its percentage."""


def share_lists(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """The percentages of a list of which each has its count in brackets, or stands in brackets behind it: of the whole
    that the sentence names, else of what all of them add up to, where the percentages close to 100."""
    behind = _pairs(passage, is_percent, is_quantity, _COUNT_BEHIND)
    counted = [(part, p) for p, part in behind]
    whole = _whole(passage, counted)
    if whole is not None:
        yield from _of_whole(counted, whole)
        return
    before = _pairs(passage, is_quantity, is_percent, _PERCENT_BEHIND)
    listed = [(part, p) for part, p in before if _BRACKET_ENDS.match(passage.right(p, WORDS.interval))]
    yield from _closed(counted if len(counted) > 1 else listed)


def _pairs(
    passage: SentenceFigures, first: Callable[[Mention], bool], second: Callable[[Mention], bool], gap: re.Pattern[str]
) -> list[Shared]:
    """Neighbours of which the second stands in brackets behind the first; none of them says a change."""
    return [
        (one, two)
        for one, two in pairwise(passage.own)
        if first(one) and second(two) and gap.match(passage.between(one, two))
        if not any(is_percent(m) and is_change(passage, m) for m in (one, two))
    ]


def _whole(passage: SentenceFigures, counted: Sequence[Shared]) -> Mention | None:
    """The one count before a list that is said to be a whole, larger than all of its parts."""
    if len(counted) < SHARES.fewest_listed:
        return None
    first = min(m.figure.start for m in counted[0])
    before = [m for m in passage.own if is_quantity(m) and m.figure.start < first]
    said = [m for m in before if _WHOLE.search(passage.left(m, WORDS.clause))]
    if len(said) != 1 or said[0] is not before[-1]:
        return None
    return said[0] if all(same_kind(said[0], part) for part, _ in counted) else None


def _of_whole(counted: Sequence[Shared], whole: Mention) -> Iterator[SentenceRelation]:
    """Every percentage as the share of its count; where more than one fails, only a slip of the whole explains it."""
    found = [r for part, p in counted for r in share_of(p, part, whole, strict=True)]
    failing = [r for r in found if not r.holds]
    if len(failing) < len(found):
        yield from found if len(failing) <= 1 else [r for r in found if r.holds]
        return
    mending = [v for v in map(float, slips_of(whole.figure)) if all(_is_share(part, v, p) for part, p in counted)]
    if mending and failing:
        one = failing[0]
        yield SentenceRelation(
            "share", one.operands, False, True, one.chance, ((whole, mending[0]),), one.expected, one.arithmetic
        )


def _closed(counted: Sequence[Shared]) -> Iterator[SentenceRelation]:
    """Parts whose percentages close to 100, where a slip in one of the parts breaks more than one percentage."""
    if not SHARES.fewest_listed <= len(counted) <= SHARES.most_percentages:
        return
    parts, percents = [part for part, _ in counted], [p for _, p in counted]
    alike = all(same_kind(parts[0], m) and m.value for m in parts)
    if not alike or abs(sum(p.value for p in percents) - 100) > sum(p.step for p in percents) / 2:
        return
    whole = sum(m.value for m in parts)
    failing = [n for n, (part, p) in enumerate(counted) if not _is_share(part, whole, p)]
    if len(failing) < SHARES.fewest_listed:
        return  # all hold, or one percentage alone is wrong: ``shares`` sees both
    slips = []
    for place, part in enumerate(parts):
        for value in map(float, slips_of(part.figure)):
            others = whole - part.value + value
            if all(
                _is_share_of(value if n == place else m.value, others, p) for n, (m, p) in enumerate(counted) if others
            ):
                slips.append((part, value))
                break
    if not slips:
        return
    blamed = slips[0][0]
    p = percents[parts.index(blamed)]
    exact = show_float(blamed.value / whole * 100, max(p.figure.decimals, 1)) + "%"
    arithmetic = f"{blamed.figure.text} / ({' + '.join(m.figure.text for m in parts)}) = {exact}"
    operands = (*(m for pair in counted for m in pair if m is not p), p)
    yield SentenceRelation("share", operands, False, True, CHANCE.joined, tuple(slips), exact, arithmetic)


def _is_share(part: Mention, whole: float, p: Mention) -> bool:
    low, high = spread(part)
    return low / whole * 100 - p.step <= p.value <= high / whole * 100 + p.step if whole else False


def _is_share_of(part: float, whole: float, p: Mention) -> bool:
    return abs(part / whole * 100 - p.value) <= p.step
