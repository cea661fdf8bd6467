"""A second opinion on the figures the link model leaves open: by whole labels of rows and columns.

The link model was fitted on real reports and abstains where a table is small and the sentence says little. Here the
words of the sentence are matched to whole labels, and what the table computes (sums of named rows, shares of a
total) is compared. An opinion counts only where the model does not speak against it (:class:`OpinionSettings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model import Check, Document, Finding
from pipeline.quantities.numerals import parse
from pipeline.validate.claims.by_labels.findings import findings
from pipeline.validate.claims.by_labels.neighbouring_claims import beside
from pipeline.validate.claims.by_labels.value_index import Figures, LabelJudgement
from pipeline.validate.claims.by_labels.verdict import judge
from pipeline.validate.claims.cell_space import CellSpace
from pipeline.validate.claims.context import Claim
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.evidence.table_facts import Fact


@dataclass(frozen=True)
class OpinionSettings:
    """What the link model must grant: a contradicting cell, and the table of a computed quantity, the probability
    it gives them before the value is looked at; the cell that bears a figure out likewise; figures of fewer digits
    are met by chance. Of 66 real documents as they are no contradiction by a cell lies between .0015 and .005; a true
    one of the source document has .002."""

    cell: float = 0.002
    table: float = 0.02
    borne_out: float = 0.02
    right: float = 0.3
    digits: int = 3
    computed_digits: int = 2


SETTINGS = OpinionSettings()


@dataclass(frozen=True)
class Opinions:
    """By number of the mention, the opinion that counts; and the findings."""

    judgements: dict[int, LabelJudgement]
    figures: Figures
    findings: tuple[Finding, ...]


def opinions(
    document: Document, space: CellSpace, mentions: Sequence[Mention], links: Sequence[MentionLink],
    open_: frozenset[int], fit: Iterable[bool], year: int | None = None, checks: Iterable[Check] = (),
) -> Opinions:  # fmt: skip
    """The opinions on the mentions ``open_``; ``fit`` says which mentions are exact figures in a sentence."""
    figures = Figures(document, space.tables, year, checks)
    exact = list(fit)
    kept: dict[int, LabelJudgement] = {}
    found: list[Finding] = []
    for _, group in groupby(range(len(mentions)), key=lambda n: mentions[n].block):
        numbers = list(group)
        if not open_.intersection(numbers):
            continue
        claims = [mentions[n].claim for n in numbers]
        judged = _consistent(claims, beside(claims, [judge(c, figures) for c in claims], figures), figures)
        granted = []
        for number, claim, judgement in zip(numbers, claims, judged, strict=True):
            link = links[number] if links else None
            counted = judgement.derived is not None and not judgement.derived.operands  # the rows of a list
            if link is None and not counted:
                continue
            if number in open_ and (link is None or _granted(space, mentions[number], link, judgement, exact[number])):
                kept[number] = judgement
                granted.append((claim, judgement))
        found.extend(findings(granted, figures))
    return Opinions(kept, figures, tuple(found))


def _granted(space: CellSpace, mention: Mention, link: MentionLink, judgement: LabelJudgement, exact: bool) -> bool:
    """Whether the link model lets an opinion count."""
    if judgement.verdict == "unsupported":
        return False
    good = judgement.verdict == "verified"
    if not good and (not exact or link.right > SETTINGS.right):
        return False
    if judgement.source is not None:
        source = judgement.source
        cell = space.by_place.get((source.table, source.row, source.column.index))
        least = SETTINGS.borne_out if good else SETTINGS.cell
        return cell is not None and float(link.prior[cell]) >= least
    if judgement.derived is None or not judgement.derived.operands:
        return good
    if not good and mention.claim.printed_digits < (
        SETTINGS.computed_digits if mention.claim.kind == "percent" else SETTINGS.digits
    ):
        return False
    number = next(n for n, t in enumerate(space.tables) if t.id == judgement.derived.operands[0].table)
    return float(link.prior[space.table == number].sum()) >= SETTINGS.table


def _consistent(claims: list[Claim], judged: list[LabelJudgement], tables: Figures) -> list[LabelJudgement]:
    """Contradictions taken back where the same paragraph tells the cell right (then the other figure is
    another thing; a rounded telling does not count), or where arithmetic says that the cell should be what
    the text says."""
    right = {
        _cell(j.source)
        for c, j in zip(claims, judged, strict=True)
        if j.verdict == "verified" and j.source is not None and j.match == "exact" and c.figure.step <= j.source.step
    }
    kept = []
    for one, judgement in zip(claims, judged, strict=True):
        source = judgement.source
        if judgement.verdict != "contradicted" or source is None:
            kept.append(judgement)
            continue
        mended = parse(tables.mended.get(_cell(source), ""))
        if mended is not None and one.figure.value == mended.amount:
            kept.append(LabelJudgement("verified", source, match="mended"))
        elif _cell(source) in right or _counts_what_is_measured(one, source):
            kept.append(LabelJudgement("unsupported"))
        else:
            kept.append(judgement)
    return kept


def _counts_what_is_measured(claim: Claim, fact: Fact) -> bool:
    """A whole number that counts something contradicts no figure with decimals: "14 días" is no incidence of 16,63."""
    whole = claim.kind == "count" and not (claim.figure.decimals or claim.figure.scaled or claim.hedge)
    return whole and fact.step < 1


def _cell(fact: Fact) -> tuple[str, int, int]:
    return fact.table, fact.row, fact.column.index
