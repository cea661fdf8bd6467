"""Sums that the printed hierarchy of a stub means: a group is the sum of what stands right under it.

Which rows are the parts of which group is read from the codes (``quantities.labels.stub_levels``), so a total is never
taken for the sum of rows of another level. The figure of a group stands in its own row, or in the row "Total …" closing
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Position
from pipeline.quantities.labels.stub_levels import StubRow, stub_rows
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import confirms
from pipeline.validate.arithmetic.identities.sheet import Sheet
from pipeline.validate.arithmetic.settings import SETTINGS


def find(sheet: Sheet) -> list[Identity]:
    """The sums of all groups in all columns of figures; none where most of them do not hold."""
    rows = stub_rows(sheet.table)
    if not rows:
        return []
    columns = [c for c in sheet.columns.lines if c not in sheet.rows.percent_places and not holds_codes(sheet, rows, c)]
    by_column = [list(_of_column(sheet, rows, column)) for column in columns]
    meant = [found for found in by_column if _holding(sheet, found) >= SETTINGS.holding_of_a_column]
    sums = [s for found in meant for s in found]
    return sums if _holding(sheet, sums) >= SETTINGS.holding else []


def _holding(sheet: Sheet, found: list[Identity]) -> float:
    """The share of sums that hold, those of zeros apart; 1 where there are no others."""
    meaning = [s for s in found if any(sheet.quantity[p].amount for p in s.cells if p in sheet.quantity)]
    return sum(confirms(sheet, s) for s in meaning) / len(meaning) if meaning else 1.0


def holds_codes(sheet: Sheet, rows: tuple[StubRow, ...], column: int) -> bool:
    """Whether a column is that of the codes, which look like figures."""
    coded = [s for s in rows if s.code]
    return 2 * sum(sheet.table.rows[s.row][column].strip() in {*s.code.split("."), s.code} for s in coded) > len(coded)


def _of_column(sheet: Sheet, rows: tuple[StubRow, ...], column: int) -> Iterator[Identity]:
    parts: dict[int | None, list[StubRow]] = defaultdict(list)
    closing: dict[int, list[StubRow]] = defaultdict(list)
    unknown = [s.row for s in rows if not s.level]  # also without a figure: a label cut off from its row
    for stub in rows:
        if stub.closes is not None:
            closing[stub.closes].append(stub)
        elif stub.level:
            parts[stub.parent].append(stub)

    def figures(group: StubRow) -> list[Position]:
        """Where the figure of a row or group stands: its own cell, that of its total, or those of its parts."""
        for row in (group.row, *(s.row for s in closing[group.row])):
            if (row, column) in sheet.quantity:
                return [(row, column)]
        return [p for part in parts[group.row] for p in figures(part)]

    groups = [(s.row, s) for s in rows if s.level and s.closes is None and parts[s.row]]
    for row, group in groups:
        operands = [p for part in parts[row] for p in figures(part)]
        targets = [s.row for s in (group, *closing[row]) if (s.row, column) in sheet.quantity]
        yield from _sums(targets, operands, unknown, column, row)
    top = [p for part in parts[None] for p in figures(part)]
    targets = [s.row for s in closing[-1] if (s.row, column) in sheet.quantity]
    yield from _sums(targets, top, unknown, column, -1)


def _sums(
    targets: list[int], operands: list[Position], unknown: list[int], column: int, group: int
) -> Iterator[Identity]:
    """The sums of a group: one for each row that prints it. Not where a row of unknown level stands among its parts."""
    if not operands or len(set(operands)) < len(operands):
        return
    for target in targets:
        reach = [row for row, _ in operands] + [target]
        if (target, column) in operands or any(min(reach) < row < max(reach) for row in unknown):
            continue
        yield Identity("suma-columna", "sum", (target, column), tuple(operands), f"hierarchy:{group}", announced=True)
