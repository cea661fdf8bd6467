"""All that was computed for the figures of a document, as arrays: what the features ask of it is looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from pipeline.validate.claims.cells.space import CellSpace, Flags, Floats, Integers
from pipeline.validate.claims.computed.kinds import CHANGES, KINDS
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Way

_KIND = {kind: place for place, kind in enumerate(KINDS)}
_NUMBERS = (
    "kind",
    "way",
    "first",
    "level",
    "base",
    "few",
    "from_column",
    "to_column",
    "from_year",
    "to_year",
    "latest",
)
_AT = {name: place for place, name in enumerate(_NUMBERS)}


class Pool:
    """Quantities numbered in the order in which they were computed, the same quantity twice where it was computed
    twice."""

    def __init__(self, space: CellSpace) -> None:
        self.space = space
        self.quantities: list[Computed] = []
        numbers = len(_NUMBERS) + SETTINGS.most_operands
        self._numbers: Integers = np.zeros((SETTINGS.first_room, numbers), dtype=np.int64)
        self._values: Floats = np.zeros((SETTINGS.first_room, 3))
        self._years: dict[str, int] = {}
        self._ways: dict[Way, int] = {}

    def add(self, computed: Iterable[Computed]) -> Integers:
        """Takes quantities in, and numbers them."""
        new = list(computed)
        start, end = len(self.quantities), len(self.quantities) + len(new)
        while end > len(self._values):
            self._numbers = np.concatenate((self._numbers, np.zeros_like(self._numbers)))
            self._values = np.concatenate((self._values, np.zeros_like(self._values)))
        if new:
            self.quantities += new
            self._numbers[start:end] = [self._line(q) for q in new]
            self._values[start:end] = [(q.low, q.high, q.value) for q in new]
        return np.arange(start, end)

    def kinds(self, chosen: Integers) -> Integers:
        """The place of each one's kind in ``KINDS``."""
        kinds: Integers = self._numbers[chosen, _AT["kind"]]
        return kinds

    def rising(self, chosen: Integers) -> Flags:
        """Which of them lead from less to more; of those that are no changes it says nothing."""
        amount, numbers = self.space.amount, self._numbers[chosen]
        found: Flags = amount[numbers[:, _AT["level"]]] > amount[numbers[:, _AT["base"]]]
        return found

    def of(self, chosen: Integers) -> Chosen:
        """Some quantities with all that is known of them."""
        return Chosen(self, chosen, self._numbers[chosen], self._values[chosen])

    def years(self, years: Iterable[str]) -> list[int]:
        """The numbers of those of some years that a quantity leads from or to."""
        return [self._years[year] for year in years if year in self._years]

    @property
    def no_year(self) -> int:
        """The number that stands for no year."""
        return self._years.get("", -1)

    def way(self, way: Way) -> int:
        """The number of a way of computing; -1 where nothing is computed so."""
        return self._ways.get(way, -1)

    def _line(self, q: Computed) -> tuple[int, ...]:
        kind, way, operands, _, _, _, columns, (from_year, to_year), latest, _ = q
        first, last = operands[0], operands[-1]
        level, base = (last, first) if kind in CHANGES else (first, last)
        most = SETTINGS.most_operands
        few = len(operands) <= most
        shown = operands + (first,) * (most - len(operands)) if few else (0,) * most
        years, ways = self._years, self._ways
        return (
            _KIND[kind], ways.setdefault(way, len(ways)), first, level, base, few, *columns,
            years.setdefault(from_year, len(years)), years.setdefault(to_year, len(years)), latest, *shown,
        )  # fmt: skip


class Chosen:
    """Some quantities of a pool: arrays with a place for each, in the order in which they were chosen.

    ``first``, ``level`` and ``base`` are cells: the first operand; where a change led, or the part of a share; where it
    began, or the whole. ``operands`` has a line for each, the first operand repeated where there are fewer than
    ``SETTINGS.most_operands``; it says nothing where there are more (``few`` is false).
    """

    def __init__(self, pool: Pool, chosen: Integers, numbers: Integers, values: Floats) -> None:
        of = numbers.T
        self.pool, self._chosen = pool, chosen
        self.kind, self.way, self.first, self.level, self.base = (of[n] for n in range(5))
        self.few = of[_AT["few"]] == 1
        self.from_column, self.to_column = of[_AT["from_column"]], of[_AT["to_column"]]
        self.from_year, self.to_year = of[_AT["from_year"]], of[_AT["to_year"]]
        self.latest = of[_AT["latest"]]
        self.operands = numbers[:, len(_NUMBERS) :]
        self.low, self.high, self.value = (np.ascontiguousarray(v) for v in values.T)

    @cached_property
    def quantities(self) -> Sequence[Computed]:
        return [self.pool.quantities[n] for n in self._chosen.tolist()]

    def __len__(self) -> int:
        return len(self._chosen)
