"""Scanned pages read: cells, sentences, how sure, where they stand; which pages, and which are left alone."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from pipeline.extract.errors import Unread
from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.ocr import scanned_pages
from pipeline.extract.ocr.page_selection import unread
from pipeline.extract.ocr.recognition import tesseract
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.model import Document, Paragraph, Source
from tests.extract.ocr.printed import HEADER, ROWS, SENTENCE, TITLE, needs_recogniser, page, scan, table
from tests.extract.paper import Sheet, pdf
from tests.places import ROOT

pytestmark = pytest.mark.slow

SECRET = "Esto lo dejó un escáner y nadie lo ve 12345"


def read(data: bytes) -> Document:
    return read_pdf(data, "prueba", Source("prueba.pdf", "", "pdf"))


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


@pytest.fixture(scope="module")
def skewed() -> Document:
    """A skewed page, read once."""
    return read(scan(page(), lean=1.5))


@needs_recogniser
def test_every_cell_of_a_scanned_table_is_read(skewed: Document) -> None:
    (found,) = skewed.tables
    assert found.rows == (HEADER, *ROWS)
    assert (found.method, found.pages, found.caption) == ("ocr", (1,), TITLE)


@needs_recogniser
def test_every_cell_says_how_sure_its_reading_is(skewed: Document) -> None:
    cells = {c.text: c.reading for c in skewed.tables[0].cells}
    assert all(reading is not None for text, reading in cells.items() if text)
    figures = [r.confidence for text, r in cells.items() if r is not None and text[:1].isdigit()]
    assert sorted(figures)[len(figures) // 10] >= 0.9
    assert all(r is None or r.raw is None for r in cells.values())


@needs_recogniser
def test_words_with_digits_of_a_sentence_keep_their_reading(skewed: Document) -> None:
    (sentence,) = [b for b in skewed.blocks if isinstance(b, Paragraph) and b.text.startswith("Durante")]
    assert sentence.text == SENTENCE
    assert [sentence.text[p.start : p.end] for p in sentence.readings] == ["2019", "3.419", "17,4%", "2018."]
    assert all(p.reading.confidence > 0.9 and p.place.page == 1 for p in sentence.readings)


@needs_recogniser
def test_boxes_are_where_the_page_shows_them(skewed: Document) -> None:
    """The page is straightened to be read, and boxes are given on the page as it is displayed: skewed."""
    data = scan(page(), lean=1.5)
    cell = next(c for c in skewed.tables[0].cells if c.text == "7.777")
    box = cell.place.box
    assert box is not None
    with pypdfium2.PdfDocument(data) as document:
        shown = document[0].render(scale=2, grayscale=True).to_numpy().reshape(1584, -1)
    inside = shown[int(2 * box.top) + 8 : int(2 * box.bottom) - 8, int(2 * box.x0) + 8 : int(2 * box.x1) - 8]
    dark = (inside < 128).any(axis=0)
    assert dark[-40:].any(), "the figure stands at the right of its cell"
    assert not dark[:80].any(), "and nothing at its left"


@needs_recogniser
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pages_on_their_side_or_head_are_turned(seed: int) -> None:
    document = read(scan(page(), turned=True, seed=seed))
    assert document.tables[0].rows == (HEADER, *ROWS)
    assert SENTENCE in texts(document)


@needs_recogniser
def test_a_table_goes_on_from_a_born_digital_page_to_a_scanned_one() -> None:
    first = table(Sheet(), 560, [HEADER, *ROWS[:4]])
    second = table(Sheet(), 80, [HEADER, *ROWS[4:]])
    document = read(scan(first, second, mixed=True, seed=3))
    assert [t.rows for t in document.tables] == [(HEADER, *ROWS)]
    assert document.tables[0].pages == (1, 2)
    read_from_picture = {c.place.page for c in document.tables[0].cells if c.reading is not None}
    assert read_from_picture == {1}, "the second page is born digital"


@needs_recogniser
def test_text_that_a_scanner_left_under_the_picture_is_not_taken() -> None:
    data = _over(scan(page()), Sheet().text(72, 300, SECRET, mode=3))
    (shown,) = read_pages(data)
    assert not isinstance(shown, Exception)
    assert unread(shown) == "layer"
    document = read(data)
    assert document.tables[0].rows == (HEADER, *ROWS)
    assert not any("escáner" in t for t in texts(document))
    (finding,) = [f for f in document.findings if f.rule == "texto-reemplazado"]
    assert "la página 1" in finding.message


def test_text_that_a_scanner_left_is_used_where_nothing_else_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "recogniser", lambda: Unread("faltan los datos", "Instálelos."))
    document = read(_over(scan(page()), Sheet().text(72, 300, SECRET, mode=3)))
    assert texts(document) == [SECRET]
    assert [f.rule for f in document.findings] == ["texto-de-escaner"]


@needs_recogniser
def test_a_stamp_of_text_over_a_scan_is_kept_as_it_is() -> None:
    """An electronic signature is text of its own: it is not read again from the picture."""
    document = read(_over(scan(page(), lean=0.0), Sheet().text(72, 775, "Verifique este documento con el código A1B2")))
    assert document.tables[0].rows == (HEADER, *ROWS)
    (stamp,) = [b for b in document.blocks if isinstance(b, Paragraph) and "Verifique" in b.text]
    assert stamp.text == "Verifique este documento con el código A1B2"
    assert stamp.readings == ()


@needs_recogniser
def test_letters_that_are_other_letters_are_read_from_the_picture() -> None:
    document = read(_misnamed(pdf(page())))
    assert document.tables[0].rows == (HEADER, *ROWS)
    (finding,) = [f for f in document.findings if f.rule == "texto-reemplazado"]
    assert "no forman palabras" in finding.message


@needs_recogniser
def test_a_picture_without_text_is_said() -> None:
    document = read(pdf(Sheet().text(72, 100, "Una portada."), Sheet().picture(0, 0, 612, 792)))
    assert [(f.rule, f.evidence[0].place.page) for f in document.findings] == [("imagen-sin-texto", 2)]


@needs_recogniser
def test_a_page_of_noise_is_not_taken_for_text() -> None:
    document = read(scan(page(), dpi=55, blur=1.0, noise=35.0, ink=0.5))
    assert [f.rule for f in document.findings] == ["imagen-sin-texto"]
    assert document.blocks == ()


@needs_recogniser
def test_a_poor_scan_is_reported() -> None:
    document = read(scan(page(), dpi=90, noise=20.0, ink=0.5))
    assert "escaneo-deficiente" in [f.rule for f in document.findings]


def test_without_language_data_one_finding_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tesseract, "FOLDERS", ())
    monkeypatch.setattr(tesseract, "WINDOWS_FOLDERS", ())
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    tesseract.found_at.cache_clear()
    try:
        document = read(scan(page(), page(), dpi=72))
    finally:
        monkeypatch.undo()
        tesseract.found_at.cache_clear()
    (finding,) = document.findings
    assert (finding.rule, finding.severity) == ("pagina-sin-texto", "warning")
    assert "las páginas 1 y 2" in finding.message
    assert finding.suggestion is not None
    assert "apt install tesseract-ocr-spa" in finding.suggestion
    assert "brew install tesseract-lang" in finding.suggestion


def test_without_the_binding_it_is_said_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_spec", lambda name: None)
    tesseract.found_at.cache_clear()
    found = tesseract.recogniser()
    identity = tesseract.identity()
    tesseract.found_at.cache_clear()
    assert isinstance(found, Unread)
    assert "tesserocr" in found.reason
    assert identity == ""


def test_born_digital_pages_are_left_alone() -> None:
    for name in ("ruled", "tagged", "horizontal-rules"):
        data = (ROOT / "tests" / "data" / "forms" / f"{name}.pdf").read_bytes()
        assert [p for p in read_pages(data) if isinstance(p, Exception) or unread(p)] == []


def test_nothing_is_loaded_for_a_document_without_scans() -> None:
    code = (
        "import sys; from pipeline.extract.reader import read;"
        "read(open('tests/data/forms/ruled.pdf', 'rb').read(), 'x', 'x');"
        "print(sorted({'cv2', 'tesserocr', 'PIL', 'scipy'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert loaded.stdout.strip() == "[]"


@needs_recogniser
def test_pages_read_side_by_side_come_in_order_and_alike() -> None:
    names = ("Cerrillos", "Maipú", "Ñuñoa", "Peñalolén", "Providencia")
    sheets = [Sheet().text(72, 300, f"En la comuna de {name} se atendió a todas las personas.") for name in names]
    data = scan(*sheets, dpi=150)
    one, three = (read_pdf(data, "prueba", Source("prueba.pdf", "", "pdf"), threads) for threads in (1, 3))
    assert texts(one) == [f"En la comuna de {name} se atendió a todas las personas." for name in names]
    assert one == three


def _over(scanned: bytes, sheet: Sheet) -> bytes:
    """A page with what another prints laid over it."""
    out = io.BytesIO()
    with (
        pypdfium2.PdfDocument(scanned) as under,
        pypdfium2.PdfDocument(pdf(sheet)) as over,
        pypdfium2.PdfDocument.new() as result,
    ):
        result.import_pages(under)
        form = over.page_as_xobject(0, result)
        page = result[0]
        page.insert_obj(form.as_pageobject())
        page.gen_content()
        result.save(out)
    return out.getvalue()


def _misnamed(data: bytes) -> bytes:
    """The same document with a font that says of every letter that it is the one four places on."""
    pairs = "".join(
        f"<{c:02x}> <{(c - base + 4) % 26 + base:04x}>\n" for base in (65, 97) for c in range(base, base + 26)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n52 beginbfchar\n{pairs}endbfchar\nendcmap end end"
    ).encode()
    body, rest = data.split(b"xref\n", 1)
    count = int(rest.split(b"\n")[1 - 1].split()[1])
    named = b"/BaseFont /Helvetica /ToUnicode %d 0 R" % count
    body = body.replace(b"/BaseFont /Helvetica ", named + b" ", 1)
    body += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (count, len(cmap), cmap)
    return body + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n0\n%%%%EOF" % (count + 1)
