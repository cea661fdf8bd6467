"""A figure that is computed of a table: a sum of cells, or a share of a total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.validate.evidence.table_facts import Fact


@dataclass(frozen=True)
class Derived:
    """A computed figure that a claim states: from which cells. Of a share, the first ``parts`` are the part."""

    operands: tuple[Fact, ...]
    value: Decimal
    parts: int = 1
