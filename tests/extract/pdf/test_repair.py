"""Damaged PDFs are read whole or refused; nothing of them is left out in silence."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import sniff
from pipeline.extract.pdf.file.repair import missing_pages, repaired
from pipeline.extract.pdf.file.unlock import unlocked
from pipeline.extract.reader import read
from pipeline.model import Document, Paragraph
from tests.extract.paper import Sheet, pdf

TEXTS = [f"La página {n} tiene 1.23{n} personas." for n in (1, 2, 3)]
WHOLE = pdf(*[Sheet().text(72, 100, text) for text in TEXTS])
TRAILER = WHOLE.rindex(b"trailer")
INDEX = WHOLE.rindex(b"\nxref") + 1
END = b"startxref\n0\n%%EOF\n"


def opened(data: bytes) -> Document:
    return read(unlocked(data, ""), "x", "x.pdf")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def packed() -> bytes:
    """The same pages, their objects in a compressed stream, and no index at all."""
    bodies = {int(n): body.strip() for n, body in re.findall(rb"(\d+) 0 obj\n(.*?)endobj", WHOLE, re.DOTALL)}
    inner = {n: body for n, body in bodies.items() if b"stream" not in body}
    offsets, at = [], 0
    for number, body in inner.items():
        offsets.append(b"%d %d" % (number, at))
        at += len(body) + 1
    first = b" ".join(offsets) + b" "
    stream = zlib.compress(first + b" ".join(inner.values()))
    head = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>" % (
        len(inner),
        len(first),
        len(stream),
    )
    outer = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in bodies.items() if n not in inner)
    return b"%PDF-1.5\n" + outer + b"99 0 obj\n" + head + b"\nstream\n" + stream + b"\nendstream\nendobj\n" + END


DAMAGED = {
    "trailer without brackets": WHOLE[:TRAILER] + WHOLE[TRAILER:].replace(b"<<", b"").replace(b">>", b""),
    "no trailer": WHOLE[:TRAILER] + WHOLE[WHOLE.rindex(b"startxref") :],
    "cut within the index": WHOLE[: INDEX + 40],
    "cut before the index": WHOLE[:INDEX],
    "no root": WHOLE.replace(b"/Root", b"/Rxxt"),
    "pages called fonts": re.sub(rb"/Type /Page(?=[ /])", b"/Type /Font", WHOLE),
    "pages counted that are not": re.sub(rb"/Count \d+", b"/Count 99", WHOLE),
    "objects packed, no index": packed(),
    "no mark": WHOLE[WHOLE.index(b"\n") + 1 :],
    "a mark of which letters are wrong": WHOLE.replace(b"%PDF-", b"%PFD-"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_index_is_made_anew_and_that_is_said(name: str) -> None:
    document = opened(DAMAGED[name])
    assert texts(document) == TEXTS
    assert document.source.pages == 3
    (finding,) = [f for f in document.findings if f.rule == "archivo-reparado"]
    assert finding.severity == "warning"
    assert "no están" not in finding.message


def test_pages_that_are_named_and_not_there_are_counted() -> None:
    document = opened(re.sub(rb"/Kids \[", b"/Kids [ 77 0 R 78 0 R ", WHOLE))
    assert texts(document) == TEXTS
    (finding,) = [f for f in document.findings if f.rule == "archivo-reparado"]
    assert "nombra 2 que no están" in finding.message


def with_packed_index() -> bytes:
    """The same pages with an index in a stream of its own, as the last object, and a title before it."""
    body = b"\n90 0 obj\n<< /Title (Cuenta) >>\nendobj\n"
    index = b"91 0 obj\n<< /Type /XRef /Size 92 /Root 1 0 R /Info 90 0 R /W [1 4 1] /Length 900 >>\nstream\n"
    return WHOLE[:INDEX] + body + index + b"\0" * 900 + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


@pytest.mark.parametrize("lost", [40, 300, 940, 1060])
def test_a_file_cut_off_behind_its_pages_is_read_and_that_is_said(lost: int) -> None:
    document = opened(with_packed_index()[:-lost])
    assert texts(document) == TEXTS
    assert [f.rule for f in document.findings] == ["archivo-reparado"]


def test_what_no_page_names_may_be_missing_where_a_file_is_cut_off() -> None:
    cut = WHOLE[:INDEX].replace(b"/Type /Catalog", b"/Type /Catalog /StructTreeRoot 80 0 R")
    assert texts(opened(cut)) == TEXTS
    with pytest.raises(Unreadable, match="incompleto"):
        opened(WHOLE[:INDEX].replace(b"/Type /Page ", b"/Type /Page /Annots [80 0 R] "))


def test_a_file_cut_off_within_a_later_version_of_a_page_is_refused() -> None:
    (first, *_) = [n for n, body in re.findall(rb"(\d+) 0 obj\n(.*?)endobj", WHOLE, re.DOTALL) if b"/Contents" in body]
    with pytest.raises(Unreadable, match="incompleto"):
        opened(WHOLE[:INDEX] + first + b" 0 obj\n<< /Type /Page /Parent 2 0 R /Contents")


def test_what_is_protected_is_not_read_without_its_key() -> None:
    key = b"95 0 obj\n<< /Filter /Standard /V 2 /R 3 /O (o) /U (u) /P -4 >>\nendobj\n"
    with pytest.raises(Unreadable, match="incompleto"):
        opened(WHOLE[:INDEX] + key)


@pytest.mark.parametrize("left", [INDEX - 20, WHOLE.rindex(b" 0 obj") - 3, len(WHOLE) // 2])
def test_a_file_cut_off_within_its_pages_is_refused(left: int) -> None:
    with pytest.raises(Unreadable, match="incompleto"):
        opened(WHOLE[:left])


@pytest.mark.parametrize("first", [WHOLE.index(b"stream") + 3, len(WHOLE) // 2])
def test_a_file_of_which_the_beginning_is_missing_is_no_text(first: int) -> None:
    with pytest.raises(Unreadable, match="incompleto"):
        opened(WHOLE[first:])


def test_a_text_that_shows_a_pdf_is_a_text() -> None:
    shown = b"Un PDF se compone de objetos, que se escriben asi, uno tras otro, y se leen en cualquier orden:\n"
    document = opened(shown + b"1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    assert document.source.format == "text"


def test_a_package_that_holds_a_pdf_is_left_as_it_is() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:  # nothing is packed
        file.writestr("word/document.xml", "<w:document/>" + " " * 1024)
        file.writestr("word/embeddings/cuenta.pdf", WHOLE)
    package = out.getvalue()
    assert unlocked(package, "") is package
    assert sniff(package) == "docx"


def test_a_whole_file_is_left_as_it_is() -> None:
    assert repaired(WHOLE) is WHOLE
    assert missing_pages(WHOLE) is None
    assert repaired(b"no pdf") == b"no pdf"


def test_a_page_in_ascii85_with_the_mark_that_begins_it_is_not_empty() -> None:
    def encoded(stream: re.Match[bytes]) -> bytes:
        packed = base64.a85encode(stream[1], adobe=True)
        return b"<< /Filter /ASCII85Decode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)

    data = re.sub(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", encoded, WHOLE, flags=re.DOTALL)
    assert data.count(b"<~") == 3
    assert texts(opened(data)) == TEXTS
