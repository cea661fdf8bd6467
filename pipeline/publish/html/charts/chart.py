"""A picture to draw, as values: bars with what was reported and what the audit expects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: ``value`` in percent of the width. ``second`` is the other part of a pair, ``recomputed``
    where the value should end by what the audit expects."""

    label: str
    value: Decimal
    text: str
    second: Decimal | None = None
    second_text: str = ""
    recomputed: Decimal | None = None
    recomputed_text: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One service of small multiples: a bar a year, all of them in every panel, and what moved in words."""

    name: str
    bars: tuple[Bar, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Chart:
    """``kind`` "pair" has two parts a bar, named by ``legend``; "multiples" has ``panels``; ``left_out`` rows or
    panels are not drawn."""

    kind: Literal["bars", "pair", "multiples"]
    table: str
    title: str
    note: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    left_out: int = 0
    panels: tuple[Panel, ...] = ()

    @property
    def differing(self) -> int:
        return sum(bar.recomputed is not None for bar in self.bars)

    @property
    def alternative(self) -> str:
        """What a person who does not see it needs to know."""
        said = [
            f"{bar.label}: {bar.text}" + (f" (recalculado: {bar.recomputed_text})" if bar.recomputed_text else "")
            for bar in self.bars
        ]
        return f"{self.title}. {self.note} " + "; ".join(said) + "."
