"""How much of what a sentence says stands nowhere in a table: what is said of something else states nothing of it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pipeline.spanish.common_words import rarity
from pipeline.validate.claims.cells.space import CellSpace, Floats, Integers
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Keys, beginnings


class TableWords:
    """The words of all tables: of their captions, their rows and their columns."""

    def __init__(self, space: CellSpace) -> None:
        having: dict[str, set[int]] = defaultdict(set)
        self.space, self.tables = space, len(space.tables)
        for table, words in enumerate(space.abouts.words):
            for key in words:
                having[key].add(table)
        for labels, of_table in ((space.rows, space.row_table), (space.columns, space.column_table)):
            for words, table in zip(labels.words, of_table.tolist(), strict=True):
                for key in words:
                    having[key].add(table)
        self._having: dict[str, Integers] = {k: np.array(sorted(t), dtype=np.int64) for k, t in having.items()}
        self._lacked: dict[Keys, tuple[Floats, float]] = {}

    def lacked(self, text: Keys) -> tuple[Floats, float]:
        """The share of the words of a text, the rarer the weightier (``spanish.common_words``), that each table lacks,
        and that all tables lack. Numbers do not count."""
        found = self._lacked.get(text)
        if found is None:
            if len(self._lacked) > SETTINGS.texts_remembered:
                self._lacked.clear()
            found = self._lacked[text] = self._read(text)
        return found

    def _read(self, text: Keys) -> tuple[Floats, float]:
        known, whole, by_any = np.zeros(self.tables), 0.0, 0.0
        for key in sorted(k for k in text if not k[0].isdigit()):
            weight = rarity(key)
            whole += weight
            at = next((self._having[k] for k in beginnings(key) if k in self._having), None)
            if at is not None:
                known[at] += weight
                by_any += weight
        if not whole:
            return known, 0.0
        lacked: Floats = 1 - known / whole
        return lacked, 1 - by_any / whole
