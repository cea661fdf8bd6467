"""What is left of a budget is the budget less what was used of it: vigente − devengado = saldo, and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.budget_outcomes import Tested, best_explained, figure_text, meets, outcomes
from pipeline.checks.budget_sheet import BudgetSheet, Stage, read_budget, stages_named
from pipeline.model import Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import as_term
from pipeline.rules.base import Rule

Pair = tuple[Stage, Stage]
_PAIRS: tuple[Pair, ...] = (
    ("current", "accrued"), ("current", "paid"), ("current", "committed"), ("current", "received"),
    ("accrued", "paid"), ("accrued", "received"), ("committed", "accrued"),
    ("initial", "accrued"), ("initial", "paid"), ("initial", "committed"), ("initial", "received"),
)  # fmt: skip

RULE = Rule(
    code="saldo-presupuestario",
    severity="warning",
    title="El saldo no es el presupuesto menos lo ejecutado",
    title_en="What is left is not the budget less what was used of it",
    message="En la fila «{label}», el saldo dice {observed}, pero {formula} da {computed}.",
    message_en="In the row “{label}”, what is left says {observed}, but {formula} is {computed}.",
    explanation=(
        "El saldo por ejecutar es el presupuesto vigente menos lo devengado (o lo comprometido, o lo pagado, según la "
        "tabla). En las demás filas es así; en esta, una de las tres cifras está mal."
    ),
    docs=(
        "The stages are known by the words of budgeting, in headers or in labels of rows. Which two of them the "
        "balance is the difference of is what its own words say (por pagar: accrued less paid), else the pair that "
        "holds on most lines; a line that any pair explains is right. A balance may be negative."
    ),
    tolerance="Half a unit of the last printed digit of each of the three figures, whole numbers included.",
    silent=(
        "Where no pair holds on most lines and no slip of typing explains the one miss; where a figure is blank or of "
        "other decimals. A cell accused by the arithmetic of the table stays with it."
    ),
    example="Vigente 1.000, devengado 800, saldo 300.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """What the identity says of each line, for every column (or row) of what is left."""
    sheet = read_budget(table)
    if sheet is None:
        return
    for place in sheet.left:
        pairs = _pairs(sheet, place)
        tests = [list(_tested(sheet, place, pair)) for pair in pairs]
        yield from outcomes(RULE, sheet, best_explained(tests))


def _pairs(sheet: BudgetSheet, place: int) -> Sequence[Pair]:
    """The pairs of stages that a balance can be the difference of, by its own words where they say it."""
    printed = [pair for pair in _PAIRS if set(pair) <= sheet.stages.keys()]
    named = stages_named(sheet.label(place))
    matching = [pair for pair in printed if named <= set(pair)]
    return matching if named else printed


def _tested(sheet: BudgetSheet, place: int, pair: Pair) -> Iterator[Tested]:
    have, used = (sheet.stages[stage] for stage in pair)
    for line in sheet.lines:
        figures = sheet.figures(line.at, (have, used, place))
        if figures is None:
            continue
        one, other, left = (Interval.of(q, exact_integers=False) for q in figures)
        expected = one - other
        cells = [sheet.at(line.at, p) for p in (have, used)]
        formula = f"{figure_text(sheet, cells[0])} - {as_term(figure_text(sheet, cells[1]))}"
        holds = left.meets(expected) or meets(figures[2], expected)
        yield Tested(line.at, sheet.at(line.at, place), tuple(cells), figures[2], expected, formula, holds)


BUDGET_BALANCE = TableCheck(RULE, test)
