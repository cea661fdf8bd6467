"""The verdict on every figure of the prose, all that speaks for and against it weighed together.

A figure states a cell, something computed from cells, a fact of another sentence, or none of these. Each gets the
odds of the figure being what it is (printed right, or with one slip) against a figure of something else that has
these digits by chance. Where the odds do not decide, the verdict is "unsupported".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.model import ClaimVerdict, Document
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.computed.tables import Tables
from pipeline.validate.claims.fitted_partitions.relations import relations as parted_relations
from pipeline.validate.claims.fitted_relations.relations import relations as fitted_relations
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.paragraph.relations import relations
from pipeline.validate.claims.restated import scoring as restated_scoring
from pipeline.validate.claims.restated.settings import SETTINGS as RESTATED_SETTINGS
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict.accusing.cell_accusation import Accusations
from pipeline.validate.claims.verdict.accusing.without_cell import accused_without_cell, is_exact, may_be_accused
from pipeline.validate.claims.verdict.figure_case import CELL, COMPUTED, RESTATED, Case
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.no_ground.grounds import (
    is_of_its_year,
    on_good_grounds,
    stands_in_a_table,
    without_stated_elsewhere,
)
from pipeline.validate.claims.verdict.no_ground.one_fact import of_one_fact, one_of_two
from pipeline.validate.claims.verdict.relations.broken import broken as broken_relations
from pipeline.validate.claims.verdict.relations.names_of_rows import NamesOfRows
from pipeline.validate.claims.verdict.relations.said_roughly import without_rough
from pipeline.validate.claims.verdict.settings import VERDICT
from pipeline.validate.claims.verdict.wrong_cell.other_bases import without_unmeant

EXACT = frozenset(("sum", "difference", "words", "complement", "count", "level"))
"""Relations that one wrong digit breaks; a growth rate still holds with the last digits of its levels wrong."""
RATES = frozenset(("share", "growth"))
"""Relations whose last figure is a percentage of the others."""
EXPLAINING = RATES | {"quotient", "product"}
"""Relations that leave nothing to ask of their last figure where they likely hold."""


@dataclass
class Judged:
    """A document's mentions with their verdicts, and the relations that do not hold and blame a figure."""

    space: CellSpace
    mentions: tuple[Mention, ...]
    links: list[MentionLink]
    judgements: list[Judgement]
    broken: list[tuple[SentenceRelation, Mention]]


def judge(document: Document, space: CellSpace, mentions: tuple[Mention, ...]) -> Judged:
    """The verdicts on all figures of a document's prose."""
    links = Linker(space, mentions).links()
    tables = Tables(space)
    computed = scoring.judge_computed(mentions, links, tables) if links else [scoring.NOTHING] * len(mentions)
    among = restated_scoring.Restatements(mentions)
    cases = []
    for number, mention in enumerate(mentions):
        restated = of_one_fact(mention, mentions, among.odds(number)) if is_exact(mention) else restated_scoring.NOTHING
        if stands_in_a_table(space, mention):
            restated = replace(restated, slip=restated.slip * RESTATED_SETTINGS.printed_elsewhere)
        quantity = computed[number] if is_of_its_year(space, mention, computed[number]) else scoring.NOTHING
        link = links[number] if links else None
        sized = scoring.share_of_its_size(mention, link, space) if link and (quantity.right or quantity.slip) else 1.0
        cases.append(Case(link, quantity, restated, cells_of_its_size=sized))
    number_of = {id(m): n for n, m in enumerate(mentions)}
    found = [
        *relations(document, mentions),
        *parted_relations(document, mentions),
        *fitted_relations(document, mentions),
    ]
    found = NamesOfRows(space).without(without_rough(found))
    _confirm(found, cases, number_of)
    stated = [_verified(m, c) for m, c in zip(mentions, cases, strict=True)]
    accusations = Accusations(tables, mentions, links, stated)
    first = [
        j
        if j.verdict == "verified"
        else on_good_grounds(space, mentions[n], accused(n, mentions[n], cases[n], accusations))
        for n, j in enumerate(stated)
    ]
    judgements = without_stated_elsewhere(space, mentions, first)
    asked = [n for n, (m, c) in enumerate(zip(mentions, cases, strict=True)) if may_be_accused(m) and not c.is_proven]
    judgements, doubted = without_unmeant(tables, mentions, links, judgements, asked)
    broken = broken_relations(found, mentions, judgements, cases)
    for relation, mention in broken:
        for number in (number_of[id(m)] for m in relation.operands):
            if judgements[number].by == "restated":  # another sentence alone does not outweigh its own
                judgements[number] = UNSUPPORTED
        sure = VERDICT.by_its_sentence
        judgements[number_of[id(mention)]] = Judgement("contradicted", "sentence", relation=relation, probability=sure)
    for number in doubted:  # only now: else the relations of its sentence would blame it
        if judgements[number].verdict == "verified":
            judgements[number] = UNSUPPORTED
    return Judged(space, mentions, links, one_of_two(mentions, judgements), broken)


def _confirm(found: Sequence[SentenceRelation], cases: Sequence[Case], number_of: dict[int, int]) -> None:
    """Notes with each figure what its paragraph says of it: that it is drawn from others, and which relation that holds
    confirms it best."""
    mendable = {id(m) for r in found if not r.holds and r.strict and r.kind in EXACT for m, _ in r.culprits}
    of_own_sentence = {id(r.operands[-1]) for r in found if _is_broken_within(r)}
    for relation in found:
        if relation.holds and (relation.fitted or (relation.kind == "share" and not relation.strict)):
            if id(relation.operands[-1]) in of_own_sentence and not _is_of_one_sentence(relation):
                continue  # a figure of another sentence that it is a share of as well is met by chance
            case = cases[number_of[id(relation.operands[-1])]]
            case.explained |= relation.kind in EXPLAINING
            case.is_share |= relation.kind == "share"
    for relation in found:
        most = VERDICT.chance_joined if relation.strict else VERDICT.chance_unjoined
        if relation.holds and relation.chance <= most:
            for operand in relation.operands:
                exact = _is_exact_for(relation, operand)
                if not exact and (relation.fitted or relation.kind in EXACT or id(operand) in mendable):
                    continue  # a rate holds with the last digits of its levels wrong, a sum does not
                case = cases[number_of[id(operand)]]
                known = (case.confirmed_exactly, -case.confirmed_by.chance) if case.confirmed_by else None
                if known is None or (exact, -relation.chance) > known:
                    case.confirmed_by, case.confirmed_exactly = relation, exact


def _is_of_one_sentence(relation: SentenceRelation) -> bool:
    return len({m.number for m in relation.operands}) == 1


def _is_broken_within(relation: SentenceRelation) -> bool:
    """Whether the words of one sentence say that a relation holds, and a slip in its result would make it hold: "de
    26.400 a 18.750, es decir, 29,8 %"."""
    is_broken = relation.strict and not relation.holds and _is_of_one_sentence(relation)
    return is_broken and any(m is relation.operands[-1] for m, _ in relation.culprits)


def _is_exact_for(relation: SentenceRelation, operand: Mention) -> bool:
    """Whether a relation that holds would not with a figure's last digit wrong: a sum would not, but where another of
    its figures is far rounder ("127 mil millones" of "M$ 128.898.972"); a percentage that the words say to be a share
    or a change would not with its own, and with that of a part or level only where the figures are small."""
    if relation.kind in EXACT:
        finest = len(operand.digits)
        return not any(o.figure.scaled and len(o.digits) + 1 < finest for o in relation.operands if o is not operand)
    p = relation.operands[-1]
    if not relation.strict or relation.kind not in RATES or p.claim.kind != "percent":
        return False
    whole = max(m.value for m in relation.operands[:-1])
    return operand is p or 100 * operand.step > 2 * p.step * whole


def _verified(mention: Mention, case: Case) -> Judgement:
    """What confirms a figure; unsupported where nothing does."""
    right, slip, of_right, _ = case.weigh()
    most = int(np.argmax(of_right))
    short = len(mention.digits) < VERDICT.distinctive
    axis = most == COMPUTED and short and not is_in_sentence(mention)  # sums of cells print most short figures
    if right >= least_right(mention, most) and not axis:
        return resting_on(case, "verified", most, right)
    relation = case.confirmed_by
    if relation is not None and case.confirmed_exactly and not relation.strict and slip >= VERDICT.error:
        return UNSUPPORTED  # figures that no words join may add up by chance, where a cell says otherwise
    if relation is not None and (case.confirmed_exactly or slip < VERDICT.doubtful):
        return Judgement("verified", "sentence", relation=relation, probability=1 - relation.chance)
    return UNSUPPORTED


def accused(number: int, mention: Mention, case: Case, accusations: Accusations) -> Judgement:
    """What contradicts a figure that nothing confirms; unsupported where that is not sure enough."""
    link = accusations.unstated(number)
    short = len(mention.digits) < VERDICT.distinctive
    surely = VERDICT.surely_meant_short if short else VERDICT.surely_meant
    case = replace(case, link=link.without_unlikely(surely, VERDICT.far_likelier) if link is not None else None)
    right, slip, _, of_slip = case.weigh()
    most = int(np.argmax(of_slip))
    listed = most == CELL and slip >= VERDICT.unmistakable and _is_unmistakable(mention)
    if not of_slip[most] or case.is_proven:
        return UNSUPPORTED
    if most == RESTATED and _says_a_cell_too(number, case, accusations, right, slip):
        most = CELL
    elif most == RESTATED and accusations.of_quantities.is_restated_too(case):
        sure = accusations.of_quantities.probability(number, case)
        most = COMPUTED if right <= slip and sure >= VERDICT.computed_by_two else RESTATED
    found = resting_on(case, "contradicted", most, slip)
    cell = found.cell
    if cell is None:
        return accused_without_cell(number, mention, case, found, accusations.of_quantities)
    if not (listed or may_be_accused(mention, of_goals=accusations.is_of_goals(cell))):
        return UNSUPPORTED
    sure = accusations.probability(number, cell, right, slip)
    found = replace(found, sure=sure)
    if sure >= VERDICT.accused_surely:
        return found
    is_likely = slip >= VERDICT.likely_slip
    if right > slip or slip < VERDICT.least_slip or (mention.claim.kind == "percent" and not is_likely):
        return UNSUPPORTED
    is_long = len(mention.digits) > VERDICT.distinctive and not mention.figure.decimals
    is_meant = case.link is not None and case.link.prior[cell] >= VERDICT.meant
    if is_long and is_meant and slip >= VERDICT.long_by_cell:
        return found  # few long numbers are one slip from the cell that is meant by chance
    by_two = accusations.is_said_too(number, cell, case.computed, case.restated)
    least = (VERDICT.accused_by_two if by_two else VERDICT.accused) if is_likely else VERDICT.accused_unlikely
    return found if sure >= least else UNSUPPORTED


def _says_a_cell_too(number: int, case: Case, accusations: Accusations, right: float, slip: float) -> bool:
    """Whether the other sentence that a figure is a slip from says what the likeliest cell does, and that cell would
    accuse the figure rightly."""
    if case.link is None or not case.link.slipped.any() or right > slip:
        return False
    cell = int(np.argmax(case.link.posterior()[1]))
    if not accusations.is_said_too(number, cell, case.computed, case.restated):
        return False
    return accusations.probability(number, cell, right, slip) >= VERDICT.accused_by_two


def _is_unmistakable(mention: Mention) -> bool:
    """Whether a figure has so many digits that a cell one slip away is no coincidence, even where no sentence says it:
    labels with figures, read as text ("GASTOS $330,038,501.25 RECURSOS $347,218,998.53")."""
    exact = not (mention.in_words or mention.claim.hedge or mention.claim.elsewhere)
    return exact and mention.significant >= VERDICT.unmistakable_digits


def least_right(mention: Mention, most: int) -> float:
    """From what probability on a figure is verified; ``most`` says by what: a cell, cells, another sentence."""
    if most not in (COMPUTED, RESTATED):
        return VERDICT.verified
    short = most == COMPUTED and len(mention.digits) < VERDICT.distinctive
    return VERDICT.short_no_cell if short else VERDICT.no_cell


def resting_on(case: Case, verdict: ClaimVerdict, most: int, probability: float) -> Judgement:
    """A judgement with what it rests on: ``most`` 0 is the likeliest cell, ``COMPUTED`` a computed quantity, else
    another figure of the prose."""
    good = verdict == "verified"
    if most == CELL and case.link is not None:
        exact, slipped = case.link.posterior()
        return Judgement(verdict, "cell", cell=int(np.argmax(exact if good else slipped)), probability=probability)
    if most == COMPUTED:
        best = case.computed.best if good else case.computed.best_slip
        return Judgement(verdict, "computed", computed=best, probability=probability)
    other = case.restated.best_right if good else case.restated.best_slip
    return Judgement(verdict, "restated", other=other, probability=probability)
