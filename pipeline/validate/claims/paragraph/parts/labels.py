"""What the parts of a list are called, and whether all are named in the same way: «412 de planta y 244 a contrata»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import is_half
from pipeline.validate.claims.paragraph.relation import SentenceFigures
from pipeline.validate.claims.paragraph.settings import WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_COPULA = (
    r"(?:(?:son|fueron|eran|estan|estaban|quedaron|siguen|resultaron|correspond[a-z]+|provienen"
    r"|se\s+[a-z]+(?:aron|ieron|an|en))\s+)?"
)
_SHARE_BEHIND = r"\s*(?:\([^()]*\)\s*|,\s*(?:el|un)\s+[\d.,]+\s*%\s*,?)?"
_BY_PREPOSITION = re.compile(
    rf"^{_SHARE_BEHIND}{_COPULA}(?:en|con|por|del?|al?|para|mediante|sin|desde|como|bajo|fuera\s+de|contra|ante)\s+(?!ciento\b|mil\b)"
)
_BY_ONE_WORD = re.compile(rf"^{_SHARE_BEHIND}{_COPULA}[a-z]+(?:[oae]s|[lrnz]es)\s*$")
_OF_ONE_PLACE = re.compile(r"^\s*(en|de)(?:l|\s+(?!cada\b|ell[oa]s\b))")
_ENDED = re.compile(r"^\s*(?:%\s*)?(?:\([^()]*\)\s*)?(?:(?:de|entre)\s+(?:ell[oa]s|est[oa]s)\s*)?(?:[,;.)]|[ye]\s|$)")
_END = re.compile(r"[,;.:)]|\s[ye]\s|\s\(|\d|\bmientras\b")

BETWEEN = re.compile(r"\bentre\s+(?:l[oa]s\s+)?$")
"""What opens an interval, not a list: "963 casos (entre 402 y 551)"."""
SHARE_ASIDE = re.compile(
    r"\([^()]*%\s*\)|,\s*(?:(?:o\s+sea|es\s+decir|vale\s+decir|esto\s+es),?\s+)?(?:el|un)\s+[\d.,]+\s*%(?=\s*,)"
)
"""The percentage of a part said behind it: "11.872 dentro de plazo (97,5%) y 306 con retraso"."""


def are_followed_by_prepositions(passage: SentenceFigures, parts: Sequence[Mention]) -> bool:
    """Whether a preposition follows each part, whichever it is ("412 de planta y 244 a contrata")."""
    return all(_BY_PREPOSITION.match(words_behind(passage, part)) for part in parts)


def have_one_preposition(passage: SentenceFigures, parts: Sequence[Mention]) -> bool:
    """Whether all parts follow one preposition of place or kind ("8 en el norte y 6 en el sur"): none overlap."""
    found = [_OF_ONE_PLACE.match(words_behind(passage, part)) for part in parts]
    return len({m.group(1) if m else "" for m in found}) == 1 and all(found)


def are_single_words(passage: SentenceFigures, parts: Sequence[Mention]) -> bool:
    """Whether all parts are called by one word ("198 mujeres, 122 hombres")."""
    return all(_BY_ONE_WORD.match(words_behind(passage, part)) for part in parts)


def are_named_before(passage: SentenceFigures, parts: Sequence[Mention]) -> bool:
    """Whether nothing is said of the parts behind their figures: their names stand before ("la Mutual 15")."""
    return all(_ENDED.match(passage.right(part, WORDS.label)) for part in parts)


def words_behind(passage: SentenceFigures, part: Mention) -> str:
    """The folded words behind a part, up to the next one or the end of the clause; a bracket right behind is no end."""
    behind = passage.right(part, WORDS.label)
    bracket = re.match(r"\s*\([^()]*\)", behind)
    start = bracket.end() if bracket else 0
    end = _END.search(behind, start)
    return behind[start : end.start() if end else len(behind)].rstrip() + " "


def is_half_of_a_pair(passage: SentenceFigures, parts: Sequence[Mention]) -> bool:
    """Whether one of the parts is one of two groups that leave no third, and the other group is no part: "3.112 mujeres
    y 1.124 mayores de 60 años" overlap."""
    ends = [*(m.figure.start for m in parts[1:]), parts[-1].claim.sentence.end]
    return is_half(fold(passage.text[m.figure.end : end]) for m, end in zip(parts, ends, strict=True))
