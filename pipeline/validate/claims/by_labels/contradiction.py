"""When a table says otherwise than a claim: the same thing plainly meant, and a figure that differs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.spanish.common_words import rarity
from pipeline.spanish.folding import fold
from pipeline.spanish.people import PEOPLE
from pipeline.spanish.stems import coverage, says, shared, stems
from pipeline.validate.claims.by_labels.cell_matching import (
    LONG,
    NEAR_BLOCKS,
    Target,
    best_column,
    column_score,
    digits,
    named_rows,
    noun_known,
)
from pipeline.validate.claims.by_labels.derived import Derived, share
from pipeline.validate.claims.by_labels.value_index import Figures, LabelJudgement
from pipeline.validate.claims.context import Claim, same_year
from pipeline.validate.claims.expressions import DISCOURSE
from pipeline.validate.claims.mentions import STEM_LENGTH
from pipeline.validate.evidence.similarity import relative_gap, slip
from pipeline.validate.evidence.table_facts import YEAR, Fact, TableFacts

POINTS = Decimal(10)
"""How far (percentage points) a percentage may be from the table's and still be meant as the same."""
GAP = Decimal("0.15")
"""The same for counts and amounts, as a share of the larger, where row and column are both named."""
ROUNDED = Decimal("0.1")
"""How far "cerca de" may be from the figure."""
ALIKE = 0.5
UNEXPLAINED = {1: 0, 2: 1, 3: 3}
"""How many words a table does not know a sentence may have, by the digits of its figure."""
TELLING = 0.5
"""Rarity (``spanish.common_words``) from which on a word narrows what a sentence speaks of."""


def exempt(claim: Claim) -> bool:
    """Whether a claim is of those no table contradicts: vague, in words, of another year, a difference."""
    vague = claim.hedge and claim.printed_digits < 3
    if vague or claim.elsewhere or claim.figure.spelled or claim.difference or claim.figure.unit in ("razón", "pp"):
        return True
    return (claim.kind != "percent" and claim.growth and not claim.level) or (
        claim.printed_digits < 2 and claim.kind != "percent"
    )


def contradiction(
    claim: Claim, ranked: Sequence[Target], near: Sequence[TableFacts], figures: Figures
) -> LabelJudgement | None:
    """What plainly is what the claim speaks of, and says otherwise: a cell (of ``ranked``, the likeliest
    first), or a share of the table right before it; ``None`` when in doubt."""
    if exempt(claim):
        return None
    return _cell(claim, ranked, figures) or _share(claim, near, figures) or _sum(claim, near, figures)


def _cell(claim: Claim, ranked: Sequence[Target], figures: Figures) -> LabelJudgement | None:
    ranked = [
        t
        for t in ranked
        if not _allowed(claim, t.fact)
        and noun_known(claim, t)
        and _years_agree(claim, t, figures)
        and (not claim.part or t.column >= 0.75)
        and not _finer(claim, t.fact)
    ]
    ranked = [t for t in ranked if not any(_stands_between(claim, t, other) for other in ranked)]
    if not ranked:
        return None
    for target in ranked:
        mistake = slip(*digits(claim, target.fact))
        if mistake and _slipped(claim, target, figures):
            return LabelJudgement(
                "contradicted",
                target.fact,
                slip=mistake,
                sure=target.row >= 0.6 and target.column >= 0.5,
                target=target,
            )
    best = ranked[0]
    if len(ranked) > 1 and ranked[1].score == best.score and _distance(claim, ranked[1]) == _distance(claim, best):
        return None
    return LabelJudgement("contradicted", best.fact, target=best) if _close(claim, best, figures) else None


def _allowed(claim: Claim, fact: Fact) -> bool:
    """Whether the hedge leaves room for the cell: within a tenth, or on the side it names."""
    value = claim.figure.value or Decimal(0)
    if claim.hedge == "more":
        return fact.amount >= value
    if claim.hedge == "less":
        return fact.amount <= value
    return claim.hedge == "about" and relative_gap(value, fact.amount) <= ROUNDED


def _finer(claim: Claim, fact: Fact) -> bool:
    """A figure with decimals (a rate, an average) tells no column of whole numbers."""
    return claim.kind == "count" and claim.figure.decimals > 0 and fact.step == 1 and not claim.figure.scaled


def _stands_between(claim: Claim, target: Target, other: Target) -> bool:
    """Whether another table built like the target's is nearer: a sentence among many such tables means its own."""
    if other is target or _distance(claim, other) >= _distance(claim, target):
        return False
    same_row = other.fact.row_stems == target.fact.row_stems or (other.fact.total_row and target.fact.total_row)
    a, b = target.table.header_stems, other.table.header_stems
    return same_row and min(coverage(a, b), coverage(b, a)) >= ALIKE


def _slipped(claim: Claim, target: Target, figures: Figures) -> bool:
    """Whether a figure one slip away from the claim's is what the claim means.

    Figures of few digits are often a slip away from each other by chance; then the sentence may say
    little that the table does not. In another chapter two words must be shared.
    """
    if target.table.chapter != claim.sentence.chapter and len(target.topic) < 2:
        return False
    if narrowed(claim, target.table, figures):
        return False
    if len(unexplained(claim, target.table, figures)) > UNEXPLAINED.get(claim.printed_digits, 99):
        return False
    if claim.kind == "percent":
        # Where the row is named and most digits are the table's, some words may be the office's own.
        room = {3: 1}.get(claim.printed_digits, 3 if claim.printed_digits > 3 else 0) if target.named_row else 0
        if not target.topic or len(unexplained(claim, target.table, figures)) > room:
            return False
        named = target.column >= 0.75 and (target.named_row or _distance(claim, target) <= NEAR_BLOCKS)
        return named or (target.named_row and target.column >= 0.5 and claim.printed_digits >= 2)
    if claim.kind == "amount" and not target.topic and not target.named_row:
        return False
    if claim.printed_digits >= 3:
        return True
    return target.column >= 0.75 and (target.named_row or _distance(claim, target) <= NEAR_BLOCKS)


def _close(claim: Claim, best: Target, figures: Figures) -> bool:
    """Whether row, column and topic leave no doubt and the figures are near each other."""
    if not best.topic or best.table.chapter != claim.sentence.chapter:
        return False
    if unexplained(claim, best.table, figures) or narrowed(claim, best.table, figures):
        return False
    value = claim.figure.value or Decimal(0)
    near = _distance(claim, best) <= NEAR_BLOCKS
    if best.column < 0.75 or not (best.named_row or near):
        return False
    if claim.kind == "percent":
        return abs(value - best.fact.amount) <= POINTS
    return relative_gap(value, best.fact.amount) <= GAP and (best.named_row or len(best.topic) >= 2)


def unexplained(claim: Claim, table: TableFacts, figures: Figures) -> frozenset[str]:
    """Words of the sentence that may narrow what it speaks of: not in the table's words or labels, nor in the
    document's title, nor such as any office's prose has (corresponde, alcanzó, durante)."""
    return _strange(claim.clause_stems | claim.around_stems, table, figures)


def _strange(said: frozenset[str], table: TableFacts, figures: Figures) -> frozenset[str]:
    known = table.words | table.label_stems | frozenset(table.row_acronyms) | figures.title | PEOPLE
    strange = (w for w in said if not w[0].isdigit() and rarity(w[:STEM_LENGTH]) >= TELLING)
    return frozenset(w for w in strange if not says(known, w))


def narrowed(claim: Claim, table: TableFacts, figures: Figures) -> bool:
    """Whether the sentence opens with a place, group or time that the table does not know."""
    return (
        bool(claim.frame)
        and not DISCOURSE.match(fold(claim.frame))
        and bool(_strange(stems(claim.frame), table, figures))
    )


def _share(claim: Claim, near: Sequence[TableFacts], figures: Figures) -> LabelJudgement | None:
    """A percentage of the only whole it can be of, right before it, that is computed otherwise."""
    for table in near:
        if not 0 < claim.sentence.block - table.position <= NEAR_BLOCKS:
            continue
        found = share(claim, table)
        if found is None or found.match or not same_year(claim, table, figures.years):
            continue
        if unexplained(claim, table, figures) or narrowed(claim, table, figures):
            continue
        printed = f"{found.value:.{claim.figure.decimals}f}"
        mistake = slip(claim.figure.text.replace(",", "."), printed)
        if mistake or abs(found.value - (claim.figure.value or Decimal(0))) <= POINTS:
            return LabelJudgement("contradicted", derived=found, slip=mistake)
    return None


def _sum(claim: Claim, near: Sequence[TableFacts], figures: Figures) -> LabelJudgement | None:
    """A total that the table beside the sentence does not print: the sum of the column the claim names."""
    if claim.kind == "percent" or claim.printed_digits < 3:
        return None
    for table in near:
        if table.grand_row is not None or abs(claim.sentence.block - table.position) > NEAR_BLOCKS:
            continue
        column = best_column(claim, table)
        if column is None or named_rows(claim, table) or column[0].years or len(table.detail_rows) < 2:
            continue
        cells = [f for r in table.detail_rows if (f := table.at.get((r, column[0].index))) is not None]
        if not cells:
            continue
        target = Target(cells[0], table, column[1], 0.6, False, shared(claim.sentence.stems, table.words))
        value = sum((f.amount for f in cells), Decimal(0))
        mistake = slip(str(int(abs(claim.figure.value or Decimal(0)))), str(int(abs(value))))
        if not mistake or not noun_known(claim, target) or not _years_agree(claim, target, figures):
            continue
        if column[1] >= 0.6 and len(unexplained(claim, table, figures)) <= UNEXPLAINED.get(claim.printed_digits, 99):
            sure = claim.printed_digits >= LONG
            added = Derived("suma", tuple(cells), value, "", True)
            return LabelJudgement("contradicted", derived=added, slip=mistake, sure=sure)
    return None


def _distance(claim: Claim, target: Target) -> int:
    return abs(target.table.position - claim.sentence.block)


def _years_agree(claim: Claim, target: Target, figures: Figures) -> bool:
    """A claim about a year the table does not speak of says nothing of it; a table that names no year is
    of the report's."""
    said = target.fact.column.years or frozenset(w for w in target.table.caption_stems if YEAR.fullmatch(w))
    said = said or frozenset(w for w in target.table.words if YEAR.fullmatch(w)) or figures.years
    return not claim.years or not said or bool(claim.years & said)


def of_another_row(claim: Claim, fact: Fact, figures: Figures) -> LabelJudgement | None:
    """A claim that names one row of a table and tells the figure another row has in the same column."""
    table = figures.table(fact)
    named = named_rows(claim, table)
    if exempt(claim) or len(named) != 1 or fact.total_row or fact.row in named:
        return None
    if table.chapter != claim.sentence.chapter or len(unexplained(claim, table, figures)) > 1:
        return None
    own = table.at.get((named[0], fact.column.index))
    if own is None or own.amount == fact.amount or column_score(claim, fact.column) < 0.6:
        return None
    return LabelJudgement("contradicted", own, other=fact)
