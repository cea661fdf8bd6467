"""What is no ground for an accusation: a cell of another year or of a column that nothing names, a cell that the same
paragraph states correctly, a value that the same sentence prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from pipeline.quantities.labels.label_words import COMPARED_WITH
from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice.scoring import ComputedVerdict
from pipeline.validate.claims.computed.kinds import CHANGES, GROWTHS, PERCENTAGES
from pipeline.validate.claims.sentence.expressions import FALL, GROWTH, MORE_BEHIND, RISE
from pipeline.validate.claims.sentence.mentions import CHANGE, Mention, with_beginnings
from pipeline.validate.claims.sentence.printed_slips import significant_digits
from pipeline.validate.claims.sentence.together import by_sentence
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.no_ground.computed_grounds import cannot_be
from pipeline.validate.claims.verdict.no_ground.explained import agrees
from pipeline.validate.claims.verdict.no_ground.means import is_no_such_mean, is_of_a_mean
from pipeline.validate.claims.verdict.no_ground.narrowing import is_narrowed
from pipeline.validate.claims.verdict.no_ground.other_percentages import UNITS, OtherPercentages
from pipeline.validate.claims.verdict.no_ground.words_beside import (
    are_of_two_wholes,
    is_of_another_part,
    refute,
    tell_two_facts,
)
from pipeline.validate.claims.verdict.settings import EXPLAINED, GROUNDS, VERDICT
from pipeline.validate.evidence.table_facts import YEAR

_SINCE_FIGURE = re.compile(r".*[\d;]", re.DOTALL)
_UNDER = re.compile(r"\bbajo\b", re.IGNORECASE)
"""The preposition ("el área bajo riego"); folded it would be "bajó"."""
_LOWEST = re.compile(r"\bmas\s+baj[oa]s?\b")
"""What is low, and did not fall: "la más baja en abril (101,8%)"."""


def is_of_its_year(space: CellSpace, mention: Mention, computed: ComputedVerdict) -> bool:
    """Whether what is computed, if the figure should be a slip of it, is of a year that the claim is about; a change,
    of the last of them: "febrero de 2013 contra febrero de 2012" is not the change from 2011 to 2012."""
    one = computed.best_slip
    said = mention.claim.years
    if one is None or not said or computed.right > computed.slip:
        return True
    meant = {max(said)} if one.kind in CHANGES else said
    return bool(_years_of(space, one.operands, frozenset(one.years)) & meant)


def _years_of(
    space: CellSpace, cells: Sequence[int], own: frozenset[str] = frozenset(), *, compared: bool = True
) -> frozenset[str]:
    """The years that the rows, columns and tables of some cells are of; without ``compared`` not those that a column
    only compares with ("variación acumulada (respecto a diciembre 2020)")."""
    for cell in cells:
        years = space.column_years[int(space.column[cell])]
        if not compared:
            years -= frozenset(COMPARED_WITH.findall(fold(space.facts[cell].column.label)))
        own |= space.row_years[int(space.row[cell])] | years
    return own | frozenset(y for y in space.abouts.words[int(space.table[cells[0]])] if YEAR.fullmatch(y))


def on_good_grounds(space: CellSpace, mention: Mention, judgement: Judgement) -> Judgement:
    """The judgement, unsupported where it accuses without ground: by a cell whose column nothing names though the words
    beside the figure name another one, by a cell of another year than these words say, or where the sentence opens with
    a place, group or time that the table does not know."""
    if judgement.verdict != "contradicted":
        return judgement
    if judgement.computed is not None and judgement.computed.kind in GROWTHS and not _states_a_change(mention):
        return UNSUPPORTED
    if judgement.computed is not None and cannot_be(space, mention, judgement.computed):
        return UNSUPPORTED
    cells = judgement.computed.operands if judgement.computed is not None else (judgement.cell,)
    if cells[0] is not None and is_narrowed(space, mention, int(space.table[cells[0]])):
        return UNSUPPORTED
    if is_of_a_mean(space, mention, [cell for cell in cells if cell is not None]):
        return UNSUPPORTED
    if judgement.cell is None:
        return judgement
    if is_no_such_mean(space, mention, judgement.cell):
        return UNSUPPORTED
    years = _years_of(space, (judgement.cell,), compared=False)
    if mention.claim.previous_year and mention.claim.previous_year not in years:
        return UNSUPPORTED
    said = {k for k in mention.before | mention.behind | {mention.near_year} if YEAR.fullmatch(k)}
    if years and said and not years & said:
        return UNSUPPORTED
    if _moves_otherwise(space, mention, judgement.cell) or _names_other_rows(space, mention, judgement.cell):
        return UNSUPPORTED
    named = is_no_luck(mention, judgement) or _is_named(space, mention, judgement.cell)
    return judgement if named else UNSUPPORTED


def is_no_luck(mention: Mention, judgement: Judgement) -> bool:
    """Whether a figure is so long, and so likely a slip of a cell, that it cannot be near it by luck."""
    is_long = mention.significant >= GROUNDS.no_luck_digits
    return is_long and judgement.cell is not None and judgement.probability >= GROUNDS.no_luck


def stands_in_a_table(space: CellSpace, mention: Mention) -> bool:
    """Whether a long figure stands in a table as it is printed, whatever the unit there: a slip seldom makes a figure
    of a table."""
    if significant_digits(mention.figure) < GROUNDS.long or mention.claim.kind == "percent":
        return False
    near = [np.abs(space.amount - mention.value * unit) < mention.step * unit / GROUNDS.same_cell for unit in UNITS]
    return any(bool(n.any()) for n in near)


def _states_a_change(mention: Mention) -> bool:
    """Whether the words around a figure, or its sign, say how much more or less there was: "la región reúne el 6,1 %"
    is no slip of a growth of 6,7 %."""
    figure, sentence = mention.figure, mention.claim.sentence
    start, end = figure.start - sentence.start, figure.end - sentence.start
    before, behind = (
        sentence.text[max(0, start - GROUNDS.change_before) : start],
        sentence.text[end : end + GROUNDS.change_behind],
    )
    before, behind = (fold(_UNDER.sub(" ", text)) for text in (before, behind))
    signed = not figure.text[:1].isdigit()
    said = any(words.search(text) for words in (GROWTH, CHANGE) for text in (before, behind))
    return signed or said or bool(MORE_BEHIND.match(behind))


def _moves_otherwise(space: CellSpace, mention: Mention, cell: int) -> bool:
    """Whether the words before a figure say that something fell where the cell of a column of changes says that it
    rose, or the other way round: "redujo la espera por consulta en un 8,7 %" is no slip of 4,7 % more consultations."""
    fact, sentence = space.facts[cell], mention.claim.sentence
    if not space.column_growth[int(space.column[cell])] or FALL.search(fold(fact.column.label)):
        return False
    said = fold(_SINCE_FIGURE.sub("", sentence.text[: mention.figure.start - sentence.start]))
    said = _LOWEST.sub(" ", said)
    falls, rises = FALL.search(said) is not None, RISE.search(said) is not None
    return falls != rises and (fact.amount > 0) == falls and fact.amount != 0


def _is_named(space: CellSpace, mention: Mention, cell: int) -> bool:
    """Whether words or years name a cell's column, or the words beside the figure name no other one of figures of its
    kind. A column of totals needs no name."""
    column = int(space.column[cell])
    words = space.columns.words[column]
    if not words or space.column_total[column] or words & with_beginnings(mention.surroundings):
        return True
    if space.column_years[column] & (mention.claim.years | {mention.near_year}):
        return True
    others = np.unique(space.column[(space.table == space.table[cell]) & (space.kind == space.kind[cell])])
    return not any(space.columns.words[int(c)] & (mention.before | mention.behind) for c in others if c != column)


def _names_other_rows(space: CellSpace, mention: Mention, cell: int) -> bool:
    """Whether the sentence says all words of two other rows of the table and none of the cell's own: "de diciembre a
    febrero hubo 3.907, el 62,1 %" says nothing of September."""
    rows = np.unique(space.row[space.table == space.table[cell]])
    said, full = space.rows.said(mention.sentence)[rows], space.rows.full[rows]
    own = rows == space.row[cell]
    if not (full[own] > 0).all() or (said[own] > 0).any():
        return False
    return int(((full > 0) & (said >= full) & ~own).sum()) >= len(("one", "two"))


def without_stated_elsewhere(
    space: CellSpace, mentions: Sequence[Mention], judgements: Sequence[Judgement]
) -> list[Judgement]:
    """The judgements, unsupported where a figure is accused by a cell that the same paragraph states correctly, by a
    value that the same sentence prints, or by another share than the one its sentence is about: the figure meant
    another one. What was stated in thousands, or as "more than", may be stated again to the last digit. From
    ``GROUNDS.sure`` on only what the same sentence states counts."""
    right: dict[tuple[int, int | None], float] = {}
    right_here: dict[tuple[int, int | None], float] = {}
    for m, j in zip(mentions, judgements, strict=True):
        if j.verdict == "verified" and j.cell is not None and not m.claim.hedge:
            right[m.block, j.cell] = min(m.step, right.get((m.block, j.cell), np.inf))
            right_here[m.number, j.cell] = min(m.step, right_here.get((m.number, j.cell), np.inf))
    printed = {
        (m.block, m.claim.sentence.start, float(m.figure.value))
        for m, j in zip(mentions, judgements, strict=True)
        if j.verdict != "contradicted" and m.figure.value is not None and not m.claim.hedge
    }

    def is_stated(mention: Mention, judgement: Judgement) -> bool:
        value = _accusing_value(space, judgement)
        in_sentence = value is not None and (mention.block, mention.claim.sentence.start, value) in printed
        if in_sentence or judgement.cell is None:
            return in_sentence
        sure = judgement.probability >= GROUNDS.sure
        stated = (
            right_here.get((mention.number, judgement.cell)) if sure else right.get((mention.block, judgement.cell))
        )
        return stated is not None and stated <= mention.step

    shares, percentages = _Shares(space, mentions, judgements), OtherPercentages(space, mentions)

    of_sentence = by_sentence(mentions)

    def explained(number: int) -> bool:
        mention, judgement = mentions[number], judgements[number]
        if judgement.cell is not None:
            mates = of_sentence[mention.number]
            if _is_part_of(float(space.amount[judgement.cell]), mates.index(number), [mentions[n] for n in mates]):
                return True
        before = mentions[number - 1] if number and mentions[number - 1].number == mention.number else None
        if refute(space, before, mention, judgement):
            return True
        other_one = mentions[judgement.other] if judgement.other is not None else None
        if other_one is not None:
            two_facts = are_of_two_wholes if _is_surely_restated(mention, judgement) else tell_two_facts
            if two_facts(mention, other_one):
                return True
        stated = [mentions[n] for n in of_sentence[mention.number] if n != number]
        other = before is not None and is_of_another_part(space, before, mention, judgement, stated)
        if other or is_stated(mention, judgement) or shares.explain(mention, judgement):
            return True
        return percentages.explain(number, judgements)

    return [
        UNSUPPORTED if j.verdict == "contradicted" and explained(number) else j for number, j in enumerate(judgements)
    ]


def _is_surely_restated(mention: Mention, judgement: Judgement) -> bool:
    """Whether a figure is so long, and so likely a slip of one in another sentence, that the words beside both need not
    be the same: "ingresaron $ 5.125,9 millones", "los recursos totales, $ 5.152,9 millones"."""
    return len(mention.digits) > VERDICT.distinctive and judgement.probability >= GROUNDS.surely_restated


def _is_part_of(value: float, place: int, stated: Sequence[Mention]) -> bool:
    """Whether the figure at a place of a sentence and those beside it add up to a value: "401 en Hubei y 5 en el resto
    de China" are the 406 of China, and the first of them is no slip of it."""
    own = stated[place]
    for first in range(place + 1):
        for last in range(max(place, first + 1), len(stated)):
            parts = stated[first : last + 1]
            alike = all(m.claim.kind == own.claim.kind for m in parts)
            if alike and abs(sum(m.value for m in parts) - value) <= own.step / 2:
                return True
    return False


class _Shares:
    """The amounts that the prose states rightly, as parts and wholes of percentages.

    "La letalidad acumulada, con 3.724 fallecidos, es de 2,50 %" is the share of these in all cases, of another table
    that another sentence states; the 96 of the last week in 3.724 are not meant.
    """

    def __init__(self, space: CellSpace, mentions: Sequence[Mention], judgements: Sequence[Judgement]) -> None:
        self.in_sentence: dict[tuple[int, int], set[int]] = defaultdict(set)
        wholes: set[float] = set()
        for mention, judgement in zip(mentions, judgements, strict=True):
            if judgement.verdict != "verified" or mention.claim.kind == "percent" or mention.figure.value is None:
                continue
            wholes.add(float(mention.figure.value))
            if judgement.cell is not None:
                self.in_sentence[mention.block, mention.claim.sentence.start].add(judgement.cell)
        self.amount = space.amount
        self.wholes = np.array(sorted(wholes))

    def explain(self, mention: Mention, judgement: Judgement) -> bool:
        """Whether a percentage that cells contradict, one of them stated nowhere in its sentence, is what an amount of
        its sentence makes of one that the prose states."""
        computed, value = judgement.computed, mention.figure.value
        is_share = computed is not None and computed.kind in PERCENTAGES - GROWTHS
        if computed is None or value is None or not is_share or not mention.figure.decimals:
            return False
        parts = self.in_sentence[mention.block, mention.claim.sentence.start]
        if set(computed.operands) <= parts:
            return False
        stated = [100 * part / self.wholes[self.wholes > part] for part in self.amount[sorted(parts)]]
        seldom = EXPLAINED.by_chance * (1 - judgement.probability)
        return bool(stated) and agrees(mention, np.concatenate(stated), seldom)


def _accusing_value(space: CellSpace, judgement: Judgement) -> float | None:
    """The value of the cells that contradict a figure; ``None`` where none do."""
    if judgement.verdict != "contradicted":
        return None
    if judgement.cell is not None:
        return float(space.amount[judgement.cell])
    return judgement.computed.value if judgement.computed is not None else None
