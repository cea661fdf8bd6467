"""Presupuesto inicial + modificaciones = presupuesto vigente, on every line that prints the three."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.budget_outcomes import Tested, figure_text, meets, outcomes
from pipeline.checks.budget_sheet import BudgetSheet, read_budget
from pipeline.model import Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import added
from pipeline.rules.base import Rule

RULE = Rule(
    code="presupuesto-vigente",
    severity="warning",
    title="El presupuesto vigente no es el inicial más sus modificaciones",
    title_en="The current budget is not the initial one plus its changes",
    message=(
        "En la fila «{label}», el presupuesto vigente dice {observed}, pero el inicial más sus modificaciones "
        "da {computed}."
    ),
    message_en=(
        "In the row “{label}”, the current budget says {observed}, but the initial one plus its changes is {computed}."
    ),
    explanation=(
        "El presupuesto vigente es el inicial más las modificaciones del año, con su signo. En las demás filas de esta "
        "tabla es así; en esta, una de las tres cifras está mal."
    ),
    docs=(
        "The three are known by the words of budgeting, in headers or in labels of rows; the identity must hold on "
        "most lines, or the one miss must be a slip of typing."
    ),
    tolerance="Half a unit of the last printed digit of each of the three figures, whole numbers included.",
    silent=(
        "Where two columns fit one of the three words, or lines fail that no slip explains and fewer than two hold, or "
        "more than a quarter fail: then the columns mean something else. Blank cells are unknown, not zero; figures of "
        "different decimals or scales are not compared. A cell accused by a total stays with it."
    ),
    example="Inicial 1.000, modificaciones 200, vigente 1.300.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """What the identity says of each line of a table that prints the three stages."""
    sheet = read_budget(table)
    if sheet is None or not sheet.stages.keys() >= {"initial", "changes", "current"}:
        return
    yield from outcomes(RULE, sheet, list(_tested(sheet)))


def _tested(sheet: BudgetSheet) -> Iterator[Tested]:
    places = [sheet.stages["initial"], sheet.stages["changes"], sheet.stages["current"]]
    for line in sheet.lines:
        figures = sheet.figures(line.at, places)
        if figures is None:
            continue
        initial, changes, current = (Interval.of(q, exact_integers=False) for q in figures)
        expected = initial + changes
        cells = [sheet.at(line.at, place) for place in places]
        formula = added([figure_text(sheet, cell) for cell in cells[:2]])
        holds = current.meets(expected) or meets(figures[2], expected)
        yield Tested(line.at, cells[2], (cells[0], cells[1]), figures[2], expected, formula, holds)


CURRENT_BUDGET = TableCheck(RULE, test)
