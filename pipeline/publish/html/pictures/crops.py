"""Pictures of parts of PDF pages: where a finding's cells stand, rendered small enough to mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.geometry import Box
from pipeline.publish.html.settings import CROPS

Crop = tuple[int, Box]


def render(data: bytes, regions: Sequence[Crop]) -> Mapping[Crop, bytes]:
    """Each region (page from 1, box in points as displayed) of the PDF as the bytes of a PNG.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF that pdfium can open.
    """
    if not regions:
        return {}
    import pypdfium2 as pdfium

    from pipeline.publish.html.pictures import png

    pictures: dict[Crop, bytes] = {}
    document = pdfium.PdfDocument(data)
    try:
        for number, box in regions:
            page = document[number - 1]
            width, height = page.get_size()
            margins = (box.x0, height - box.bottom, width - box.x1, box.top)
            crop = tuple(max(0.0, margin) for margin in margins)
            bitmap = page.render(scale=CROPS.scale, crop=crop, prefer_bgrx=True)
            pictures[number, box] = png.encode(bitmap.to_numpy())
            page.close()
    finally:
        document.close()
    return pictures
