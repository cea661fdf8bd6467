"""How likely a figure of a paragraph is drawn from which others: a conditional logit over all that it may be drawn
from and "none of them".

Fitted without labels (``bench/claims_model/fitted_relations.py``), as the links to cells are (Liang, Jordan and Klein
2009): by making the printed values of public texts likely, where a relation that is meant holds within rounding, and
other figures have their digits by chance.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_relations import features
from pipeline.validate.claims.fitted_relations.candidates import KINDS, DrawnCandidate, candidates
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure
from pipeline.validate.claims.fitted_relations.settings import PRINT
from pipeline.validate.claims.sentence.printed_slips import chance


@dataclass(frozen=True)
class AmongModel:
    """The fitted weights. ``kinds`` has a row a kind of ``KINDS`` and a column a feature of ``features.NAMES``;
    ``none`` is of no relation, in the order of ``features.NONE``."""

    kinds: Floats
    none: Floats

    def prior(self, found: Sequence[DrawnCandidate], x: Floats, nothing: Sequence[float]) -> tuple[Floats, float]:
        """How likely the figure is drawn as each candidate says, and as none does."""
        kind = [KINDS.index(c.kind) for c in found]
        score = np.exp(np.clip((x * self.kinds[kind]).sum(axis=1), -PRINT.largest_weight, PRINT.largest_weight))
        other = float(np.exp(np.clip(np.array(nothing) @ self.none, -PRINT.largest_weight, PRINT.largest_weight)))
        whole = float(score.sum()) + other
        return score / whole, other / whole


@lru_cache(maxsize=1)
def fitted() -> AmongModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    read = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    if (tuple(read["features"]), tuple(read["of none"])) != (features.NAMES, features.NONE):
        raise ValueError("fitted_relations/weights.json was fitted on other features: fit it again")
    return AmongModel(np.array([read["kinds"][k] for k in KINDS]), np.array(read["none"]))


@dataclass(frozen=True, eq=False)
class DrawnFigure:
    """A figure of a paragraph with what it may be drawn from: ``prior`` of each candidate, ``other`` that of none;
    ``by_chance`` is how likely a figure that is drawn from nothing has its digits, ``proved`` how surely other figures
    say the operands of each candidate to be part and whole."""

    result: PlacedFigure
    candidates: tuple[DrawnCandidate, ...]
    prior: Floats
    other: float
    by_chance: float
    proved: Floats

    def likelihood(self, holds: Floats) -> Floats:
        """How likely its print is, where so much of each candidate holds (a column a case)."""
        return likelihood(self.prior, self.other, self.by_chance, holds)

    @property
    def exactly(self) -> Floats:
        """For each candidate that holds, how likely its result is printed just so."""
        return np.array([PRINT.exact / c.values if c.holds else 0.0 for c in self.candidates])


def likelihood(prior: Floats, other: float, by_chance: float, exactly: Floats) -> Floats:
    """How likely a print is: as a candidate says, or otherwise by chance."""
    found: Floats = prior @ exactly + by_chance * (other + PRINT.other * float(prior.sum()))
    return found


def drawn_figures(
    figures: Sequence[PlacedFigure], own: Sequence[PlacedFigure], model: AmongModel | None = None
) -> list[DrawnFigure]:
    """What each of a paragraph's own figures may be drawn from; ``figures`` are these and the last of the paragraph
    before."""
    each = [tuple(candidates(figures, f)) for f in own]
    x = features.rows([c for some in each for c in some], figures)
    found, at = [], 0
    model = model or fitted()
    for result, some in zip(own, each, strict=True):
        if some:
            own_x = x[at : at + len(some)]
            prior, other = model.prior(some, own_x, features.none(result, len(some), figures))
            proved = own_x[:, features.PROVED]
            found.append(DrawnFigure(result, some, prior, other, chance(result.mention.figure), proved))
        at += len(some)
    return found
