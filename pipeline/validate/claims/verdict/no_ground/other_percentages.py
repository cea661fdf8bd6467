"""What else a percentage can be that cells contradict: the share of another whole, or what another figure states.

Before a percentage is called wrong, the figures that its sentence and the one before state are tried as parts and
wholes with the cells that accuse it and with the totals of all tables: "el aporte representó 90 % de ellos" is the
share in the income that was stated, and not in the expenses beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from pipeline.validate.claims.cells.space import CellSpace, Floats
from pipeline.validate.claims.computed.kinds import GROWTHS, PERCENTAGES
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.together import by_sentence
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.explained import agrees
from pipeline.validate.claims.verdict.settings import EXPLAINED, GROUNDS

UNITS = (1.0, 1e3, 1e6)
"""By how much a table may print a figure of the text smaller."""


class OtherPercentages:
    """The figures of each sentence, to be asked what a percentage of theirs can be."""

    def __init__(self, space: CellSpace, mentions: Sequence[Mention]) -> None:
        self.space, self.mentions = space, mentions
        self._by_sentence = by_sentence(mentions)

    def explain(self, number: int, judgements: Sequence[Judgement]) -> bool:
        """Whether a percentage that cells contradict states something else that its sentence is about: ``judgements``
        are those of all mentions."""
        mention, one = self.mentions[number], judgements[number].computed
        if one is None or one.kind not in PERCENTAGES or mention.figure.value is None:
            return False
        for other in self._by_sentence[mention.number]:
            stated = judgements[other]
            same = stated.computed is not None and stated.computed.operands == one.operands
            if (
                other != number
                and same
                and stated.verdict == "verified"
                and self.mentions[other].claim.kind == "percent"
            ):
                return True
        if one.kind in GROWTHS:
            return False
        parts, wholes = one.operands[: -one.whole], one.operands[-one.whole :]
        seldom = EXPLAINED.by_chance * (1 - judgements[number].probability)
        if self.is_another_share(number, one.operands, seldom):
            return True
        return self._is_of_two_rows(mention, parts, wholes, seldom)

    def is_another_share(self, number: int, cells: Sequence[int], seldom: float | None = None) -> bool:
        """Whether a percentage is the share of a figure stated with it in a total of a table or in another such figure,
        or that of one of the cells that accuse it in such a figure; where ``seldom`` is given, so that one of those
        tried agrees so seldom by chance at most."""
        mention = self.mentions[number]
        near = (*self._by_sentence[mention.number - 1], *self._by_sentence[mention.number])
        with_it = [self.mentions[n] for n in near if n != number and self.mentions[n].block == mention.block]
        stated = [m.value for m in with_it if m.claim.kind != "percent"]
        if not stated:
            return False
        figures = np.array([value / unit for value in stated for unit in UNITS])
        totals, accusing = self.space.amount[self.space.whole > 0], self.space.amount[list(cells)]
        as_stated = np.array(stated)
        return any(
            _is_printed(mention, parts, wholes, seldom)
            for parts, wholes in ((figures, totals), (accusing, figures), (as_stated, as_stated))
        )

    def _is_of_two_rows(self, mention: Mention, parts: Sequence[int], wholes: Sequence[int], seldom: float) -> bool:
        """Whether it is the share of two other rows together in the whole of the accusing cells."""
        space = self.space
        if len(parts) < 2:
            return False
        of_column = (space.column == space.column[parts[0]]) & (space.row_total[space.row] == 0)
        amounts = space.amount[of_column]
        if len(amounts) > GROUNDS.most_rows:
            return False
        sums = np.array([one + other for one, other in combinations(amounts.tolist(), 2)])
        return _is_printed(mention, sums, np.array([space.amount[list(wholes)].sum()]), seldom)


def _is_printed(mention: Mention, parts: Floats, wholes: Floats, seldom: float | None) -> bool:
    """Whether a part in a whole that is larger makes the percentage as printed, however many are tried where no
    ``seldom`` says how often one may by chance."""
    part, whole = parts[:, None], wholes[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where((whole > part) & (part > 0), 100 * part / whole, np.nan)
    if seldom is not None:
        return agrees(mention, shares.ravel(), seldom)
    return bool((np.abs(shares - mention.value) <= mention.step / 2).any())
