"""A second opinion on the figures the link model leaves open: by whole labels of rows and columns.

The link model was fitted on real reports and abstains where a table is small and the sentence says little. Here the
words of the sentence are matched to whole labels, and what the table computes (sums of named rows, shares of a
total) is compared. An opinion counts only where the model does not speak against it (``settings.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Finding
from pipeline.quantities.numerals import parse
from pipeline.validate.claims.by_labels.findings import findings
from pipeline.validate.claims.by_labels.nearby_tables import LabelJudgement, NearbyTables
from pipeline.validate.claims.by_labels.partial_match import denied
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict.accusing.without_cell import is_exact
from pipeline.validate.claims.verdict.judging import Judged
from pipeline.validate.claims.verdict.no_ground.other_percentages import OtherPercentages
from pipeline.validate.evidence.table_facts import Fact


@dataclass(frozen=True)
class Opinions:
    """By number of the mention, the opinion that counts; and the findings."""

    judgements: dict[int, LabelJudgement]
    findings: tuple[Finding, ...]


def opinions(judged: Judged, nearby: NearbyTables) -> Opinions:
    """The opinions on the exact figures in sentences that the models leave unsupported.

    What a paragraph states rightly of a cell, another figure of it does not mean.
    """
    space, mentions, links = judged.space, judged.mentions, judged.links
    percentages, stated = OtherPercentages(space, mentions), _stated(judged)
    kept: dict[int, LabelJudgement] = {}
    for number, mention in enumerate(mentions if links else ()):
        if judged.judgements[number].verdict != "unsupported" or not (is_in_sentence(mention) and is_exact(mention)):
            continue
        judgement = _mended(mention.claim, _denied(mention.claim, nearby), nearby)
        if judgement is not None and _granted(space, mention, links[number], judgement):
            operands = () if judgement.derived is None else judgement.derived.operands
            cells = [space.by_place[_cell(fact)] for fact in operands]
            if cells and mention.claim.kind == "percent" and percentages.is_another_share(number, cells):
                continue
            cell = None if judgement.source is None else space.by_place[_cell(judgement.source)]
            if cell is None or (mention.block, cell) not in stated:
                kept[number] = judgement
    found = findings([(mentions[n].claim, j) for n, j in kept.items()], nearby)
    return Opinions(kept, tuple(found))


def _stated(judged: Judged) -> frozenset[tuple[int, int]]:
    """The blocks with the cells that they state rightly, without a hedge."""
    return frozenset(
        (m.block, j.cell)
        for m, j in zip(judged.mentions, judged.judgements, strict=True)
        if j.verdict == "verified" and j.cell is not None and not m.claim.hedge
    )


def _denied(claim: Claim, nearby: NearbyTables) -> LabelJudgement | None:
    near = nearby.near(claim.sentence.block, claim.sentence.chapter)
    return None if claim.figure.value is None else denied(claim, near, nearby)


def _granted(space: CellSpace, mention: Mention, link: MentionLink, judgement: LabelJudgement) -> bool:
    """Whether the link model lets a contradiction count."""
    if link.right > SETTINGS.right:
        return False
    if judgement.source is not None:
        return float(link.prior[space.by_place[_cell(judgement.source)]]) >= SETTINGS.granted
    fewest = SETTINGS.fewest_digits if mention.claim.kind == "percent" else SETTINGS.computed_digits
    if judgement.derived is None or mention.claim.printed_digits < fewest:
        return False
    number = next(n for n, t in enumerate(space.tables) if t.id == judgement.derived.operands[0].table)
    return float(link.prior[space.table == number].sum()) >= SETTINGS.granted


def _mended(claim: Claim, judgement: LabelJudgement | None, nearby: NearbyTables) -> LabelJudgement | None:
    """The judgement, none where the cell is of what is measured, where arithmetic says that it should be what the text
    says, or where it is computed of a cell that arithmetic accuses."""
    if judgement is None:
        return None
    if judgement.source is None:
        operands = () if judgement.derived is None else judgement.derived.operands
        return None if any(_cell(f) in nearby.accused for f in operands) else judgement
    right = parse(nearby.mended.get(_cell(judgement.source), ""))
    is_mended = right is not None and claim.figure.value == right.amount
    return None if is_mended or _counts_what_is_measured(claim, judgement.source) else judgement


def _counts_what_is_measured(claim: Claim, fact: Fact) -> bool:
    """A whole number that counts something contradicts no figure with decimals: "14 días" is no incidence of 16,63."""
    whole = claim.kind == "count" and not (claim.figure.decimals or claim.figure.scaled or claim.hedge)
    return whole and fact.step < 1


def _cell(fact: Fact) -> tuple[str, int, int]:
    return fact.table, fact.row, fact.column.index
