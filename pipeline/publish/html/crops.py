"""Pictures of parts of PDF pages: where a finding's cells stand, rendered small enough to mail."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from pipeline.model import Box

SCALE = 1.6
"""Pixels per point: 115 dpi, at which 7-point figures can be read."""
COLOURS = 16
"""A palette of this size keeps text and shaded cells and makes a picture of half a page 20 KB."""

Region = tuple[int, Box]


def render(data: bytes, regions: Sequence[Region]) -> Mapping[Region, bytes]:
    """Each region (page from 1, box in points as displayed) of the PDF as the bytes of a PNG.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF that pdfium can open.
    """
    if not regions:
        return {}
    import pypdfium2 as pdfium

    pictures: dict[Region, bytes] = {}
    document = pdfium.PdfDocument(data)
    try:
        for number, box in regions:
            page = document[number - 1]
            width, height = page.get_size()
            margins = (box.x0, height - box.bottom, width - box.x1, box.top)
            bitmap = page.render(scale=SCALE, crop=tuple(max(0.0, margin) for margin in margins))
            pictures[number, box] = _png(bitmap.to_pil())
            page.close()
    finally:
        document.close()
    return pictures


def page_sizes(data: bytes, numbers: Sequence[int]) -> Mapping[int, tuple[float, float]]:
    """Width and height in points, as displayed, of the pages with these numbers."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    try:
        return {number: document[number - 1].get_size() for number in numbers if 1 <= number <= len(document)}
    finally:
        document.close()


def _png(image: object) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)
    out = io.BytesIO()
    image.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", compress_level=6
    )
    return out.getvalue()
