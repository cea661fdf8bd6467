"""Whether white text can be seen on what it stands on, by the rendered page."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.pdfium import opened
from pipeline.extract.pdf.text.picture_check import showing
from tests.extract.paper import Sheet, pdf


@pytest.mark.parametrize(("grey", "seen"), [("0.95", False), ("0.6", True), ("0", True)])
def test_what_is_hardly_darker_than_white_paper_cannot_be_seen(grey: str, seen: bool) -> None:
    data = pdf(Sheet().text(72, 100, "2.222 casos", size=20, color=f"{grey} {grey} {grey}"))
    with opened(data) as document:
        page = raw.FPDF_LoadPage(document, 0)
        shown = showing(page, (612, 792), np.array([[72, 80, 180, 104]], np.float32))
        raw.FPDF_ClosePage(page)
    assert shown is not None
    assert shown.tolist() == [seen]
