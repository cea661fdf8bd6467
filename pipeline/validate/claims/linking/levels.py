"""Which cells are levels, and which changes: what is stated as a change states no level, a share no change."""

from __future__ import annotations

import re

import numpy as np

from pipeline.spanish.change_words import CHANGE
from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace, Flags
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.stated_as import stated_as

_CHANGE = re.compile(r"\b(?:variac|crecimient|diferenc|brecha|var\b)")
_CHANGED = re.compile(rf"\b(?:{CHANGE}|diferenc|brecha|var\b|saldo)")


class LevelCells:
    """The cells of a document that are levels: neither their column nor their row is of changes; the others."""

    def __init__(self, space: CellSpace) -> None:
        labels = [fold(f"{fact.column.label} {fact.row_label}") for fact in space.facts]
        growth = np.array([space.column_growth[column] > 0 for column in space.column_of], dtype=bool)
        self._changes: Flags = growth | np.array([bool(_CHANGE.search(label)) for label in labels], dtype=bool)
        self._levels: Flags = ~growth & ~np.array([bool(_CHANGED.search(label)) for label in labels], dtype=bool)

    def not_stated(self, mention: Mention) -> Flags | None:
        """The cells that a mention cannot mean, as it is stated as a change ("774 estudiantes, 23 más que en 2021") or
        as a share ("equivalentes al 86,0 % del total"); ``None`` where it may state any."""
        said = stated_as(mention)
        if said.how == "share":
            return self._changes
        return self._levels if said.how in ("difference", "growth") and not said.result else None
