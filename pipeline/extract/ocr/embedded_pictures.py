"""Pictures on pages whose own text is read: those that show print are recognised, each as a page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.printed_pictures import PIXELS_PER_INCH, picture_boxes, print_rows
from pipeline.extract.ocr.image.render import PageImage, render_parts
from pipeline.extract.ocr.image.settings import LAYOUT, RENDERING
from pipeline.extract.ocr.image.table_layout import may_show_table
from pipeline.extract.ocr.settings import EMBEDDED
from pipeline.extract.pdf.page import EmbeddedPicture, Page, Scan, no_characters
from pipeline.extract.pdf.rotation import main_direction
from pipeline.geometry import Box

if TYPE_CHECKING:
    from pipeline.extract.ocr.recognition.recognise import Recogniser

DPI = RENDERING.usual_dpi  # screenshots are coarser and are enlarged


def with_printed_pictures(page: Page, document: Any) -> tuple[Page, list[tuple[Box, PageImage]]]:
    """A page with the boxes of its pictures of print, and the images of those that are to be recognised.

    On a page whose text runs another way than from left to right no picture is recognised.

    Args:
        page: a page whose own text is read.
        document: the open document it is of.

    Raises:
        PageFailure: pdfium cannot load or draw the page.
    """
    boxes = picture_boxes(page)
    if not boxes:
        return page, []
    seen = [image.grey for image in render_parts(document, page.number, boxes, LAYOUT.dpi)]
    rows = [print_rows(reduced(grey, PIXELS_PER_INCH / LAYOUT.dpi)) for grey in seen]
    large = EMBEDDED.large * page.width * page.height
    named = tuple(b for b, n in zip(boxes, rows, strict=True) if n >= EMBEDDED.printed_rows and b.area >= large)
    chosen = []
    if main_direction(page) == 0:
        for box, grey, n in zip(boxes, seen, rows, strict=True):
            if n >= EMBEDDED.fewest_rows and may_show_table(grey):
                chosen.append(box)
    chosen = chosen[: EMBEDDED.most]
    images = list(zip(chosen, render_parts(document, page.number, chosen, DPI), strict=True)) if chosen else []
    return replace(page, printed_pictures=named), images


def reduced(grey: Grey, factor: float) -> Grey:
    """A picture made smaller by a factor; a side keeps at least one pixel."""
    import cv2

    rows, columns = (max(round(side * factor), 1) for side in grey.shape)
    return np.asarray(cv2.resize(grey, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)


def with_recognised(page: Page, images: list[tuple[Box, PageImage]], tesseract: Recogniser) -> Page:
    """The page with what was recognised in its pictures."""
    read = [recognised(page.number, box, image, tesseract) for box, image in images]
    return replace(page, embedded=tuple(picture for picture in read if picture is not None))


def recognised(number: int, box: Box, image: PageImage, tesseract: Recogniser) -> EmbeddedPicture | None:
    """What a picture shows, as a page of its own; ``None`` where it is a drawing or nothing is read.

    Args:
        number: of the page it stands on, from 1 (0 where there are no pages).
        box: its place there, in points.
        image: its pixels.
        tesseract: the Tesseract instance of this thread.
    """
    from pipeline.extract.ocr.recognition.read_page import read_embedded

    width = round(EMBEDDED.margin * image.scale)
    grey = np.pad(image.grey, width, constant_values=255)
    found = read_embedded(PageImage(number, grey, image.scale), tesseract)
    if found is None or not found[0].words:
        return None
    read, graphics = found
    rows, columns = grey.shape
    return EmbeddedPicture(
        box=box,
        left=box.x0 - width / image.scale,
        top=box.top - width / image.scale,
        graphics=graphics,
        page=Page(
            number=number,
            width=columns / image.scale,
            height=rows / image.scale,
            characters=no_characters(),
            words=read.words,
            rules=read.rules,
            fills=read.fills,
            scan=Scan("embedded", round(image.dpi), 0, read.skew, read.confidence),
        ),
    )
