"""What is kept of a page once it was read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.layout.lines import Line
from pipeline.extract.pdf.page import Scan, Word
from pipeline.extract.tables.engine import Grid


@dataclass(frozen=True)
class View:
    """What is kept of a page, or of the text of it that runs one way, once it was read: runs of lines
    and grids in reading order. Coordinates are of the page turned by ``turn`` degrees, and straightened
    where it was read from its picture: ``scan`` says how, and ``words`` are all that was read."""

    number: int
    width: float
    height: float
    turn: int
    runs: tuple[tuple[Line | Grid, ...], ...]
    scan: Scan | None = None
    words: tuple[Word, ...] = ()
