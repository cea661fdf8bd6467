"""Word files packed in unusual ways are Word files: what python-docx opens is read, and more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.reader import read
from pipeline.model import Paragraph, Table

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def usual() -> bytes:
    document = docx.Document()
    document.add_paragraph("Hay 1.234 personas.")
    document.add_table(1, 2).cell(0, 0).text = "Total"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


USUAL = usual()


def packed(
    name: Callable[[str], str] = str, part: Callable[[str, bytes], bytes] = lambda _, data: data, left_out: str = ""
) -> bytes:
    """The document with its parts called and filled otherwise, one of them left out."""
    source, made = zipfile.ZipFile(io.BytesIO(USUAL)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for old in source.namelist():
            if old != left_out:
                target.writestr(name(old), part(old, source.read(old)))
    return made.getvalue()


def _in_another_folder(name: str, data: bytes) -> bytes:
    return (
        data.replace(b"/word/", b"/doc/").replace(b'"word/', b'"doc/') if name.endswith((".rels", "s].xml")) else data
    )


PACKAGES = {
    "in another folder": packed(lambda name: name.replace("word/", "doc/"), _in_another_folder),
    "junk before it": b"x" * 100 + USUAL,
    "junk behind it": USUAL + b"\0" * 3000,
    "with macros": packed(
        part=lambda _, data: data.replace(_MAIN, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    ),
    "without styles": packed(left_out="word/styles.xml"),
    "without relations": packed(left_out="word/_rels/document.xml.rels"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_it_is_read(name: str) -> None:
    document = read(PACKAGES[name], "x", "x.docx")
    assert document.source.format == "docx"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["Hay 1.234 personas."]
    assert [cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells] == ["Total", ""]


_ENTITY = b'<!DOCTYPE x [<!ENTITY cifra "9">]>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (packed(part=lambda name, data: data[:-300] if name == "word/document.xml" else data), "su XML está cortado"),
        (packed(left_out="word/document.xml"), "no contiene el texto"),
        (
            packed(
                part=lambda name, data: (
                    data.replace(b"?>", b"?>" + _ENTITY, 1).replace(b"1.234", b"&cifra; y 5.678")
                    if name == "word/document.xml"
                    else data
                )
            ),
            "usa entidades propias",
        ),
    ],
)
def test_what_cannot_be_read_says_why_in_words(data: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read(data, "x", "x.docx")
