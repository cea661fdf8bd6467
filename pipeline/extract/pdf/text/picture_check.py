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
from pipeline.extract.pdf.settings import PICTURE_CHECK


def showing(page: Any, size: tuple[float, float], boxes: NDArray[np.float32]) -> NDArray[np.bool_] | None:
    """Which of these boxes (x0, top, x1, bottom in points of the displayed page) show more than one tone; ``None``
    where the page is too large to be rendered."""
    shown = np.zeros(len(boxes), np.bool_)
    columns, rows = max(round(size[0] * PICTURE_CHECK.scale), 1), max(round(size[1] * PICTURE_CHECK.scale), 1)
    if columns * rows > PICTURE_CHECK.largest:
        return None
    grey = np.full((rows, columns), 255, np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(columns, rows, raw.FPDFBitmap_Gray, c_void_p(grey.ctypes.data), grey.strides[0])
    if not bitmap:
        return None
    try:
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_GRAYSCALE)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    for i, (x0, top, x1, bottom) in enumerate(np.rint(boxes * PICTURE_CHECK.scale).astype(np.int64).tolist()):
        part = grey[max(top, 0) : max(bottom, 0), max(x0, 0) : max(x1, 0)]
        shown[i] = part.size > 0 and int(part.max()) - int(part.min()) >= PICTURE_CHECK.contrast
    return shown
