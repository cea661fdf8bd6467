"""The words of each cell of a grid, which keeps them by their place only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import CELL_WORDS
from pipeline.geometry import Box, centre_x, centre_y
from pipeline.model import Cell


class CellWords:
    """The words of a grid by the cell that holds their middle, each in one cell.

    Where the boxes of cells lie over each other (lines half a line apart) a word is of the cell that prints it, then of
    the one that it lies in or is nearest to.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def of(self, cell: Cell) -> list[Word]:
        """The words of a cell of the grid, in the order of the grid's."""
        return self._found.get((cell.row, cell.column), [])

    @cached_property
    def _found(self) -> dict[tuple[int, int], list[Word]]:
        owner: dict[int, tuple[tuple[bool, float, float], Cell]] = {}
        by_height = sorted((centre_y(w), i) for i, w in enumerate(self.grid.words))
        heights = [height for height, _ in by_height]
        for cell in self.grid.cells:
            box = cell.place.box
            if box is None:
                continue
            level = by_height[
                bisect_left(heights, box.top - CELL_WORDS.around) : bisect_right(
                    heights, box.bottom + CELL_WORDS.around
                )
            ]
            for _, i in level:
                word = self.grid.words[i]
                if box.x0 - CELL_WORDS.around <= centre_x(word) <= box.x1 + CELL_WORDS.around:
                    claim = (word.text not in cell.text, *_away(word, box))
                    if i not in owner or claim < owner[i][0]:
                        owner[i] = claim, cell
        found: dict[tuple[int, int], list[Word]] = defaultdict(list)
        for i, (_, cell) in sorted(owner.items(), key=lambda item: item[0]):
            found[cell.row, cell.column].append(self.grid.words[i])
        return found


def _away(word: Word, box: Box) -> tuple[float, float]:
    """How far the middle of a word lies outside a box, and from its middle, up or down."""
    middle = centre_y(word)
    return max(box.top - middle, middle - box.bottom, 0.0), abs(middle - centre_y(box))
