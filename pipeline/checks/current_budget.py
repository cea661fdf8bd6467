"""Presupuesto inicial + modificaciones = presupuesto vigente, in every row that prints the three.

The words are those of public budgeting: Chile's Ley de Presupuestos and DIPRES reports (inicial, modificaciones,
vigente), and the same columns in other countries of the language (crédito original and vigente in Argentina,
apropiación inicial and definitiva in Colombia, asignación inicial, reformas and codificado in Ecuador, aprobado,
ampliaciones and modificado in Mexico).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.base import CheckOutcome, TableCheck, cell_evidence
from pipeline.model import Check, Finding, Quantity, Table
from pipeline.quantities import table_numbers
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import show_like
from pipeline.rules.base import Rule, make
from pipeline.spanish.folding import fold_line


@dataclass(frozen=True)
class CurrentBudgetSettings:
    """When the three columns are taken for what their words say.

    Chosen, not measured: no real document at hand prints a wrong row of this kind, which is also why the rule
    only warns.
    """

    fewest_holding: int = 2  # rows in which the identity holds before another row is accused
    holding_share: float = 0.75  # of the rows with three figures


SETTINGS = CurrentBudgetSettings()
_INITIAL = re.compile(r"\binicial(?:es)?\b|\boriginal(?:es)?\b|\bley de presupuestos?\b|\baprobad[oa]s?\b")
_CHANGES = re.compile(r"\bmodificaciones?\b|\breformas?\b|\bvariaciones presupuestarias\b|\bampliaciones\b")
_CURRENT = re.compile(r"\bvigentes?\b|\bmodificad[oa]s?\b|\bcodificad[oa]s?\b|\bdefinitiv[oa]s?\b|\bactualizad[oa]s?\b")
_PERCENT = re.compile(r"%|\bporcentaje\b|\bvariacion\b")

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
    docs="The columns are known by the words of budgeting in their headers; the identity must hold in most rows.",
    tolerance="Half a unit of the last printed digit of each of the three figures, whole numbers included.",
    silent=(
        "Where two columns fit one of the three words, fewer than two rows hold, or more than a quarter fail: then the "
        "columns mean something else. Blank cells are unknown, not zero; figures of "
        "different decimals or scales are not compared. A cell accused by a total stays with it."
    ),
    example="Inicial 1.000, modificaciones 200, vigente 1.300.",
)


def test(table: Table) -> Iterator[CheckOutcome]:
    """What the identity says of each row of a table that prints the three columns."""
    read = table_numbers.read(table.rows, header_rows=table.header_rows)
    columns = _columns(read)
    if columns is None:
        return
    rows = [(row, _three(read, row, columns)) for row in range(read.header_rows, read.shape[0])]
    tested = [(row, *three) for row, three in rows if three is not None]
    holding = {row for row, initial, changes, current in tested if _holds(initial, changes, current)}
    if len(holding) < SETTINGS.fewest_holding or len(holding) < SETTINGS.holding_share * len(tested):
        return
    for row, initial, changes, current in tested:
        cells = tuple((table.id, row, column) for column in columns[:2])
        expected = show_like(initial.amount + changes.amount, current, read.format)
        check = Check(RULE.code, table.id, row, columns[2], row in holding, cells, expected)
        yield CheckOutcome(check, None if row in holding else _finding(table, row, columns, read, expected))


def _columns(read: table_numbers.TableNumbers) -> tuple[int, int, int] | None:
    """The columns of the initial budget, its changes and the current one, each the only one its words fit."""
    found = []
    labels = [fold_line(read.column_label(c)) for c in range(read.shape[1])]
    for words in (_INITIAL, _CHANGES, _CURRENT):
        fitting = [c for c, label in enumerate(labels) if words.search(label) and not _PERCENT.search(label)]
        if words is _CURRENT:
            fitting = [c for c in fitting if not _INITIAL.search(labels[c])]
        if len(fitting) != 1:
            return None
        found.append(fitting[0])
    initial, changes, current = found
    return (initial, changes, current) if len({initial, changes, current}) == 3 else None


def _three(
    read: table_numbers.TableNumbers, row: int, columns: tuple[int, int, int]
) -> tuple[Quantity, Quantity, Quantity] | None:
    initial, changes, current = (read.quantities[row][column] for column in columns)
    if initial is None or changes is None or current is None:
        return None
    alike = initial.scale == changes.scale == current.scale and initial.decimals == changes.decimals == current.decimals
    return (initial, changes, current) if alike else None  # 0,143 beside 1,000: which mark is which is not sure


def _holds(initial: Quantity, changes: Quantity, current: Quantity) -> bool:
    parts = [Interval.of(q, exact_integers=False) for q in (initial, changes)]
    stated = Interval.of(current, exact_integers=False)
    return stated.low <= parts[0].high + parts[1].high and parts[0].low + parts[1].low <= stated.high


def _finding(
    table: Table, row: int, columns: tuple[int, int, int], read: table_numbers.TableNumbers, expected: str
) -> Finding:
    initial, changes, current = columns
    return make(
        RULE,
        evidence=(
            cell_evidence(table, row, current, "observed"),
            cell_evidence(table, row, initial, "operand"),
            cell_evidence(table, row, changes, "operand"),
        ),
        observed=table.rows[row][current],
        label=read.row_label(row) or str(row + 1),
        computed=expected,
        arithmetic=f"{table.rows[row][initial]} + {table.rows[row][changes]} = {expected}",
    )


CURRENT_BUDGET = TableCheck(RULE, test)
