"""What validation found: findings, the checks that were made, the numerals of the prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.geometry import NOWHERE, Place
from pipeline.model.findings import Evidence, Finding
from pipeline.model.tables import CellKey

ClaimVerdict = Literal["verified", "contradicted", "unsupported"]


@dataclass(frozen=True, slots=True)
class Check:
    """One relation that was tested on one cell, whatever came of it.

    ``kind`` is the rule code that would report its failure. ``operands`` are (table id, row,
    column) as is the judged cell, so a check can reach over tables.
    """

    kind: str
    table: str
    row: int
    column: int
    holds: bool
    operands: tuple[CellKey, ...] = ()
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the prose: where, what kind of figure, and whether a table supports it.

    ``block`` is the index in ``Document.blocks``; ``start`` and ``end`` are offsets in that
    block's text. ``verdict`` is ``None`` unless ``reading`` is "claim".
    """

    sentence: str
    text: str
    block: int
    start: int
    end: int
    reading: str
    value: str | None = None
    unit: str = ""
    verdict: ClaimVerdict | None = None
    evidence: tuple[Evidence, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Expectation:
    """The outcome of one expectation on a published dataset (Great Expectations)."""

    dataset: str
    expectation: str
    description: str
    success: bool
    observed: str = ""
    failing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Audit:
    """What validation found: findings, every check that was made, every numeral of the prose."""

    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    numerals: tuple[Numeral, ...] = ()
