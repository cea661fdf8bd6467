"""What a file carries and is not read is named: embedded files, forms of Acrobat, parts in other formats."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.extract.reader import read
from tests.hostile.pdfs import shown, stream, written

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FILES = b"/Names << /EmbeddedFiles << /Names [(datos.csv) 6 0 R (b) 7 0 R] >> >>"
FORM = b"/AcroForm << /Fields [] /XFA 8 0 R >>"


def pdf(catalogue: bytes) -> bytes:
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(shown("Se atendieron 1.234 personas durante el periodo.")),
            5: FONT,
            6: b"<< /Type /Filespec /F (datos.csv) /UF (datos.csv) /EF << /F 8 0 R >> >>",
            7: b"<< /Type /Filespec /F (b) /UF (\xfe\xff\x00\xf1\x00\n\x00b) /EF << /F 8 0 R >> >>",
            8: stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>"),
        }
    )


@pytest.mark.parametrize(
    ("catalogue", "named"),
    [
        (b"", []),
        (FILES, ["2 archivos adjuntos («datos.csv», «ñ b»)"]),
        (FORM, ["un formulario XFA, que solo muestra Adobe Acrobat"]),
        (
            FILES + FORM,
            ["2 archivos adjuntos («datos.csv», «ñ b») y un formulario XFA, que solo muestra Adobe Acrobat"],
        ),
    ],
)
def test_what_a_pdf_has_besides_its_pages(catalogue: bytes, named: list[str]) -> None:
    document = read(pdf(catalogue), "x", "x.pdf")
    assert [getattr(block, "text", "") for block in document.blocks] == [
        "Se atendieron 1.234 personas durante el periodo."
    ]
    assert [f.message for f in document.findings if f.rule == "adjunto-sin-leer"] == [
        f"El archivo trae además {what}, que no es parte de lo que se leyó." for what in named
    ]


def test_what_a_word_file_takes_in() -> None:
    made, whole = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Se atendieron 1.234 personas.")
    document.save(made)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(whole, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", f'<w:altChunk xmlns:r="{kind}" r:id="rAlt"/><w:sectPr'.encode(), 1)
            if name == "word/_rels/document.xml.rels":
                related = f'<Relationship Id="rAlt" Type="{kind}/aFChunk" Target="afchunk.html"/></Relationships>'
                data = data.replace(b"</Relationships>", related.encode())
            target.writestr(name, data)
        target.writestr("word/afchunk.html", "<html><body>5.678</body></html>")
    (found,) = (f for f in read(whole.getvalue(), "x", "x.docx").findings if f.rule == "adjunto-sin-leer")
    assert found.message == (
        "El archivo trae además 1 trozo de otro formato («afchunk.html»), que no es parte de lo que se leyó."
    )
    assert not [f for f in read(made.getvalue(), "x", "x.docx").findings if f.rule == "adjunto-sin-leer"]
