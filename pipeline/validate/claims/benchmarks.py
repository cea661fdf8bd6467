"""Figures of the whole country or region that an account compares its own with: «el promedio nacional fue 263»."""

from __future__ import annotations

from pipeline.validate.claims.cell_space import CellSpace
from pipeline.validate.claims.mentions import Mention, keys, with_beginnings

_SCOPES = keys("nacional país regional provincial comunal mundial")
"""The divisions of a country, and what is larger."""


def is_benchmark(space: CellSpace, mention: Mention, cell: int) -> bool:
    """Whether a figure is said of a scope that neither a cell's row nor its column names; a total may be of it."""
    row, column = int(space.row[cell]), int(space.column[cell])
    said = mention.before & _SCOPES
    named = with_beginnings(space.rows.words[row] | space.columns.words[column])
    return bool(said) and not said & named and not space.row_total[row]
