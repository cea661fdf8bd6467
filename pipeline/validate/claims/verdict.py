"""The verdict on every figure of the prose, all that speaks for and against it weighed together.

A figure states a cell, something computed from cells, a fact of another sentence, or none of these. Each gets the
odds of the figure being what it is (printed right, or with one slip) against a figure of something else that has
these digits by chance. Where the odds do not decide, the verdict is "unsupported".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.model import ClaimVerdict, Document
from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.claims.cell_linking import Linker
from pipeline.validate.claims.cell_space import CellSpace
from pipeline.validate.claims.computed import scoring
from pipeline.validate.claims.computed.tables import Tables
from pipeline.validate.claims.grounds import is_of_its_year, on_good_grounds, without_stated_elsewhere
from pipeline.validate.claims.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.paragraph.relations import relations
from pipeline.validate.claims.printed_slips import printed_digits
from pipeline.validate.claims.restated import scoring as restated_scoring

COMPUTED, RESTATED = 1, 2
"""The places of what is computed and of other sentences among what a figure may state: a cell comes first."""


@dataclass(frozen=True)
class VerdictSettings:
    """From what probability on a figure is called verified, and contradicted; and how seldom figures of a
    sentence may agree by chance to confirm each other, where the words say that they must and where not.

    Something can be computed of many cells, and many sentences print a short figure, so a figure that only these
    confirm is verified from ``no_cell`` on: of what other sentences of ten real documents print too, with .9 to .95,
    four only look like the same fact and one is. One of fewer than ``distinctive`` digits that only another sentence
    contradicts is so from ``short`` on: by networks that have not seen their series, it finds 129 of 639 figures of two
    digits that 66 documents print twice, and accuses nothing in them as they are (from .25 on 144, and three).
    A whole number of more than ``distinctive`` digits is contradicted from ``contradicted`` on, one of as many by a
    cell from ``three_digits`` on, one of fewer from ``short_cell`` on, by something else from ``short`` on; a figure
    with decimals from ``decimals`` on, from ``short_decimals`` on where it has fewer digits, from ``computed_decimals``
    on where what is computed contradicts it; one that only another sentence contradicts from ``restated`` on. A cell
    less likely than ``meant`` before the value is looked at contradicts nothing. Chosen on 66 real documents and six
    accounts of somebody else as they are: of what cells would contradict from .04 on, true by reading were whole
    numbers of five digits or more (.7 up to .996; .11 one of six) and figures with decimals (.39, .71); false were
    whole numbers of three digits (up to .14), figures with decimals (.19, .14) and perhaps one of two digits (.295). Of
    260 wrong cells of the six accounts the thresholds of before find six more. By another sentence alone no true one is
    known on today's code, and of the false ones in 66 public texts retyped the likeliest has .19. Of 109 restated
    figures spoilt in seven accounts that the fit of these did not see, .25 finds 67 and .15 found 70; .4 finds 63, and
    of 19 in ``informe-homicidios`` 2 where both others find 6."""

    verified: float = 0.9
    no_cell: float = 0.95
    contradicted: float = 0.08
    three_digits: float = 0.16
    decimals: float = 0.2
    short_decimals: float = 0.2
    computed_decimals: float = 0.1
    short: float = 0.4
    short_cell: float = 0.33
    restated: float = 0.25
    distinctive: int = 3
    said: float = 0.05
    unsaid: float = 0.012
    fewest_digits: int = 2
    doubtful: float = 0.02
    meant: float = 0.01


SETTINGS = VerdictSettings()
EXACT = frozenset(("sum", "difference", "words", "complement", "count", "level"))
"""Relations that one wrong digit breaks; a growth rate still holds with the last digits of its levels wrong."""
_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b(?![.,]\d))\d[\d.,]*")
_LETTER = re.compile(r"[^\W\d_]")
WORDS_A_FIGURE = 0.75
"""A sentence has at least so many words that say something for each of its numbers; a row of a table has not."""
JOINING_A_FIGURE = 1.5
"""Or so many articles, prepositions and the like ("de 1.983 en 2021 pasamos a 1.989 y a 2.007")."""


@dataclass
class Judged:
    """A document's mentions with their verdicts, and the relations that do not hold and blame a figure."""

    space: CellSpace
    mentions: tuple[Mention, ...]
    links: list[MentionLink]
    judgements: list[Judgement]
    broken: list[tuple[SentenceRelation, Mention]]


@dataclass
class _Case:
    """What is known of one mention."""

    link: MentionLink | None
    computed: scoring.ComputedVerdict
    restated: restated_scoring.RestatedOdds
    confirmed_by: SentenceRelation | None = None

    def weigh(self) -> tuple[float, float, tuple[float, float, float], tuple[float, float, float]]:
        """The probabilities of right and of a slip, and the odds of cell, computed and restated for each."""
        cell_right = cell_slip = 0.0
        computed_right, computed_slip = self.computed.right, self.computed.slip
        if self.link is not None:
            exact, slipped, other, none = self.link.odds()
            cell_right, cell_slip = exact / (other + none), slipped / (other + none)
            base = other + none * self.computed.neither  # what is computed leaves less to be something else
            computed_right *= self.link.chance / base
            computed_slip *= self.link.chance / base
        right = (cell_right, computed_right, self.restated.right)
        slip = (cell_slip, computed_slip, self.restated.slip)
        whole = 1 + sum(right) + sum(slip)
        return sum(right) / whole, sum(slip) / whole, right, slip


def judge(document: Document, space: CellSpace, mentions: tuple[Mention, ...]) -> Judged:
    """The verdicts on all figures of a document's prose."""
    links = Linker(space, mentions).links()
    computed = scoring.judge(mentions, links, Tables(space)) if links else [scoring.NOTHING] * len(mentions)
    among = restated_scoring.Restatements(mentions)
    cases = []
    for number, mention in enumerate(mentions):
        restated = among.odds(number) if is_exact(mention) else restated_scoring.NOTHING
        quantity = computed[number] if is_of_its_year(space, mention, computed[number]) else scoring.NOTHING
        cases.append(_Case(links[number] if links else None, quantity, restated))
    number_of = {id(m): n for n, m in enumerate(mentions)}
    found = list(relations(document, mentions))
    mendable = {id(m) for r in found if not r.holds and r.strict and r.kind in EXACT for m, _ in r.culprits}
    for relation in found:
        if relation.holds and relation.chance <= (SETTINGS.said if relation.strict else SETTINGS.unsaid):
            for operand in relation.operands:
                if relation.kind not in EXACT and id(operand) in mendable:
                    continue  # a rate holds with the last digits of its levels wrong, a sum does not
                case = cases[number_of[id(operand)]]
                if case.confirmed_by is None or relation.chance < case.confirmed_by.chance:
                    case.confirmed_by = relation
    first = [on_good_grounds(space, m, _judgement(m, c)) for m, c in zip(mentions, cases, strict=True)]
    judgements = without_stated_elsewhere(space, mentions, first)
    broken = _broken(found, judgements, cases, number_of)
    for relation, mention in broken:
        for number in (number_of[id(m)] for m in relation.operands):
            if judgements[number].by == "restated":  # another sentence alone does not outweigh its own
                judgements[number] = UNSUPPORTED
        judgements[number_of[id(mention)]] = Judgement("contradicted", "sentence", relation=relation, probability=0.9)
    return Judged(space, mentions, links, _one_of_two(mentions, judgements), broken)


def is_exact(mention: Mention) -> bool:
    """Whether a figure says exactly what it means: in digits, not "cerca de", in a sentence."""
    return not mention.in_words and not mention.claim.hedge and is_in_sentence(mention)


def is_in_sentence(mention: Mention) -> bool:
    """Whether a figure stands in a sentence, not in a table or chart that was read as text."""
    words = sum(not k[0].isdigit() for k in mention.sentence)
    said = [word for word in mention.claim.sentence.text.split() if _LETTER.search(word)]
    plain = [word for n, word in enumerate(said) if word[0].islower() or (n == 0 and len(word) > 1)]  # no "TIPO A"
    joining = sum(fold(word) in OF_SENTENCES for word in plain)
    numbers = len(_NUMBER.findall(mention.claim.sentence.text))
    return (words >= WORDS_A_FIGURE * numbers and joining > 0) or (joining >= JOINING_A_FIGURE * numbers and words > 0)


def _judgement(mention: Mention, case: _Case) -> Judgement:
    right, slip, of_right, of_slip = case.weigh()
    most = int(np.argmax(of_right))
    short = len(printed_digits(mention.figure)) < SETTINGS.distinctive
    axis = most == COMPUTED and short and not is_in_sentence(mention)  # sums of cells print most short figures
    if right >= (SETTINGS.no_cell if most in (COMPUTED, RESTATED) else SETTINGS.verified) and not axis:
        return _resting_on(case, "verified", most, right)
    if case.confirmed_by is not None and (case.confirmed_by.kind in EXACT or slip < SETTINGS.doubtful):
        return Judgement("verified", "sentence", relation=case.confirmed_by, probability=1 - case.confirmed_by.chance)
    most = int(np.argmax(of_slip))
    if slip < _least(mention, case, most) or not is_exact(mention) or mention.claim.elsewhere:
        return UNSUPPORTED
    found = _resting_on(case, "contradicted", most, slip)
    hardly_meant = found.cell is not None and case.link is not None and case.link.prior[found.cell] < SETTINGS.meant
    return UNSUPPORTED if hardly_meant else found


def _least(mention: Mention, case: _Case, most: int) -> float:
    """From what probability on a figure is contradicted; ``most`` says by what: a cell, cells, another sentence."""
    digits = len(printed_digits(mention.figure))
    if digits < SETTINGS.fewest_digits:
        return np.inf
    if digits < SETTINGS.distinctive and (most == RESTATED or not mention.figure.decimals):
        return SETTINGS.short if most else SETTINGS.short_cell
    if most == RESTATED:
        return SETTINGS.restated
    if not mention.figure.decimals:
        return SETTINGS.three_digits if digits == SETTINGS.distinctive and not most else SETTINGS.contradicted
    if most == COMPUTED:
        return SETTINGS.computed_decimals
    return SETTINGS.decimals if digits >= SETTINGS.distinctive else SETTINGS.short_decimals


def _resting_on(case: _Case, verdict: ClaimVerdict, most: int, probability: float) -> Judgement:
    good = verdict == "verified"
    if most == 0 and case.link is not None:
        exact, slipped = case.link.posterior()
        return Judgement(verdict, "cell", cell=int(np.argmax(exact if good else slipped)), probability=probability)
    if most == COMPUTED:
        best = case.computed.best if good else case.computed.best_slip
        return Judgement(verdict, "computed", computed=best, probability=probability)
    other = case.restated.best_right if good else case.restated.best_slip
    return Judgement(verdict, "restated", other=other, probability=probability)


def _broken(
    found: Sequence[SentenceRelation],
    judgements: Sequence[Judgement],
    cases: Sequence[_Case],
    number_of: dict[int, int],
) -> list[tuple[SentenceRelation, Mention]]:
    """The relations that the words say must hold and that one slip would mend, each with the figure to blame: the
    one that neither a table nor another relation speaks for. Where something speaks for all figures, or one of them is
    contradicted by a table or blamed already, nobody is blamed."""
    blamed: list[tuple[SentenceRelation, Mention]] = []
    seen: set[int] = set()
    for relation in found:
        if relation.holds or not relation.strict or not relation.culprits:
            continue
        numbers = [number_of[id(m)] for m in relation.operands]
        known = [judgements[n] for n in numbers]
        blamed_by_tables = any(j.verdict == "contradicted" and j.by != "restated" for j in known)
        if blamed_by_tables or any(id(m) in seen for m in relation.operands):
            continue
        firm = [j.verdict == "verified" and j.by in ("cell", "computed") for j in known]
        if len(known) > 1 and all(firm):
            continue
        sure = {n for n, is_firm in zip(numbers, firm, strict=True) if is_firm or cases[n].confirmed_by is not None}
        doubtful = [m for m, _ in relation.culprits if number_of[id(m)] not in sure]
        if relation.kind in ("words", "count"):
            doubtful = list(relation.operands)
        if not doubtful:
            continue
        seen.add(id(doubtful[0]))
        blamed.append((relation, doubtful[0]))
    return blamed


def _one_of_two(mentions: Sequence[Mention], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of two figures that contradict each other only one is blamed: the one fewer others restate, else the later."""
    support: dict[int, int] = defaultdict(int)
    for judgement in judgements:
        if judgement.by == "restated" and judgement.verdict == "verified" and judgement.other is not None:
            support[judgement.other] += 1
    kept = list(judgements)
    for number, judgement in enumerate(judgements):
        if judgement.by != "restated" or judgement.verdict != "contradicted" or judgement.other is None:
            continue
        rival = judgements[judgement.other]
        if rival.verdict == "contradicted":
            mine, other = (support[number], -number), (support[judgement.other], -judgement.other)
            if mine > other:
                kept[number] = replace(UNSUPPORTED)
    return kept
