"""Sentences that give two figures and the change between them: «pasó de 1.200 a 1.350, un 12,5% más»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline import rules
from pipeline.model import Evidence, Finding
from pipeline.validate.claims_context import Claim
from pipeline.validate.wording import fold

_FROM = re.compile(
    r"\b(?:paso|pasaron|pasando|subio|subieron|aumento|aumentaron|crecio|bajo|bajaron|disminuyo|disminuyeron|cayo)\b.{0,40}\bdes?d?e?\s+(?:l[oa]s\s+)?$"
)
_TO = re.compile(r"^\s*(?:[a-z%$]+\s+){0,4}?(?:en\s+(?:19|20)\d\d\s+)?(?:a|hasta)\s+(?:l[oa]s\s+|un[oa]?\s+)?$")
HUNDRED = Decimal(100)


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
            finding = _change(percents[0], levels[0], levels[1])
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
    exact = abs(b.value / a.value - 1) * HUNDRED
    expected = f"{exact.quantize(Decimal(1).scaleb(-max(p.decimals, 1)), ROUND_HALF_UP):f}".replace(".", ",") + "%"
    return rules.finding(
        "texto-calculo",
        evidence=tuple(
            Evidence(c.figure.text, sentence=sentence.text, place=sentence.place, role=role)  # type: ignore[arg-type]
            for c, role in ((percent, "observed"), (first, "operand"), (last, "operand"))
        ),
        observed=p.text,
        expected=expected,
        suggestion=f"Corrija la variación o las cifras: de {a.text} a {b.text} hay {expected}.",
        arithmetic=f"({b.text} - {a.text}) / {a.text} = {expected}",
    )
