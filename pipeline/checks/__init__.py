"""Checks of one table, each a file of its own: the rule, the function, its settings. ``CHECKS`` is the registry."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.blame import accused_cells, blamed
from pipeline.checks.budget_balance import BUDGET_BALANCE
from pipeline.checks.budget_execution import BUDGET_EXECUTION
from pipeline.checks.budget_subtitles import BUDGET_SUBTITLES
from pipeline.checks.current_budget import CURRENT_BUDGET
from pipeline.checks.paid_within_accrued import PAID_WITHIN_ACCRUED
from pipeline.model import Check, Finding, Table

CHECKS: tuple[TableCheck, ...] = (
    CURRENT_BUDGET,
    BUDGET_BALANCE,
    BUDGET_EXECUTION,
    BUDGET_SUBTITLES,
    PAID_WITHIN_ACCRUED,
)


def run(
    tables: Iterable[Table], tested: Iterable[Check], found: Iterable[Finding] = ()
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """What all checks find in tables, and all they tested.

    A cell that ``tested`` has found wrong already, or that a finding of ``found`` accuses, is not accused again.
    """
    tested = tuple(tested)
    failed = {(c.table, c.row, c.column) for c in tested if not c.holds}
    outcomes: list[CheckOutcome] = [o for table in tables for check in CHECKS for o in check.test(table)]
    fresh = [o for o in outcomes if (o.check.table, o.check.row, o.check.column) not in failed]
    settled = blamed(fresh, tested, accused_cells(found))
    return tuple(o.finding for o in settled if o.finding), tuple(o.check for o in settled)
