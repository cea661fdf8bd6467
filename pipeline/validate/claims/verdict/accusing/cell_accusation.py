"""How likely a cell accuses a figure of the prose rightly, all that speaks for and against it taken together.

A figure one slip away from a cell may state that cell wrongly, or another thing that happens to be near. The odds of
the link model alone decide that badly: they know the words, and not whether the other figures of the sentence and of
the paragraph state cells of that table, how much of what the sentence says stands nowhere in it, or how long the figure
is.
A logistic regression on these was fitted (``bench/claims_model/accusations.py``) on true figures of real documents as
they are and on figures spoilt by one slip, under link models that had not seen the series of the document.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.computed.choice.scoring import ComputedVerdict
from pipeline.validate.claims.computed.tables import Tables
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.linking.logistic import LEAST, LogisticModel, logit, stored_model
from pipeline.validate.claims.restated.scoring import RestatedOdds
from pipeline.validate.claims.sentence.expressions import GOAL
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits
from pipeline.validate.claims.sentence.together import by_block, by_sentence
from pipeline.validate.claims.verdict.accusing.computed_accusation import ComputedAccusations
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.settings import VERDICT

NAMES = (
    "slip", "cell meant", "right", "words that its table lacks", "its table stated in the sentence",
    "its row or column stated in the sentence", "its table stated in the paragraph", "stated elsewhere",
    "stated in the paragraph", "digits",
)  # fmt: skip
_MOST_STATED, _MOST_DIGITS = 2, 6
"""Other figures that state cells of a table, and digits, of which more say no more."""


@lru_cache(maxsize=1)
def fitted() -> LogisticModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    return stored_model(__package__, "cell_accusation_weights.json", NAMES)


class Accusations:
    """The figures of a document with the cells that they state, to be asked what else speaks for an accusation.

    ``stated`` are the judgements that are known before any figure is accused: what is verified.
    """

    def __init__(
        self,
        tables: Tables,
        mentions: Sequence[Mention],
        links: Sequence[MentionLink],
        stated: Sequence[Judgement],
    ) -> None:
        self._space, self._mentions, self._links = tables.space, mentions, links
        self._words = tables.words
        self.of_quantities = ComputedAccusations(tables, mentions, stated)
        self._cells = [j.cell if j.verdict == "verified" else None for j in stated]
        known = [number for number, cell in enumerate(self._cells) if cell is not None]
        self._by_sentence, self._by_block = by_sentence(mentions, known), by_block(mentions, known)
        self._stating: dict[int, list[int]] = defaultdict(list)
        for number, cell in enumerate(self._cells):
            if cell is not None:
                self._stating[cell].append(number)

    def features(self, number: int, cell: int, right: float, slip: float) -> Floats:
        """What speaks for and against the accusation of a mention by a cell, in the order of ``NAMES``; ``right`` and
        ``slip`` are the probabilities that it states something rightly, and with a slip."""
        space, mention, link = self._space, self._mentions[number], self._links[number]
        table, row, column = int(space.table[cell]), int(space.row[cell]), int(space.column[cell])
        near = [c for n in self._by_sentence[mention.number] if n != number and (c := self._cells[n]) is not None]
        beside = [c for c in near if space.table[c] == table]
        crossing = [c for c in beside if space.row[c] == row or space.column[c] == column]
        mates = self._by_sentence[mention.number]
        around = [n for n in self._by_block[mention.block] if n not in mates]
        of_table = [n for n in around if space.table[self._cells[n]] == table]
        elsewhere = [n for n in self._stating[cell] if n != number]
        return np.array(
            [
                logit(slip),
                math.log(link.prior[cell] + LEAST),
                right,
                self._words.lacked(mention.sentence)[0][table],
                min(len(beside), _MOST_STATED),
                min(len(crossing), _MOST_STATED),
                min(len(of_table), _MOST_STATED),
                bool(elsewhere),
                any(self._mentions[n].block == mention.block for n in elsewhere),
                min(len(printed_digits(mention.figure)), _MOST_DIGITS),
            ],
            dtype=float,
        )

    def unstated(self, number: int) -> MentionLink | None:
        """The link of a mention without the cells that the other figures of its sentence state, as exactly as it does:
        "16,1 % y 15,8 %" are no two slips of one cell, and the second may be one of its own."""
        if not self._links:
            return None
        mention, link = self._mentions[number], self._links[number]
        slipped = link.slipped.copy()
        for other in self._by_sentence[mention.number]:
            stating = self._mentions[other]
            if other != number and not stating.claim.hedge and stating.step <= mention.step:
                slipped[self._cells[other]] = False
        return replace(link, slipped=slipped)

    def is_of_goals(self, cell: int) -> bool:
        """Whether the label of a cell's row or column says that it is a goal ("Meta 2021", "Población proyectada")."""
        fact = self._space.facts[cell]
        return any(GOAL.search(fold(label)) for label in (fact.row_label, fact.column.label))

    def is_said_too(self, number: int, cell: int, computed: ComputedVerdict, restated: RestatedOdds) -> bool:
        """Whether what is computed, or another sentence, says the same as a cell that accuses a mention."""
        amount, step = float(self._space.amount[cell]), self._mentions[number].step
        one, other = computed.best_slip, restated.best_slip
        if one is not None and computed.slip >= VERDICT.says_too and abs(amount - one.value) <= step / 2:
            return True
        return other >= 0 and restated.slip >= VERDICT.says_too and bool(self._links[other].exact[cell])

    def probability(self, number: int, cell: int, right: float, slip: float) -> float:
        """How likely the cell accuses the mention rightly, where of those that accuse half are right; the arguments are
        those of :meth:`features`."""
        return 1 / (1 + math.exp(-fitted().log_odds(self.features(number, cell, right, slip))))
