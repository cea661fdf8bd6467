"""The content of one PDF page: the values that all engines read. Filled once per page by ``pdfium.py``.

All coordinates are points of the page as displayed (crop box and rotation applied), origin top left.
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.errors import Unread
from pipeline.extract.pdf.settings import PATHS
from pipeline.geometry import Box
from pipeline.model import Recognition
from pipeline.values import dataclass

Float32s = NDArray[np.float32]

_WHITE = 0xFFFFFF


@dataclass(frozen=True)
class Characters:
    """The visible characters of a page as parallel arrays, in the order of the content stream.

    ``codes`` are Unicode code points; ``x0 … bottom`` loose boxes (advance width, font ascent to descent), so that
    characters of one line share top and bottom; ``size`` is the font size in points; ``font`` an index into the page's
    fonts; ``upright`` is false for text that does not run left to right as displayed; ``mcid`` is the marked-content id
    (tagged PDFs), -1 where there is none.
    """

    codes: NDArray[np.uint32]
    x0: Float32s
    top: Float32s
    x1: Float32s
    bottom: Float32s
    size: Float32s
    font: NDArray[np.int32]
    upright: NDArray[np.bool_]
    mcid: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank between them, on one line, in one direction.

    ``direction`` is 0 for text running right as displayed (``upright``), 1 down, 2 left, 3 up. ``reading`` is set
    where the word was recognised from an image.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    upright: bool = True
    color: int = 0
    mcid: int = -1
    direction: int = 0
    reading: Recognition | None = None

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A drawn horizontal or vertical line (thin rectangles and edges of stroked boxes included), in points.

    For a horizontal rule ``position`` is y and ``start``/``end`` are x; for a vertical one the other way round.
    """

    horizontal: bool
    position: float
    start: float
    end: float
    thickness: float = PATHS.hairline
    color: int = 0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area (a shaded cell, a band, a chart's bar); ``color`` is 0xRRGGBB."""

    box: Box
    color: int

    @property
    def is_white(self) -> bool:
        """Whether it shows nothing on paper."""
        return self.color == _WHITE


@dataclass(frozen=True, slots=True)
class StructureCell:
    """A cell of a tagged PDF's structure tree: the marked-content ids of its text on this page."""

    mcids: tuple[int, ...]
    header: bool = False
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class StructureTable:
    """A table of a tagged PDF's structure tree, limited to its cells on this page."""

    rows: tuple[tuple[StructureCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page was recognised from its image.

    ``why`` is one of ``ocr.page_selection.Why``, or ``embedded`` for a picture on a page of text; ``dpi`` is the
    resolution of the image; ``turn`` the degrees clockwise by which it was rotated, ``skew`` the degrees
    counter-clockwise by which it was then deskewed; ``confidence`` the mean confidence of its words, 0 to 1.
    """

    why: str
    dpi: int
    turn: int
    skew: float
    confidence: float


@dataclass(frozen=True)
class EmbeddedPicture:
    """A picture on a page of text that was recognised: its box on the page as displayed, and what it shows as a page of
    its own, deskewed, whose top left corner (before that) lies at ``left`` and ``top`` on the page as displayed.
    ``graphics`` is its ink that stands in no text line (curves, points), as a multiple of the ink that does.
    """

    box: Box
    left: float
    top: float
    page: Page
    graphics: float = 0.0


@dataclass(frozen=True)
class Page:
    """One page, read once, shared by all engines.

    ``turn`` is by how many degrees clockwise the displayed page was rotated to make most of its text upright
    (usually 0). ``hidden`` counts characters that cannot be seen (invisible, white on white, microscopic) and are
    not in ``characters``; ``unmapped`` those whose font does not say which character they are, and which are kept.
    ``invisible``: the page has text, but none that can be seen (the text layer of a scanner).

    ``scan`` is set where the page was recognised from its image; its coordinates are then those of the rotated and
    deskewed image. ``unread`` says why where it should have been recognised and was not.

    ``seen`` are the digits among the visible characters, for the account; ``unseen`` the words with digits that
    cannot be seen or lie outside the page. ``drawn`` counts the objects of the page, which other libraries need their
    time for.

    ``embedded`` are the recognised pictures of a page whose own text is read, ``printed_pictures`` the boxes of those
    that show rows of print, recognised or not.
    """

    number: int
    width: float
    height: float
    characters: Characters
    words: tuple[Word, ...]
    rules: tuple[RulingLine, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...] = ()
    curves: tuple[Box, ...] = field(default=(), repr=False)
    turn: int = 0
    hidden: int = 0
    unmapped: int = 0
    structure: tuple[StructureTable, ...] = field(default=(), repr=False)
    invisible: bool = False
    scan: Scan | None = None
    unread: Unread | None = None
    seen: str = ""
    unseen: str = ""
    drawn: int = 0
    slanted: tuple[Word, ...] = field(default=(), repr=False)
    embedded: tuple[EmbeddedPicture, ...] = field(default=(), repr=False)
    printed_pictures: tuple[Box, ...] = ()

    @cached_property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


def no_characters() -> Characters:
    """Empty arrays, for a page without text of its own."""
    floats, whole = np.zeros(0, np.float32), np.zeros(0, np.int32)
    return Characters(
        np.zeros(0, np.uint32), floats, floats, floats, floats, floats, whole, np.zeros(0, np.bool_), whole
    )
