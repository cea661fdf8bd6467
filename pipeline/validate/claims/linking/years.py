"""Which rows and columns are of the year that a figure of the prose is of.

An account is about its own year without saying so: of several years a table knows, a figure without one is of the
latest; where a change began ("de 1.983 a 2.007") or what is stated is compared ("contra 211"), of one before it.
"""

from __future__ import annotations

import re

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.cells.label_years import Years
from pipeline.validate.claims.sentence.mentions import Mention

_ENDS = re.compile(r"\d\s*(?:%|por ciento)?\s+(?:[a-z]+\s+){0,4}a\s+(?:l[oa]s\s+)?(?:m?m?\$)?\s*$")
"""A change ends with the figure ("pasó de 120 a 135")."""
_COMPARED = re.compile(
    r"\b(?:frente a|contra|versus|respecto (?:a|de)|comparad[oa]s? con|que)(?:\s+(?:l[oa]s|un|una))?\s*$"
)
"""What is stated is compared with the figure ("120, contra 135")."""


def mark_years(lines: Floats, years_at: int, latest_at: int, years: Years, mention: Mention) -> None:
    """Sets the features of years of all rows, or columns, ``lines``: from ``years_at`` on those of the years that are
    said, from ``latest_at`` on those of the latest year."""
    if mention.claim.years:
        same = years.any(mention.claim.years)
        lines[:, years_at], lines[:, years_at + 1] = same, years.some & ~same
    if mention.near_year:
        same = years.any((mention.near_year,))
        lines[:, years_at + 2], lines[:, years_at + 3] = same, years.some & ~same
    said = mention.claim.before
    lines[:, latest_at] = years.latest
    lines[:, latest_at + 1] = years.latest & (not mention.claim.years and not mention.near_year)
    lines[:, latest_at + 2] = years.latest & bool(_ENDS.search(said))
    if mention.claim.start_of_change or _COMPARED.search(said):
        lines[:, latest_at + 3], lines[:, latest_at + 4] = years.earlier, years.before_latest
