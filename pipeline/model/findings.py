"""Findings and the evidence that proves them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.geometry import NOWHERE, Place
from pipeline.model.decisions import Decision
from pipeline.model.tables import CellKey

Severity = Literal["error", "warning", "info"]
Status = Literal["open", "accepted", "corrected"]
EvidenceRole = Literal["observed", "operand", "expected", "context"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
PROOF_ROLES: frozenset[EvidenceRole] = frozenset({"observed", "operand", "expected"})
"""The roles of the evidence a finding stands on; what has another role only shows where it is."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a finding: a cell of a table, or a sentence of the prose.

    ``text`` is the figure as printed. ``role`` says which part it plays in the arithmetic.
    ``confidence`` is how sure the reading is, 0 to 1, where it was read from a picture.
    """

    text: str
    table: str | None = None
    row: int | None = None
    column: int | None = None
    sentence: str | None = None
    place: Place = NOWHERE
    role: EvidenceRole = "observed"
    confidence: float | None = None

    @property
    def cell(self) -> CellKey | None:
        """The cell it is, ``None`` where it is a sentence or a table as a whole."""
        if self.table is None or self.row is None or self.column is None:
            return None
        return (self.table, self.row, self.column)


def cell_address(table: str, row: int, column: int) -> str:
    """How a cell is named everywhere: ``t04/12/3``, table, row and column as ``rows`` of tables.json counts them."""
    return f"{table}/{row}/{column}"


def where(evidence: Evidence) -> str:
    """The address of a piece of evidence; a figure of the prose by what it prints, a table by its id."""
    if evidence.cell is not None:
        return cell_address(*evidence.cell)
    return f"«{evidence.text}»" if evidence.table is None else evidence.table


@dataclass(frozen=True)
class Finding:
    """Something a person should know. Made by ``pipeline.rules.finding``, never directly.

    ``arithmetic`` spells the calculation out in one line. ``consequences`` are findings with the
    same cause, listed under it. ``second_reading`` says (Spanish) what another library reads where the
    evidence stands, where it was asked. ``id`` is given when the report is put together; ``key`` is stable
    across runs and is what a person's decision refers to.
    """

    rule: str
    severity: Severity
    message: str
    observed: str = ""
    expected: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    arithmetic: str | None = None
    consequences: tuple[Finding, ...] = ()
    status: Status = "open"
    decision: Decision | None = None
    id: str = ""
    key: str = ""
    second_reading: str = ""

    def with_id(self, id: str, key: str) -> Finding:
        return replace(self, id=id, key=key)
