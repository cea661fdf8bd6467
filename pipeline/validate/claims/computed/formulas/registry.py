"""The registry of what is computed of a row: one more is a function and its name here, and in ``kinds.KINDS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.validate.claims.computed.formulas.columns import of_a_year, of_ratios, of_two_columns
from pipeline.validate.claims.computed.formulas.groups import of_all_years, of_row_sums
from pipeline.validate.claims.computed.formulas.rows import of_shares, of_years_in_columns, of_years_in_rows
from pipeline.validate.claims.computed.tables import Computed, Tables

OF_A_ROW: tuple[Callable[[Tables, int, int], Iterator[Computed]], ...] = (
    of_years_in_columns, of_years_in_rows, of_shares, of_row_sums, of_ratios, of_two_columns, of_a_year,
    of_all_years,
)  # fmt: skip
