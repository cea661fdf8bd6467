"""A page rendered by pdfium as a grey image, at about the resolution it was scanned at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_uint, c_void_p, cast
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import RENDERING
from pipeline.extract.pdf import native
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.pdfium import PageFailure
from pipeline.geometry import Box


@dataclass(frozen=True)
class PageImage:
    """A page as displayed, in grey (0 is black).

    ``scale`` is pixels per point. ``stamps`` are the boxes (left, top, right, bottom in pixels) where coloured
    stamps were removed.
    """

    number: int
    grey: Grey
    scale: float
    stamps: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def dpi(self) -> float:
        return self.scale * 72


def render(document: Any, number: int) -> PageImage:
    """The image of a page (counted from 1) of an open document, annotations included, coloured stamps removed.

    Raises:
        PageFailure: pdfium cannot load or draw the page, or it is too large to be drawn legibly.
    """
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        raise PageFailure(number, "pdfium no puede abrirla")
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        finest, coloured = _scanned_at(page, width * height)
        dpi = min(max(finest or RENDERING.usual_dpi, RENDERING.least_dpi), RENDERING.most_dpi)
        scale = min(dpi / 72, (RENDERING.most_pixels / max(width * height, 1.0)) ** 0.5)
        if scale * 72 < RENDERING.fewest_dpi:
            raise PageFailure(number, "es demasiado grande para reconocer su texto")
        columns, rows = max(int(width * scale + 0.5), 1), max(int(height * scale + 0.5), 1)
        drawn = _drawn(page, number, (columns, rows), (0, 0, columns, rows), coloured)
        if coloured:
            from pipeline.extract.ocr.image.cleaning import grey_of

            grey, stamps = grey_of(drawn, scale)
            return PageImage(number, grey, scale, tuple(stamps))
        return PageImage(number, drawn, scale)
    finally:
        raw.FPDF_ClosePage(page)


def render_parts(document: Any, number: int, boxes: Sequence[Box], dpi: float) -> list[PageImage]:
    """The grey images of parts of a page (boxes in points as displayed), at ``dpi`` pixels per inch or as near as
    the settings allow.

    Raises:
        PageFailure: pdfium cannot load or draw the page.
    """
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        raise PageFailure(number, "pdfium no puede abrirla")
    try:
        return [_part(page, number, box, dpi) for box in boxes]
    finally:
        raw.FPDF_ClosePage(page)


def _part(page: Any, number: int, box: Box, dpi: float) -> PageImage:
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    area = max((box.x1 - box.x0) * (box.bottom - box.top), 1.0)
    scale = min(dpi / 72, (RENDERING.most_pixels / area) ** 0.5)
    left, top = round(max(box.x0, 0.0) * scale), round(max(box.top, 0.0) * scale)
    right, bottom = round(min(box.x1, width) * scale), round(min(box.bottom, height) * scale)
    part = (left, top, max(right, left + 1), max(bottom, top + 1))
    grey = _drawn(page, number, (round(width * scale), round(height * scale)), part, False)
    return PageImage(number, grey, scale)


def _drawn(
    page: Any, number: int, size: tuple[int, int], part: tuple[int, int, int, int], coloured: bool
) -> NDArray[np.uint8]:
    """The pixels of a part (left, top, right, bottom) of a page drawn in a size (columns, rows), in grey or in colour
    (blue, green, red).

    Raises:
        PageFailure: pdfium cannot draw it.
    """
    left, top, right, bottom = part
    columns, rows = right - left, bottom - top
    pixels = np.full((rows, columns, 3) if coloured else (rows, columns), 255, np.uint8)
    kind, how = (raw.FPDFBitmap_BGR, 0) if coloured else (raw.FPDFBitmap_Gray, raw.FPDF_GRAYSCALE)
    bitmap = raw.FPDFBitmap_CreateEx(columns, rows, kind, c_void_p(pixels.ctypes.data), pixels.strides[0])
    if not bitmap:
        raise PageFailure(number, "pdfium no puede dibujarla")
    try:
        raw.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *size, 0, raw.FPDF_ANNOT | how)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return pixels


def _scanned_at(page: Any, area: float) -> tuple[float | None, bool]:
    """The resolution in dpi of the finest image that covers a good part of the page (``None`` without one), and
    whether any such image is in colour.
    """
    address = native.address(page)
    finest, coloured = None, False
    for handle, across, up in _images(
        [native.get_object(address, i) for i in range(min(native.count_objects(address), RENDERING.most_objects))],
        1.0,
        1.0,
        0,
    ):
        columns, rows = c_uint(), c_uint()
        if across * up < RENDERING.large * area or not raw.FPDFImageObj_GetImagePixelSize(
            handle, byref(columns), byref(rows)
        ):
            continue
        dpi = 72 * (columns.value * rows.value / (across * up)) ** 0.5
        finest = max(finest or 0.0, dpi)
        about = raw.FPDF_IMAGEOBJ_METADATA()
        coloured |= (
            bool(raw.FPDFImageObj_GetImageMetadata(handle, page, byref(about)))
            and about.bits_per_pixel >= RENDERING.colour_depth
        )
    return finest, coloured


def _images(objects: list[int | None], across: float, up: float, depth: int) -> Iterator[tuple[Any, float, float]]:
    """The images among page objects and the form XObjects they contain, with width and height in points."""
    for handle in objects:
        if not handle:
            continue
        kind = native.object_type(handle)
        a, b, c, d, _, _ = native.matrix(native.object_matrix, handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield (
                cast(c_void_p(handle), raw.FPDF_PAGEOBJECT),
                (a * a + b * b) ** 0.5 * across,
                (c * c + d * d) ** 0.5 * up,
            )
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < RENDERING.deepest:
            count = min(max(native.form_count(handle), 0), RENDERING.most_objects)
            inner = [native.form_object(handle, i) for i in range(count)]
            yield from _images(inner, across * (a * a + b * b) ** 0.5, up * (c * c + d * d) ** 0.5, depth + 1)
