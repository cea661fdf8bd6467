"""Sums that miss by rounding, beside others of the table that do not."""

from __future__ import annotations

from tests.validate.arithmetic.test_rules import accused, audit

GOODS = ("Pan", "Leche", "Fruta", "Carne", "Pescado")


def _sales(years: int) -> str:
    """Five goods by years, each column added up exactly but for the last, whose total is one too much."""
    body = [[4_100 + (997 * row + 1_373 * year) % 4_700 for year in range(years)] for row in range(len(GOODS))]
    totals = [sum(column) + (year == years - 1) for year, column in enumerate(zip(*body, strict=True))]
    lines = [("Rubro", *(2001 + year for year in range(years))), *zip(GOODS, *zip(*body, strict=True), strict=True)]
    return "\n".join("|".join(map(str, line)) for line in [*lines, ("Total", *totals)])


def test_a_unit_is_rounding_where_ten_other_sums_may_be_exact_by_chance() -> None:
    assert audit(_sales(11)) == []


def test_a_unit_is_no_rounding_where_so_many_sums_would_not_be_exact_by_chance() -> None:
    (found,) = audit(_sales(14))
    assert (found.rule, found.severity, accused(found)) == ("suma-columna", "warning", (6, 14))
    assert int(found.observed.replace(".", "")) - int((found.expected or "").replace(".", "")) == 1
