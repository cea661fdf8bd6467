"""What two tables print alike but for one figure: the checks made, and a finding for each figure that differs.

Which of the two is wrong, the tables themselves may show: the figure that takes part in a sum that holds, or that a
third table prints too, is right. Where they do not show it, both are shown and none is called right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline import rules
from pipeline.model import CellKey, Check, Finding, Severity
from pipeline.validate.agreement.labels import TableLabels
from pipeline.validate.agreement.repeated_lines import Crossings, Repetition, slips
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.table_facts import Fact, cell_evidence


def cell_of(fact: Fact) -> CellKey:
    """The cell that prints a figure: table, row and column."""
    return fact.table, fact.row, fact.column.index


class ArithmeticProof:
    """What the arithmetic found out about each figure: ``failing`` are those it accuses, ``holding`` those that a
    relation which holds takes part in."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self.failing: set[CellKey] = set()
        self.holding: set[CellKey] = set()
        for check in checks:
            cell = (check.table, check.row, check.column)
            if check.holds:
                self.holding |= {cell, *check.operands}
            else:
                self.failing.add(cell)


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """Two figures that should be one, with the slip that explains it (Spanish) and what else both tables repeat."""

    one: Fact
    other: Fact
    mistake: str
    repetition: Repetition


def of_repetitions(
    repeated: Sequence[Repetition],
    crossings: Crossings,
    labels: TableLabels,
    arithmetic: ArithmeticProof,
    reported: set[CellKey],
) -> tuple[list[Check], list[Finding]]:
    """The checks of all lines that two tables have alike, and the findings of what they have otherwise.

    Args:
        reported: figures that have a finding already; those of the new findings are added.
    """
    made: dict[tuple[CellKey, CellKey], Check] = {}
    witnesses: Counter[CellKey] = Counter()
    best: dict[tuple[CellKey, CellKey], FigureDifference] = {}
    for found in repeated:
        for one, other in found.equal:
            key = (cell_of(one), cell_of(other))
            if key not in made:
                made[key] = _check(one, other, holds=True)
                witnesses[key[0]] += 1
                witnesses[key[1]] += 1
        for one, other, mistake in slips(found, crossings):
            key = (cell_of(one), cell_of(other))
            if key not in best or found.digits > best[key].repetition.digits:
                best[key] = FigureDifference(one, other, mistake, found)
    by_figure: dict[CellKey, list[FigureDifference]] = defaultdict(list)
    for key, difference in best.items():
        by_figure[key[0]].append(difference)
        by_figure[key[1]].append(difference)
    findings = []
    for key, difference in sorted(best.items()):
        made[key] = _check(difference.one, difference.other, holds=False)
        if set(key) & (arithmetic.failing | reported):
            continue
        reported |= {*key}
        reported |= {cell_of(f) for cell in key for d in by_figure[cell] for f in (d.one, d.other)}
        findings.append(_finding(difference, labels, arithmetic, witnesses))
    return list(made.values()), findings


def _check(one: Fact, other: Fact, *, holds: bool) -> Check:
    return Check("dato-repetido", *cell_of(one), holds, (cell_of(other),), None if holds else other.text.strip())


def _finding(
    difference: FigureDifference, labels: TableLabels, arithmetic: ArithmeticProof, witnesses: Counter[CellKey]
) -> Finding:
    one, other = difference.one, difference.other
    right = _proven_right(one, other, arithmetic, witnesses)
    if right is one:
        one, other = other, one
    tables = labels.by_id
    agreeing = len(difference.repetition.equal)
    contradicted = {cell_of(one), cell_of(other)} <= arithmetic.holding
    sure = difference.repetition.digits >= SETTINGS.sure_digits and not contradicted
    severity: Severity = "error" if sure else "warning"
    return rules.finding(
        "dato-repetido",
        severity=severity,
        evidence=(
            cell_evidence(one, tables[one.table], "observed"),
            cell_evidence(other, tables[other.table], "expected" if right is not None else "observed"),
        ),
        observed=one.text.strip(),
        expected=other.text.strip() if right is not None else None,
        suggestion=(
            f"Lo más probable es que deba decir {other.text.strip()} (se explica por {difference.mistake})."
            if right is not None
            else f"Compruebe cuál es la correcta y corrija la otra (se explica por {difference.mistake})."
        ),
        arithmetic=f"Las demás cifras de ambas tablas que se repiten ahí coinciden ({agreeing}).",
        what=figure_name(one),
        table=one.table,
        other=other.table,
        second=other.text.strip(),
    )


def _proven_right(one: Fact, other: Fact, arithmetic: ArithmeticProof, witnesses: Counter[CellKey]) -> Fact | None:
    """The one of two figures that is proven right, ``None`` where none or both are."""
    for proof in (arithmetic.holding, witnesses):
        proven = [f for f in (one, other) if cell_of(f) in proof]
        if len(proven) == 1:
            return proven[0]
    return None


def figure_name(fact: Fact) -> str:
    """What a figure is, for a message: its row and its column."""
    row = fact.row_label or "total"
    return f"«{row}», «{fact.column.label}»"
