"""Which two figures of a sentence state one thing at two times: «A en 2022 y B en 2023», «eran A y ahora son B»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.spanish.years_before import BEFORE, YEAR_BEFORE
from pipeline.validate.claims.paragraph.drawn import GENERIC
from pipeline.validate.claims.paragraph.relation import SentenceFigures, is_from_to, length, may_be_of, same_kind
from pipeline.validate.claims.paragraph.settings import DRAWN, WORDS
from pipeline.validate.claims.sentence.mentions import Mention, keys

_COMPARED = re.compile(
    r"\b(?:que|frente\s+al?|contra|versus|vs\.?|respecto\s+(?:al?|del?)|en\s+(?:comparacion|relacion)\s+(?:con|al?)|comparad[oa]s?\s+con"
    r"|desde|cuando\s+(?:[a-z]+\s+)*?[a-z]+)\s+(?:l[oa]s\s+|el\s+|un[oa]?\s+|de\s+|con\s+)*(?:m?m?\$|us\$|uf)?\s*$"
)
_BEFORE = re.compile(rf"^\s*(?:[a-z%³²]+\s+){{0,5}}?(?:{BEFORE}\b|un\s+ano\s+(?:antes|atras)\b)")
_AGO = re.compile(
    rf"\b(?:{BEFORE}|un\s+ano\s+(?:antes|atras))(?:(?!\b[ye]\b|\bmientras\b|\b(?:ahora|hoy|este|esta)\b)[^.;:,\d]){{0,20}}$"
)
_PAST = re.compile(
    rf"\b(?:{YEAR_BEFORE}|el\s+(?:pasado|anterior)|hace\s+(?:un|dos)\s+anos?|un\s+ano\s+(?:antes|atras)|antes|anteriormente|previamente"
    r"|habia(?:n|mos)?|era(?:n|mos)?|tenia(?:n|mos)?|existia(?:n|mos)?|recibia(?:n|mos)?|atendia(?:n|mos)?|[a-z]{2,}aba(?:n|mos)?)\b(?!\s+de\b)"
)
"""Words with which a clause states what was before: times, and the imperfect beside another tense."""
_NOW = re.compile(
    r"\b(?:ahora|hoy|actualmente|en\s+la\s+actualidad|hoy\s+(?:en\s+)?dia|al\s+cierre|est[ea]\s+(?:ano|ejercicio|periodo|gestion|vigencia"
    r"|semestre|trimestre|mes|vez)|el\s+presente\s+(?:ano|ejercicio|periodo)|el\s+actual|este(?=\s*[,;.(]|\s*$))\b"
)
_PLANNED = re.compile(
    r"\b(?:metas?|presupuest(?:o|ado|ados|ada|adas|aron|amos)|programad[oa]s?|programaron|previst[oa]s?|planificad[oa]s?|planificaron"
    r"|estimad[oa]s?|proyectad[oa]s?|comprometid[oa]s?|comprometieron)\b"
)
"""What was planned is what the outcome is compared with."""
_JOINT = re.compile(r"[;,.(]|\b(?:y|e|mientras|pero|contra|frente|hasta)\b")
_NOUN = re.compile(r"\b(?:el|l[oa]s?|sus?|un[oa]s?)\s+([a-z]{4,})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEHIND = re.compile(
    r"^\s*(?:(?!(?:y|mientras|frente|contra|versus|que|respecto|desde)\b)[a-z%³²]+\s+){0,5}?"
    r"\(?(?:en|el|del?|durante|cierre\s+de)\s+(?:el\s+)?(?:ano\s+)?((?:19|20)\d\d)\b"
)
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)\D{0,40}$")

Levels = tuple[Mention, Mention]
"""The figure before, and the figure now."""
Time = Literal["", "past", "now"]


def two_levels(passage: SentenceFigures, base: Sequence[Mention]) -> Levels | None:
    """The last two of some figures of a sentence where words or years say which was before; none where they do not,
    or where the second is said of something else than the first."""
    if len(base) < 2:
        return None
    one, two = base[-2:]
    if is_from_to(passage, one, two):
        return one, two
    if not (same_kind(one, two) or may_be_of(two, one)) or min(length(one), length(two)) < DRAWN.shortest:
        return None
    gap = passage.between(one, two)
    if not _is_of_the_same(one, two, gap):
        return None
    if _COMPARED.search(gap) or _BEFORE.match(passage.right(two, WORDS.before_result)) or _AGO.search(gap):
        return two, one
    if _BEFORE.match(passage.right(one, WORDS.before_result)):
        return one, two
    lead = passage.left(one, min(WORDS.before_result, one.figure.start - one.claim.sentence.start))
    years = [_year(passage, m, before) for m, before in ((one, lead), (two, gap))]
    if years[0] and years[1] and years[0] != years[1]:
        return (one, two) if years[0] < years[1] else (two, one)
    return _by_words(one, two, *_clauses(passage, one, two), years)


def _by_words(one: Mention, two: Mention, first: str, second: str, years: Sequence[str]) -> Levels | None:
    """Two figures in their order in time, by the words of the clause of each."""
    times = [_time(clause) for clause in (first, second)]
    if times[0] != times[1]:
        if "past" in times:
            return (one, two) if times[0] == "past" else (two, one)
        if any(years) or "now" in times:
            return (one, two) if times[1] == "now" else (two, one)
    planned = [_PLANNED.search(clause) is not None for clause in (first, second)]
    if planned[0] != planned[1]:
        return (one, two) if planned[0] else (two, one)
    return None


def _clauses(passage: SentenceFigures, one: Mention, two: Mention) -> tuple[str, str]:
    """What is said of each of two figures: the text between them is cut at the first word or mark that joins clauses,
    and belongs to the second where nothing does."""
    lead = passage.left(one, min(WORDS.clause, one.figure.start - one.claim.sentence.start))
    gap = passage.between(one, two)
    behind = passage.right(two, WORDS.beside)
    joint, end = _JOINT.search(gap), _JOINT.search(behind)
    cut = joint.start() if joint else 0
    return f"{lead} {gap[:cut]}", f"{gap[cut:]} {behind[: end.start() if end else len(behind)]}"


def _time(clause: str) -> Time:
    return "past" if _PAST.search(clause) else "now" if _NOW.search(clause) else ""


def _year(passage: SentenceFigures, mention: Mention, lead: str) -> str:
    """The year said right behind a figure, else in the text since the figure before it."""
    found = _YEAR_BEHIND.match(passage.right(mention, WORDS.before_result)) or _YEAR_BEFORE.search(lead)
    return found.group(1) if found else ""


def _is_of_the_same(one: Mention, two: Mention, gap: str) -> bool:
    """Whether nothing behind the second figure narrows it to something that the first was not said of, and nothing
    before it names another thing ("y las urgencias ahora son")."""
    named = {k for k in two.behind - GENERIC if not _YEAR.fullmatch(k)}
    joint = _JOINT.search(gap)
    cut = joint.start() if joint else 0
    nouns = {k for word in _NOUN.findall(gap[cut:]) for k in keys(f"x {word}")} - GENERIC - two.behind
    return named <= one.before | one.behind | one.further and nouns <= one.before | keys(f"x {gap[:cut]}")
