"""What a sentence states its figure as: by the words right before or behind it, not somewhere in the sentence.

"774 estudiantes, 23 más que en 2021" is stated as a difference, and from which year; "48.977 consultas, equivalentes al
86,0 % del total" as a share, and of what; "un 6,5 % menos" as a change in percent. Such a figure states no level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.spanish.change_words import FALLING, RISING
from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import MEAN_FORMS
from pipeline.spanish.years_before import YEAR_BEFORE
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.settings import MENTIONS

How = Literal["difference", "growth", "share", "mean", ""]

_MONEY = r"(?:(?:m?m?us|m?m)?\$\s*|(?:m\$|uf|usd)\s*)?"
_VERB = (
    rf"(?:{RISING}|{FALLING}|retroced|ampli|repunt|expan[ds]|contra[ij]|mejor|empeor|merm|super|exced|rebas|aventaj)"
)
_WORDS = r"(?:[a-z]+\s+)"
_MORE_BEHIND = re.compile(
    rf"[\s%]*(?:puntos?\s+(?:porcentual(?:es)?\s+)?)?{_WORDS}{{0,4}}?"
    r"(?:(?:mas|menos|adicionales)(?:\s+(?:que|respecto|frente|en\s+comparacion)\b|\W*$|[,;.)])"
    r"|por\s+(?:sobre|encima|debajo)\b|(?:puntos\s+)?(?:superior|inferior|mayor|menor)(?:es)?\s+al?\b)"
)
_CHANGED_BEFORE = re.compile(
    rf"\b{_VERB}[a-z]*\s+(?:(?!y\b)[a-z]+\s+){{0,3}}?(?:en|por)\s+(?:(?:unos|cerca\s+de|un\s+total\s+de)\s+)?{_MONEY}$"
    rf"|\b(?:diferencia|brecha)\b[^.;:\d]{{0,60}}?\b(?:de|en|a)\s+(?:solo\s+|apenas\s+)?{_MONEY}$"
    rf"|\b(?:reduccion|aumento|incremento|alza|caida|baja|disminucion|merma|descenso|retroceso)"
    rf"\b(?:(?!\by\b)[^.;:\d]){{0,60}}?\b(?:de|en|a)\s+(?:solo\s+|apenas\s+)?{_MONEY}$"
    rf"|\b[a-z]+\s+menos\s+(?!que\b|de\b|al?\b|en\b)(?:(?!\by\b)[^.;:\d]){{0,40}}?\b(?:es|fue|fueron|son|a|de)\s+{_MONEY}$"
    rf"|\b(?:perdio|perdieron|pierden?|gano|ganaron|ganan|ganado|perdido)\s+{_MONEY}$"
)
_RESULT_BEFORE = re.compile(
    rf"\b(?:superavit|deficit|excedente|saldo|resultado)\b[^.;:\d]{{0,60}}?\b(?:de|en|a)\s+{_MONEY}$"
)
"""What is a difference, and may have a row of its own in a table."""
_GROWTH_BEHIND = re.compile(r"\W*%?\s*(?:(?:real|nominal)\s+)?(?:mas|menos|superior|inferior|mayor|menor)(?:es)?\b")
_GREW_BEFORE = re.compile(
    rf"\b{_VERB}[a-z]*\s+(?:(?!a\b|al\b|hasta\b|y\b)[a-z]+\s+){{0,4}}?(?:(?:en|por)\s+)?(?:(?:un|el|casi|cerca\s+de)\s+)*$"
    r"|\b(?:variacion|crecimiento|aumento|incremento|alza|caida|baja|disminucion|descenso|reduccion|expansion|contraccion)"
    r"\b[^.;:\d]{0,40}?\bdel?\s+(?:un\s+)?$"
)
_UNIT = r"(?!(?:el|l[aeo]s?|un[oa]?s?|sus?|est[eao]s?|otr[oa]s?|ciento|sobre|encima|debajo|ejemplo|tanto)\b)[a-z]{3,}\b"
_MEAN_BEFORE = re.compile(rf"(?:\b(?:{MEAN_FORMS})\b|\bcada\s+{_UNIT}|^\s*por\s+{_UNIT})[^.;:\d]{{0,60}}$")
_MEAN_BEHIND = re.compile(
    rf"[\s%]*{_WORDS}{{0,4}}?(?:por\s+(?:cada\s+)?{_UNIT}|(?:cada\s+{_UNIT}|al\s+(?:dia|mes|ano)\b)|(?:en|de)\s+(?:{MEAN_FORMS})\b)"
)
_OF_BEHIND = re.compile(
    r"\W*%?\s*(?:por\s+ciento\s+)?(?:del\b|de\s+(?:l[aoe]s?|sus?|tod[oa]s?|est[eao]s?|es[aeo]s?|dich[oa]s?)\b)"
)
_IS_BEFORE = re.compile(
    r"\b(?:equival(?:e|en|ia|ian|io|entes?(?=\s+al?\b))\b|(?:represent|concentr|correspond|explic|aport|reun|constituy|abarc|absor|signific|particip|pes)[a-z]*)\s+"
    r"(?:[a-z]+\s+){0,3}?(?:(?:al?|el|un|del?|casi|cerca)\s+)*$"
)
_APPOSED = re.compile(r"\d(?:\s[^.;:()%]{0,40})?[,(]\s*(?:(?:es\s+decir|esto\s+es|o\s+sea)\s*,\s*)?(?:el|un|al?)?\s*$")
_COMPARED_YEAR = re.compile(
    r"^[^;.]{0,60}?\b(?:que|de|del|respecto|frente|desde|contra|versus|sobre|con|a)\s+(?:(?:en|el|la|l[oa]s|a|al|del?|ano)\s+){0,3}((?:19|20)\d\d)\b"
)
_YEAR_BEFORE = re.compile(rf"^[^;.]{{0,60}}?\b(?:{YEAR_BEFORE}|un\s+ano\s+(?:antes|atras))")
_TOTAL = re.compile(r"\btotal(?:es)?\b")


@dataclass(frozen=True)
class StatedAs:
    """What a figure is stated as: a difference, a growth, a share, a mean, or none of these ("").

    ``years`` are those it is compared with; ``total`` is whether what it is a share of is called a total, ``result``
    whether it is called the result of an account, which a table may print.
    """

    how: How
    years: frozenset[str] = frozenset()
    total: bool = False
    result: bool = False


_NOT_STATED = StatedAs("")


def stated_as(mention: Mention) -> StatedAs:
    """What the words right before and behind a figure state it as."""
    sentence, figure = mention.claim.sentence, mention.figure
    start, end = figure.start - sentence.start, figure.end - sentence.start
    reach = MENTIONS.stated_as_reach
    before, behind = sentence.text[max(0, start - reach) : start], sentence.text[end : end + reach]
    is_percent, is_rate = mention.claim.kind == "percent", mention.claim.kind == "percent" and figure.unit != "pp"
    return _stated_as(before, behind, _latest_said(mention), is_percent, is_rate)


@lru_cache(maxsize=4096)
def _stated_as(printed_before: str, printed_behind: str, latest: str, is_percent: bool, is_rate: bool) -> StatedAs:
    """The same, from the words and the last year said (``latest``): a figure is asked about several times, and none
    is kept for that."""
    before, behind = fold(printed_before), fold(printed_behind)
    how = _how(before, behind, is_percent=is_rate)
    if not how:
        return _NOT_STATED if is_percent else _otherwise(before, behind)
    years: frozenset[str] = frozenset()
    if how != "share":
        compared = _COMPARED_YEAR.match(behind)
        if compared:
            years = frozenset((compared[1],))
        elif latest and _YEAR_BEFORE.match(behind):
            years = frozenset((str(int(latest) - 1),))
    return StatedAs(how, years, total=_TOTAL.search(behind.split(",")[0][: MENTIONS.whole_behind]) is not None)


def _how(before: str, behind: str, *, is_percent: bool) -> How:
    if not is_percent:
        return "difference" if _MORE_BEHIND.match(behind) or _CHANGED_BEFORE.search(before) else ""
    if _GROWTH_BEHIND.match(behind) or _GREW_BEFORE.search(before):
        return "growth"
    return "share" if _OF_BEHIND.match(behind) or _IS_BEFORE.search(before) or _APPOSED.search(before) else ""


def _otherwise(before: str, behind: str) -> StatedAs:
    """What a figure that is no percentage and no change is stated as."""
    if _RESULT_BEFORE.search(before):
        return StatedAs("difference", result=True)
    return StatedAs("mean") if _MEAN_BEFORE.search(before) or _MEAN_BEHIND.match(behind) else _NOT_STATED


def _latest_said(mention: Mention) -> str:
    """The last year that is said before a figure, or spoken of before its sentence."""
    sentence = mention.claim.sentence
    said = re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)", sentence.text[: mention.figure.start - sentence.start])
    return said[-1] if said else mention.claim.spoken_year
