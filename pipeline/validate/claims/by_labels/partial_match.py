"""The verdict on a claim whose row or column the sentence names in parts: by what few readings its words license.

A claim is contradicted only where a single slip of typing makes a reading into it, or (a percentage) where the words
leave a single reading and it is near; never where it equals a reading of a table near by. What is verified is for the
models to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.spanish.stems import coverage, shared
from pipeline.validate.claims.by_labels.agreeing import matches, same_year
from pipeline.validate.claims.by_labels.cell_candidates import CandidateFigure, candidate_figures, row_parts
from pipeline.validate.claims.by_labels.cell_matching import comparable_digits, wanted_years
from pipeline.validate.claims.by_labels.derived import Derived
from pipeline.validate.claims.by_labels.nearby_tables import LabelJudgement, NearbyTables
from pipeline.validate.claims.by_labels.obstacles import exempt, narrowed, unexplained
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.by_labels.shares import StatedShare, shares
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.similarity import described_slip
from pipeline.validate.evidence.table_facts import Fact, TableFacts

_EXACT = Decimal(0)


def denied(claim: Claim, near: Sequence[TableFacts], nearby: NearbyTables) -> LabelJudgement | None:
    """The reading a claim plainly should equal and does not, ``None`` when in doubt.

    Args:
        claim: a figure of the prose with a value, and what its sentence says.
        near: the tables of its chapter (of the document where it has none), the nearest where there are many.
        nearby: all tables of the document, with what arithmetic makes of their cells.
    """
    if exempt(claim) or any(_equals_a_reading(claim, table) for table in near):
        return None
    for table in near:
        if abs(claim.sentence.block - table.position) > SETTINGS.near_blocks:
            continue
        if not same_year(claim, table, nearby.years):
            continue
        if any(_stands_between(claim, table, other) for other in near):
            continue
        if narrowed(claim, table, nearby):
            continue
        if not shared(claim.sentence.stems, table.words | table.label_stems):
            continue
        found = _wrong_share(claim, table, nearby) if claim.kind == "percent" else _slip(claim, table, nearby)
        if found is not None:
            return found
    return None


def _equals_a_reading(claim: Claim, table: TableFacts) -> bool:
    if claim.printed_digits < SETTINGS.fewest_digits:
        return False
    distinctive = claim.printed_digits > SETTINGS.fewest_digits
    if claim.kind == "percent":
        return any(
            matches(claim, s.value, _EXACT) in ("exact", "truncated")
            for s in shares(claim, table)
            if distinctive or s.plain
        )
    equal = (
        matches(claim, r.value, r.step) == "exact" for r in candidate_figures(claim, table) if distinctive or r.sure
    )
    return not claim.difference and any(equal)


def _stands_between(claim: Claim, table: TableFacts, other: TableFacts) -> bool:
    """Whether a table built alike stands nearer to the sentence: then that one is meant."""
    own, others = (abs(claim.sentence.block - t.position) for t in (table, other))
    a, b = table.header_stems, other.header_stems
    return other is not table and others < own and min(coverage(a, b), coverage(b, a)) >= SETTINGS.alike


def _slip(claim: Claim, table: TableFacts, nearby: NearbyTables) -> LabelJudgement | None:
    strange = len(unexplained(claim, table, nearby))
    length = claim.printed_digits
    candidates: dict[Decimal, tuple[CandidateFigure, str]] = {}
    for candidate in candidate_figures(claim, table):
        if claim.part and candidate.column.whole:
            continue  # "de ellos" states a part, not all
        half = candidate.row.sure or candidate.column.sure
        if not (candidate.sure or (half and length >= SETTINGS.long - 1) or length > SETTINGS.long):
            continue
        more = SETTINGS.strange_where_sure if candidate.sure and length == SETTINGS.long - 1 else 0
        if strange > SETTINGS.strange.get(length, SETTINGS.most_strange) + more:
            continue
        if claim.figure.decimals and not claim.figure.scaled and candidate.step >= 1:
            continue
        mistake = described_slip(*comparable_digits(claim, candidate.value, candidate.step))
        if mistake:
            candidates.setdefault(candidate.value, (candidate, mistake))
    plain = {v: c for v, c in candidates.items() if c[0].sure} or candidates
    if len(plain) != 1:
        return None
    candidate, mistake = next(iter(plain.values()))
    if len(candidate.cells) == 1:
        return LabelJudgement(candidate.cells[0], slip=mistake, sure=length >= SETTINGS.long or candidate.sure)
    return LabelJudgement(derived=_as_sum(candidate), slip=mistake, sure=length >= SETTINGS.long)


def _wrong_share(claim: Claim, table: TableFacts, nearby: NearbyTables) -> LabelJudgement | None:
    """A share of which the words leave a single candidate, near the claim's: printed, or computed."""
    if claim.figure.unit != "%":
        return None
    if any(f.quantity.value == claim.figure.value for f in table.facts):
        return None  # the table has that very figure, though not where the words lead
    strange = unexplained(claim, table, nearby)
    printed = _printed_percent(claim, table)
    if printed is not None:
        mistake = described_slip(*comparable_digits(claim, printed.amount, printed.step))
        near = abs(printed.amount - (claim.figure.value or Decimal(0))) <= SETTINGS.points
        return LabelJudgement(printed, slip=mistake) if (mistake or near) and not strange else None
    if claim.growth or strange:
        return None
    plain = [s for s in shares(claim, table) if s.plain]
    values = {round(s.value, 1) for s in plain}
    if len(values) != 1:
        return None
    off = abs(plain[0].value - (claim.figure.value or Decimal(0)))
    expected = f"{plain[0].value:.{claim.figure.decimals}f}"
    near = off <= SETTINGS.points and claim.printed_digits >= SETTINGS.long - 1
    if not near and not described_slip(claim.figure.text.replace(",", "."), expected):
        return None
    return LabelJudgement(derived=_as_share(plain[0]))


def _printed_percent(claim: Claim, table: TableFacts) -> Fact | None:
    """The one percentage that the table prints in the row the sentence names."""
    columns = [c for c in table.columns if c.kind == "percent" and c.growth == claim.growth]
    if any(c.years for c in columns):
        columns = [c for c in columns if c.years & wanted_years(claim, table)]
    rows = [r for r in row_parts(claim, table) if r.sure and not r.whole]
    if len(columns) != 1 or len(rows) != 1 or len(rows[0].places) != 1:
        return None
    return table.at.get((rows[0].places[0], columns[0].index))


def _as_sum(candidate: CandidateFigure) -> Derived:
    return Derived(candidate.cells, candidate.value)


def _as_share(share: StatedShare) -> Derived:
    return Derived((*share.part, *share.whole), share.value, len(share.part))
