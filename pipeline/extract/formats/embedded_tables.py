"""Tables in pictures on pages of text: which of the recognised pictures show tables, and their cells on the page.

Drawings were left out before recognition (``ocr.image.graphics``); what is left of charts has words in rows and columns
too. What sets a table apart: nothing stands beside its cells on their rows (an axis does), its first column is no
scale, and without lines nearly all places have text and hardly any ink is beside it. What is no table is not
published: labels of charts are no statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.formats.settings import PICTURE_TABLES
from pipeline.extract.layout.lines import Line, text_lines
from pipeline.extract.ocr.cell_confidence import with_reading
from pipeline.extract.ocr.image.settings import GRAPHICS
from pipeline.extract.pdf.page import EmbeddedPicture, Word
from pipeline.extract.pdf.rotation import skewed
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.geometry import Box, Place, centre_y
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral
from pipeline.quantities.numerals import parse


@dataclass(frozen=True)
class PictureTables:
    """The tables of a picture and the lines around them, in points of the page it stands on."""

    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return (*(w for g in self.grids for w in g.words), *(w for line in self.lines for w in line.words))


def picture_tables(picture: EmbeddedPicture, grids: Sequence[Grid]) -> PictureTables | None:
    """The tables of a recognised picture, of which ``grids`` were found; ``None`` where it shows none for certain."""
    page = picture.page
    scan = page.scan
    if scan is None or scan.confidence < PICTURE_TABLES.legible:
        return None
    if not grids or not all(_is_table(grid, grids, picture) for grid in grids):
        return None
    taken = {id(w) for grid in grids for w in grid.words}
    lines = text_lines(w for w in page.words if id(w) not in taken)
    moved = [replace(line, words=tuple(_moved_word(w, picture) for w in line.words)) for line in lines]
    return PictureTables(tuple(_moved(grid, picture) for grid in grids), tuple(moved))


def shows_figures(picture: EmbeddedPicture) -> bool:
    """Whether a recognised picture has figures, so that it is worth naming where it shows no table for certain."""
    return sum(is_numeral(w.text) for w in picture.page.words) >= PICTURE_TABLES.fewest_figures


def _is_table(grid: Grid, grids: Sequence[Grid], picture: EmbeddedPicture) -> bool:
    page = picture.page
    texts = [row for row in rows_of(grid.cells) if any(row)]
    filled = sum(bool(text) for row in texts for text in row)
    if len(texts) < 2 or len(texts[0]) < 2 or filled < PICTURE_TABLES.fewest_cells:
        return False
    if _is_scale([row[0] for row in texts]):
        return False
    if sum(_is_packed(text) for row in texts for text in row) > PICTURE_TABLES.most_packed * filled:
        return False
    inside = {id(w) for one in grids for w in one.words}
    outside = [w for w in page.words if id(w) not in inside]
    if any(grid.box.top < centre_y(w) < grid.box.bottom for w in outside):
        return False
    if grid.method == "ruled":
        return True
    share = sum(len(one.words) for one in grids) / len(page.words)
    return (
        picture.graphics <= GRAPHICS.most_ink
        and share >= PICTURE_TABLES.in_cells
        and filled >= PICTURE_TABLES.filled * len(texts) * len(texts[0])
    )


def _is_packed(text: str) -> bool:
    """Whether a cell holds several figures: rows or columns that were not separated."""
    return sum(is_numeral(part) for part in text.split()) > 1


def _is_scale(column: Sequence[str]) -> bool:
    """Whether a column counts down or up in equal steps, as the labels of an axis do; years and numbers of rows,
    which go up by one, do not make a scale."""
    values = [parse(text) for text in column if text]
    numbers = [value.value for value in values if value is not None]
    if len(numbers) < PICTURE_TABLES.scale or len(numbers) < len(values) - 1:
        return False
    steps = {b - a for a, b in pairwise(numbers)}
    return len(steps) == 1 and steps != {1} and 0 not in steps


def _moved(grid: Grid, picture: EmbeddedPicture) -> Grid:
    """A grid of the picture where it stands on the page, its cells with how they were read."""
    scan = picture.page.scan
    assert scan is not None
    read = (with_reading(cell, picture.page.words, scan.confidence) for cell in grid.cells)
    return replace(
        grid,
        box=_moved_box(grid.box, picture),
        cells=tuple(_moved_cell(cell, picture) for cell in read),
        words=tuple(_moved_word(w, picture) for w in grid.words),
        method="ocr",
        confidence=min(grid.confidence, scan.confidence),
    )


def _moved_cell(cell: Cell, picture: EmbeddedPicture) -> Cell:
    box = cell.place.box
    return cell if box is None else replace(cell, place=Place(cell.place.page, _moved_box(box, picture)))


def _moved_word(word: Word, picture: EmbeddedPicture) -> Word:
    box = _moved_box(word.box, picture)
    return replace(word, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


def _moved_box(box: Box, picture: EmbeddedPicture) -> Box:
    page = picture.page
    if page.scan is not None and page.scan.skew:
        box = skewed(box, page.scan.skew, page.width, page.height)
    x, y = picture.left, picture.top
    return Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)
