"""A percentage that names the part it is of: «251 solicitudes, de las cuales 214 fueron aprobadas …, una tasa de
aprobación de 85,3 %», «720 personas (412 mujeres y 308 hombres), o sea 57,2 % mujeres», «87,7 % de la meta»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT
from pipeline.validate.claims.paragraph.parts.labels import words_behind
from pipeline.validate.claims.paragraph.parts.partitions import opens
from pipeline.validate.claims.paragraph.percentages.shares import share_of
from pipeline.validate.claims.paragraph.relation import (
    SentenceFigures,
    SentenceRelation,
    changes,
    is_percent,
    is_quantity,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import SHARES, WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_CONCLUSION = (
    r"(?:con|es\s+decir,?|o\s+sea,?|esto\s+es,?|vale\s+decir,?|lo\s+(?:que|cual)\s+[a-z]+|dando|arrojando|logrando)"
)
_RATE_OF = re.compile(
    rf"^[^.;:,\d]{{0,60}}(?:,\s*{_CONCLUSION}|\s{_CONCLUSION})\s+(?:una?|la|el)\s+(?:tasa|porcentaje|proporcion|nivel|indice)\s+de\s+([a-z]+)"
    r"\s+(?:(?:del?|al?|un|el)\s+)*$"
)
_SHARE_OF_THESE = re.compile(rf"^[^.;:,\d]{{0,60}},\s*(?:{_CONCLUSION}\s+)?(?:un\s+|el\s+)?$")
_ENDED = r"\s*(?:[.,;)]|$)"
_BARE = re.compile(rf"^\s*%?{_ENDED}")
_NAMED_BEHIND = re.compile(rf"^\s*%?\s*(?:(?:de|son|eran|fueron)\s+)?([a-z]+){_ENDED}")
_OF_GOAL = re.compile(rf"^\s*%?\s*(?:de\s+cumplimiento\s+)?de\s+(?:la|su|dicha|esta|esa)\s+meta{_ENDED}")
_GOAL = re.compile(
    r"\b(?:metas?|apunta\w*|aspira\w*|propus\w+|proponia\w*)\b(?:\s+(?:de|al?|era|eran|fue|fueron|en|l[oa]s|[a-z]+[aei]r))*"
    r"\s*(?:m?m?\$\s*)?$"
)
_ACHIEVED = re.compile(
    r"(?:,|\by|\bpero)\s+(?:(?:se|finalmente|solo)\s+)*(?:lleg|alcanz|logr|atend|entreg|ejecut|realiz|cumpl)\w*\s+(?:a\s+)?(?:m?m?\$\s*)?$"
)
_OF_TOTAL = re.compile(r"^\s*%?\s*(?:del\s+total\b|restante\b)[^.;:,(\d]{0,30},\s*[^.;:,(\d]{0,40}$")
"""What stands between a percentage of the total and its amount: "el 66 % del total, con un valor de"."""
_TOTAL = re.compile(r"\btotal(?:es)?\b[^.;:\d]*$")
_CLOSES = re.compile(r"[.;:\d]")


def named_shares(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every percentage behind a whole and its parts that the words say to be that of one of them, or of a goal."""
    own = passage.own
    for place, p in enumerate(own):
        gap = passage.between(own[place - 1], p) if place and is_percent(p) else "."
        if _CLOSES.search(gap) or len(gap) > WORDS.clause or changes(gap) or NEW_STATEMENT.search(gap):
            continue
        before = own[:place]
        pair = _of_goal(passage, p, before) or _of_named_part(passage, p, gap, before)
        if pair:
            yield from share_of(p, *pair, strict=True)


def shares_of_total(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every percentage "del total" with its amount right behind, of the one amount before that is called a total: "las
    ventas totales fueron de $ 500. Las de la costa fueron el 40 % del total, con un valor de $ 200"."""
    said = [*passage.earlier, *passage.before, *passage.own]
    totals = [m for m in said if is_quantity(m) and _TOTAL.search(passage.opening(m))]
    for p, part in pairwise(passage.own):
        gap = passage.between(p, part)
        if not is_percent(p) or not is_quantity(part) or changes(gap) or not _OF_TOTAL.match(gap):
            continue
        wholes = [m for m in totals if m.figure.start < p.figure.start or m.block != p.block]
        if len(wholes) == 1 and same_kind(wholes[0], part):
            yield from share_of(p, part, wholes[0], strict=True)


def _of_goal(passage: SentenceFigures, p: Mention, before: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """What was reached, and the goal, of a percentage of "la meta"."""
    if not _OF_GOAL.match(passage.right(p, WORDS.label)):
        return None
    goals = [m for m in before if is_quantity(m) and _GOAL.search(passage.left(m, WORDS.beside))]
    reached = [two for one, two in pairwise(before) if one in goals and _ACHIEVED.search(passage.between(one, two))]
    alike = len(goals) == len(reached) == 1 and same_kind(goals[0], reached[0])
    return (reached[0], goals[0]) if alike else None


def _of_named_part(
    passage: SentenceFigures, p: Mention, gap: str, before: Sequence[Mention]
) -> tuple[Mention, Mention] | None:
    """The one part, and its whole, whose name stands beside a percentage."""
    behind = passage.right(p, WORDS.label)
    rate = _RATE_OF.match(gap) if _BARE.match(behind) else None
    name = rate or (_NAMED_BEHIND.match(behind) if _SHARE_OF_THESE.match(gap) else None)
    if name is None:
        return None
    found = [m for m in before if any(_is_same(name.group(1), word) for word in _names(passage, m))]
    if len(found) != 1 or not is_quantity(found[0]):
        return None
    part, place = found[0], before.index(found[0])
    for at in range(place - 1, -1, -1):
        whole = before[at]
        if is_quantity(whole) and opens(passage, whole, before[at + 1]):
            listed = all(is_quantity(m) and same_kind(whole, m) for m in before[at + 1 : place + 1])
            return (part, whole) if listed else None
    return None


def _names(passage: SentenceFigures, mention: Mention) -> list[str]:
    """The folded words that name what a figure counts: those right behind it, up to the next figure."""
    return fold(words_behind(passage, mention)).split()


def _is_same(one: str, two: str) -> bool:
    """Whether two folded words are forms of one: "aprobación" and "aprobadas"."""
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return shared >= SHARES.stem and max(len(one), len(two)) - shared <= SHARES.ending
