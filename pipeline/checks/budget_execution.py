"""Percentages of execution: what was used of a budget over the budget, initial or current. Over 100 % is legitimate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.budget_outcomes import Tested, best_explained, figure_text, meets, outcomes
from pipeline.checks.budget_sheet import BudgetSheet, Stage, read_budget
from pipeline.model import Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import as_term
from pipeline.rules.base import Rule

_PAIRS: tuple[tuple[Stage, Stage], ...] = (
    ("accrued", "current"), ("accrued", "initial"), ("paid", "current"), ("paid", "initial"),
    ("committed", "current"), ("committed", "initial"), ("received", "current"), ("received", "initial"),
    ("paid", "accrued"), ("received", "accrued"),
)  # fmt: skip
_HUNDRED = Decimal(100)

RULE = Rule(
    code="porcentaje-ejecucion",
    severity="warning",
    title="El porcentaje de ejecución no es lo ejecutado sobre el presupuesto",
    title_en="The percentage of execution is not what was used over the budget",
    message="En la fila «{label}», la ejecución dice {observed}, pero {formula} da {computed}.",
    message_en="In the row “{label}”, the execution says {observed}, but {formula} is {computed}.",
    explanation=(
        "El porcentaje de ejecución es lo devengado sobre el presupuesto inicial o sobre el vigente. Puede pasar de "
        "100 %: eso no es un error. En las demás filas es así; en esta, una de las tres cifras está mal."
    ),
    docs=(
        "The stages are known by the words of budgeting, in headers or in labels of rows. The percentage is over the "
        "budget, initial or current, that explains most lines; a line that any of them explains is right."
    ),
    tolerance="Half a unit of the last printed digit of each figure; a percentage that was cut off is right.",
    silent=(
        "Where no pair of stages explains most lines and no slip of typing the one miss; where a figure is blank. A "
        "percentage over 100 is legitimate. A cell accused by the arithmetic of the table stays with it."
    ),
    example="Vigente 1.000, devengado 1.100, ejecución 111 %.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """What the identity says of each line, for every column (or row) of percentages."""
    sheet = read_budget(table)
    if sheet is None:
        return
    for place in sheet.rates:
        printed = [pair for pair in _PAIRS if set(pair) <= sheet.stages.keys()]
        tests = [list(_tested(sheet, place, *pair)) for pair in printed]
        yield from outcomes(RULE, sheet, best_explained(tests))


def _tested(sheet: BudgetSheet, place: int, used: Stage, budget: Stage) -> Iterator[Tested]:
    over, under = sheet.stages[used], sheet.stages[budget]
    for line in sheet.lines:
        figures, rate = sheet.figures(line.at, (over, under)), sheet.figure(line.at, place)
        if figures is None or rate is None or not figures[1].amount:
            continue
        one, other = (Interval.of(q, exact_integers=False) for q in figures)
        try:
            expected = (one / other).scaled(_HUNDRED)
        except ZeroDivisionError:
            continue
        cells = (sheet.at(line.at, over), sheet.at(line.at, under))
        formula = f"{figure_text(sheet, cells[0])} / {as_term(figure_text(sheet, cells[1]))}"
        unit = rate.scale.scaleb(-rate.decimals)
        holds = meets(rate, expected) or abs(rate.amount - expected.middle) <= unit
        yield Tested(line.at, sheet.at(line.at, place), cells, rate, expected, formula, holds)


BUDGET_EXECUTION = TableCheck(RULE, test)
