"""The subtítulos of the official classification add up to the total of their class, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.base import CheckOutcome, TableCheck
from pipeline.checks.budget_outcomes import Tested, figure_text, outcomes
from pipeline.checks.budget_sheet import BudgetSheet, ClassifiedLine, read_budget, subtitles_by_kind
from pipeline.model import Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import added
from pipeline.rules.base import Rule

_FEWEST = 2  # subtítulos

RULE = Rule(
    code="suma-subtitulos",
    severity="warning",
    title="Los subtítulos no suman el total",
    title_en="The subtítulos do not add up to the total",
    message="En la fila «{label}», el total dice {observed}, pero sus subtítulos suman {computed}.",
    message_en="In the row “{label}”, the total says {observed}, but its subtítulos add up to {computed}.",
    explanation=(
        "Los subtítulos del clasificador presupuestario (21 Gastos en Personal, 22 Bienes y Servicios de Consumo, …) "
        "suman el total de su clase; los ítems y asignaciones que se imprimen entre ellos ya están contados. En las "
        "demás columnas es así; en esta, el total o uno de los subtítulos está mal."
    ),
    docs=(
        "Lines are known by the official classification, by code or by name, so that ítems and asignaciones between "
        "them are not counted twice. The total is the line called so, of the class of the subtítulos where both are "
        "printed. It must hold for other stages of the same table, or the one miss must be a slip of typing."
    ),
    tolerance="Half a unit of the last printed digit of each figure, whole numbers included.",
    silent=(
        "Where a subtítulo stands twice, a figure is blank, fewer than two subtítulos are known, or more than one line "
        "may be the total. A cell accused by the arithmetic of the table stays with it."
    ),
    example="21: 600, 22: 300, 29: 100, total 1.100.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """What the sum says of each stage of a table that prints subtítulos and their total."""
    sheet = read_budget(table)
    if sheet is None:
        return
    kinds = dict(subtitles_by_kind(sheet))
    for kind, parts in kinds.items():
        total = _total(sheet, kind, alone=len(kinds) == 1)
        if total is None or len(parts) < _FEWEST or len({p.subtitle for p in parts}) < len(parts):
            continue
        yield from outcomes(RULE, sheet, list(_tested(sheet, parts, total)))


def _total(sheet: BudgetSheet, kind: str, alone: bool) -> ClassifiedLine | None:
    """The line of the total of a class; ``None`` where none or several could be it."""
    totals = [line for line in sheet.lines if line.level == "total"]
    own = [line for line in totals if line.kind == kind]
    found = own or ([line for line in totals if not line.kind] if alone else [])
    return found[0] if len(found) == 1 else None


def _tested(sheet: BudgetSheet, parts: Sequence[ClassifiedLine], total: ClassifiedLine) -> Iterator[Tested]:
    for place in (*sheet.stages.values(), *sheet.left):
        figures = [sheet.figure(line.at, place) for line in (*parts, total)]
        known = [q for q in figures if q is not None]
        if len(known) < len(figures) or len({(q.decimals, q.scale) for q in known}) > 1:
            continue
        *mine, printed = known
        expected = Interval.total(Interval.of(q, exact_integers=False) for q in mine)
        cells = tuple(sheet.at(line.at, place) for line in parts)
        formula = added([figure_text(sheet, cell) for cell in cells])
        holds = Interval.of(printed, exact_integers=False).meets(expected)
        yield Tested(total.at, sheet.at(total.at, place), cells, printed, expected, formula, holds)


BUDGET_SUBTITLES = TableCheck(RULE, test)
