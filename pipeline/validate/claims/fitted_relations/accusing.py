"""How likely a figure that one slip would make agree with its paragraph is wrong, all that speaks for it together.

The odds of the relations alone (``mending.py``) do not know whether the words draw a conclusion, whether all figures of
a relation stand in one sentence, or whether others prove its parts and whole. A logistic regression on these was fitted
(``bench/claims_model/mendings.py``) on paragraphs of real documents and invented accounts as they are, and with figures
spoilt that a relation confirms.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_relations.mending import Mending
from pipeline.validate.claims.fitted_relations.model import DrawnFigure
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure
from pipeline.validate.claims.fitted_relations.settings import MENDING
from pipeline.validate.claims.linking.logistic import LogisticModel, logit, stored_model
from pipeline.validate.claims.sentence.printed_slips import printed_digits

_KINDS = (
    ("share", "of all", "one whole"),
    ("growth",),
    ("closing",),
    ("sum", "difference", "points"),
    ("quotient", "product"),
)
NAMES = (
    "odds", "meant", *(" or ".join(kinds) for kinds in _KINDS), "proved by others", "holds as printed", "digits",
    "is the result", "one sentence", "concluded", "rest", "each", "others drawn", "figures of the sentence",
    "relations",
)  # fmt: skip


@lru_cache(maxsize=1)
def fitted() -> LogisticModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    return stored_model(__package__, "mending_weights.json", NAMES)


def features(wrong: Mending, found: Sequence[DrawnFigure]) -> Floats:
    """What speaks for and against a mending, in the order of ``NAMES``; ``found`` are the figures of its paragraph."""
    figure, relation = wrong.figure, wrong.relation
    places = (relation.result, *relation.operands)
    beside = {d.result for d in found if d.result.sentence == figure.sentence} - {figure}
    drawn = {f for d in found if d.result.sentence == figure.sentence for f in _proven(d, figure)}
    meant = {kinds: sum(m.meant for m in wrong.mended if m.relation.kind in kinds) for kinds in _KINDS}
    return np.array(
        [
            logit(wrong.probability),
            wrong.meant,
            *meant.values(),
            max(m.proved for m in wrong.mended),
            wrong.holds_as_printed,
            min(MENDING.most_digits, len(printed_digits(figure.mention.figure))),
            figure is relation.result,
            all(f.sentence == figure.sentence for f in places),
            any(f.concluded for f in places),
            any(f.rest for f in places),
            any(f.each or f.average for f in places),
            len(drawn & beside) / max(1, len(beside)),
            math.log(min(MENDING.most_figures, 1 + len(beside))),
            min(MENDING.most_relations, len(wrong.mended)),
        ],
        dtype=float,
    )


def _proven(drawn: DrawnFigure, without: PlacedFigure) -> set[PlacedFigure]:
    """The figures of the relations of a print that hold and are likely meant, but for those of a figure."""
    return {
        f
        for prior, c in zip(drawn.prior, drawn.candidates, strict=True)
        if prior >= MENDING.drawn and c.confirms and without not in (c.result, *c.operands)
        for f in (c.result, *c.operands)
    }


def probability(wrong: Mending, found: Sequence[DrawnFigure]) -> float:
    """How likely a mending names a wrong figure, where of those that are asked half do."""
    return 1 / (1 + math.exp(-fitted().log_odds(features(wrong, found))))
