"""Reads OpenDocument texts (.odt): paragraphs, headings, tables with their spans.

Follows OpenDocument 1.3, part 3 (text, tables). No pages are stored, so a place is the number of the paragraph,
counted over the whole text. A table inside a cell, what stands in a text box, and a table that a picture shows become
blocks of their own behind the paragraph or table they stand in. Footnotes, comments and deleted text are left aside by
name.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.extract.assembly.sections import with_sections
from pipeline.extract.coverage.ledger import Ledger, findings_of
from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import ZIP_ERRORS
from pipeline.extract.formats.document_pictures import DocumentPictures
from pipeline.extract.formats.package_damage import ENTITIES, damage, has_entities
from pipeline.extract.formats.settings import PACKAGES, PARAGRAPHS, TABLES
from pipeline.extract.formats.squared import squared
from pipeline.extract.layout.headings import heading_level
from pipeline.geometry import Place
from pipeline.model import Block, Cell, Document, Heading, LeftOut, Paragraph, Source

_DAMAGED = ("El documento OpenDocument está dañado ({reason}).", "Ábralo en LibreOffice y guárdelo de nuevo.")
_MANIFEST = "META-INF/manifest.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|pc)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0}
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_ROWS_REPEATED, _COLUMNS_REPEATED = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned"
_SPACES = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
_ASIDE = {
    f"{_TEXT}note": "parte-nota",
    f"{_OFFICE}annotation": "parte-comentario",
    f"{_TEXT}tracked-changes": "eliminado",
    f"{_TEXT}deletion": "eliminado",
}
_OWN = {*_ASIDE, f"{_DRAW}text-box"}  # below a paragraph and no part of its words


def read(data: bytes, report: str, source: Source, threads: int = 1) -> Document:
    """Reads an .odt file.

    Raises:
        Unreadable: the package is damaged or protected, holds no text, or more than is read.
    """
    body = _body(data)
    pictured = DocumentPictures()
    try:
        blocks = with_sections(_OdtReader(data, pictured).blocks(body))
    finally:
        pictured.close()
    if not blocks:
        raise Unreadable("El documento OpenDocument no tiene texto.", "Revise que sea el documento correcto.")
    ledger = _ledger(body)
    ledger.of_text(pictured.words)
    account = ledger.closed(blocks)
    findings = (*pictured.findings(), *findings_of(account))
    return Document(report=report, source=source, blocks=blocks, findings=findings, account=account)


def _body(data: bytes) -> Any:
    from docx.oxml.parser import parse_xml  # resolves no entities and loads nothing from elsewhere
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    problem, remedy = _DAMAGED
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        info = archive.getinfo("content.xml")
        if info.file_size > PACKAGES.most_unpacked:
            raise Unreadable(
                f"El documento OpenDocument ocupa {info.file_size // 2**20} MB al descomprimirlo, más de los "
                f"{PACKAGES.most_unpacked // 2**20} que se leen.",
                "Divídalo en partes o guárdelo como PDF.",
            )
        listed = _MANIFEST in archive.namelist()
        protected = listed and b"encryption-data" in archive.read(_MANIFEST)[:100_000]
        root: Any = None if protected else parse_xml(archive.read(info))
    except (KeyError, LxmlError, zlib.error, *ZIP_ERRORS) as error:
        raise Unreadable(problem.format(reason=damage(error)), remedy) from error
    if protected:
        raise Unreadable("El documento OpenDocument está protegido con contraseña.", "Guárdelo sin contraseña.")
    if has_entities(root):
        raise Unreadable(problem.format(reason=ENTITIES), remedy)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable(problem.format(reason="no contiene el texto"), remedy)
    return body


class _OdtReader:
    """Walks the text once, in order."""

    def __init__(self, data: bytes, pictured: DocumentPictures) -> None:
        self.paragraphs = 0
        self.data = data
        self.pictured = pictured

    def blocks(self, container: Any) -> Iterator[Block]:
        for child in container:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag not in _ASIDE and isinstance(child.tag, str):
                yield from self.blocks(child)  # lists, sections, indexes, frames

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self.paragraphs += 1
        words, place = shown_text(element), Place(paragraph=self.paragraphs)
        if words:
            stated = element.get(f"{_TEXT}outline-level", "1") if element.tag == f"{_TEXT}h" else ""
            level = int(stated) if stated.isascii() and stated.isdigit() else heading_level(words)
            yield Heading(words, min(level, PARAGRAPHS.deepest), place) if level else Paragraph(words, place=place)
        for picture, size in pictures(element, self.data):
            yield from self.pictured.blocks(picture, size, place)
        for box in _boxes(element):
            yield from self.blocks(box)

    def _table(self, element: Any) -> Iterator[Block]:
        cells: list[Cell] = []
        within: list[Any] = []
        row = 0
        for stated in _rows(element):
            columns = list(_cells(stated))
            filled = any(cell.filled for cell in columns)
            for _ in range(_count(stated, _ROWS_REPEATED, TABLES.most_repeated) if filled else 1):
                own = [cell for cell in columns if cell.element.tag == _CELL]
                cells += [self._cell(cell, row) for cell in own]
                within += [cell.element for cell in own if cell.texts is None]
                row += 1
        if any(cell.text for cell in cells):
            yield squared(cells)
        for tc in within:
            for inner in tc.iter(f"{_TABLE}table"):
                yield from self._table(inner)
            for paragraph in tc.iter(*_PARAGRAPHS):
                for picture, size in pictures(paragraph, self.data):
                    yield from self.pictured.blocks(picture, size, Place(paragraph=self.paragraphs))
                for box in _boxes(paragraph):
                    yield from self.blocks(box)

    def _cell(self, cell: _StatedCell, row: int) -> Cell:
        first = self.paragraphs + 1
        texts = cell.texts if cell.texts is not None else [shown_text(p) for p in _own_paragraphs(cell.element)]
        self.paragraphs += len(texts)
        rows = _count(cell.element, _ROWS_SPANNED, TABLES.most_repeated)
        columns = _count(cell.element, _COLUMNS_SPANNED, TABLES.widest)
        return Cell(row, cell.column, " ".join(t for t in texts if t), rows, columns, Place(paragraph=first))


def pictures(paragraph: Any, data: bytes) -> Iterator[tuple[bytes, tuple[float, float] | None]]:
    """The pictures of a paragraph that lie in the file, with width and height in points where these are stated; those
    in its text boxes belong to the paragraphs there."""
    for frame in _frames(paragraph):
        stated = [_LENGTH.fullmatch(frame.get(f"{_SVG}{name}", "")) for name in ("width", "height")]
        sides = [float(found[1]) * _POINTS[found[2]] for found in stated if found]
        image = frame.find(f"{_DRAW}image")
        name = image.get(f"{_XLINK}href", "").removeprefix("./")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if archive.getinfo(name).file_size <= PACKAGES.most_picture:
                    yield archive.read(name), (sides[0], sides[1]) if len(sides) == 2 and all(sides) else None
        except (KeyError, zlib.error, *ZIP_ERRORS):
            continue  # elsewhere, or damaged


def _frames(element: Any) -> Iterator[Any]:
    """The frames of pictures below an element; of several formats of one the first."""
    for child in element:
        if child.tag == f"{_DRAW}frame" and child.find(f"{_DRAW}image") is not None:
            yield child
        elif child.tag not in _OWN and isinstance(child.tag, str):
            yield from _frames(child)


def shown_text(element: Any) -> str:
    """The text of a paragraph that is shown, white space folded; of notes and text boxes in it nothing."""
    text = "".join(_raw(element)) if len(element) else element.text or ""
    return " ".join(text.replace("\xad", "").split())


def _raw(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag not in _OWN and isinstance(child.tag, str):
            yield from _raw(child)
        yield child.tail or ""


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)


class _StatedCell(NamedTuple):
    """A cell of a row with its column and whether there is text in it; ``texts`` are those of its paragraphs where
    there is nothing else in it, as in nearly all cells of a large table."""

    element: Any
    column: int
    filled: bool
    texts: list[str] | None


def _cells(row: Any) -> Iterator[_StatedCell]:
    """The cells of a row, covered ones too; an empty cell repeated to the edge counts once."""
    column = 0
    for child in row:
        if child.tag not in (_CELL, _COVERED):
            continue
        repeated = _count(child, _COLUMNS_REPEATED, TABLES.widest)
        texts = _plain_texts(child)
        filled = any(shown_text(p) for p in child.iter(*_PARAGRAPHS)) if texts is None else any(texts)
        for _ in range(repeated if filled else 1):
            yield _StatedCell(child, column, filled, texts)
            column += 1
        if not filled and child.getnext() is not None:
            column += repeated - 1


def _plain_texts(cell: Any) -> list[str] | None:
    """The texts of the paragraphs of a cell; ``None`` where there is more in it than paragraphs of nothing but text."""
    texts = []
    for child in cell:
        if child.tag not in _PARAGRAPHS or len(child):
            return None
        texts.append(shown_text(child))
    return texts


def _count(element: Any, name: str, most: int) -> int:
    stated = element.get(name)
    return min(max(int(stated), 1), most) if stated and stated.isascii() and stated.isdigit() else 1


def _own_paragraphs(container: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables, boxes and notes in it left to these."""
    for child in container:
        if child.tag in _PARAGRAPHS:
            yield child
        elif child.tag != f"{_TABLE}table" and child.tag not in _OWN and isinstance(child.tag, str):
            yield from _own_paragraphs(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes below a paragraph, those within another left to it."""
    for child in paragraph:
        if child.tag == f"{_DRAW}text-box":
            yield child
        elif child.tag not in _ASIDE and isinstance(child.tag, str):
            yield from _boxes(child)


def _ledger(body: Any) -> Ledger:
    """Every word of the text, counted apart from the reader; what is left aside, by name."""
    ledger = Ledger()
    aside = [e for tag in _ASIDE for e in body.iter(tag)]
    hidden = {p for e in aside for p in e.iter(*_PARAGRAPHS)}
    numbered = enumerate(body.iter(*_PARAGRAPHS), start=1)
    ledger.of_text(
        (word, Place(paragraph=number))
        for number, paragraph in numbered
        if paragraph not in hidden
        for word in shown_text(paragraph).split()
    )
    for element in aside:
        said = " ".join(shown_text(p) for p in element.iter(*_PARAGRAPHS))
        words = [word for word in said.split() if any("0" <= c <= "9" for c in word)]
        if words:
            ledger.left.append(LeftOut(_ASIDE[element.tag], " ".join(words)))
    return ledger
