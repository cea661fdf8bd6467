"""Pictures on pages of text that show lines of print (tables pasted as pictures, charts): nobody reads them, so they
are named.

Decided from the pixels, at one pixel a point: print stands on a flat ground, in rows with blank rows between them. A
photograph has no ground; a logo has too few rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ctypes import c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import opened
from pipeline.geometry import Box, contains_centre

SMALLEST = 0.03  # of the page: logos and icons are smaller
FEWEST_WORDS = 3  # words of the page upon a picture that make it a background
GROUND = 0.55  # of its pixels that the two commonest tones of a picture of print cover; in photographs they cover less
TONE = 12  # grey levels that count as one tone
INK = 48  # grey levels by which print differs from its ground
LEAST_INK = 0.004  # of a row's pixels that are ink where print stands in it
FEWEST_ROWS = 4  # rows of print
UPRIGHT_LINE, LEVEL_LINE = 0.3, 0.6  # of a column or row of pixels that is ink where it is a line and no print
LOWEST_ROW = 3  # pixels
HIGHEST_ROW = 24  # pixels of one row of print; higher ones are drawings
LARGEST = 4_000_000  # pixels of a page that is looked at


def pictures(page: Page) -> list[Box]:
    """The pictures of a page that may hold print: large, and without text of the page upon them."""
    least = SMALLEST * page.width * page.height
    found = []
    for box in page.images:
        words = sum(contains_centre(box, w) for w in page.words)
        if (box.x1 - box.x0) * (box.bottom - box.top) >= least and words < FEWEST_WORDS:
            found.append(box)
    return found


def with_print(data: bytes, asked: Mapping[int, Sequence[Box]]) -> list[tuple[int, Box]]:
    """Page and box of the pictures that show print, of those asked about by page (from 1).

    Raises:
        Unreadable: as ``pdfium.opened`` does.
    """
    found: list[tuple[int, Box]] = []
    if not asked:
        return found
    with opened(data) as document:
        for number, boxes in asked.items():
            grey = _grey(document, number)
            if grey is not None:
                found += [(number, box) for box in boxes if shows_print(_part(grey, box))]
    return found


def shows_print(grey: NDArray[np.uint8]) -> bool:
    """Whether the pixels of a picture are rows of print on a flat ground."""
    if min(grey.shape) < 2 * FEWEST_ROWS:
        return False
    counts = np.bincount(grey.ravel() // TONE, minlength=256 // TONE + 1)
    if counts[np.argsort(counts)[-2:]].sum() < GROUND * grey.size:
        return False
    ground = np.median(grey, axis=1, keepdims=True).astype(np.int16)  # of each row: bands of a table differ in tone
    ink = np.abs(grey.astype(np.int16) - ground) >= INK
    ink[:, ink.mean(axis=0) >= UPRIGHT_LINE] = False
    share = ink.mean(axis=1)
    print_rows = (share >= LEAST_INK) & (share < LEVEL_LINE)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], print_rows, [False])).astype(np.int8)))
    heights = edges[1::2] - edges[::2]
    return int(np.count_nonzero((heights >= LOWEST_ROW) & (heights <= HIGHEST_ROW))) >= FEWEST_ROWS


def _grey(document: Any, number: int) -> NDArray[np.uint8] | None:
    """A page as displayed, one pixel a point."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        columns, rows = round(raw.FPDF_GetPageWidthF(page)), round(raw.FPDF_GetPageHeightF(page))
        if not 0 < columns * rows <= LARGEST:
            return None
        grey = np.full((rows, columns), 255, np.uint8)
        bitmap = raw.FPDFBitmap_CreateEx(
            columns, rows, raw.FPDFBitmap_Gray, c_void_p(grey.ctypes.data), grey.strides[0]
        )
        if not bitmap:
            return None
        try:
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_GRAYSCALE)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        return grey
    finally:
        raw.FPDF_ClosePage(page)


def _part(grey: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    return grey[max(int(box.top), 0) : max(int(box.bottom), 0), max(int(box.x0), 0) : max(int(box.x1), 0)]
