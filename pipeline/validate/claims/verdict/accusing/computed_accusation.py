"""How likely what is computed of cells accuses a figure of the prose rightly, all that speaks for and against it taken
together.

As for cells (``cell_accusation.py``), the odds of a slip alone decide badly: of a table so much can be computed
that most short figures are one slip from something. Besides the odds it is asked how likely that quantity was meant
before the figure was looked at, and the likeliest that the figure prints as it is; whether the words say what kind of
quantity it is; and whether the other figures of the sentence and of the paragraph state cells of that table, or what is
computed of it.
A logistic regression on these was fitted (``bench/claims_model/computed_accusations.py``) on true figures as they are
and on figures spoilt by one slip, under models that had not seen the series of the document.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.computed.choice.stated_as_features import is_stated_as
from pipeline.validate.claims.computed.kinds import CHANGES, GROWTHS, LINEAR, MEANS, PERCENTAGES
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.linking.logistic import LEAST, LogisticModel, logit, stored_model
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits
from pipeline.validate.claims.sentence.stated_as import stated_as
from pipeline.validate.claims.sentence.together import by_block, by_sentence
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.settings import VERDICT

NAMES = (
    "slip", "quantity meant", "rival meant", "right", "right as a cell", "right as a quantity",
    "words that its table lacks", "words around that its table lacks", "its table stated in the sentence",
    "its cells stated in the sentence", "its row or column stated in the sentence", "its table stated in the paragraph",
    "stated so", "stated otherwise", "of a level stated", "growth", "change", "share", "sum", "mean",
    "number of things", "extreme", "digits", "decimals",
)  # fmt: skip
_MOST_STATED, _MOST_DIGITS = 2, 6
"""Other figures that state cells of a table, and digits, of which more say no more."""


@lru_cache(maxsize=1)
def fitted() -> LogisticModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    return stored_model(__package__, "computed_accusation_weights.json", NAMES)


class ComputedAccusations:
    """The figures of a document with the cells that they state, or that what they state is computed of, to be asked
    what else speaks for an accusation by something computed.

    ``stated`` are the judgements that are known before any figure is accused: what is verified.
    """

    def __init__(self, tables: Tables, mentions: Sequence[Mention], stated: Sequence[Judgement]) -> None:
        self._space, self._mentions = tables.space, mentions
        self._words, self._listed = tables.words, tables.listed
        self._cells = [_cells_of(judgement) for judgement in stated]
        known = [number for number, cells in enumerate(self._cells) if cells]
        self._by_sentence, self._by_block = by_sentence(mentions, known), by_block(mentions, known)

    def features(self, number: int, case: Case) -> Floats:
        """What speaks for and against the accusation of a mention by the likeliest slip of what is computed, in the
        order of ``NAMES``."""
        space, mention, computed = self._space, self._mentions[number], case.computed
        one = computed.best_slip
        assert one is not None
        right, slip, of_right, of_slip = case.weigh()
        whole = 1 + sum(of_right) + sum(of_slip)
        table, own = int(space.table[one.operands[0]]), set(one.operands)
        rows, columns = {int(space.row[c]) for c in own}, {int(space.column[c]) for c in own}
        mates = [n for n in self._by_sentence[mention.number] if n != number]
        around = [n for n in self._by_block[mention.block] if self._mentions[n].number != mention.number]
        beside = [n for n in mates if self._is_of(n, table)]
        crossing = [
            n
            for n in beside
            if any(int(space.row[c]) in rows or int(space.column[c]) in columns for c in self._cells[n])
        ]
        how = stated_as(mention).how
        stated_so = is_stated_as(mention, one.kind) or (how == "share" and one.kind in PERCENTAGES - GROWTHS)
        return np.array(
            [
                logit(slip),
                math.log(computed.meant + LEAST),
                math.log(computed.rival + LEAST),
                right,
                of_right[0] / whole,
                of_right[1] / whole,
                self._words.lacked(mention.sentence)[0][table],
                self._words.lacked(mention.before | mention.behind)[0][table],
                min(len(beside), _MOST_STATED),
                min(len([n for n in mates if own.intersection(self._cells[n])]), _MOST_STATED),
                min(len(crossing), _MOST_STATED),
                min(len([n for n in around if self._is_of(n, table)]), _MOST_STATED),
                stated_so,
                bool(how) and not stated_so,
                computed.anchored,
                *_manner(one.kind),
                min(len(printed_digits(mention.figure)), _MOST_DIGITS),
                mention.figure.decimals > 0,
            ],
            dtype=float,
        )

    def probability(self, number: int, case: Case) -> float:
        """How likely what is computed accuses the mention rightly, where of what accuses half is right."""
        return 1 / (1 + math.exp(-fitted().log_odds(self.features(number, case))))

    def is_restated_too(self, case: Case) -> bool:
        """Whether what is computed and another sentence say the same, so that both say that the figure has a slip."""
        one, restated = case.computed.best_slip, case.restated
        if one is None or restated.best_slip < 0 or restated.slip < VERDICT.says_too:
            return False
        other = self._mentions[restated.best_slip]
        return abs(other.value - one.value) <= other.step / 2

    def is_of_one_listed(self, number: int, computed: Computed) -> bool:
        """Whether something is computed of some of the rows only that are listed with a mention's figure: "en Huanta y
        La Mar hubo 4.328" is nothing of Huanta alone."""
        space, rows = self._space, {int(self._space.row[c]) for c in computed.operands}
        table = space.row_table[min(rows)]
        listed = {row for row in self._listed.of(self._mentions[number]) if space.row_table[row] == table}
        return bool(rows & listed) and bool(listed - rows)

    def _is_of(self, number: int, table: int) -> bool:
        """Whether a mention states a cell of a table, or something computed of it."""
        return int(self._space.table[self._cells[number][0]]) == table


def _cells_of(judgement: Judgement) -> tuple[int, ...]:
    """The cells that a verified figure states, or that what it states is computed of."""
    if judgement.verdict != "verified":
        return ()
    if judgement.cell is not None:
        return (judgement.cell,)
    return judgement.computed.operands if judgement.computed is not None else ()


def _manner(kind: str) -> tuple[bool, ...]:
    """In which of seven manners something is computed."""
    is_mean = kind in MEANS or kind.startswith(("for each", "mean")) or kind == "named ratio"
    is_extreme = kind.startswith(("lowest", "highest", "largest"))
    is_change = "difference" in kind or "points" in kind or kind.startswith(("range", "balance"))
    return (
        kind in GROWTHS or kind == "growth of columns",
        kind not in PERCENTAGES and is_change,
        kind in PERCENTAGES - CHANGES and not is_mean and not is_extreme,
        kind in LINEAR and not is_change and not is_mean and not is_extreme,
        is_mean,
        kind.startswith(("count", "columns count", "rows")),
        is_extreme,
    )
