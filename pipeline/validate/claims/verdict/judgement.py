"""The verdict on one figure of the prose, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import ClaimVerdict
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.paragraph.relation import SentenceRelation

By = Literal["", "cell", "computed", "restated", "sentence"]


@dataclass(frozen=True)
class Judgement:
    """The verdict on one mention, with what it rests on: a cell, a computed quantity, another mention, or a
    relation of the sentence. ``probability`` is that of the verdict, ``copied`` the cell that a contradicted figure
    states instead of its own, ``instead`` what it is computed as instead; ``sure`` is how likely a cell accuses
    rightly, all taken together (``accusing/``)."""

    verdict: ClaimVerdict
    by: By = ""
    cell: int | None = None
    computed: Computed | None = None
    other: int | None = None
    relation: SentenceRelation | None = None
    probability: float = 0.0
    copied: int | None = None
    instead: Computed | None = None
    sure: float = 0.0


UNSUPPORTED = Judgement("unsupported")
