"""What is made of a budget identity tested on several lines: which failures may be accused, and the finding.

An identity of the budget is true by definition, so one line alone may break it; but then the difference must look like
a slip of typing, or the columns may mean something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.base import CheckOutcome
from pipeline.checks.budget_sheet import BudgetSheet
from pipeline.model import Check, Position, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import show_like
from pipeline.quantities.slips import slip
from pipeline.rules import evidence
from pipeline.rules.base import Rule, make


@dataclass(frozen=True)
class BudgetSettings:
    """When a failing line of an identity is accused.

    fewest_holding: lines on which it must hold before others are accused whatever they miss by.
    holding_share: of the lines tested that must hold then. Both as for the first of these checks, current budget: the
        12 real tables with such columns at hand hold on every line but one (a line whose parts are blank).
    """

    fewest_holding: int = 2
    holding_share: float = 0.75


SETTINGS = BudgetSettings()


@dataclass(frozen=True)
class Tested:
    """An identity on one line: the cell of its result, the others, what it should be and whether it holds."""

    line: int
    target: Position
    operands: tuple[Position, ...]
    printed: Quantity
    expected: Interval
    formula: str
    holds: bool

    @property
    def is_slip(self) -> bool:
        """Whether one slip of typing in the result explains the miss."""
        right = self.expected.middle / self.printed.scale
        return slip(self.printed.value, right, self.printed.decimals) is not None


def meets(printed: Quantity, expected: Interval) -> bool:
    """Whether a printed figure, rounded or cut off, is within what it should be."""
    return Interval.of(printed, exact_integers=False).meets(expected) or Interval.truncated(printed).meets(expected)


def outcomes(rule: Rule, sheet: BudgetSheet, tested: Sequence[Tested]) -> Iterator[CheckOutcome]:
    """Every test as a check, and a finding for each failure that may be accused.

    Nothing at all is said where the identity fails too often: then the words mean something else here.
    """
    holding = sum(t.holds for t in tested)
    failing = [t for t in tested if not t.holds]
    is_supported = holding >= SETTINGS.fewest_holding and holding >= SETTINGS.holding_share * len(tested)
    lone = len(failing) == 1 and failing[0].is_slip and (holding >= 1 or sheet.is_classified)
    if failing and not is_supported and not lone:
        return
    for one in tested:
        expected = show_like(one.expected.middle, one.printed, sheet.read.format)
        table = sheet.table.id
        cells = tuple((table, *cell) for cell in one.operands)
        check = Check(rule.code, table, *one.target, one.holds, cells, expected)
        if one.holds:
            yield CheckOutcome(check)
            continue
        finding = make(
            rule,
            evidence=(
                evidence.of_cell(sheet.table, *one.target, "observed"),
                *(evidence.of_cell(sheet.table, *cell, "operand") for cell in one.operands),
            ),
            observed=sheet.table.rows[one.target[0]][one.target[1]],
            label=sheet.name(one.line),
            computed=expected,
            formula=one.formula,
            arithmetic=f"{one.formula} = {expected}",
        )
        yield CheckOutcome(check, finding)


def best_explained(tests: Sequence[Sequence[Tested]]) -> list[Tested]:
    """The tests of the reading that holds on most lines, without the lines that another reading explains."""
    if not tests:
        return []
    best = max(tests, key=lambda found: sum(t.holds for t in found))
    excused = {t.line for found in tests for t in found if t.holds}
    return [t for t in best if t.holds or t.line not in excused]


def figure_text(sheet: BudgetSheet, cell: Position) -> str:
    """A figure as printed."""
    return " ".join(sheet.table.rows[cell[0]][cell[1]].split())
