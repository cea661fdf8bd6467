"""The format is recognised by content; what is not read is named with a remedy."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import sniff
from tests.places import DATA

FORMS = DATA / "forms"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


def open_document(kind: str, content: str = "<office:document-content/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}" if kind else "")
        file.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "format"),
    [
        ((FORMS / "ruled.pdf").read_bytes()[:2000], "pdf"),
        (b"\n\njunk\n%PDF-1.7\n", "pdf"),
        ((FORMS / "word.docx").read_bytes(), "docx"),
        (open_document("text"), "odt"),
        (open_document("", "<office:body><office:text/></office:body>"), "odt"),
        (b"<p>1.234</p> y <table> en un texto", "text"),
        ("Región Ñuble\n".encode(), "text"),
        ("Región Ñuble\n".encode("cp1252"), "text"),
        ("Región\n".encode("utf-16"), "text"),
    ],
)
def test_formats(data: bytes, format: str) -> None:
    assert sniff(data) == format


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "vacío"),
        (b"  \n\x00", "vacío"),
        (archive("xl/workbook.xml"), "planilla Excel"),
        (archive("a.txt"), "ZIP"),
        ((FORMS / "word.docx").read_bytes()[:5000], "truncado"),
        (b"\x89PNG\r\n", "imagen PNG"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\n {\\rtf1 x}", "RTF"),
        (b"%!PS-Adobe-3.0\n(1) show", "PostScript"),
        (b"<!DOCTYPE html><html>", "página web"),
        (b'<?xml version="1.0"?>\n<!-- x\ny -->\n<html lang="es"><body>1</body></html>', "página web"),
        (open_document("spreadsheet"), r"planilla OpenDocument \(.ods\)"),
        (open_document("presentation"), r"presentación OpenDocument \(.odp\)"),
        (open_document("formula"), "OpenDocument de otra clase que un texto"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "contraseña"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaa", "antiguo"),
        (bytes(range(1, 32)) * 40, "No se reconoce"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        sniff(data)


@pytest.mark.parametrize(("letters", "is_text"), [(800, True), (100, False)])
def test_text_has_hardly_any_control_characters(letters: int, is_text: bool) -> None:
    data = b"R" * letters + b"\x01"
    if is_text:
        assert sniff(data) == "text"
    else:
        with pytest.raises(Unreadable):
            sniff(data)
