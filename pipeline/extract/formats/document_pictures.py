"""Pictures in documents without pages (Word, OpenDocument): tables in them are recognised, other print is named.

Decided as for pictures on the pages of a PDF (``ocr.embedded_pictures``). Drawings in a format that cannot be shown
here (EMF, WMF, SVG) are named by their size.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from pipeline.extract.coverage.page_problems import sizes_text
from pipeline.extract.errors import NotWhole, Unread
from pipeline.extract.formats.embedded_tables import PictureTables, picture_tables, shows_figures
from pipeline.extract.formats.settings import PICTURES
from pipeline.extract.layout.lines import Line
from pipeline.extract.ocr.cell_confidence import with_readings
from pipeline.extract.ocr.embedded_pictures import DPI, recognised
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.printed_pictures import PIXELS_PER_INCH, print_rows
from pipeline.extract.ocr.image.render import PageImage
from pipeline.extract.ocr.image.settings import LAYOUT, RENDERING
from pipeline.extract.ocr.image.table_layout import may_show_table
from pipeline.extract.ocr.recognition.tesseract import recogniser
from pipeline.extract.ocr.settings import EMBEDDED
from pipeline.extract.pdf.page import EmbeddedPicture
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.header_rows import header_row_count
from pipeline.extract.tables.select import choose
from pipeline.geometry import Box, Place
from pipeline.model import Block, Evidence, Finding, Paragraph, Table
from pipeline.processes import limits
from pipeline.rules import finding

PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")


@dataclass
class DocumentPictures:
    """Reads the pictures of one document, each once; ``unread`` are place, width and height (points) of the others,
    ``words`` what was recognised, for the account."""

    unread: list[tuple[Place, float, float]] = field(default_factory=list)
    words: list[tuple[str, Place]] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)
    _own: Any = None
    _read: int = 0

    def blocks(self, data: bytes, size: tuple[float, float] | None, place: Place) -> Iterator[Block]:
        """What a picture shows, if that is a table for certain: the table, and the lines above and below it.

        Args:
            data: the file of the picture.
            size: its width and height in points, where the document states them.
            place: where it stands.
        """
        key = hashlib.sha256(data).digest()
        if key in self._seen:
            return
        self._seen.add(key)
        grey = decoded(data)
        if grey is None:
            self._name(place, size or (0.0, 0.0))
            return
        rows, columns = grey.shape
        size = size or (columns * 72 / PICTURES.screen, rows * 72 / PICTURES.screen)
        if size[0] * size[1] < PICTURES.smallest:
            return
        printed = print_rows(_resized(grey, size, PIXELS_PER_INCH))
        tabular = printed >= EMBEDDED.fewest_rows and may_show_table(_resized(grey, size, LAYOUT.dpi))
        shown = self._recognised(grey, size) if tabular else None
        tables = _tables(shown) if shown is not None else None
        if tables is not None:
            self.words += [(w.text, place) for w in tables.words]
            yield from _blocks(tables, place)
        elif printed >= EMBEDDED.printed_rows or (shown is not None and shows_figures(shown)):
            self._name(place, size)

    def _recognised(self, grey: Grey, size: tuple[float, float]) -> EmbeddedPicture | None:
        """What a picture shows; ``None`` where it is a drawing or cannot be recognised."""
        found = recogniser()
        if isinstance(found, Unread) or self._read >= PICTURES.most_read:
            return None
        self._read += 1
        limits.another_page()
        if self._own is None:
            from pipeline.extract.ocr.recognition.recognise import Recogniser

            self._own = Recogniser(found)
        picture = PageImage(0, _resized(grey, size, DPI), _scale(size, DPI))
        return recognised(0, Box(0.0, 0.0, *size), picture, self._own)

    def _name(self, place: Place, size: tuple[float, float]) -> None:
        if size[0] * size[1] >= PICTURES.smallest:
            self.unread.append((place, *size))

    def findings(self) -> tuple[Finding, ...]:
        """The finding that names the pictures of print that were not read; none where all were."""
        if not self.unread:
            return ()
        return (
            finding(
                "imagen-sin-leer",
                evidence=tuple(Evidence("", place=place) for place, _, _ in self.unread),
                pages="el documento",
                pictures=sizes_text([(f"párrafo {place.paragraph}", wide, high) for place, wide, high in self.unread]),
            ),
        )

    def close(self) -> None:
        """Ends the recogniser, where one was needed."""
        if self._own is not None:
            self._own.close()


def decoded(data: bytes) -> Grey | None:
    """The pixels of a picture in grey, upon white where it is transparent; ``None`` where it is damaged, too large or
    of a format that is not shown here."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as picture:
            if picture.width * picture.height > RENDERING.most_pixels:
                return None
            whole = picture.convert("RGBA")
            paper = Image.new("RGBA", whole.size, "white")
            return np.asarray(Image.alpha_composite(paper, whole).convert("L"), np.uint8)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def _tables(shown: EmbeddedPicture) -> PictureTables | None:
    """The tables of a recognised picture; ``None`` where it shows none for certain, or the search for them fails: the
    text of the document is not lost for a picture, which is named."""
    try:
        return picture_tables(shown, choose(shown.page).grids)
    except (MemoryError, NotWhole):
        raise
    except Exception:
        return None


def _scale(size: tuple[float, float], dpi: float) -> float:
    """Pixels per point for a resolution, less where the picture is too large."""
    return float(min(dpi / 72, (RENDERING.most_pixels / max(size[0] * size[1], 1.0)) ** 0.5))


def _resized(grey: Grey, size: tuple[float, float], dpi: float) -> Grey:
    """A picture of a size in points at a resolution."""
    import cv2

    scale = _scale(size, dpi)
    columns, rows = max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)
    how = cv2.INTER_AREA if columns < grey.shape[1] else cv2.INTER_LINEAR  # as pdfium enlarges
    return np.asarray(cv2.resize(grey, (columns, rows), interpolation=how), np.uint8)


def _blocks(tables: PictureTables, place: Place) -> Iterator[Block]:
    """The lines and tables of a picture from top to bottom."""
    items: list[Line | Grid] = sorted([*tables.lines, *tables.grids], key=lambda item: item.box.top)
    for item in items:
        if isinstance(item, Grid):
            cells = tuple(replace(cell, place=place) for cell in item.cells)
            headers = header_row_count(rows_of(cells), cells)
            yield Table(id="", cells=cells, header_rows=headers, method="ocr", confidence=round(item.confidence, 2))
        else:
            line = with_readings(Paragraph(item.text, place=Place(box=item.box)), tables.words)
            assert isinstance(line, Paragraph)
            yield replace(line, place=place, readings=tuple(replace(part, place=place) for part in line.readings))
