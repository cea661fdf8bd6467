"""Nothing is paid that was not accrued: devengado ≥ pagado on every line of expense.

Not so of income: in three of six real statements at hand more was received (percibido) than accrued on 43 lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.budget_outcomes import Tested, figure_text, outcomes
from pipeline.checks.budget_sheet import BudgetSheet, read_budget
from pipeline.model import Table
from pipeline.quantities.intervals import Interval
from pipeline.rules.base import Rule

_OF_EARLIER_YEARS = frozenset({"34", "15", "35"})
"""Service of the debt pays what was accrued before, and the balances of cash are no flows."""

RULE = Rule(
    code="pagado-sobre-devengado",
    severity="warning",
    title="Se pagó más de lo que se devengó",
    title_en="More was paid than was accrued",
    message="En la fila «{label}», lo pagado ({observed}) supera lo devengado ({computed}).",
    message_en="In the row “{label}”, what was paid ({observed}) exceeds what was accrued ({computed}).",
    explanation=(
        "Un gasto se paga después de devengarse: dentro del año, lo pagado de una línea no puede superar lo devengado. "
        "En las demás filas es así; en esta, una de las dos cifras está mal, o el "
        "pago es de deuda de años anteriores."
    ),
    docs="The two stages are known by the words of budgeting; it must be so on most lines.",
    tolerance="Half a unit of the last printed digit of both figures.",
    silent=(
        "For income, service of the debt and balances of cash (subtítulos 34, 15 and 35); where more than a quarter of "
        "the lines fail; where a figure is blank or of other decimals."
    ),
    example="Devengado 800, pagado 8.000.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """Whether each line pays no more than it accrued."""
    sheet = read_budget(table)
    if sheet is not None and sheet.stages.keys() >= {"accrued", "paid"}:
        yield from outcomes(RULE, sheet, list(_tested(sheet)))


def _tested(sheet: BudgetSheet) -> Iterator[Tested]:
    places = (sheet.stages["accrued"], sheet.stages["paid"])
    for line in sheet.lines:
        figures = sheet.figures(line.at, places)
        if figures is None or line.kind == "ingreso" or line.subtitle in _OF_EARLIER_YEARS:
            continue
        accrued, paid = (Interval.of(q, exact_integers=False) for q in figures)
        holds = paid.low <= accrued.high or figures[1].amount <= 0 or figures[0].amount < 0
        cells = [sheet.at(line.at, place) for place in places]
        formula = f"devengado {figure_text(sheet, cells[0])}, pagado {figure_text(sheet, cells[1])}"
        yield Tested(line.at, cells[1], (cells[0],), figures[1], accrued, formula, holds)


PAID_WITHIN_ACCRUED = TableCheck(RULE, test)
