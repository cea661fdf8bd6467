"""At which resolution a page is drawn to be recognised."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.render import render
from pipeline.extract.pdf.pdfium import opened
from tests.extract.ocr.pasted import pasted
from tests.extract.paper import Sheet


@pytest.mark.parametrize(("side", "dpi"), [(100, 200), (300, 300)])
def test_a_page_is_drawn_as_finely_as_it_was_scanned_and_a_logo_was_not(side: int, dpi: int) -> None:
    """A picture of 300 dpi that is a fiftieth of the page, and one that is a fifth of it."""
    pixels = np.full((side * 300 // 72, side * 300 // 72), 200, np.uint8)
    with opened(pasted(Sheet(), pixels, 72, 100, side, side)) as document:
        assert render(document, 1).dpi == pytest.approx(dpi, abs=2)
