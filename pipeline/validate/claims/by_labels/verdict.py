"""The verdict on one claim: verified, contradicted, or unsupported; when in doubt, unsupported."""

from __future__ import annotations

from decimal import Decimal

from pipeline.spanish.stems import shared
from pipeline.validate.claims.by_labels.cell_matching import column_score, named_rows, noun_known, targets
from pipeline.validate.claims.by_labels.contradiction import contradiction, of_another_row
from pipeline.validate.claims.by_labels.derived import derived
from pipeline.validate.claims.by_labels.partial_match import borne_out, denied
from pipeline.validate.claims.by_labels.value_index import DISTINCTIVE_DIGITS, Figures, LabelJudgement
from pipeline.validate.claims.context import Claim, matches
from pipeline.validate.evidence.similarity import relative_gap
from pipeline.validate.evidence.table_facts import Fact


def judge(claim: Claim, figures: Figures) -> LabelJudgement:
    """The verdict on one claim."""
    if claim.figure.value is None:
        return LabelJudgement("unsupported")
    near = figures.near(claim.sentence.block, claim.sentence.chapter)
    ranked = targets(claim, near)
    equal = figures.equal(claim)
    computed = derived(claim, near) if claim.figure.value else None
    if computed is not None and computed.entries is not None and computed.entries.position == claim.sentence.block + 1:
        return LabelJudgement("verified", derived=computed, match=computed.match)
    support = _best_support(claim, equal, figures)
    if support is not None and support[1] >= _SUPPORTED:
        return of_another_row(claim, support[0], figures) or _verified(claim, support[0])
    for target in ranked:
        match = matches(claim, target.fact.amount, target.fact.step)
        if match and (match != "hedged" or noun_known(claim, target)):
            return _verified(claim, target.fact)
    if computed is not None and computed.strong and computed.match != "truncated":
        return LabelJudgement("verified", derived=computed, match=computed.match)
    partly = borne_out(claim, near)
    if partly is not None:
        return partly
    contradicted = contradiction(claim, ranked, near, figures) or denied(claim, near, figures)
    if contradicted is not None and (support is None or contradicted.sure):
        return contradicted
    if support is not None:
        return _verified(claim, support[0])
    if computed is not None:
        return LabelJudgement("verified", derived=computed, match=computed.match)
    return LabelJudgement("unsupported")


_SUPPORTED = 2
NEAR = Decimal("0.025")


def _verified(claim: Claim, fact: Fact) -> LabelJudgement:
    return LabelJudgement("verified", fact, match=matches(claim, fact.amount, fact.step))


def _best_support(claim: Claim, equal: list[Fact], figures: Figures) -> tuple[Fact, int] | None:
    """The equal fact that the words fit best, with how well: 2 is enough to believe it."""
    best: tuple[tuple[int, int, int], Fact] | None = None
    for fact in equal:
        table = figures.table(fact)
        local = table.chapter == claim.sentence.chapter
        row = fact.row in named_rows(claim, table)
        column = column_score(claim, fact.column) >= 0.6
        whole = fact.row == table.grand_row
        about = bool(shared(claim.sentence.stems, table.words | fact.row_stems))
        telling = claim.digits >= DISTINCTIVE_DIGITS
        if matches(claim, fact.amount, fact.step) == "hedged" and not (row or column or (local and _near(claim, fact))):
            continue
        score = (
            2 * telling + 2 * (row and (local or about)) + (whole and local) + (column and local) + (about and whole)
        )
        if score == 0 and not (local and (claim.digits >= 3 or claim.printed_digits >= DISTINCTIVE_DIGITS)):
            continue  # a small figure somewhere else proves nothing
        key = (score, int(local), -abs(table.position - claim.sentence.block))
        if best is None or key > best[0]:
            best = (key, fact)
    return (best[1], best[0][0]) if best else None


def _near(claim: Claim, fact: Fact) -> bool:
    """Whether a rounded figure is so close that no name of row or column is needed."""
    if claim.kind == "percent":
        return abs((claim.figure.value or 0) - fact.amount) <= 1
    return relative_gap(claim.figure.value or Decimal(0), fact.amount) <= NEAR
