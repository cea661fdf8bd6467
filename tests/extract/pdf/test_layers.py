"""Text in layers that are switched off is not read, and is named; what is switched on is."""

from __future__ import annotations

import pytest

from pipeline.extract.formats.pdf import read
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.model import Document, Paragraph, Source

OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
    "/Properties << /Off 6 0 R /On 7 0 R >> /ExtGState << /Clear << /ca 0 >> "
    "/Faint << /ca 0.03 /CA 0.03 >> /Light << /ca 0.1 /CA 0.1 >> >> >> >>",
    "{content}",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /OCG /Name (apagada) >>",
    "<< /Type /OCG /Name (encendida) >>",
)


def said(y: int, text: str) -> str:
    return f"BT /F1 10 Tf 1 0 0 1 72 {y} Tm ({text}) Tj ET"


def layered(*marks: str) -> bytes:
    """A page with a layer that is off (``/Off``), one that is on (``/On``) and states without any ink (``/Clear``),
    with hardly any (``/Faint``) and with little (``/Light``)."""
    content = " ".join(marks)
    out, places = "%PDF-1.6\n", []
    for number, text in enumerate(OBJECTS, 1):
        body = text.replace("{content}", f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(OBJECTS) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer << /Size {size} /Root 1 0 R >>\n"
    return f"{out}{table}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def opened(*marks: str) -> Document:
    return read(layered(*marks), "prueba", Source("prueba.pdf", "", "pdf"))


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


def test_a_layer_that_is_off_is_not_read_and_is_named() -> None:
    document = opened(
        said(700, "Se atendieron 1.111 casos."),
        f"/OC /Off BDC {said(660, 'Borrador con 2.222 casos.')} EMC",
        f"/OC /On BDC {said(620, 'Definitivo con 3.333 casos.')} EMC",
    )
    assert texts(document) == ["Se atendieron 1.111 casos.", "Definitivo con 3.333 casos."]
    (hidden,) = [f for f in document.findings if f.rule == "texto-oculto"]
    assert "en una capa apagada" in hidden.message
    assert [left.text for left in document.account.left_out] == ["2.222"]


def test_text_without_any_ink_is_not_read_and_is_named() -> None:
    clear = f"q /Clear gs {said(660, 'Borrador con 2.222 casos.')} Q"
    document = opened(said(700, "Se atendieron 1.111 casos."), clear)
    assert texts(document) == ["Se atendieron 1.111 casos."]
    assert [left.text for left in document.account.left_out] == ["2.222"]


@pytest.mark.parametrize(("state", "seen"), [("/Faint", False), ("/Light", True)])
def test_what_has_hardly_any_ink_is_not_there(state: str, seen: bool) -> None:
    """Text, a line and a shaded area, drawn with so little ink that nobody sees them, or with a tenth of it."""
    marks = f"q {state} gs 0 g 72 600 200 20 re f 72 500 m 300 500 l S {said(660, 'Son 2.222 casos.')} Q"
    (page,) = read_pages(layered(said(700, "Se atendieron 1.111 casos."), marks))
    assert isinstance(page, Page)
    assert (len(page.rules), len(page.fills)) == ((1, 1) if seen else (0, 0))
    assert ("2.222" in [w.text for w in page.words]) == seen
