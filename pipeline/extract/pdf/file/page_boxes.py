"""Pages of which nothing would be shown, because their crop box lies beside their media box.

What is shown of a page is where both boxes meet (ISO 32000-1, 14.11.2). Where they do not, pdfium shows a page without
width, pdfplumber takes the media box, and some viewers show that too: an error of who made the file, not a page without
content. Such a page is given its media box for a crop box before anything reads it, so that all that read it agree.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pipeline.extract.pdf.file.saving import saved
from pipeline.extract.pdf.native import raw

_EVERYTHING = (-1e6, -1e6, 1e6, 1e6)


def with_visible_pages(data: bytes) -> bytes:
    """The PDF with every page shown; the same bytes where that is so, or where pdfium cannot open it."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return data
    try:
        empty = [n for n in range(raw.FPDF_GetPageCount(document)) if _is_empty(document, n)]
        if not empty or not all(_opened_up(document, n) for n in empty):
            return data
        return saved(document, raw.FPDF_INCREMENTAL) or data
    finally:
        raw.FPDF_CloseDocument(document)


def _is_empty(document: Any, index: int) -> bool:
    size = raw.FS_SIZEF()
    there = raw.FPDF_GetPageSizeByIndexF(document, index, size)
    return bool(there) and (size.width <= 0 or size.height <= 0)


def _opened_up(document: Any, index: int) -> bool:
    """Whether a page could be given its media box for a crop box. That box may be stated above the page in the tree, so
    what is left of a crop box without bounds is taken."""
    return _cropped(document, index, _EVERYTHING) and _cropped(document, index, None)


def _cropped(document: Any, index: int, box: tuple[float, float, float, float] | None) -> bool:
    """Gives a page a crop box (left, bottom, right, top): what is shown of it where none is given."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return False
    try:
        shown = raw.FS_RECTF()
        if box is None and not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(shown)):
            return False
        raw.FPDFPage_SetCropBox(page, *(box or (shown.left, shown.bottom, shown.right, shown.top)))
        return True
    finally:
        raw.FPDF_ClosePage(page)
