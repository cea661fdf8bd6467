"""Which figure of a sentence is drawn from those before it, and as what: «…, es decir, 172 más», «…: 355 en total».

A figure is drawn where nothing but words of a closed kind join it to the figure before: a conclusion ("lo que equivale
a", "es decir"), a bracket, or a comma with the noun of a result ("un alza de"). What a new statement says ("y el gasto
creció 9 %") is not drawn, nor what is said of something else ("el 91 % de la población").

The words were chosen by hand, and each list says of what kind they are. ``python -m bench.claims_model.listed_words``
counts in how many series of public documents with prose each stands: of 306 in the lists of six words or more 271 stand
in one of 14, 213 in three or more. The others are forms or synonyms of words that do ("sobrante" beside "excedente").
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.spanish.folding import fold
from pipeline.spanish.months import MONTHS
from pipeline.spanish.relation_words import RESULTING, REWORDING
from pipeline.validate.claims.paragraph.relation import SentenceFigures, is_percent
from pipeline.validate.claims.paragraph.settings import DRAWN, WORDS
from pipeline.validate.claims.sentence.mentions import Mention, keys

Operation = Literal["change", "sum", "rest", "quotient", "share", "points", ""]
"""As what a figure is drawn; "" where the words do not say."""

# Nouns of a change: the synonyms of "aumento", "disminución" and "variación" in both numbers.
_RESULT = (
    r"(?:alzas?|aumentos?|incrementos?|crecimientos?|bajas?|caidas?|disminuci\w+|reducci\w+|descensos?|variaci\w+|expansi\w+|contracci\w+"
    r"|retrocesos?|diferencias?|mejoras?)"
)
# Nouns of how much of what was planned was done.
_ACHIEVED = r"(?:avances?|cumplimientos?|ejecucion|coberturas?|ocupacion|efectividad|eficacia|logro)"
# Nouns of what a calculation gives: a mean, a ratio, a sum, what is left.
_OTHER_RESULT = (
    r"(?:promedios?|medias?|razon|total(?:es)?|suma|saldo|resto|cifra|porcentaje|proporcion|tasa"
    rf"|superavit|excedente|remanente|sobrante|{_ACHIEVED})"
)
# Verbs that equate ("equivale a", "son"), change ("aumentó"), leave ("quedan") or add up ("suma"), by their stems.
_VERB = (
    r"(?:equival\w+|represent\w+|correspond\w+|signific\w+|supon\w+|supuso|implic\w+|impli\w+|arroj\w+|constituy\w+|refleja\w*|muestra\w*"
    r"|evidencia\w*|da|dan|dio|dando|es|son|fue|fueron|hubo|hay|aument\w+|crec\w+|increment\w+|disminu\w+|reduj\w+|reduc\w+|baj\w+|subi\w+"
    r"|sube\w*|cay\w+|descend\w+|qued\w+|rest\w+|falta\w*|suma\w*|totaliz\w+|reun\w+|lleg\w+|alcanz\w+|dej[aeo]\w*|sobr(?:a|an|ando|o|aron))"
)
# Articles, prepositions and pronouns, and the adverbs and adjectives that stand between a result and its figure.
_SMALL = (
    r"(?:l[oa]s?|el|un[oa]?s?|al?|del?|en|que|con|se|lo|total(?:es)?|anual(?:es)?|interanual(?:es)?|nominal(?:es)?|porcentual(?:es)?"
    r"|a|para|cerca|casi|solo|apenas|aproximadamente|leve|fuerte|importante|exactamente|respectiv[oa]|ell[oa]s|est[oa]s)"
)
_MONEY = r"(?:m?m?us\$|m?m?\$|uf|€)?\s*[+-]?"
# The marks and conjunctions of a conclusion ("es decir"), and the verbs that need none before them.
_OPENED = (
    rf"(?:[,(:–—-]|\b(?:{REWORDING}|{RESULTING}|lo\s+(?:que|cual))\b"
    r"|\bda(?:n|ndo)?\b|\barrojando\b|\bequival\w+\b|\brepresent\w+\b|\btotaliza\w*\b|(?<!\bse\s)\bsuman?\b|\bsumando\b)"
)
_DRAWN = re.compile(rf"{_OPENED},?\s*(?:(?:{_RESULT}|{_OTHER_RESULT}|{_VERB}|{_SMALL}),?\s+)*{_MONEY}$")
_MARK_ALONE = re.compile(r"\s*[-–—]\s*|\s*:|\s+:\s*")
_CONCLUDED = re.compile(rf"\b(?:{REWORDING}|{RESULTING}|lo\s+(?:que|cual))\b[^;:.\d]{{0,60}}$")
NEW_STATEMENT = re.compile(
    r";|\b(?:mientras|en\s+tanto|en\s+cambio|por\s+su\s+parte|pero|aunque|pues|porque|donde|asimismo|ademas|tambien)\b"
    r"|\b[ye]\s+(?:el|la|l[oa]s|sus?|en|se|un[oa]?|otr[oa]s?|al?|por|tambien)\s+(?!\d)"
)
"""Words with which a text goes over to something else."""
_MORE = re.compile(
    r"^\s*%?\s*(?:[a-z]+\s+){0,2}?(?:(?:mas|menos|adicional(?:es)?|superior(?:es)?|inferior(?:es)?|mayor(?:es)?|menor(?:es)?)\b(?!\s+de\b(?!\s+lo\b))"
    r"|(?:por\s+)?(?:sobre|encima\s+de|debajo\s+de|bajo)\s+lo\b)"
)
POINTS = re.compile(r"^\s*(?:puntos?|pp|p\.p\.)(?!\w)")
_SIGNED = re.compile(r"[+]\s*$")
_CHANGED = re.compile(
    rf"\b{_RESULT}\s+(?:{_SMALL}\s+)*{_MONEY}$|\b(?:aument|crec|increment|disminu|reduj|reduc|baj|subi|cay|descend)\w+\s+(?:en\s+|un\s+)*{_MONEY}$"
)
_TOTAL_ALONE = re.compile(r"[;,.]\s*(?:[ye]\s+)?(?:en\s+)?total\s*:?\s*$")
_REACHED = re.compile(rf"\b(?:lleg|alcanz|ascend|ascien|totaliz)\w*\s+(?:{_SMALL}\s+)*{_MONEY}$")
_FRAME = re.compile(r"^\s*(?:con|entre|sumando|sumad[oa]s|considerando|contando)\b")
_TOTAL_BEFORE = re.compile(
    rf"(?:[;,:]\s*total\s*:?|\btotaliz\w+|(?<!\bse\s)\bsuma(?:n|ron|ndo)?\b|\btotal(?:\s+[a-z]+)?\s+de|\ben\s+(?:total|conjunto),?)\s+(?:{_SMALL}\s+)*{_MONEY}$"
)
_TOTAL_BEHIND = re.compile(
    r"^\s*(?:[a-z]+\s+){0,3}?(?:en\s+total|en\s+conjunto|en\s+el\s+(?:ano|bimestre|trimestre|cuatrimestre|semestre))\b"
)
_SHARE = re.compile(rf"\b{_ACHIEVED}\b[^;:.\d]{{0,30}}$")
_LEFT = re.compile(
    r"\b(?:qued(?:an|ando|aron|amos)|rest(?:an|ando|aron)|falta(?:n|ndo|ron)|sobr(?:a|an|ando|o|aron)|dej(?:a|o|an|ando|aron))\b[^;:.\d]{0,30}$"
)
_TO_DO = re.compile(
    r"(?:,|;|\b[ye])\s+(?:aun\s+)?(?:por|sin)\s+(?:pagar|ejecutar|gastar|rendir|cobrar|terminar|resolver|asignar|entregar|cumplir|invertir)\s+"
    r"(?:l[oa]s\s+)?(?:m?m?\$|us\$)?\s*$"
)
_AND = re.compile(r"(?:\b[ye]|[,;])\s+(?:l[oa]s?\s+)?$")
_AND_THE = re.compile(r"(?:\b[ye]|[,;])\s+l[oa]s?\s+$")
_PENDING = re.compile(r"^\s*(?:[a-z]+\s+){0,2}(?:pendientes?|restantes?|faltantes?)\b")
_VACANT = re.compile(r"^\s*(?:vacantes?|restantes?|faltantes?|sobrantes?|desocupad[oa]s?|libres?|disponibles?)\b")
_OTHER_STATEMENT = re.compile(NEW_STATEMENT.pattern.removeprefix(";|"))
_AVERAGE_BEFORE = re.compile(
    rf"\b(?:promedio(?:\s+(?:mensual|diario|anual))?|media(?:\s+(?:mensual|diaria|anual))?|a\s+razon|razon)\s+(?:{_SMALL}\s+)*{_MONEY}$"
)
_AVERAGE_BEHIND = re.compile(
    r"^\s*(?:[a-z³²0-9]+\s+){0,3}?(?:por\s+(?!ciento)[a-z]+|(?:en\s+|a\s+)?cada\s+un[oa]|mensuales|diari[oa]s|al\s+(?:mes|dia)|en\s+promedio|de\s+promedio)\b"
)
_OVERLAP = re.compile(
    r"\b(?:amb[oa]s|a\s+la\s+vez|mas\s+de\s+un[oa]|descont\w+|sin\s+repet\w+|unic[oa]s|distint[oa]s|diferentes|traslap\w+|simultane\w+)\b"
)
"""Words that say that parts overlap, so that they need not add up."""
_REAL = re.compile(r"\b(?:real(?:es)?|deflactad\w+|constantes?|promedio|medi[oa]|per\s+capita|acumulad[oa]s?)\b")
"""Words that say that a change is not that of the figures as printed."""
_COMPLEMENT = re.compile(
    r"^\s*%?\s*(?:(?:[a-z]+\s+){0,2}?(?:mas|menos|superior(?:es)?|inferior(?:es)?|mayor(?:es)?|menor(?:es)?)\s+)?"
    r"(?:(?:que|al?|del?|en|entre|para|por|con|sobre|respecto|frente|contra|desde)\b)[^,;:()]*"
)
_ENDS = re.compile(r"[,;:()]|\.\s|\s[ye]\s")
_PERIODS = (
    "año años anual período ejercicio gestión vigencia mes meses trimestre semestre cuatrimestre bimestre bienio "
    "década temporada lapso fecha"
)
_BEFORE_AND_NOW = "anterior anteriores previo previa pasado pasada precedente ahora hoy actualmente actualidad actual"
_COMPARED = "mismo misma igual respecto relación comparación comparado frente"
_WHOLE = "total totales conjunto suma promedio ellos ellas éstos éstas"
_PLANNED_AND_DONE = (
    "cumplimiento ejecución avance cobertura logro registrado registrada registrados registradas obtenido observado "
    "previsto programado presupuestado planificado proyectado estimado esperado comprometido propuesto meta metas "
    "inicial vigente asignado disponible"
)
_PASSING = "pasar pasando subir bajar llegar llegando"  # from one level to another
GENERIC = keys(" ".join((_PERIODS, _BEFORE_AND_NOW, _COMPARED, _WHOLE, _PLANNED_AND_DONE, _PASSING, *MONTHS)))
"""Words that say when, or of the whole itself: they name nothing else."""


def is_drawn(gap: str) -> bool:
    """Whether a folded text between two figures only draws the second from what is before; a mark alone ("de 30-34
    años", "un 3:1") joins the ends of a range or the terms of a ratio."""
    if _MARK_ALONE.fullmatch(gap):
        return False
    if _TOTAL_ALONE.search(gap):
        return True
    return _DRAWN.search(gap) is not None and NEW_STATEMENT.search(gap) is None


def is_drawn_apart(opening: str, behind: str) -> bool:
    """Whether the folded text from the beginning of a sentence to its first figure, and that behind it, only draw the
    figure from the sentence before: "Bajaron 15 %", "Un 9 % más que en 2021"."""
    said = _DRAWN.search(f", {opening.lstrip('•▪·*–- ')}")
    return said is not None and said.start() == 0 and bool(_CHANGED.search(opening) or _MORE.match(behind))


def is_concluded(gap: str) -> bool:
    """Whether a folded text between two figures holds words of conclusion, whatever else it says."""
    return _CONCLUDED.search(gap) is not None and NEW_STATEMENT.search(gap) is None


def is_reached(opening: str, gap: str) -> bool:
    """Whether a folded text between two figures says that the second is what those before come to: "con 412 de planta
    y 244 a contrata, la dotación llega a 656"."""
    return bool(_FRAME.match(opening) and _REACHED.search(gap)) and NEW_STATEMENT.search(gap) is None


def is_left(gap: str, behind: str) -> bool:
    """Whether the folded texts before and behind a figure say that it is left of what is before ("y me faltan 7", "y
    las 12 restantes")."""
    if _LEFT.search(gap) is not None:
        return _OTHER_STATEMENT.search(gap) is None
    if _TO_DO.search(gap) is not None:
        return True
    if _AND.search(gap) is not None and _VACANT.match(behind):
        return True
    return _AND_THE.search(gap) is not None and _PENDING.match(behind) is not None


def is_share_done(before: str, gap: str) -> bool:
    """Whether the folded text before a part says that it is left, and that before its percentage that it is of what was
    done: "quedaron 2.066 millones de un total de 29.292, ejecución 92,9 %"."""
    return bool(_LEFT.search(before) and _SHARE.search(gap))


def operation(passage: SentenceFigures, gap: str, drawn: Mention) -> Operation:
    """As what a figure is drawn, by the words before (``gap``) and behind it."""
    behind = passage.right(drawn, WORDS.before_result)
    if drawn.figure.unit == "pp" or POINTS.match(behind):
        return "points"
    if is_percent(drawn) and _SHARE.search(gap):
        return "share"
    signed = _SIGNED.search(gap) or drawn.figure.text[:1] in "-−–"
    if _CHANGED.search(gap) or _MORE.match(behind) or (is_percent(drawn) and signed):
        return "change"
    if is_percent(drawn):
        return "share"
    if _AVERAGE_BEFORE.search(gap) or _AVERAGE_BEHIND.match(behind):
        return "quotient"
    if _TOTAL_BEFORE.search(gap) or _TOTAL_BEHIND.match(behind) or _REACHED.search(gap):
        return "sum"
    if _LEFT.search(gap) or _TO_DO.search(gap) or _PENDING.match(behind) or _VACANT.match(behind):
        return "rest"
    return ""


def is_of_something_else(passage: SentenceFigures, drawn: Mention) -> bool:
    """Whether the words right behind a figure name what its sentence did not name before: "el 91 % de la
    población", "16 días menos que el promedio del país"."""
    behind = passage.text[drawn.figure.end : drawn.figure.end + WORDS.behind_result]
    end = _ENDS.search(behind)
    said = behind[: end.start() if end else len(behind)]
    if _COMPLEMENT.match(fold(said)) is None:
        return False
    start = drawn.claim.sentence.start
    known = keys(passage.text[start : drawn.figure.start]) | GENERIC
    named = (k for k in keys(said) - known if not k[0].isdigit())
    return not all(any(k.startswith(w) or w.startswith(k) for w in known if len(w) > DRAWN.short_stem) for k in named)


def says_overlap(sentence: str) -> bool:
    """Whether a folded sentence says that what it counts overlaps."""
    return _OVERLAP.search(sentence) is not None


def is_adjusted(passage: SentenceFigures, gap: str, drawn: Mention) -> bool:
    """Whether a change is said to be another than that of the figures as printed ("un alza real de 3 %")."""
    return _REAL.search(gap) is not None or _REAL.search(passage.right(drawn, WORDS.origin)) is not None
