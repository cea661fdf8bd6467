"""A picture of a page with what was read drawn on it."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.formats.settings import OVERLAY
from pipeline.extract.pdf.pdfium import opened
from pipeline.geometry import centre_y, left_edge, right_edge, top_edge
from pipeline.model import Document, Heading, Paragraph, Source, Table
from pipeline.spanish.folding import fold
from pipeline.spanish.methods import METHOD_NAMES

COLORS = {"tagged": "#7a3db8", "ruled": "#0b6e4f", "aligned": "#c2410c", "camelot": "#1d4ed8", "pdfplumber": "#1d4ed8"}
HEADER, PROSE, HEADING = "#facc15", "#94a3b8", "#be123c"


def draw(data: bytes, page_number: int, document: Document | None = None) -> bytes:
    """A page as PNG, with the cells of its tables outlined (header rows tinted), the number of each row beside it, that
    of each column above it, the engine and confidence above all, paragraphs in grey and headings in red.

    ``document`` is the reading to draw; the PDF is read where it is not given.

    Raises:
        Unreadable: the PDF cannot be opened.
        IndexError: it has no such page; its argument is how many it has.
    """
    from PIL import ImageDraw

    with opened(data):
        pass
    pdf = pdfium.PdfDocument(data)
    try:
        if not 1 <= page_number <= len(pdf):
            raise IndexError(len(pdf))
        picture = pdf[page_number - 1].render(scale=OVERLAY.scale).to_pil().convert("RGB")
    finally:
        pdf.close()
    reading = document or read_pdf(data, "", Source("", "", "pdf"))
    canvas = ImageDraw.Draw(picture, "RGBA")
    for block in reading.blocks:
        if isinstance(block, Table):
            if page_number in block.pages:
                _table(canvas, block, page_number)
        elif block.place.page == page_number:
            _prose(canvas, block)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=False)
    return target.getvalue()


def _table(canvas: Any, table: Table, page: int) -> None:
    from PIL import ImageFont

    color = COLORS.get(table.method, "#1d4ed8")
    boxes = [(c, c.place.box) for c in table.cells if c.place.page == page and c.place.box is not None]
    if not boxes:
        return
    for cell, box in boxes:
        corners = [box.x0 * OVERLAY.scale, box.top * OVERLAY.scale, box.x1 * OVERLAY.scale, box.bottom * OVERLAY.scale]
        canvas.rectangle(corners, outline=color, fill=HEADER + "40" if cell.row < table.header_rows else None, width=2)
    font = ImageFont.load_default(size=OVERLAY.font * OVERLAY.scale)

    def write(x: float, y: float, text: str, anchor: str) -> None:
        """With a white rim: what is printed below stays apart from it."""
        place = (max(0.0, x * OVERLAY.scale), max(0.0, y * OVERLAY.scale))
        canvas.text(place, text, fill=color, font=font, anchor=anchor, stroke_width=OVERLAY.rim, stroke_fill="white")

    left, top = left_edge(b for _, b in boxes), top_edge(b for _, b in boxes)
    for row in sorted({cell.row for cell, _ in boxes}):
        lowest = [(c.row_span, b.x0, b) for c, b in boxes if c.row == row]
        first = min(lowest, key=lambda found: found[:2])[2]
        write(left - OVERLAY.beside, centre_y(first), str(row), "rm")
    for column in sorted({cell.column for cell, _ in boxes}):
        own = [b for c, b in boxes if c.column == column and c.column_span == 1]
        if own:
            write((left_edge(own) + right_edge(own)) / 2, top - OVERLAY.beside, str(column), "mb")
    said = METHOD_NAMES.get(table.method, table.method)
    size = f"{table.row_count} x {table.column_count}"
    label = f"{table.id} · {fold(said)} · confianza {int(table.confidence * 100)} % · {size}"
    write(left, top - OVERLAY.above, label, "lb")  # Pillow's own font has no accents


def _prose(canvas: Any, block: Heading | Paragraph) -> None:
    box = block.place.box
    if box is not None:
        color = HEADING if isinstance(block, Heading) else PROSE
        canvas.rectangle(
            [box.x0 * OVERLAY.scale, box.top * OVERLAY.scale, box.x1 * OVERLAY.scale, box.bottom * OVERLAY.scale],
            outline=color,
            width=1,
        )
