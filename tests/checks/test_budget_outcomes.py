"""Of several readings of a budget sheet the one that explains most lines counts, without what another explains."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.checks import budget_outcomes
from pipeline.model import Quantity
from pipeline.quantities.intervals import Interval

ONE = Quantity("1", Decimal(1))
LINE = budget_outcomes.Tested(0, (0, 1), ((0, 2),), ONE, Interval.of(ONE), "1", True)


def reading(*holds: bool) -> list[budget_outcomes.Tested]:
    return [replace(LINE, line=n, holds=kept) for n, kept in enumerate(holds)]


def test_a_line_that_another_reading_explains_is_no_failure() -> None:
    found = budget_outcomes.best_explained([reading(True, True, False, False), reading(False, False, True, False)])
    assert [(t.line, t.holds) for t in found] == [(0, True), (1, True), (3, False)]


def test_without_a_reading_nothing_is_said() -> None:
    assert budget_outcomes.best_explained([]) == []
