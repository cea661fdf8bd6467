"""Which row of a table is its total though its label does not say so ("Red", "Universidad", "Año 2023")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.validate.evidence.settings import SUMS
from pipeline.validate.evidence.table_facts import Fact


def summed_row(facts: Sequence[Fact]) -> int | None:
    """The last row of a table, or else its first, where it is the sum of all others: in every column of counts or
    amounts that is not empty there, or in most of these (one of averages does not add up).

    Args:
        facts: the figures of a table of which no row is labelled as a total.
    Returns:
        The row, or ``None`` where neither is the sum of the others.
    """
    rows = sorted({f.row for f in facts})
    if len(rows) <= SUMS.fewest_parts:
        return None
    by_column: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.kind != "percent" and not fact.column.growth:
            by_column.setdefault(fact.column.index, []).append(fact)
    return next((row for row in (rows[-1], rows[0]) if _is_sum(row, list(by_column.values()))), None)


def _is_sum(row: int, columns: Sequence[Sequence[Fact]]) -> bool:
    agreeing = large = others = 0
    for facts in columns:
        whole = next((f for f in facts if f.row == row), None)
        parts = [f for f in facts if f.row != row]
        if whole is None or len(parts) < SUMS.fewest_parts or not whole.amount:
            continue
        room = sum((f.step for f in parts), Decimal(0)) / 2 if max(f.quantity.decimals for f in facts) else Decimal(0)
        if abs(sum((f.amount for f in parts), Decimal(0)) - whole.amount) <= room:
            agreeing += 1
            large += abs(whole.amount / whole.step) >= SUMS.large
        else:
            others += 1
    return agreeing > others and (large > 0 or agreeing >= SUMS.fewest_small)
