"""A claim beside one that a table bears out: the same row in another year, another row of the same column.

"El 85,5% corresponde a hombres y el 14,5% a mujeres": where a cell bears out the second figure, the first is
of the same table and column, and of the row that its clause names.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.spanish.stems import coverage
from pipeline.validate.claims.by_labels.cell_matching import NEAR_BLOCKS, digits, rows_in
from pipeline.validate.claims.by_labels.contradiction import exempt, narrowed, unexplained
from pipeline.validate.claims.by_labels.value_index import Figures, LabelJudgement
from pipeline.validate.claims.context import Claim, matches, same_year
from pipeline.validate.evidence.similarity import relative_gap, slip
from pipeline.validate.evidence.table_facts import Fact, TableFacts

POINTS = Decimal(12)
"""A percentage further off than this is of something else."""
GAP = Decimal("0.15")
FEWEST_DIGITS = 3
"""Figures of fewer digits are met in a table by chance."""


def beside(claims: Sequence[Claim], judged: Sequence[LabelJudgement], figures: Figures) -> list[LabelJudgement]:
    """The verdicts, those of unsupported claims taken anew by the cells that bear out others of their sentence."""
    found = list(judged)
    for number, (claim, own) in enumerate(zip(claims, judged, strict=True)):
        if own.verdict != "unsupported" or claim.figure.value is None or exempt(claim) or claim.hedge:
            continue
        known = [
            j.source
            for c, j in zip(claims, judged, strict=True)
            if c.sentence is claim.sentence
            and j.verdict == "verified"
            and j.match == "exact"
            and j.source is not None
            and c.printed_digits >= FEWEST_DIGITS
            and _said(claim, j.source, figures.table(j.source))
            and same_year(claim, figures.table(j.source), figures.years)
        ]
        meant = {(f.table, f.row, f.column.index): f for s in known for f in _meant(claim, s, figures.table(s))}
        if len(meant) == 1 and not meant.keys() & {(s.table, s.row, s.column.index) for s in known}:
            found[number] = _judged(claim, next(iter(meant.values())), figures) or own
    return found


def _said(claim: Claim, sibling: Fact, table: TableFacts) -> bool:
    """Whether the sentence names the sibling's row, or speaks of the whole table close by: figures of a large
    table are met by chance."""
    if abs(claim.sentence.block - table.position) > NEAR_BLOCKS:
        return False
    return sibling.row == table.grand_row or sibling.row in rows_in(table, claim.sentence.text)


def _meant(claim: Claim, sibling: Fact, table: TableFacts) -> list[Fact]:
    """The cell of the sibling's table that the claim's own words lead to from there."""
    own_rows = [r for r in rows_in(table, claim.clause) if r != sibling.row]
    years = [c for c in table.columns if c.years and c.kind == sibling.column.kind and c.years & claim.years]
    column = sibling.column
    if any(c.years for c in table.columns) and len(claim.years) == 1 and len(years) == 1:
        column = years[0]
    else:
        named = [
            c
            for c in table.columns
            if c.stems and not c.years and coverage(c.stems, claim.clause_stems) == 1.0 and c.growth == claim.growth
        ]
        if len(named) == 1 and not own_rows:
            column = named[0]
    row = own_rows[0] if len(own_rows) == 1 else sibling.row
    if len(own_rows) > 1 or (row == sibling.row and column.index == sibling.column.index):
        return []
    fact = table.at.get((row, column.index))
    return [fact] if fact is not None and fact.kind == claim.kind else []


def _judged(claim: Claim, fact: Fact, figures: Figures) -> LabelJudgement | None:
    """The verdict that the cell gives: borne out, or contradicted where it is near and no word is strange."""
    match = matches(claim, fact.amount, fact.step)
    if match:
        return LabelJudgement("verified", fact, match=match)
    table = figures.table(fact)
    strange = len(unexplained(claim, table, figures))
    if narrowed(claim, table, figures) or strange > 1:
        return None
    if claim.printed_digits < FEWEST_DIGITS or any(f.quantity.value == claim.figure.value for f in table.facts):
        return None
    value = claim.figure.value or Decimal(0)
    mistake = slip(*digits(claim, fact))
    if claim.kind == "percent":
        near = abs(value - fact.amount) <= POINTS and (mistake or not strange)
        return LabelJudgement("contradicted", fact, slip=mistake) if near else None
    near = relative_gap(value, fact.amount) <= GAP
    return LabelJudgement("contradicted", fact, slip=mistake) if mistake or near else None
