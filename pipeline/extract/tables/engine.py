"""What an engine is: one way of finding the tables of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.extract.pdf.page import Page, Word
from pipeline.geometry import Box
from pipeline.model import Cell, Method


@dataclass(frozen=True)
class Grid:
    """A table, or part of one, as one engine sees it on one page.

    ``cells`` carry page and box in their ``place``; rows and columns count from 0. ``words`` are
    the words the cells hold, so that what is left over on the page is known. ``header_rows``
    is the engine's belief, ``None`` where it has none. ``follows`` says that these are rows which a
    page break cut from the table that ends the page before, on the columns of that table.
    """

    page: int
    box: Box
    cells: tuple[Cell, ...]
    method: Method
    confidence: float
    header_rows: int | None = None
    words: tuple[Word, ...] = ()
    follows: bool = False


class Engine(Protocol):
    """Finds grids on a page; returns a list (never a generator), empty where it sees no table."""

    @property
    def name(self) -> Method: ...

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        """The tables of the page, or of one region of it."""
        ...


def rows_of(cells: Sequence[Cell]) -> list[list[str]]:
    """Cells as rows of texts, all as wide as the grid."""
    height = max((c.row + c.row_span for c in cells), default=0)
    width = max((c.column + c.column_span for c in cells), default=0)
    grid = [[""] * width for _ in range(height)]
    for cell in cells:
        grid[cell.row][cell.column] = cell.text
    return grid
