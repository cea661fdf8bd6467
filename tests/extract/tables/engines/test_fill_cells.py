"""Words of the page in the cells that another library found."""

from __future__ import annotations

from pipeline.extract.tables.engine import rows_of
from pipeline.extract.tables.engines.fill_cells import grid_of
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper


def test_a_word_on_which_two_cells_lie_is_in_one_of_them() -> None:
    """camelot gives boxes that overlap where texts stand upon each other: figures were published twice."""
    paper = Paper()
    for y in (20.0, 40.0):
        paper.left(10, y, "Uno")
        paper.left(60, y, "1.234")
    boxes = [[Box(0, 5, 50, 30), Box(50, 5, 120, 32)], [Box(0, 25, 50, 50), Box(50, 12, 120, 50)]]
    grid = grid_of(boxes, paper.page(), "camelot", 0.5)
    assert grid is not None
    assert rows_of(grid.cells) == [["Uno", "1.234"], ["Uno", "1.234"]]
    assert sorted(w.text for w in grid.words) == ["1.234", "1.234", "Uno", "Uno"]
