"""Whether characters drawn in white, or in a layer, are visible, checked on the rendered page.

pdfium reports white as the colour of text filled with a pattern or a shading, so the colour alone does not decide; and
it reads layers that are switched off. The page is rendered only where it has such text.
"""

from __future__ import annotations

from ctypes import c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf.native import raw

SCALE = 2.0  # pixels per point: a letter of 6 points is 12 pixels high
CONTRAST = 40  # grey levels (of 255) between the darkest and the lightest pixel of a box that shows a letter
LARGEST = 20_000_000  # pixels of an image: larger pages are not checked


def showing(page: Any, size: tuple[float, float], boxes: NDArray[np.float32]) -> NDArray[np.bool_] | None:
    """Which of these boxes (x0, top, x1, bottom in points of the displayed page) show more than one tone; ``None``
    where the page is too large to be rendered."""
    shown = np.zeros(len(boxes), np.bool_)
    columns, rows = max(round(size[0] * SCALE), 1), max(round(size[1] * SCALE), 1)
    if columns * rows > LARGEST:
        return None
    grey = np.full((rows, columns), 255, np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(columns, rows, raw.FPDFBitmap_Gray, c_void_p(grey.ctypes.data), grey.strides[0])
    if not bitmap:
        return None
    try:
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_GRAYSCALE)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    for i, (x0, top, x1, bottom) in enumerate(np.rint(boxes * SCALE).astype(np.int64).tolist()):
        part = grey[max(top, 0) : max(bottom, 0), max(x0, 0) : max(x1, 0)]
        shown[i] = part.size > 0 and int(part.max()) - int(part.min()) >= CONTRAST
    return shown
