"""What a figure may state, and how likely its value is under each: the result of linking, and its weights."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cells.space import Flags, Floats
from pipeline.validate.claims.linking.features import NAMES, NONE_NAMES
from pipeline.validate.claims.linking.settings import SETTINGS
from pipeline.values import cached_property


@dataclass(frozen=True)
class Weights:
    """Of one pass: those of the cells (``NAMES``) and of none (``NONE_NAMES``)."""

    cells: Floats
    none: Floats


@lru_cache(maxsize=1)
def fitted() -> tuple[Weights, Weights]:
    """The fitted weights of both passes."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    first, second = (
        Weights(np.array([p.get(n, 0.0) for n in NAMES]), np.array([p.get(n, 0.0) for n in NONE_NAMES]))
        for p in (read["first"], read["second"])
    )
    return first, second


@dataclass
class MentionLink:
    """What a mention may be about: ``prior`` of every cell and of none before its value is looked at, and which
    cells it prints exactly or with a slip."""

    prior: Floats
    none: float
    exact: Flags
    slipped: Flags
    slips: int
    chance: float
    rows: Floats
    columns: Floats
    """How likely it is about each row, and, if of its table, of each column: whatever the cell (logs)."""
    tables: Floats
    """How likely it is about each table, whatever the row: by what is said of it and of its columns (logs)."""

    def _weighed(self) -> tuple[Floats, Floats, float, float]:
        exact, slipped = np.zeros_like(self.prior), np.zeros_like(self.prior)
        exact[self.exact] = self.prior[self.exact] * SETTINGS.exact
        slipped[self.slipped] = self.prior[self.slipped] * (SETTINGS.slip / max(SETTINGS.least_slips, self.slips))
        none = self.none * self.chance
        other = float(self.prior.sum()) * (1 - SETTINGS.exact - SETTINGS.slip) * self.chance
        return exact, slipped, none, other

    @cached_property
    def odds(self) -> tuple[float, float, float, float]:
        """The likelihood of the figure as a cell printed right, as one printed with a slip, as one printed otherwise,
        and as no cell."""
        exact, slipped, none, other = self._weighed()
        return float(exact.sum()), float(slipped.sum()), other, none

    @cached_property
    def right(self) -> float:
        """How likely it states some cell correctly."""
        exact, slipped, other, none = self.odds
        return exact / (exact + slipped + other + none)

    def without_unlikely(self, surely: float, factor: float) -> MentionLink:
        """The link without the cells that the figure prints exactly, where one that it prints with a slip is meant with
        probability ``surely`` before the value is looked at, and these ``factor`` times less: they are met by luck."""
        most = float(self.prior[self.slipped].max(initial=0.0))
        if most < surely:
            return self
        return replace(self, exact=self.exact & (self.prior * factor > most))

    def posterior(self) -> tuple[Floats, Floats]:
        """With the value: how likely each cell is meant and stated correctly, and meant and stated with a slip."""
        exact, slipped, none, other = self._weighed()
        whole = float(exact.sum() + slipped.sum()) + none + other
        return exact / whole, slipped / whole
