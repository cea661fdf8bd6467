"""Whether what is computed of cells, or another sentence, accuses a figure that nothing confirms."""

from __future__ import annotations

import math

from pipeline.validate.claims.computed.choice.stated_as_features import is_stated_as
from pipeline.validate.claims.computed.kinds import ACROSS, CHANGES, GROWTHS, PERCENTAGES
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import PRICE, Mention
from pipeline.validate.claims.verdict.accusing.computed_accusation import ComputedAccusations
from pipeline.validate.claims.verdict.figure_case import COMPUTED, RESTATED, Case
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.settings import VERDICT


def accused_without_cell(
    number: int, mention: Mention, case: Case, found: Judgement, accusations: ComputedAccusations
) -> Judgement:
    """What contradicts a figure that is one slip from what is computed, or from another sentence (``found``);
    unsupported where that is not sure enough."""
    right, slip, _, _ = case.weigh()
    if case.explained or not may_be_accused(mention):
        return UNSUPPORTED
    if found.computed is not None and _is_round(mention):
        return UNSUPPORTED
    most = COMPUTED if found.computed is not None else RESTATED
    is_likely = right <= slip and slip >= _least(mention, case, most)
    if found.computed is not None:
        of_some = accusations.is_of_one_listed(number, found.computed)
        likely = VERDICT.computed_by_two if accusations.is_restated_too(case) else VERDICT.computed_likely
        least = likely if is_likely else _surely(mention, found.computed)
        is_likely = accusations.probability(number, case) >= least and (is_likely or not of_some)
    return found if is_likely else UNSUPPORTED


def _surely(mention: Mention, computed: Computed) -> float:
    """From what probability on something computed accuses a figure whatever its odds: never where it is of two tables,
    as a third may be meant."""
    if computed.kind in ACROSS:
        return math.inf
    short = len(mention.digits) < VERDICT.distinctive and not mention.figure.decimals
    return VERDICT.computed_surely_short if short else VERDICT.computed_surely


def _is_round(mention: Mention) -> bool:
    """Whether a figure is a bar or an order of magnitude ("superó la barrera de los 7.000"), of which what is computed
    exactly says nothing."""
    return mention.significant == 1 and len(mention.digits) >= VERDICT.distinctive


def is_exact(mention: Mention) -> bool:
    """Whether a figure says exactly what it means: in digits, in a sentence, and not "cerca de"; one with so many
    digits is not rounded whatever stands before it ("al menos 2.164.111 casos")."""
    is_rough = bool(mention.claim.hedge) and mention.significant < VERDICT.never_rounded
    return not (mention.in_words or is_rough) and is_in_sentence(mention)


def may_be_accused(mention: Mention, *, of_goals: bool = False) -> bool:
    """Whether a figure says exactly what it means, of what it stands under, in digits enough for a slip to show; a goal
    ("la meta de 60,0") only where what would accuse it is one (``of_goals``)."""
    enough = len(mention.digits) >= VERDICT.fewest_digits
    other = mention.claim.of_another_time or (mention.claim.of_a_goal and not of_goals)
    return enough and is_exact(mention) and not other


def _least(mention: Mention, case: Case, most: int) -> float:
    """From what probability on a figure is contradicted by what is no cell: by what is computed, or by another sentence
    (``most``)."""
    short = len(mention.digits) < VERDICT.distinctive
    best = case.computed.best_slip
    if (
        most == COMPUTED
        and best is not None
        and is_stated_as(mention, best.kind)
        and not (short and mention.figure.decimals)
    ):
        return VERDICT.stated_as_short if short else VERDICT.stated_as
    if most == RESTATED:
        if mention.figure.reading == PRICE:
            return VERDICT.rate_restated
        return VERDICT.restated_long if len(mention.digits) > VERDICT.distinctive else VERDICT.restated
    if short and not mention.figure.decimals:
        return VERDICT.anchored if _is_anchored(case) else VERDICT.short
    return VERDICT.computed_decimals if mention.figure.decimals else VERDICT.contradicted


def _is_anchored(case: Case) -> bool:
    """Whether a figure should be by how much a level that its sentence states differs from another ("se investigaron
    388, 47 más que en 2018"), or its share ("el 35 % (6.813 liberados)")."""
    best = case.computed.best_slip
    if best is None or not case.computed.anchored:
        return False
    return best.kind in PERCENTAGES - GROWTHS or best.kind in CHANGES - PERCENTAGES
