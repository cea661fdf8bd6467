"""The part of a page that is kept after it was read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.layout.lines import Line
from pipeline.extract.pdf.page import Scan, Word
from pipeline.extract.tables.engine import Grid


@dataclass(frozen=True)
class PageView:
    """A page, or the text of it in one direction, as it is kept after reading: runs of lines and grids in reading
    order.

    Coordinates are of the page rotated by ``turn`` degrees and deskewed where it was recognised from its image:
    ``scan`` says how. ``words`` are all recognised words: of the page, or of the tables in its pictures.
    """

    number: int
    width: float
    height: float
    turn: int
    runs: tuple[tuple[Line | Grid, ...], ...]
    scan: Scan | None = None
    words: tuple[Word, ...] = ()
