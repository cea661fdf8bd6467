"""The expressions by which a sentence says of what year, place or part a figure is, and how exactly."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.spanish.change_words import RISING
from pipeline.spanish.years_before import BEFORE, CERTAIN_YEAR_BEFORE, COMPARING, NOUN, YEAR_BEFORE

BOUNDARY = re.compile(
    r"[;:()–—]|,(?!\d)|\.\s|\s(?:y|e|mientras(?:\s+que)?|pero|aunque|donde|versus|frente\s+a|(?:de|entre)\s+(?:l[oa]s\s+)?cuales|y\s+que)\s",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:cerca\s+de|cercan[oa]s?\s+a|alrededor\s+de|aproximadamente|aprox\.?|casi|un[oa]s|en\s+torno\s+a(?:l)?|del\s+orden\s+de"
    r"|pr[oó]xim[oa]s?\s+a|bordea\w*|rondan?)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
MORE = re.compile(
    r"(?:m[aá]s\s+de|sobre|por\s+sobre|superior(?:es)?\s+a|(?<!\bno\s)(?:supera\w*|super[oó]|excede\w*)|al\s+menos"
    r"|mayor(?:es)?\s+a|desde|por\s+encima\s+de)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
BY_SO_MUCH = re.compile(
    r"\d\s*(?:%|por\s+ciento\b|puntos\b(?:\s+porcentuales\b)?)\s*(?:(?:por\s+)?(?:encima|debajo)|(?:superior|inferior|mayor|menor)(?:es)?)"
    r"\s+(?:del?|al?|que)\s+(?:l[oa]s?\s*|el\s*|un[oa]?\s*)?$"
)
"""By how much something is above what follows, which is then no bound: "un 4 % por encima de los 410"."""
LESS = re.compile(
    r"(?:menos\s+de|inferior(?:es)?\s+a|bajo|hasta|menor(?:es)?\s+a|no\s+m[aá]s\s+de|por\s+debajo\s+de|casi"
    r"|\bno\s+(?:alcanz|lleg|super|exced|rebas|sobrepas)\w*(?:\s+al?)?)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
"""What is not reached is a bound, as a goal is: "no alcanzaron el 85 % propuesto"."""
GROWTH = re.compile(
    r"\b(?:aument\w+|crec\w+|increment\w+|disminu\w+|reduc\w+|reduj\w+|baj[oó]\b|baja\b|subi\w+|alza|caid\w*|cay[oe]\w*|descen\w+"
    r"|variac\w+|vari[oó]\b|expansi\w+|contra[ij]\w+)|\b(?:mas|menos|superior|inferior|mayor|menor)\s+(?:que|al?|respecto|en\s+comparacion)\b"
    r"|\b(?:mas|menos)\s*$|\brespecto\s+(?:a|al|del?)\b.{0,30}\b(?:ano|20\d\d|periodo)"
)
FELL = re.compile(r"\b[Bb]ajó\s+(?:un[oa]?\s+)?$")
"""The verb, unfolded: "bajo" is a bound."""
FALL = re.compile(r"\b(?:disminu|reduc|reduj|baj[oa]\b|bajaron|caid|cay[oe]|descen|descien|retroce|contra[ij]|merm)")
RISE = re.compile(rf"\b(?:{RISING}|expan[ds])")
MORE_BEHIND = re.compile(r"\s*%?\s*(?:mas|menos|superior|inferior|mayor|menor)\b")
DIFFERENCE = re.compile(r"^\W*(?:\w+\s+){0,3}?(?:mas|menos|adicional\w*)\b")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)")
YEAR_BEHIND = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?\(?(?:en|el|durante|a[nñ]o|del?)\s+(?:el\s+)?(?:a[nñ]o\s+)?((?:19|20)\d{2})(?![\d]|[.,]\d)"
)
COMPARED_YEAR = re.compile(
    r"\b(?:que|respecto\s+(?:al?|del?)|en\s+comparaci[oó]n\s+(?:con|al?)|compara(?:d[oa]s?|n)?\s+con|frente\s+al?|versus|sobre|contra)"
    r"\s+(?:en\s+)?(?:el\s+|la\s+|l[oa]s\s+)?(?:mismo\s+)?(?:a[nñ]o|per[ií]odo|ejercicio|(?:cierre\s+de\s+)?[a-z]{4,10}\s+del?)?\s*(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
"""A year that a figure is compared with. "de 2022" alone is the figure's own, "un 5% más que en 2021" is not."""
WHEN = re.compile(r"\s*(?:cuando|a[nñ]o\s+en\s+que|oportunidad\s+en\s+que)\b", re.IGNORECASE)
YEAR_BEFORE_BEHIND = re.compile(rf"\s*(?:(?!{COMPARING}\b)[a-z]+\s+){{0,3}}?(?:(?:de|del|en|durante)\s*)?{YEAR_BEFORE}")
LEVEL_BEFORE = re.compile(
    r"\b(?:desde|hasta|llega\w*\s+a|llego\s+a|alcanz\w+|totaliz\w+|registr\w+|quedando\s+en|cerr\w+\s+(?:con|en)|\d\s+(?:[a-z]+\s+){0,4}a)"
    r"\s+(?:(?:con|un\s+total\s+de|a|los|las|l[oa]s|un|una|en)\s+)*(?:m?m?\$|uf)?\s*$"
)
SINCE = re.compile(r"\bdesde\s+(?:l[oa]s\s+)?$")
UP_TO = re.compile(r"\bhasta\s+(?:un\s+|l[oa]s?\s+|el\s+)?$")
_MONEY = r"(?:m?m?us\$|m?m?\$|uf)?\s*"
TO_A_LEVEL = re.compile(
    rf"\bdesde\s+(?:un\s+|l[oa]s?\s+|el\s+)?{_MONEY}\d|(?:{FALL.pattern}|{RISE.pattern})(?:[^;:.]|\.\d)*\bhasta\s+(?:un\s+|l[oa]s?\s+|el\s+)?$"
)
"""Before a figure behind "hasta" that is a level: "varía desde 62,4% hasta", "descendieron 8,2 %, hasta"."""
UP_TO_A_FIGURE = re.compile(rf"^[^;]*\bhasta\s+(?:un\s+|l[oa]s?\s+|el\s+)?{_MONEY}\d")
CHANGED_FROM = re.compile(
    r"\b(?:pas(?:o|aron|ando|ar)\s+de|desde)\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*$|\bde\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*$"
)
TO_BEHIND = re.compile(
    r"\s*(?:[a-z]+\s+){0,3}?(?:(?:en|el|de|del)\s+(?:19|20)\d\d\s+)?(?:a|hasta)\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*\d"
)
NEXT_WORD = re.compile(r"\s*(?:de\s+(?:l[oa]s\s+)?)?([^\W\d_]+)(?:\s+([^\W\d_]+))?")
GOAL = re.compile(
    r"\bmetas?\b|\bobjetivo\b|\bproyect(?!os?\b)|\bexig(?:e|en|ia|ian|id[oa]s?)\b"
    r"|\b(?:comprometid|esperad|previst)[oa]s?\b"
)
OLDER = re.compile(rf"\b{NOUN}\s+{BEFORE}|\banteriormente\b")
FRAME = re.compile(
    r"\s*(?:[•▪·*–-]\s*)?((?:En|A|Al|De|Del|Desde|Entre|Para|Seg[uú]n|Respecto|Durante|El\s+a[nñ]o|Hacia|Hasta|Tras|Sobre|Con"
    r"|La\s+(?:meta|proyecci[oó]n))\b"
    r"[^,;:.()]{2,70})[,:]\s"
)
DISCOURSE = re.compile(
    r"\s*(?:en\s+(?:resumen|sintesis|suma|conclusion|definitiva|efecto|particular|concreto|cambio|general|total|consecuencia)"
    r"|en\s+(?:el|la)\s+(?:(?:otr[oa]\s+)?extremo|otro\s+lado|vereda)(?:\s+(?:opuest|contrari)[oa])?\s*$"
    r"|en\s+(?:el\s+mismo|igual|este|ese|sentido)\s+(?:sentido|orden|contexto|marco|contrario)"
    r"|de\s+(?:hecho|este\s+modo|esta\s+forma)|al\s+respecto|para\s+(?:concluir|terminar)|con\s+todo)\b"
)
"""What joins a sentence to the text (Nueva gramática, chapter 30) and narrows nothing."""
SINCE_THEN = re.compile(
    r"\bdesde\s+(?:su|la|el|que)\s+(?:creacion|inicio|fundacion|puesta|comienzo|implementacion|entrada|origen|inauguracion)"
    r"|\bhistoric[oa]s?\b|\ba\s+la\s+fecha\b"
)
COMPARED = re.compile(rf"\b(?:que|al?|del?|respecto\s+(?:al?|del?)|en\s+comparacion\s+(?:con|al?))\s+{YEAR_BEFORE}")
OLDER_AT_END = re.compile(rf"\b(?:durante|en|del?)\s+{YEAR_BEFORE}\W*$")
OF_YEAR_BEFORE = re.compile(rf"\b{CERTAIN_YEAR_BEFORE}")
LOCAL_PART = re.compile(r"\b(?:de\s+est[oa]s|de\s+ell[oa]s|de\s+l[oa]s\s+cuales|entre\s+est[oa]s|dich[oa]s)\b")


@lru_cache(maxsize=256)
def own_years(text: str) -> tuple[str, ...]:
    """The years a text names, but for those that something is compared with."""
    return tuple(YEAR.findall(COMPARED_YEAR.sub(" ", text)))
