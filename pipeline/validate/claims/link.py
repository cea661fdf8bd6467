"""What a figure may speak of, and how likely its value is under each: the result of linking, and its weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cell_features import NAMES, NONE_NAMES
from pipeline.validate.claims.cell_space import Flags, Floats


@dataclass(frozen=True)
class CellLinkSettings:
    """How figures that speak of a cell print it.

    ``exact`` and ``slip`` are how often they print its value, or its value with one slip of the pen: of 900
    annotated figures of ten real documents 3 in 100 were wrong, a third of these one slip from the right cell.
    ``remembered`` is from what probability on a cell counts for the figures around; ``many`` caps how much the
    number of alike figures adds. ``coded`` is what speaks for a row whose code the sentence says ("subtítulo 24"), in
    log odds: it is not fitted, for few tables of the real documents have codes and none is spoken of so; a row named in
    full has half as much.
    """

    exact: float = 0.93
    slip: float = 0.01
    remembered: float = 0.02
    coded: float = 4.0
    many: float = 3.0
    fewest_votes: float = 0.5
    smallest_vote: float = 0.05

    @property
    def other(self) -> float:
        """How often it prints something else altogether."""
        return 1 - self.exact - self.slip


SETTINGS = CellLinkSettings()


@dataclass(frozen=True)
class Weights:
    """Of one pass: those of the cells (``NAMES``) and of none (``NONE_NAMES``)."""

    cells: Floats
    none: Floats


@lru_cache(maxsize=1)
def fitted() -> tuple[Weights, Weights]:
    """The fitted weights of both passes."""
    text = resources.files(__package__).joinpath("link_weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    first, second = (
        Weights(np.array([p.get(n, 0.0) for n in NAMES]), np.array([p.get(n, 0.0) for n in NONE_NAMES]))
        for p in (read["first"], read["second"])
    )
    return first, second


@dataclass
class MentionLink:
    """What a mention may speak of: ``prior`` of every cell and of none before its value is looked at, and which
    cells it prints exactly or with a slip."""

    prior: Floats
    none: float
    exact: Flags
    slipped: Flags
    slips: int
    chance: float
    rows: Floats
    columns: Floats
    """How likely it speaks of each row, and, if of its table, of each column: whatever the cell (logs)."""
    tables: Floats
    """How likely it speaks of each table, whatever the row: by what is said of it and of its columns (logs)."""

    def _weighed(self) -> tuple[Floats, Floats, float, float]:
        s = SETTINGS
        exact = self.prior * self.exact * s.exact
        slipped = self.prior * self.slipped * (s.slip / max(10, self.slips))
        none = self.none * self.chance
        other = float(self.prior.sum()) * s.other * self.chance
        return exact, slipped, none, other

    def odds(self) -> tuple[float, float, float, float]:
        """The likelihood of the figure as a cell printed right, as one printed with a slip, as one printed otherwise,
        and as no cell."""
        exact, slipped, none, other = self._weighed()
        return float(exact.sum()), float(slipped.sum()), other, none

    @cached_property
    def right(self) -> float:
        """How likely it states some cell correctly."""
        exact, slipped, other, none = self.odds()
        return exact / (exact + slipped + other + none)

    def posterior(self) -> tuple[Floats, Floats]:
        """With the value: how likely each cell is meant and stated correctly, and meant and stated with a slip."""
        exact, slipped, none, other = self._weighed()
        whole = float(exact.sum() + slipped.sum()) + none + other
        return exact / whole, slipped / whole
