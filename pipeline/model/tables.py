"""A table as printed. Cells are the truth, the grid is derived from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal

from pipeline.geometry import NOWHERE, Place
from pipeline.model.recognition import Recognition
from pipeline.values import dataclass

Position = tuple[int, int]
"""Row and column of a cell, as ``rows`` of its table counts them."""
CellKey = tuple[str, int, int]
"""Table id, row and column of a cell (a spanning one: of its upper left position)."""
TextRows = Sequence[Sequence[str]]
"""The texts of a grid, row by row."""

Method = Literal["text", "word", "tagged", "ruled", "aligned", "camelot", "pdfplumber", "ocr"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed: its text verbatim (white space folded), position, span and place.

    ``reading`` is there where the text was read from a picture. ``confidence`` is 0 to 1: how sure it is that the text
    is all of this cell and stands in this row and column; ``None`` where nothing could go wrong (text, Word) or where
    the words of a picture say themselves how sure they are.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    place: Place = NOWHERE
    reading: Recognition | None = None
    confidence: float | None = None

    @property
    def as_read(self) -> str:
        """The text as it was read of the page, before a look at other cells settled it."""
        return self.reading.raw if self.reading is not None and self.reading.raw is not None else self.text


@dataclass(frozen=True)
class Table:
    """A table of the document, whole, however many pages it runs over.

    ``pages`` are the pages it stands on (empty without pages). ``confidence`` is 0 to 1: how sure
    the reading is. ``section`` is the heading the table stands under, ``caption`` the line that
    announces it ("" where there is none).
    """

    id: str
    cells: tuple[Cell, ...] = field(hash=False)  # what is remembered by table is asked for many times over
    header_rows: int = 1
    caption: str = ""
    section: str = ""
    pages: tuple[int, ...] = ()
    method: Method = "text"
    confidence: float = 1.0

    @cached_property
    def row_count(self) -> int:
        return max((c.row + c.row_span for c in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        return max((c.column + c.column_span for c in self.cells), default=0)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The grid of texts, every row as wide as the table; a spanned-over position is ""."""
        grid = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text
        return tuple(tuple(row) for row in grid)

    @cached_property
    def cell_at(self) -> Mapping[Position, Cell]:
        """The cell that covers a position (row, column), spans included."""
        covered: dict[Position, Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    covered.setdefault((row, column), cell)
        return covered
