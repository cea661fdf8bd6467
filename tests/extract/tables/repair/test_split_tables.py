"""Blocks of one drawn table with a narrow gap between them."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.repair.split_tables import joined_blocks
from pipeline.geometry import Box, Place
from pipeline.model import Cell
from tests.extract.paper import Sheet
from tests.extract.tables.repair.test_merged_rows import page

FIRST = [["Comuna", "2021", "2022"], ["Arica", "120", "131"]]
SECOND = [["Iquique", "204", "218"], ["Calama", "98", "104"]]
EMPTY = page(Sheet())


def block(rows: list[list[str]], top: float, shift: float = 0.0) -> Grid:
    """A drawn grid; its columns begin ``shift`` points further right but for the first."""
    edges = [72.0, 200.0 + shift, 300.0 + shift, 400.0]
    cells = tuple(
        Cell(r, c, text, place=Place(1, Box(edges[c], top + 20 * r, edges[c + 1], top + 20 * r + 20)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(1, Box(72, top, 400, top + 20 * len(rows)), cells, "ruled", 0.9, 0)


@pytest.mark.parametrize("shift", [0.0, 2.0])
def test_a_block_of_rows_right_below_in_the_same_columns_is_of_the_table_above(shift: float) -> None:
    (joined,) = joined_blocks([block(FIRST, 100), block(SECOND, 146, shift)], EMPTY)
    assert rows_of(joined.cells) == [*FIRST, *SECOND]


@pytest.mark.parametrize(
    ("second", "top", "shift"),
    [
        (SECOND, 146, 8.0),  # other columns
        (SECOND, 180, 0.0),  # far below
        (FIRST, 146, 0.0),  # headings of its own
    ],
)
def test_other_blocks_are_tables_of_their_own(second: list[list[str]], top: float, shift: float) -> None:
    first = [["Comuna", "Hombres", "Mujeres"], FIRST[1]] if second is FIRST else FIRST
    second = [["Comuna", "Casos", "Altas"], FIRST[1]] if second is FIRST else second
    assert len(joined_blocks([block(first, 100), block(second, top, shift)], EMPTY)) == 2
