"""Sentences that give two figures and the change or the share between them: «pasó de 1.200 a 1.350, un 12,5% más»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline import rules
from pipeline.model import Evidence, EvidenceRole, Finding
from pipeline.quantities.rounding import to_step
from pipeline.spanish.folding import fold
from pipeline.validate.claims.by_labels.value_index import LabelJudgement
from pipeline.validate.claims.context import Claim
from pipeline.validate.evidence.numerals import Figure

_MONEY = r"(?:(?:m?m?|us)\$\s*|uf\s*)?"
_THE = r"(?:l[oa]s\s+|un[oa]s?\s+|el\s+)?" + _MONEY + "$"
_FROM = re.compile(
    r"\b(?:paso|pasaron|pasando|subio|subieron|aumento|aumentaron|crecio|crecieron|bajo|bajaron|disminuyo|disminuyeron|cayo|cayeron"
    rf"|variacion|evoluciono)\b.{{0,40}}\bdes?d?e?\s+{_THE}"
)
_TO = re.compile(rf"^\s*(?:[a-z%$]+\s+){{0,4}}?(?:(?:en|del?|el)\s+(?:19|20)\d\d,?\s+)?(?:a|hasta)\s+{_THE}")
_COMPARED = re.compile(
    r"(?:\b(?:que|respecto\s+(?:de|a|al)|frente\s+a|comparad[oa]s?\s+con|en\s+comparacion\s+(?:con|a)|contra|versus)\s+"
    rf"|\bcuando\s+(?:[a-z]+\s+){{1,3}}?(?:de\s+)?){_THE}"
)
_OF_ALL = re.compile(rf"\b(?:de|del|entre|sobre)\s+(?:un\s+|el\s+)?(?:total\s+de\s+)?{_THE}")
_OF_THESE = re.compile(
    r"\b(?:de|entre)\s+(?:l[oa]s\s+(?:cuales|que)|ell[oa]s|est[oa]s|est[oa]s\s+[a-z]+)\b|\bdel\s+total\b|\bdich[oa]s\b"
)
_OF_THE = re.compile(rf"^\s*(?:[a-z]+\s+){{0,3}}?(?:de\s+un\s+total\s+de|del\s+total\s+de|de)\s+{_THE}")
_OF_NAMED = re.compile(rf"^\s*(?:del?|de\s+l[oa]s|de\s+un)\s+[^.;:]{{0,60}}(?:\(|\bde\s+){_MONEY}\s*$|^\s*de\s+{_THE}")
_EQUALS = re.compile(
    r"^(?:[^.;(]{0,70})?\(\s*(?:un\s+|el\s+)?$"
    r"|^[^.;]{0,70}\b(?:equival\w+|represent\w+|correspond\w+|es\s+decir|esto\s+es|vale\s+decir|o\s+sea)\W+(?:al?l?\s+|el\s+|un\s+)*$"
)
_LEADING = re.compile(r"\b(?:tasa|porcentaje|cumplimiento|proporcion|nivel|indice|ejecucion|realizacion|cobertura)\b")
_COLON = re.compile(r"^\s*(?:[:(]|,\s*(?:con|es\s+decir,?|esto\s+es,?))\s*$")
HUNDRED = Decimal(100)
MOST_OFF = Decimal(15)
"""A percentage further off than this is of something else."""
MOST_LEVELS = 3


@dataclass(frozen=True)
class _Told:
    """Two figures of a sentence and the percentage said to follow from them: a change, or a share of the second."""

    percent: Claim
    first: Claim
    last: Claim
    change: bool

    @property
    def claims(self) -> tuple[Claim, Claim, Claim]:
        return self.percent, self.first, self.last


def within_sentence(claims: Sequence[tuple[Claim, LabelJudgement]]) -> list[Finding]:
    """Findings of sentences whose change or share does not follow from their own two figures.

    A sentence of which a table denies a figure, or bears out all three, is left alone.
    """
    verdicts = {id(claim): judged.verdict for claim, judged in claims}
    by_sentence: dict[int, list[Claim]] = {}
    for claim, _ in claims:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
    found = []
    for told in by_sentence.values():
        percents = [c for c in told if c.figure.unit == "%" and c.figure.value is not None]
        levels = [c for c in told if c.kind != "percent" and c.figure.value and not c.hedge]
        if len(percents) != 1 or not 2 <= len(levels) <= MOST_LEVELS:
            continue
        said = _change(percents[0], levels) or _share(percents[0], levels)
        if said is None:
            continue
        known = {verdicts[id(c)] for c in said.claims}
        finding = _judged(said) if "contradicted" not in known and known != {"verified"} else None
        if finding is not None:
            found.append(finding)
    return found


def _between(one: Claim, other: Claim) -> str:
    sentence = one.sentence
    return fold(sentence.text[one.figure.end - sentence.start : other.figure.start - sentence.start])


def _change(percent: Claim, levels: Sequence[Claim]) -> _Told | None:
    """ "pasó de A a B, un p% más"; "B casos, un p% más que los A del año anterior"."""
    if len(levels) != 2 or levels[0].kind != levels[1].kind:
        return None
    first, last = levels
    if _FROM.search(first.before) and _TO.match(_between(first, last)):
        return _Told(percent, first, last, change=True)
    if not percent.growth:
        return None
    compared = [c for c in levels if _COMPARED.search(c.before)]
    if len(compared) != 1:
        return None
    return _Told(percent, compared[0], last if compared[0] is first else first, change=True)


def _share(percent: Claim, levels: Sequence[Claim]) -> _Told | None:
    """ "de un total de W, P (p%)"; "P de las W (p%)"; "W, de los cuales P, un p%"; "la tasa fue de p%: P de W"

    The part is the figure that the percentage is said to be, right before it.
    """
    if percent.growth:
        return None
    before = [c for c in levels if c.figure.end <= percent.figure.start]
    behind = [c for c in levels if c.figure.start >= percent.figure.end]
    if len(before) == len(levels):
        whole, part = before[0], before[-1]
        if not _EQUALS.match(_between(part, percent)):
            return None
        if len(before) == 2 and _OF_THE.match(_between(whole, part)) and not _OF_ALL.search(whole.before):
            return _told(percent, whole, part)
        money = len(before) == 2 and part.kind == whole.kind == "amount"
        if money or _OF_ALL.search(whole.before) or _OF_THESE.search(_around(whole, part)):
            return _told(percent, part, whole)
        return None
    if len(before) == len(behind) == 1 and _EQUALS.match(_between(before[0], percent)):
        if _OF_NAMED.match(_between(percent, behind[0])):
            return _told(percent, before[0], behind[0])
        return None
    if len(behind) == len(levels) == 2 and _COLON.match(_between(percent, behind[0])):
        head = fold(percent.sentence.text[: percent.figure.start - percent.sentence.start])
        if _LEADING.search(head) and _OF_THE.match(_between(behind[0], behind[1])):
            return _told(percent, behind[0], behind[1])
    return None


def _around(whole: Claim, part: Claim) -> str:
    """What stands between a whole and its part, and right behind the part ("1.470 de ellas")."""
    return _between(whole, part) + " | " + fold(part.after[:25])


def _told(percent: Claim, part: Claim, whole: Claim) -> _Told | None:
    if part.kind != whole.kind and {part.kind, whole.kind} != {"count", "amount"}:
        return None
    small, large = part.figure.value or Decimal(0), whole.figure.value or Decimal(0)
    return _Told(percent, part, whole, change=False) if 0 < small < large else None


def _judged(said: _Told) -> Finding | None:
    a, b, p = said.first.figure, said.last.figure, said.percent.figure
    if not a.value or not b.value or p.value is None:
        return None
    over, under = (b, a) if said.change else (a, b)
    low = (_low(over) / _high(under) - said.change) * HUNDRED
    high = (_high(over) / _low(under) - said.change) * HUNDRED
    bounds = sorted((abs(low), abs(high)))
    value = abs(p.value)
    if bounds[0] - p.step <= value <= bounds[1] + p.step:
        return None
    exact = abs((over.value or Decimal(0)) / (under.value or Decimal(1)) - said.change) * HUNDRED
    if not said.change and (abs(exact - value) > MOST_OFF or abs(HUNDRED - exact - value) <= p.step):
        return None  # of something else; or of the rest
    expected = _percent(exact, max(p.decimals, 1) if said.change else p.decimals)
    spelled = f"({b.text} - {a.text}) / {a.text}" if said.change else f"{a.text} / {b.text}"
    return _finding(said.percent, (said.first, said.last), expected, f"{spelled} = {expected}")


def _low(figure: Figure) -> Decimal:
    value = figure.value or Decimal(0)
    return value if figure.step == 1 else value - figure.step / 2


def _high(figure: Figure) -> Decimal:
    value = figure.value or Decimal(0)
    return value if figure.step == 1 else value + figure.step / 2


def _percent(value: Decimal, decimals: int) -> str:
    return f"{to_step(value, Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".replace(".", ",") + "%"


def _finding(percent: Claim, operands: tuple[Claim, Claim], expected: str, arithmetic: str) -> Finding:
    sentence = percent.sentence
    figures = " y ".join(c.figure.text for c in operands)
    told: tuple[tuple[Claim, EvidenceRole], ...] = (
        (percent, "observed"),
        (operands[0], "operand"),
        (operands[1], "operand"),
    )
    return rules.finding(
        "texto-calculo",
        evidence=tuple(Evidence(c.figure.text, sentence=sentence.text, place=sentence.place, role=r) for c, r in told),
        observed=percent.figure.text,
        expected=expected,
        suggestion=f"Corrija el porcentaje o las cifras: de {figures} resulta {expected}.",
        arithmetic=arithmetic,
    )
