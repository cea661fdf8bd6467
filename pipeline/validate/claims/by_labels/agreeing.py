"""Whether a claim can be said of an amount, and be of the year that a table is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.table_facts import YEAR, TableFacts


def same_year(claim: Claim, table: TableFacts, usual: frozenset[str]) -> bool:
    """Whether a claim can be of the year a table is about: by its columns and rows, its caption, or ``usual``,
    the report's."""
    said = frozenset(y for c in table.columns for y in c.years) | frozenset(table.row_years)
    said = said or frozenset(w for w in table.words if YEAR.fullmatch(w)) or usual
    return not claim.years or not said or bool(claim.years & said)


def matches(claim: Claim, amount: Decimal, step: Decimal) -> Literal["", "exact", "truncated", "hedged"]:
    """How a claim's figure can be said of ``amount`` (printed or computed, in steps of ``step``).

    A printed figure is an interval of half a unit of its last digit either side; a truncated one is
    one unit above. "Más de", "casi" and "cerca de" allow a tenth of the figure.
    """
    value = claim.figure.value
    if value is None:
        return ""
    amount, value = abs(amount), abs(value)
    off = abs(value - amount)
    if step == 1 and claim.kind != "percent":
        step = Decimal(0)  # a whole number counts: it is exact
    if off <= max(claim.figure.step, step) / 2:
        return "exact"
    if value < amount < value + claim.figure.step and claim.figure.step > step:
        return "truncated"
    room = max(value / 10, claim.figure.step)
    fits = {"about": off <= room / 2, "more": 0 <= amount - value <= room, "less": 0 <= value - amount <= room}
    return "hedged" if fits.get(claim.hedge) else ""
