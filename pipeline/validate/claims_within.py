"""Sentences that give two figures and the change or the share between them: «pasó de 1.200 a 1.350, un 12,5% más»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline import rules
from pipeline.model import Evidence, EvidenceRole, Finding
from pipeline.validate.claims_context import Claim
from pipeline.validate.wording import fold

_FROM = re.compile(
    r"\b(?:paso|pasaron|pasando|subio|subieron|aumento|aumentaron|crecio|bajo|bajaron|disminuyo|disminuyeron|cayo)\b.{0,40}\bdes?d?e?\s+(?:l[oa]s\s+)?$"
)
_TO = re.compile(r"^\s*(?:[a-z%$]+\s+){0,4}?(?:en\s+(?:19|20)\d\d\s+)?(?:a|hasta)\s+(?:l[oa]s\s+|un[oa]?\s+)?$")
_OF_TOTAL = re.compile(r"\bde\s+un\s+total\s+de\s*$|\bdel\s+total\s+de\s*$|\bde\s+l[oa]s\s*$")
_OF_THE = re.compile(r"^\s*(?:[a-z]+\s+)?(?:de\s+un\s+total\s+de|del\s+total\s+de|de\s+l[oa]s)\s*$")
_EQUALS = re.compile(
    r"^(?:[^.;(]{0,60})?\(\s*(?:un\s+|el\s+)?$|^[^.;]{0,60}(?:equival\w+|represent\w+|correspond\w+|es\s+decir)\W+(?:al?\s+|el\s+|un\s+)*$"
)
HUNDRED = Decimal(100)
MOST_OFF = Decimal(15)
"""A percentage further off than this is of something else."""


def within_sentence(claims: Sequence[Claim]) -> list[Finding]:
    """Findings of sentences whose change does not follow from their own two figures."""
    found = []
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
    for told in by_sentence.values():
        percents = [c for c in told if c.figure.unit == "%"]
        levels = [c for c in told if c.kind != "percent"]
        if len(percents) == 1 and len(levels) == 2:
            finding = _change(percents[0], levels[0], levels[1]) or _part(percents[0], levels[0], levels[1])
            if finding is not None:
                found.append(finding)
    return found


def _change(percent: Claim, first: Claim, last: Claim) -> Finding | None:
    if not _FROM.search(first.before) or first.kind != last.kind:
        return None
    sentence = first.sentence
    between = fold(sentence.text[first.figure.end - sentence.start : last.figure.start - sentence.start])
    if not _TO.match(between):
        return None
    a, b, p = first.figure, last.figure, percent.figure
    if not a.value or b.value is None or p.value is None:
        return None
    low = ((b.value - b.step / 2) / (a.value + a.step / 2) - 1) * HUNDRED
    high = ((b.value + b.step / 2) / (a.value - a.step / 2) - 1) * HUNDRED
    if a.step == b.step == 1:
        low = high = (b.value / a.value - 1) * HUNDRED
    said = abs(p.value)
    bounds = sorted((abs(low), abs(high)))
    if bounds[0] - p.step <= said <= bounds[1] + p.step:
        return None
    expected = _percent(abs(b.value / a.value - 1) * HUNDRED, max(p.decimals, 1))
    return _finding(percent, (first, last), expected, f"({b.text} - {a.text}) / {a.text} = {expected}")


def _part(percent: Claim, first: Claim, last: Claim) -> Finding | None:
    """«de un total de 2.345 postulaciones, 1.890 (80,6%) fueron aceptadas», «1.890 de las 2.345 (80,6%)»."""
    sentence, p = first.sentence, percent.figure
    between = fold(sentence.text[first.figure.end - sentence.start : last.figure.start - sentence.start])
    if _OF_TOTAL.search(first.before):
        whole, part = first, last
    elif _OF_THE.match(between):
        whole, part = last, first
    else:
        return None
    behind = fold(sentence.text[last.figure.end - sentence.start : p.start - sentence.start])
    if p.start < last.figure.end or not _EQUALS.match(behind) or part.kind != whole.kind:
        return None
    a, b = whole.figure, part.figure
    if not a.value or b.value is None or p.value is None or b.value >= a.value:
        return None
    exact = b.value / a.value * HUNDRED
    off = abs(exact - p.value)
    if off <= p.step or off > MOST_OFF:
        return None
    expected = _percent(exact, p.decimals)
    return _finding(percent, (part, whole), expected, f"{b.text} / {a.text} = {expected}")


def _percent(value: Decimal, decimals: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".replace(".", ",") + "%"


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
