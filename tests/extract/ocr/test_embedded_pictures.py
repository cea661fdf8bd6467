"""Pictures pasted into pages of text: tables are read with their places, charts and unread ones are named."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.errors import Unread
from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.ocr import embedded_pictures, scanned_pages
from pipeline.extract.ocr.recognition import read_page
from pipeline.extract.ocr.recognition.recognise import Recogniser
from pipeline.model import Document, Heading, Paragraph, Source
from tests.extract.ocr.pasted import Pixels, bar_chart, pasted, screenshot
from tests.extract.ocr.printed import HEADER, ROWS, SENTENCE, TITLE, XS, needs_recogniser, table
from tests.extract.paper import Sheet

pytestmark = pytest.mark.slow


def read(data: bytes) -> Document:
    return read_pdf(data, "prueba", Source("prueba.pdf", "", "pdf"))


def around() -> Sheet:
    """A page of text with room between a title and a sentence."""
    return Sheet().text(72, 100, TITLE).text(72, 400, SENTENCE).text(72, 420, "Fin del capítulo.")


def chart() -> Pixels:
    """A bar chart as a picture."""
    return screenshot(bar_chart(), 70, 100, 430, 325)


@pytest.fixture(scope="module")
def tabled() -> Document:
    picture = screenshot(table(Sheet(), 120, [HEADER, *ROWS]), 66, 114, 506, 280)
    return read(pasted(around(), picture, 72, 120, 440, 166))


@needs_recogniser
def test_a_table_pasted_as_a_picture_is_read_in_its_place(tabled: Document) -> None:
    (found,) = tabled.tables
    assert found.rows == (HEADER, *ROWS)
    assert (found.method, found.pages, found.caption) == ("ocr", (1,), TITLE)
    kinds = [b.text if isinstance(b, (Heading, Paragraph)) else "tabla" for b in tabled.blocks]
    assert kinds.index("tabla") < kinds.index(SENTENCE)
    cell = next(c for c in found.cells if c.text == "7.777")
    assert cell.place.box is not None
    assert 72 < cell.place.box.x0 < 72 + XS[2] - 66
    assert 120 + 22 * 6 - 5 < cell.place.box.top < 120 + 22 * 7 + 5


@needs_recogniser
def test_its_figures_are_in_the_account_and_it_is_not_named_as_unread(tabled: Document) -> None:
    assert not [f for f in tabled.findings if f.rule in ("imagen-sin-leer", "cifra-sin-lugar")]
    digits = sum(c.isdigit() for row in ROWS for text in row for c in text)
    own = sum(c.isdigit() for text in (TITLE, SENTENCE) for c in text)
    assert tabled.account.seen == digits + own


@needs_recogniser
def test_a_chart_is_named_and_its_labels_are_no_text() -> None:
    document = read(pasted(around(), chart(), 72, 120, 360, 225))
    assert document.tables == ()
    assert [b.text for b in document.blocks if isinstance(b, Paragraph) and "%" in b.text] == [SENTENCE]
    (named,) = [f for f in document.findings if f.rule == "imagen-sin-leer"]
    assert "página 1, 13 × 8 cm" in named.message


def test_without_a_recogniser_a_pasted_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "recogniser", lambda: Unread("no hay datos", "Instálelos."))
    picture = screenshot(table(Sheet(), 120, [HEADER, *ROWS]), 66, 114, 506, 280)
    document = read(pasted(around(), picture, 72, 120, 440, 166))
    assert document.tables == ()
    assert [f.rule for f in document.findings if f.rule.startswith("imagen")] == ["imagen-sin-leer"]


def test_a_chart_costs_no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "recogniser", lambda: pytest.fail("nothing is recognised"))
    document = read(pasted(around(), chart(), 72, 120, 360, 225))
    assert [f.rule for f in document.findings if f.rule.startswith("imagen")] == ["imagen-sin-leer"]


def test_a_drawing_that_may_be_a_table_starts_no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_pictures, "may_show_table", lambda grey: True)
    monkeypatch.setattr(read_page, "is_drawing", lambda *picture: True)
    monkeypatch.setattr(Recogniser, "_tesserocr", property(lambda self: pytest.fail("Tesseract is started")))
    document = read(pasted(around(), chart(), 72, 120, 360, 225))
    assert [f.rule for f in document.findings if f.rule.startswith("imagen")] == ["imagen-sin-leer"]


def test_a_photograph_costs_no_recognition_and_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "recogniser", lambda: pytest.fail("nothing is recognised"))
    noise = np.random.default_rng(1).integers(0, 255, (120, 180)).astype(np.uint8)
    document = read(pasted(around(), noise, 72, 120, 360, 240))
    assert not [f for f in document.findings if f.rule.startswith("imagen")]
