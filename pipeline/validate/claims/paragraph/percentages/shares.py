"""Shares stated beside part and whole: «x de y (z %)», and percentages that close to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.quantities.printing import show_float
from pipeline.spanish.folding import fold
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.spanish.relation_words import CONFIDENCE_INTERVAL, OF_THESE
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT, is_of_something_else
from pipeline.validate.claims.paragraph.parts.sums import OF_PARTS, both_of_a_pair
from pipeline.validate.claims.paragraph.relation import (
    EQUALS,
    THE,
    SentenceFigures,
    SentenceRelation,
    culprits,
    is_bound,
    is_change,
    is_percent,
    is_quantity,
    meet,
    mended,
    same_kind,
    spread,
    tolerant_spread,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, SHARES, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits

CLOSED = 1e-9
_NAMED = re.compile(r"^\s*(?:[a-z()]+\s*){0,5}\(?\s*$")
_JOINED = re.compile(r"\b(?:y|e|mientras)\b[^(]*$")
_OF = re.compile(r"^\s*(?:[a-z]+\s+){0,4}?(?:de|entre|sobre)\s+(?:un\s+(?:total|universo)\s+de\s+)?" + THE + "$")
_OF_BEFORE = re.compile(r"\b(?:de|del?|entre)\s+(?:un\s+(?:total|universo)\s+de\s+)?" + THE + "$")
_OF_THESE = re.compile(r"^\s*(?:[a-z]+\s+)?(?:de|entre)\s+(?:ell[oa]s|est[oa]s|l[oa]s\s+(?:cuales|que))\b")
_OF_THE_FIRST = re.compile(OF_THESE)
"""Between two percentages: "un 20 % de locales vacíos, de los cuales el 85 % …"."""
_OF_THESE_THE = re.compile(
    r"^[^.;:()\d]*\b(?:de|entre)\s+(?:ell[oa]s|est[oa]s|l[oa]s\s+(?:cuales|que)|(?:est|es|dich)[eao]\s+(?:monto|total|cifra|suma))"
    r",?\s+(?:el|un)\s+$"
)
"""A percentage of the figure before, with its part behind: "M$ 1.500, de los cuales el 40 % (M$ 600)"."""
_OPENED = re.compile(r"^\s*%?\s*[(:]")
_VERB_OPENED = re.compile(r":\s*(?:[a-z]+\s+){1,2}$")
_PAIR_OPENED = re.compile(r"^[^.;:\d]{0,50}[(,]\s*(?:es\s+decir,?\s+|esto\s+es,?\s+|o\s+sea,?\s+)?" + THE + "$")
_BRACKET = re.compile(r"^(?:\s*%)?(?:\s+[a-z]+){0,2}\s*\(\s*$")
_OF_BEHIND = re.compile(
    r"^\s*(?:%\s*)?\)\s*(?:[a-z]+\s+){0,3}?(?:de|entre|sobre)\s+(?:un\s+(?:total|universo)\s+de\s+)?" + THE + "$"
)
_REST = re.compile(r"\b(?:restantes?|resto|l[oa]s\s+demas|[ye]\s+(?:l[oa]s\s+)?otr[oa]s)\b")
_SOME = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|entre\s+l[oa]s|encabez\w+)\b")
"""A list that names only some, or ranks them."""
_ONLY = re.compile(r"\bsolo\b|\bmientras\b|\by\s+(?:el|un)\b")
_LAST = re.compile(
    r"\b(?:[yo]\s+(?:mas|menos)|mas\s+de|otr[oa]s|sin\s+(?:informacion|datos|especificar)|no\s+(?:informa|responde|sabe)\w*)\b"
)
"""What the last of the groups that make up a whole is called: with it the shares close."""
_OF_THE_GROUP = re.compile(r"^\s*(?:%\s*)?de\s+(?:l[oa]s|est[oa]s|es[oa]s|dich[oa]s)\s+([a-z]+)")
"""A percentage of a group: "el 14 % de las mujeres" leaves women, not men."""
_RESPECTIVELY = re.compile(r"\brespectivamente\b")
_INTERVAL = re.compile(rf"\b(?:{CONFIDENCE_INTERVAL}|cri)\b")


def shares(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Percentages that stand with their part, or with part and whole."""
    own = passage.own
    beside: list[tuple[Mention, Mention]] = []
    for place, p in enumerate(own):
        if not is_percent(p):
            continue
        before = own[place - 1] if place and is_quantity(own[place - 1]) else None
        gap = passage.between(before, p) if before is not None else ""
        if is_change(passage, p) and not EQUALS.match(gap):
            continue
        parts = []
        if before is not None and (EQUALS.match(gap) or _NAMED.match(gap)):
            parts.append(before)
            if _NAMED.match(gap):
                beside.append((before, p))
        behind = own[place + 1] if place + 1 < len(own) and is_quantity(own[place + 1]) else None
        if behind is not None and _OPENED.match(passage.right(p, WORDS.interval)):
            parts.append(behind)
        found = [r for part in parts for r in _of_wholes(passage, p, part)]
        first = own[place - 2] if place > 1 and is_quantity(own[place - 2]) else None  # "x de y (p%)"
        if first and before and _OF.match(passage.between(first, before)) and EQUALS.match(gap):
            found += share_of(p, first, before, strict=True)
        of_pair = [*_of_pair_behind(passage, p, place), *_of_whole_behind(passage, p, place)]
        found += of_pair
        confirmed = [r for r in found if r.holds and (r.strict or r.chance < SHARES.rare_share)]
        if confirmed:
            yield min(confirmed, key=lambda r: (not r.strict, r.chance))
        elif of_pair:
            yield from of_pair
        elif not (_JOINED.search(gap) or is_of_something_else(passage, p)):
            yield from [r for r in found if r.strict and not r.holds][:1]
    yield from _of_one_whole(beside, [m for m in (*passage.before, *own) if is_quantity(m)])


def _of_wholes(passage: SentenceFigures, p: Mention, part: Mention) -> Iterator[SentenceRelation]:
    own = passage.own
    wholes = [
        w
        for w in (*own, *passage.before)
        if w is not part and is_quantity(w) and same_kind(part, w) and w.value > part.value
    ]
    for whole in wholes[: SHARES.most_wholes]:
        strict = False
        if whole in own:
            gap = own.index(whole) - own.index(part)
            if gap == -(len((whole, p))) and own[own.index(whole) + 1] is p:
                strict = _OF_THESE_THE.search(passage.between(whole, p)) is not None
            elif gap == -1:
                strict = bool(
                    OF_PARTS.search(passage.between(whole, part))
                    or _VERB_OPENED.search(passage.between(whole, part))
                    or _OF_BEFORE.search(passage.left(whole, WORDS.beside))
                    or _OF_THESE.match(passage.right(part, WORDS.of_these))
                )
            elif gap == 1:
                strict = _OF.match(passage.between(part, whole)) is not None
        yield from share_of(p, part, whole, strict=strict)


def _of_pair_behind(passage: SentenceFigures, p: Mention, place: int) -> Iterator[SentenceRelation]:
    """ "el 35 % del total ($ 1.750 de $ 5.000)"; "casi tres de cada cuatro (74,3 %), 867 de 1.167, …"."""
    pair = passage.own[place + 1 : place + 3]
    if len(pair) < len(("part", "whole")) or not all(map(is_quantity, pair)) or not same_kind(*pair):
        return
    part, whole = pair
    gap = passage.between(p, part)
    if _PAIR_OPENED.match(gap) and _OF.match(passage.between(part, whole)) and not NEW_STATEMENT.search(gap):
        yield from share_of(p, part, whole, strict=True)


def _of_whole_behind(passage: SentenceFigures, p: Mention, place: int) -> Iterator[SentenceRelation]:
    """ "412 (63 %) de los 656", "el 63 % (412) de los 656": part and percentage, one in brackets, then the whole."""
    own = passage.own
    part, pair = own[place - 1 : place], own[place + 1 : place + 3]
    around = [(part[0], pair[0], part[0], p)] if part and pair else []
    behind = [(pair[0], pair[1], p, pair[0])] if len(pair) > 1 else []
    for of, whole, first, second in (*around, *behind):
        is_stated = _BRACKET.match(passage.between(first, second)) and _OF_BEHIND.match(passage.between(second, whole))
        if is_stated and is_quantity(of) and is_quantity(whole) and same_kind(of, whole):
            yield from share_of(p, of, whole, strict=True)


def share_of(p: Mention, part: Mention, whole: Mention, *, strict: bool) -> Iterator[SentenceRelation]:
    """That a percentage is one figure of another, within the rounding of all three; none where the part exceeds the
    whole, unless the relation is ``strict``: then it is wrong."""
    if not (0 < part.value <= whole.value or (strict and whole.value > 0)):
        return
    (part_low, part_high), (whole_low, whole_high) = spread(part), spread(whole)
    low, high = part_low / whole_high * 100, part_high / whole_low * 100
    exact = part.value / whole.value * 100
    decimals = p.figure.decimals
    arithmetic = f"{part.figure.text} / {whole.figure.text} = {show_float(exact, decimals)}%"
    likely = min(1.0, (2 * p.step + high - low) / CHANCE.change_range)
    if meet((low, high), tolerant_spread(p)):
        yield SentenceRelation("share", (part, whole, p), True, strict, likely, arithmetic=arithmetic)
        return
    if is_bound(part) or is_bound(whole):
        return
    share, step = p.value / 100, p.step / 100
    least = max(1e-9, share - step)
    slips = culprits(
        (p, (low - p.step, high + p.step)),
        (part, (whole.value * least, whole.value * (share + step))),
        (whole, (part.value / (share + step), part.value / least)),
    )
    expected = show_float(exact, decimals) + "%"
    yield SentenceRelation("share", (part, whole, p), False, strict, likely, slips, expected, arithmetic)


def _of_one_whole(beside: Sequence[tuple[Mention, Mention]], stated: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """ "26.061 hombres (89,97 %) y 2.906 mujeres (10,03 %)": parts of a whole that is not stated, or that is and that
    they add up to: then every percentage is on its own."""
    whole = sum(part.value for part, _ in beside)
    if len(beside) < 2 or not whole:
        return
    exact = [part.value / whole * 100 for part, _ in beside]
    wrong = [n for n, ((_, p), v) in enumerate(zip(beside, exact, strict=True)) if abs(v - p.value) > p.step]
    closed = any(
        abs(m.value - whole) < CLOSED * whole and len(printed_digits(m.figure)) >= SHARES.long_whole for m in stated
    )
    if not wrong:
        yield SentenceRelation("share", tuple(m for pair in beside for m in pair), True, True, CHANCE.joined)
    if len(wrong) == len(beside):
        return  # all are shares of another whole ("las hembras, de las cuales 14.541 fueron adultas (36,1 %) …")
    for place in wrong if len(wrong) == 1 or closed else ():
        part, p = beside[place]
        value, decimals = exact[place], max(p.figure.decimals, 1)
        others = tuple(m for n, pair in enumerate(beside) if n != place for m in pair)
        arithmetic = (
            f"{part.figure.text} / ({' + '.join(x.figure.text for x, _ in beside)}) = {show_float(value, decimals)}%"
        )
        mend = mended(p, (value - p.step, value + p.step))
        slips = ((p, mend if mend is not None else value),)
        expected = show_float(value, decimals) + "%"
        yield SentenceRelation("share", (*others, part, p), False, True, CHANCE.joined, slips, expected, arithmetic)


def respective(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "82 son mujeres y 108 hombres: las mujeres son el 43,2% y los hombres el 56,8%": parts, then the share of each,
    in their order."""
    own = passage.own
    half = len(own) // 2
    parts, percents = own[:half], own[half:]
    if not 2 <= half <= SHARES.most_percentages or len(own) % 2 or not all(is_percent(p) and p.value for p in percents):
        return
    whole = sum(m.value for m in parts)
    if not whole or not all(is_quantity(m) and m.value and same_kind(parts[0], m) for m in parts):
        return
    if abs(sum(p.value for p in percents) - 100) > sum(p.step for p in percents) / 2 + CLOSED:
        return
    operands = (*parts, *percents)
    wrong = [n for n, (m, p) in enumerate(zip(parts, percents, strict=True)) if not _is_share(m.value, whole, p)]
    if not wrong:
        yield SentenceRelation("share", operands, True, True, CHANCE.joined)
        return
    named = all((m.behind | m.further) & p.before for m, p in zip(parts, percents, strict=True))
    if not named and not _RESPECTIVELY.search(fold(parts[0].claim.sentence.text)):
        return
    slips: list[tuple[Mention, float]] = []
    for m, p in zip(parts, percents, strict=True):
        rest, low, high = whole - m.value, (p.value - p.step) / 100, (p.value + p.step) / 100
        slips += culprits((m, (rest * low / (1 - low), rest * high / (1 - high))) if high < 1 else (m, (0.0, 0.0)))
    if slips:
        blamed = slips[0][0]
        place = parts.index(blamed)
        exact = show_float(blamed.value / whole * 100, percents[place].figure.decimals) + "%"
        added = " + ".join(m.figure.text for m in parts)
        ordered = (*(m for m in operands if m is not percents[place]), percents[place])
        arithmetic = f"{blamed.figure.text} / ({added}) = {exact}"
        yield SentenceRelation("share", ordered, False, True, CHANCE.joined, tuple(slips), exact, arithmetic)


def _is_share(part: float, whole: float, p: Mention) -> bool:
    return abs(part / whole * 100 - p.value) <= p.step


def closing(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Percentages of one sentence, or of it and the one before, that close to 100; said to where the percentage of the
    rest, of both sexes or of a last group is given."""
    own = _levels(passage, passage.own)
    before = [m for m in passage.before if is_percent(m) and m.value and m.block == passage.own[0].block]
    sentence = fold(passage.own[0].claim.sentence.text)
    if _INTERVAL.search(sentence) or any(_OF_THE_FIRST.search(passage.between(a, b)) for a, b in pairwise(own)):
        return
    rest = not _SOME.search(sentence) and any(_REST.search(_beside(passage, m)) for m in own)
    pair = len(own) == 2 and both_of_a_pair(passage, own) and not _each_of_its_group(passage, own)
    yield from _closed(own, strict=rest or pair, only=_ONLY.search(sentence))
    if before and own and len(before) + len(own) > 2:
        last = _LAST.search(passage.left(own[-1], WORDS.group)) is not None
        yield from _closed([*before, *own], strict=last, only=None)


def _beside(passage: SentenceFigures, mention: Mention) -> str:
    """What is said right before a figure, and behind it up to the end of its sentence."""
    return passage.left(mention, WORDS.group) + "|" + passage.right(mention, WORDS.remainder).partition(".")[0]


def _each_of_its_group(passage: SentenceFigures, percents: Sequence[Mention]) -> bool:
    """Whether each percentage is of a group of its own: "el 14 % de las mujeres, contra el 26 % de los hombres"."""
    groups = [_OF_THE_GROUP.match(passage.right(m, WORDS.label)) for m in percents]
    named = [group.group(1) for group in groups if group]
    return len(set(named)) == len(percents)


def _levels(passage: SentenceFigures, mentions: Sequence[Mention]) -> list[Mention]:
    """The percentages that state no change."""
    return [m for m in mentions if is_percent(m) and m.value and not is_change(passage, m)]


def _closed(percents: Sequence[Mention], *, strict: bool, only: re.Match[str] | None) -> Iterator[SentenceRelation]:
    if not 2 <= len(percents) <= SHARES.most_percentages:
        return
    total = sum(m.value for m in percents)
    room = sum(m.step for m in percents) / 2 + 1e-9
    likely = min(1.0, max(m.step for m in percents) / CHANCE.closing_range)
    if abs(total - 100) <= room:
        if len(percents) > 2 or ((strict or only) and abs(total - 100) < room / 2):  # 92,1 and 8,0 prove nothing
            yield SentenceRelation("complement", tuple(percents), True, strict, likely)
    elif strict:
        slips = culprits(*((m, (100 - (total - m.value) - room, 100 - (total - m.value) + room)) for m in percents))
        if slips:
            decimals = max(m.figure.decimals for m in percents)
            arithmetic = " + ".join(m.figure.text for m in percents) + f" = {show_float(total, decimals)}%"
            yield SentenceRelation("complement", tuple(percents), False, True, likely, slips, "100%", arithmetic)
