"""A whole and all of its parts behind it: «298 camas, de las cuales 198 son básicas, 64 medias y 36 críticas»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.spanish.folding import fold
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT, says_overlap
from pipeline.validate.claims.paragraph.parts.labels import (
    BETWEEN,
    SHARE_ASIDE,
    are_followed_by_prepositions,
    are_named_before,
    are_single_words,
    have_one_preposition,
    is_half_of_a_pair,
)
from pipeline.validate.claims.paragraph.parts.sums import OF_PARTS, RANGE, both_of_a_pair, room_of
from pipeline.validate.claims.paragraph.relation import (
    NOISE,
    SentenceFigures,
    SentenceRelation,
    by_chance,
    culprits,
    is_percent,
    is_quantity,
    length,
    may_be_of,
    printed_as,
)
from pipeline.validate.claims.paragraph.settings import PARTITIONS, SUMS, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import slips_of

SCALES = (1e3, 1e6, 1e9)
_OPENED = re.compile(r"^[^.;:()]{0,60}[(:—]\s*$")
_VERB_OPENED = re.compile(r"^[^.;:()]{0,60}:\s*(?:[a-z]+\s+){1,2}$")
_IS_OPENED = re.compile(r"^(?:\s+[a-z]+){0,4}\s+(?:son|fueron|eran|incluyen?|comprenden?)\s+$")
_DIVIDED = re.compile(
    r"\b(?:se\s+(?:divid|distribuy|descompon|desglos|repart)\w+|(?:dividid|distribuid|desglosad|repartid)[oa]s?)\b"
)
_NEXT = re.compile(
    r"^(?:[^.;:\d]|\.(?=[a-z])|\d+(?!\d)(?=[^\d]*\))|\b(?:19|20)\d\d\b(?![.,]\d)){0,90}?(?:,|\b[ye]\b|\bmientras\b|\()[^,;:.\d]{0,40}$"
)
_LAST = re.compile(
    r"(?:\b[ye]|\bmientras(?:\s+que)?|\ben\s+tanto(?:\s+que)?)\s+(?:a?l[oa]s?\s+|otr[oa]s?\s+|restantes?\s+|solo\s+|apenas\s+"
    r"|unicamente\s+)*$"
)
_LAST_NAMED = re.compile(r"(?:\b[ye]|,|;)\s+(?!con\b)(?:[a-z.]+\s+){1,4}:?\s*$")
"""What stands before the last part where parts are named before their figures: "y el IST 8"."""
_LEFT = re.compile(r"(?:,|;)\s+(?:con|quedando|restando|y\s+quedan)\s+(?:l[oa]s\s+)?$")
_NOT_YET = re.compile(r"^\s*(?:[a-z]+\s+){0,2}(?:pendientes?|restantes?|faltantes?|sin|no|por)\b")
"""A part that was left over: "de las 115 se ejecutaron 107, con ocho pendientes"."""
_OF = re.compile(r"\b(?:de|entre)\s+(?:un\s+(?:total|universo)\s+de\s+)?(?:l[oa]s\s+)?$")
_APART = re.compile(
    r"^\s*(?:[•▪·*–-]\s*)?(?:(?:de|entre)\s+(?:ell[oa]s|est[oa]s|es[oa]s|(?:est[ea]|es[ea]|dich[oa])\s+(?:total|monto|cifra|numero|cantidad)),?\s+"
    r"(?:[a-z]+\s+){0,3})?(?:l[oa]s\s+)?$"
)
"""What opens a sentence of parts whose whole the sentence before states."""
_OF_WHOLE = re.compile(r"^\s+(?:de|entre)\s+(?:un\s+(?:total|universo)\s+de\s+)?(?:l[oa]s\s+)?$")
_OF_THESE = re.compile(r"^\s*(?:[a-z]+\s+){0,2}(?:de|entre)\s+(?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s\s+(?:cuales|que))\b")
_REST_BEFORE = re.compile(r"\b(?:restantes?|demas|otr[oa]s)\s+$")
_REST_BEHIND = re.compile(r"^\s*(?:[a-z]+\s+){0,3}(?:restantes?|demas|otr[oa]s)\b")
_THE_REST = re.compile(r"^\s*(?:y\s+)?l[oa]s\s+(?:otr[oa]s|restantes|demas)\s+$")
"""What opens a sentence about all that is left; without the article it is about some more."""
_IN_THE_REST = re.compile(r"^\s*(?:[a-z]+\s+)?(?:(?:en|para|por)\s+el|del|al)\s+resto\b")
"""The last part of two places: "34 en el resto del país"."""
_BRACKET_OPENED = re.compile(r"^[^.;:(),\d]{0,60}\(\s*$")
_BRACKET_CLOSED = re.compile(r"^[^.;:(),\d]{0,60}\)")
_OTHER_BRACKET = re.compile(r"^\s*\).*\(\s*$")
"""Whole and part each in a bracket of its own: "las obras (32) y su plazo (9 meses)"."""
_PLAIN = re.compile(r"^[^.;:(),]{0,60},?[^.;:(),]{0,20}$")
_ASIDE = re.compile(r"\(\s*$|,\s*(?:(?:o\s+sea|es\s+decir|vale\s+decir|esto\s+es),?\s+)?(?:el|un)\s+$")
_SOME = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|ademas|tambien)\b")
"""Words of a list that names only some of the parts, or adds to them."""
_REST_NOT_COUNTED = re.compile(r"^[^.\d]*\b(?:el\s+resto|l[oa]s\s+demas)\b(?![^.]{0,40}\d)")


@dataclass(frozen=True)
class _Partition:
    """A whole and the parts behind it; ``scale`` is what a word behind the whole ("2,3 millones: 1,5 …") multiplies
    the parts by."""

    whole: Mention
    parts: tuple[Mention, ...]
    scale: float
    said: bool

    def room(self) -> float:
        """By how much the sum may miss, in the unit of the parts."""
        if any(m.figure.decimals for m in self.parts):
            return 0.5 * max(m.step for m in self.parts) * len(self.parts)
        return room_of([*self.parts, self.whole]) / self.scale

    def relation(self) -> SentenceRelation | None:
        """Whether the parts add up; nothing where they do not and no single slip would mend it."""
        whole, parts, scale = self.whole, self.parts, self.scale
        added, total, miss = sum(m.value for m in parts), whole.value / scale, self.room()
        operands = (*parts, whole)
        likely = by_chance(length(whole))
        if abs(added - total) <= miss + NOISE:
            return SentenceRelation("sum", operands, True, self.said, likely)
        if not self.said:
            return None
        of_whole = (whole, ((added - miss) * scale, (added + miss) * scale))
        needed = [(m, total - (added - m.value)) for m in parts if not m.in_words]
        of_parts = [(m, (v - miss, v + miss)) for m, v in needed if v > 0]
        larger = [n for n in of_parts if n[0].value >= total]
        slips = culprits(*larger[:1]) if larger else culprits(of_whole, *of_parts)
        if larger and (len(larger) > 1 or not slips):
            slips = culprits(of_whole)
        if not slips:
            return None
        expected = printed_as(added, min(parts, key=lambda m: m.step))
        arithmetic = " + ".join(m.figure.text for m in parts) + f" = {expected}"
        return SentenceRelation("sum", operands, False, True, likely, slips, expected, arithmetic)


def partitions(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every whole whose parts follow it one after the other up to a last one ("…, 64 medias y 36 críticas")."""
    figures = sorted((*passage.own, *passage.spelled), key=lambda m: m.figure.start)
    figures = [*_whole_before(passage, figures), *figures]
    taken: set[int] = set()
    for place, whole in enumerate(figures):
        if whole.in_words or id(whole) in taken or not is_quantity(whole) or whole.value < SUMS.smallest_whole:
            continue
        parts = _parts(passage, whole, figures[place + 1 :])
        if len(parts) < PARTITIONS.fewest_parts:
            continue
        said = _are_said(passage, whole, parts)
        rest = _rest_behind(passage, whole, parts)
        partition = _Partition(whole, (*parts, *rest), _scale(whole, parts), said or bool(rest))
        taken |= {id(m) for m in parts if partition.said}
        relation = partition.relation()
        if relation is not None and not relation.holds:
            last = figures.index(parts[-1]) if not rest else len(figures)
            relation = next(_going_on(partition, figures[last + 1 :]), relation)
        if relation is not None:
            yield relation


def _rest_behind(passage: SentenceFigures, whole: Mention, parts: Sequence[Mention]) -> tuple[Mention, ...]:
    """The figure with which the next sentence says what is left of a whole of which this one counts some ("De los 67,
    45 …, mientras que 12 …. Los otros 10 …")."""
    after = passage.after[:1]
    counts = [m for m in passage.own if is_quantity(m)]
    is_last = bool(counts) and parts[-1] is counts[-1] and _OF.search(passage.left(whole, WORDS.beside)) is not None
    if not is_last or not after or not may_be_of(whole, after[0]):
        return ()
    return after if _THE_REST.match(passage.opening(after[0])) else ()


def _going_on(partition: _Partition, behind: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """The parts with those behind them that make them add up: "de 40, 25 por A, mientras que los otros 9 por B y 6 por
    C" has no remainder of 9."""
    parts = partition.parts
    for m in behind:
        if not is_quantity(m) or not may_be_of(partition.whole, m):
            return
        parts = (*parts, m)
        relation = _Partition(partition.whole, parts, partition.scale, False).relation()
        if relation is not None:
            yield relation


def parts_around(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """ "115 de 318 faltaron por enfermedad (36,2 %) y 203 por otros motivos": a part, its whole and the other part."""
    counts = [m for m in passage.own if is_quantity(m)]
    for part, whole, other in zip(counts, counts[1:], counts[2:], strict=False):
        gap = passage.between(whole, other)
        is_stated = (
            _OF_WHOLE.match(passage.between(part, whole)) and _LAST.search(gap) and not NEW_STATEMENT.search(gap)
        )
        rest = _REST_BEFORE.search(gap) or _REST_BEHIND.match(passage.right(other, WORDS.beside))
        alike = may_be_of(whole, part) and may_be_of(whole, other) and whole.value >= SUMS.smallest_whole
        if is_stated and rest and alike and not says_overlap(fold(whole.claim.sentence.text)):
            relation = _Partition(whole, (part, other), 1.0, True).relation()
            if relation is not None:
                yield relation


def _whole_before(passage: SentenceFigures, figures: Sequence[Mention]) -> list[Mention]:
    """The whole that the sentence before states last, where this one opens with its parts."""
    whole = passage.before[-1:]
    if not whole or not figures or whole[0].block != figures[0].block:
        return []
    of_these = _OF_THESE.match(passage.right(figures[0], WORDS.beside)) and not passage.before[:-1]
    return list(whole) if of_these or _APART.match(passage.opening(figures[0])) else []


def _gap(passage: SentenceFigures, whole: Mention, first: Mention) -> str:
    """What joins the first part to its whole, within the sentence of the parts."""
    return passage.between(whole, first) if whole.claim.sentence is first.claim.sentence else passage.opening(first)


def _parts(passage: SentenceFigures, whole: Mention, behind: Sequence[Mention]) -> tuple[Mention, ...]:
    """The figures behind a whole, up to the one that closes their list; none where nothing closes it."""
    parts: list[Mention] = []
    last, closed, ended = whole, False, True
    opened = _gap(passage, whole, behind[0]) if behind else ""
    if _OTHER_BRACKET.match(opened):
        return ()
    if "(" in opened and _OPENED.match(opened):
        close = passage.text.find(")", behind[0].figure.end)
        behind = [m for m in behind if m.figure.end <= close]
    for m in behind[: 2 * SUMS.most_parts]:
        if is_percent(m) and _ASIDE.search(passage.left(m, WORDS.aside)):
            continue  # "11.872 dentro de plazo (97,5%) y 306 con retraso"
        gap = SHARE_ASIDE.sub("", passage.between(last, m)) if parts else opened
        is_next = _NEXT.match(gap) or (not parts and (opens(passage, whole, m) or last not in passage.own))
        of_part = parts and _OF_THESE.match(passage.right(m, WORDS.beside))  # "y varios buses, 12 de ellos eléctricos"
        is_finer = m.figure.decimals and not (whole.figure.decimals or whole.figure.scaled)
        if not is_quantity(m) or not may_be_of(whole, m) or not is_next or of_part or is_finer:
            ended = False
            break
        parts.append(m)
        last = m
        if len(parts) >= PARTITIONS.fewest_parts and (_LAST.search(gap) or _is_left(passage, gap, m)):
            closed = True
            break
    if any(RANGE.match(passage.right(m, WORDS.label)) for m in parts) or BETWEEN.search(opened):
        return ()  # an interval: "963 casos (entre 402 y 551)"
    if not closed and ended and len(parts) >= PARTITIONS.fewest_parts:
        gap = SHARE_ASIDE.sub("", passage.between(parts[-2], parts[-1]))
        of_these = _OF_THESE.match(passage.right(parts[0], WORDS.beside))
        is_announced = of_these or OF_PARTS.search(opened) or any(mark in opened for mark in ":(")
        closed = bool(is_announced and _LAST_NAMED.search(gap)) and are_named_before(passage, parts)
        alike = are_followed_by_prepositions(passage, parts) or are_single_words(passage, parts)
        closed |= ":" in opened and alike  # "320: 198 mujeres, 122 hombres"
    is_list = closed or (_OPENED.match(opened) is not None and len(parts) >= SUMS.list_parts)
    return tuple(parts) if is_list and len(parts) <= SUMS.most_parts else ()


def opens(passage: SentenceFigures, whole: Mention, first: Mention) -> bool:
    """Whether the words around a whole say that the figure behind it is a part of it."""
    gap = _gap(passage, whole, first)
    if any(form.match(gap) for form in (_OPENED, _VERB_OPENED, _IS_OPENED)) or OF_PARTS.search(gap):
        return True
    return _OF.search(passage.left(whole, WORDS.beside)) is not None and _PLAIN.match(gap) is not None


def _is_left(passage: SentenceFigures, gap: str, last: Mention) -> bool:
    return _LEFT.search(gap) is not None and _NOT_YET.match(passage.right(last, WORDS.beside)) is not None


def _scale(whole: Mention, parts: Sequence[Mention]) -> float:
    """What the word behind a whole multiplies its parts by, 1 where they are far from it then or have their own."""
    if not whole.figure.scaled or any(m.figure.scaled for m in parts):
        return 1.0
    added = sum(m.value for m in parts)
    fit = (s for s in SCALES if s >= whole.step and 1 / PARTITIONS.apart < added * s / whole.value < PARTITIONS.apart)
    return next(fit, 1.0)


def _are_said(passage: SentenceFigures, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether words or the form say that the figures are all parts of the whole."""
    start = whole.figure.end if whole.block == parts[0].block else parts[0].claim.sentence.start
    text = fold(passage.text[start : parts[-1].figure.end + WORDS.beside])
    behind_last = passage.right(parts[-1], WORDS.beside)
    in_rest = _IN_THE_REST.match(behind_last)
    if _SOME.search(text) or (not in_rest and _REST_NOT_COUNTED.search(passage.right(parts[-1], WORDS.label))):
        return False
    last_gap = SHARE_ASIDE.sub("", passage.between(parts[-2], parts[-1]))
    rest = in_rest or _REST_BEFORE.search(last_gap) or _REST_BEHIND.match(behind_last)
    gap = _gap(passage, whole, parts[0])
    if rest or both_of_a_pair(passage, parts) or _is_left(passage, last_gap, parts[-1]):
        return True
    fewest = len(parts) == PARTITIONS.fewest_parts
    in_brackets = _BRACKET_OPENED.match(gap) and _BRACKET_CLOSED.match(passage.right(parts[-1], WORDS.clause))
    if in_brackets and have_one_preposition(passage, parts):
        return not says_overlap(fold(whole.claim.sentence.text))  # "14 salas (8 en el pabellón norte y 6 en el sur)"
    if says_overlap(fold(whole.claim.sentence.text)) or (fewest and is_half_of_a_pair(passage, parts)):
        return False
    named = are_named_before(passage, parts)
    if (_OPENED.match(gap) and not (fewest and "(" in gap)) or (named and ":" in gap and not fewest):
        return True
    of_these = OF_PARTS.search(gap) or _OF_THESE.match(passage.right(parts[0], WORDS.beside))
    if whole.claim.sentence is not parts[0].claim.sentence and not _APART.match(gap):
        return luck_of(whole, parts) < PARTITIONS.luck_of_some  # "Cirugía concentra 812 de ellas, …"
    if (of_these and not fewest) or _DIVIDED.search(gap):
        return True
    if of_these and named:
        return False  # "de los cuales el municipio aportó 400 y el gobierno regional 650"
    by_years = any(m.near_year for m in parts)  # "2.310, frente a 1.204 en 2021 y 1.116 en 2020"
    if not (of_these and fewest) and not by_years and are_followed_by_prepositions(passage, parts):
        return luck_of(whole, parts) < PARTITIONS.luck
    is_of = _VERB_OPENED.match(gap) or (_OF.search(passage.left(whole, WORDS.beside)) and _PLAIN.match(gap))
    return bool(of_these or is_of) and luck_of(whole, parts) < PARTITIONS.luck_of_some


def luck_of(whole: Mention, parts: Sequence[Mention]) -> float:
    """How likely figures that have nothing to do with each other are one slip away from adding up."""
    slips = sum(len(slips_of(m.figure)) for m in (whole, *parts) if not m.in_words)
    return float(min(1.0, slips / 10.0 ** length(whole)))
