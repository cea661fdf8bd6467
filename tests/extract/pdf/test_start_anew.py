"""A PDF reads the same whatever was read before it in the same process."""

from __future__ import annotations

import pypdfium2
import pytest

from pipeline.extract.pdf import native
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import opened, read_pages
from tests.extract.paper import Sheet, pdf
from tests.places import ROOT

ONE, TWO = pdf(Sheet().text(72, 100, "Uno")), pdf(Sheet().text(72, 100, "Dos"), Sheet().text(72, 100, "Tres"))
REAL = ROOT.parent / "shared" / "tagless" / "pdf"
BEFORE, AFTER = (REAL / f"afp-webscr-informe-{month}.pdf" for month in ("marzo-2013", "enero-2014"))


def words(data: bytes) -> list[object]:
    return [word for page in read_pages(data) if isinstance(page, Page) for word in page.words]


def test_what_is_open_stays_open() -> None:
    with opened(TWO) as document:
        assert [w.text for w in words(ONE)] == ["Uno"]
        assert native.raw.FPDF_GetPageCount(document) == 2


def test_what_the_helpers_have_open_stays_open() -> None:
    document = pypdfium2.PdfDocument(TWO)
    assert [w.text for w in words(ONE)] == ["Uno"]
    assert len(document) == 2
    assert document[1].get_textpage().get_text_bounded().strip() == "Tres"
    document.close()


def test_pdfium_starts_anew_before_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    end = native.raw.FPDF_DestroyLibrary
    monkeypatch.setattr(native.raw, "FPDF_DestroyLibrary", lambda: (ended.append(True), end()))
    words(ONE)
    with opened(TWO):
        words(ONE)
    assert ended == [True]


@pytest.mark.slow
@pytest.mark.skipif(not AFTER.exists(), reason="the real documents are not beside the checkout")
def test_fonts_that_stand_in_for_others_are_as_wide_after_another_document() -> None:
    alone = words(AFTER.read_bytes())
    words(BEFORE.read_bytes())
    assert words(AFTER.read_bytes()) == alone
