"""Pages of text with pictures pasted into them, made at test time."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from tests.extract.paper import Sheet, pdf

Pixels = NDArray[np.uint8]


def screenshot(sheet: Sheet, left: float, top: float, right: float, bottom: float, dpi: float = 110) -> Pixels:
    """A part of a sheet (in points) as its pixels, grey."""
    scale = dpi / 72
    with pypdfium2.PdfDocument(pdf(sheet)) as document:
        whole: Any = document[0].render(scale=scale, grayscale=True).to_numpy()
    part = whole.reshape(whole.shape[:2])[round(top * scale) : round(bottom * scale), round(left * scale) :]
    return np.ascontiguousarray(part[:, : round((right - left) * scale)])


def bar_chart() -> Sheet:
    """A bar chart with values, years and a scale."""
    sheet = Sheet()
    for n in range(6):
        sheet.text(80, 300 - 30 * n, f"{20 * n}%").line(110, 296 - 30 * n, 420, 296 - 30 * n)
        sheet.fill(120 + 50 * n, 296 - 20 * (n + 1), 150 + 50 * n, 296, "0.3 0.5 0.8")
        sheet.text(122 + 50 * n, 290 - 20 * (n + 1), f"{13 * n + 7}%").text(122 + 50 * n, 315, str(2017 + n))
    return sheet


def pasted(sheet: Sheet, picture: Pixels, left: float, top: float, wide: float, high: float) -> bytes:
    """The PDF of a sheet with a picture on it, in points from the top left."""
    out, written = io.BytesIO(), io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=92)
    with pypdfium2.PdfDocument(pdf(sheet)) as document:
        page = document[0]
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(out.getvalue()), inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high).translate(left, sheet.high - top - high))
        page.insert_obj(image)
        page.gen_content()
        document.save(written)
    return written.getvalue()
