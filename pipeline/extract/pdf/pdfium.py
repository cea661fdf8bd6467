"""Opening PDFs and reading their pages through pdfium, one page at a time."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.extract.errors import Unreadable
from pipeline.extract.pdf import native
from pipeline.extract.pdf.drawing.paths import read_drawing
from pipeline.extract.pdf.fields import form_handle, typed_words
from pipeline.extract.pdf.file.repair import PADDING, has_end
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.settings import FILE
from pipeline.extract.pdf.structure_tree import read_structure
from pipeline.extract.pdf.text.fonts import FontBook
from pipeline.extract.pdf.text.glyphs import TextPage, read_glyphs
from pipeline.extract.pdf.text.picture_check import showing
from pipeline.extract.pdf.text.raised_marks import with_raised_marks
from pipeline.extract.pdf.text.words import make_words, slanted_words
from pipeline.processes import page_progress
from pipeline.safe_text import plain

PROBLEMS = {
    raw.FPDF_ERR_PASSWORD: (
        "El PDF está protegido con contraseña.",
        "Dé su contraseña con --password, o quítesela (por ejemplo, imprimiéndolo a un PDF nuevo).",
    ),
    raw.FPDF_ERR_SECURITY: (
        "El PDF usa un cifrado que no se puede abrir.",
        "Pida una copia sin cifrar y vuelva a intentarlo.",
    ),
}
BROKEN = (
    "El PDF está dañado o incompleto y no se puede abrir.",
    "Descárguelo de nuevo o pida otra copia; si un visor lo abre, guárdelo desde ahí como un PDF nuevo.",
)
EMPTY = ("El archivo está vacío.", "Descárguelo de nuevo o pida otra copia.")
PROPERTIES = (("title", b"Title"), ("author", b"Author"), ("subject", b"Subject"), ("created", b"CreationDate"))
NO_PAGES = ("El PDF no tiene páginas.", "Descárguelo de nuevo o pida otra copia.")


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """A pdfium document handle, closed at the end.

    Raises:
        Unreadable: the bytes are empty, encrypted, or no whole PDF.
    """
    if not data.strip():
        raise Unreadable(*EMPTY)
    whole = data.rstrip(PADDING)  # without padding: pdfium looks for the end marker at the very end
    if not has_end(whole):
        raise Unreadable(*BROKEN)  # truncated: pdfium would repair it and silently leave out pages
    data = whole if len(data) - len(whole) > FILE.end // FILE.unpadded else data
    with native.in_use():
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise Unreadable(*PROBLEMS.get(raw.FPDF_GetLastError(), BROKEN))
        try:
            if raw.FPDF_GetPageCount(document) < 1:
                raise Unreadable(*NO_PAGES)
            yield document
        finally:
            raw.FPDF_CloseDocument(document)


def properties(data: bytes) -> tuple[tuple[str, str], ...]:
    """The metadata of the file: title, author, subject and creation date, those that are set.

    Raises:
        Unreadable: as :func:`opened` does.
    """
    with opened(data) as document:
        given = ((name, _property(document, tag)) for name, tag in PROPERTIES)
        return tuple((name, text) for name, text in given if text)


def _property(document: Any, tag: bytes) -> str:
    size = raw.FPDF_GetMetaText(document, tag, None, 0)
    if not 2 < size <= FILE.longest_property:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, tag, buffer, size)
    return " ".join(plain(buffer.raw[: size - 2].decode("utf-16-le", "replace")).split())


class PageFailure(Exception):
    """A page that cannot be read; ``number`` counts from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.number = number


def read_pages(data: bytes) -> Iterator[Page | PageFailure]:
    """Every page in order, each read and closed before the next, so that memory stays flat. Where no other document
    is open, pdfium starts anew: a document reads the same whatever was read before it.

    A page that cannot be read comes as a value that says why; the others are read all the same.

    Raises:
        Unreadable: as :func:`opened`, at the first step.
    """
    native.start_anew()
    with opened(data) as document, form_handle(document) as fields:
        whole = Whole(document, FontBook(), bool(raw.FPDFCatalog_IsTagged(document)), fields)
        count = raw.FPDF_GetPageCount(document)
        page_progress.begin(count)
        for index in range(count):
            try:
                yield read_page(whole, index)
            except PageFailure as failure:
                yield failure


@dataclass(frozen=True)
class Whole:
    """What all pages of an open document share."""

    document: Any
    fonts: FontBook
    tagged: bool
    form: Any


def read_page(whole: Whole, index: int) -> Page:
    """One page of an open document, by index from 0.

    Raises:
        PageFailure: pdfium cannot load the page.
    """
    page = raw.FPDF_LoadPage(whole.document, index)
    if not page:
        raise PageFailure(index + 1, "pdfium no puede abrirla")
    try:
        to_display, size = display(page)
        page_address = native.address(page)
        drawing = read_drawing(page_address, to_display, size)
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            raise PageFailure(index + 1, "pdfium no puede leer su texto")
        try:
            count = max(raw.FPDFText_CountChars(text_page), 0)
            glyphs = read_glyphs(
                TextPage(native.address(text_page), count, to_display, size, whole.fonts, whole.tagged),
                drawing.areas,
                lambda boxes: showing(page, size, boxes),
            )
        finally:
            raw.FPDFText_ClosePage(text_page)
        typed = typed_words(page, whole.form, to_display)
        structure = read_structure(page) if whole.tagged else ()
    finally:
        raw.FPDF_ClosePage(page)
    return Page(
        number=index + 1,
        width=size[0],
        height=size[1],
        characters=glyphs.characters,
        words=with_raised_marks((*make_words(glyphs), *typed)),
        slanted=slanted_words(glyphs),
        rules=tuple(drawing.rules),
        fills=drawing.fills,
        images=tuple(drawing.images),
        curves=tuple(drawing.curves),
        drawn=drawing.objects,
        hidden=glyphs.hidden,
        unmapped=glyphs.unmapped,
        seen=glyphs.digits,
        unseen=glyphs.unseen,
        invisible=glyphs.invisible,
        structure=structure,
    )


def display(page: Any) -> tuple[native.Matrix, tuple[float, float]]:
    """The matrix from page space (origin bottom left) to the displayed page (origin top left, crop
    box and rotation applied), and the displayed page's width and height in points."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
    else:
        left, bottom, right, top = 0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    matrices: tuple[native.Matrix, ...] = (
        (1.0, 0.0, 0.0, -1.0, -left, top),
        (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        (0.0, -1.0, -1.0, 0.0, top, right),
    )
    turn = raw.FPDFPage_GetRotation(page) % 4
    width, height = right - left, top - bottom
    return matrices[turn], ((height, width) if turn % 2 else (width, height))
