"""Reads Word documents (.docx): paragraphs, headings by style or words, tables.

Merged cells become spans; a table inside a cell becomes a table of its own behind the outer one, and so
does what stands in its text boxes, and a table that a picture shows.
Word stores no pages, so a place is the number of the paragraph (counted over body and tables).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.extract.assembly.sections import with_sections
from pipeline.extract.coverage.enclosed_content import of_word
from pipeline.extract.coverage.ledger import findings_of
from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import ZIP_ERRORS
from pipeline.extract.formats.document_pictures import DocumentPictures
from pipeline.extract.formats.settings import PARAGRAPHS
from pipeline.extract.formats.squared import squared
from pipeline.extract.formats.word.other_parts import account_of, properties_of, running_of
from pipeline.extract.formats.word.package import DAMAGED, SAVE_AGAIN, Package
from pipeline.extract.formats.word.pictures import pictures
from pipeline.extract.formats.word.runs import BEFORE, RUN, SYMBOL, is_hidden, shown, symbol
from pipeline.extract.layout.headings import heading_level, is_title
from pipeline.geometry import Place
from pipeline.model import Block, Cell, Document, Heading, Paragraph, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MC_FALLBACK = f"{_MC}Fallback"
_TEXTS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
# What stands around paragraphs, tables, rows and cells and is none of them.
_AROUND = (
    *(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")),
    f"{_MC}AlternateContent",
    f"{_MC}Choice",
)
_STYLE_LEVEL = re.compile(r"(?:heading|t[ií]tulo|titulo)\s*(\d)", re.IGNORECASE)
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}txbxContent", _MC_FALLBACK}


def _raw(element: Any) -> Iterator[str]:
    """The visible text below an element; deleted and hidden text and text boxes' copies are left out."""
    for child in element:
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == SYMBOL:
            yield symbol(child)
        elif child.tag == RUN:
            if not is_hidden(child):
                yield shown("".join(_raw(child)), child)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield BEFORE.get(child.tag, "")
            yield from _raw(child)


def _text(element: Any) -> str:
    return " ".join("".join(_raw(element)).replace("\xad", "").split())


def _count(element: Any, path: str, default: int) -> int:
    """A count that an element states; ``default`` where it states none, or none there can be."""
    found = element.find(path)
    stated = found.get(f"{_W}val", "") if found is not None else ""
    return max(int(stated), default) if stated.isascii() and stated.isdigit() and len(stated) < 10 else default


def _style_names(styles: Any) -> dict[str, str]:
    """The name of each style by its id, as Word shows it (files say "heading 1" for "Heading 1")."""
    names = {style.get(f"{_W}styleId", ""): style.find(f"{_W}name") for style in styles.iter(f"{_W}style")}
    return {id_: name.get(f"{_W}val", "") for id_, name in names.items() if name is not None}


class _BodyReader:
    """Walks the body once, in order."""

    def __init__(self, styles: dict[str, str], package: Package, pictured: DocumentPictures) -> None:
        self.styles = styles
        self.package = package
        self.pictured = pictured
        self.paragraphs = 0
        self.prose = 0

    def blocks(self, container: Any) -> Iterator[Block]:
        for child in container:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _AROUND:
                yield from self.blocks(child)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self.paragraphs += 1
        words = _text(element)
        if words:
            self.prose += 1
            place = Place(paragraph=self.paragraphs)
            level = self._level(element, words)
            yield Heading(words, level, place) if level else Paragraph(words, place=place)
        yield from self._pictures(element, Place(paragraph=self.paragraphs))
        for box in _outermost(element):
            yield from self.blocks(box)

    def _pictures(self, paragraph: Any, place: Place) -> Iterator[Block]:
        """The tables in the pictures of a paragraph."""
        for data, size in pictures(paragraph, self.package):
            yield from self.pictured.blocks(data, size, place)

    def _level(self, element: Any, words: str) -> int | None:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val"), "") if style is not None else ""
        if match := _STYLE_LEVEL.match(name):
            return int(match.group(1))
        if name.lower() in ("title", "título", "puesto"):
            return 1
        if element.find(f"{_W}pPr/{_W}numPr") is not None:
            return None
        return heading_level(words) or (1 if self.prose <= PARAGRAPHS.title_within and is_title(words) else None)

    def _table(self, element: Any) -> Iterator[Block]:
        cells: list[Cell] = []
        open_spans: dict[int, int] = {}
        within: list[Any] = []
        row = -1
        for tr in self._children(element, f"{_W}tr"):
            if tr.find(f"{_W}trPr/{_W}del") is not None:
                self.paragraphs += sum(1 for _ in tr.iter(f"{_W}p"))
                continue
            row += 1
            column = _count(tr, f"{_W}trPr/{_W}gridBefore", 0)
            for tc in self._children(tr, f"{_W}tc"):
                span = _count(tc, f"{_W}tcPr/{_W}gridSpan", 1)
                merge = tc.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart" and column in open_spans:
                    index = open_spans[column]
                    above = cells[index]
                    cells[index] = Cell(
                        above.row, above.column, above.text, row - above.row + 1, above.column_span, above.place
                    )
                else:
                    if merge is not None:
                        open_spans[column] = len(cells)
                    else:
                        open_spans.pop(column, None)
                    cells.append(self._cell(tc, row, column, span))
                within.append(tc)
                column += span
        if any(cell.text for cell in cells):
            yield squared(cells)
        for tc in within:
            for inner in self._children(tc, f"{_W}tbl"):
                yield from self._table(inner)
            for paragraph in self._children(tc, f"{_W}p"):
                yield from self._pictures(paragraph, Place(paragraph=self.paragraphs))
                for box in _outermost(paragraph):
                    yield from self.blocks(box)

    def _children(self, element: Any, tag: str) -> Iterator[Any]:
        for child in element:
            if child.tag == tag:
                yield child
            elif child.tag in _AROUND:
                yield from self._children(child, tag)

    def _cell(self, tc: Any, row: int, column: int, span: int) -> Cell:
        first = self.paragraphs + 1
        texts = []
        for paragraph in self._children(tc, f"{_W}p"):
            self.paragraphs += 1
            texts.append(_text(paragraph))
        return Cell(row, column, " ".join(t for t in texts if t), 1, span, Place(paragraph=first))


def _outermost(element: Any) -> Iterator[Any]:
    """The text boxes below an element, those within another left to it; copies for old programs left out."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag != _MC_FALLBACK:
            yield from _outermost(child)


def _taken_in(body: Any, package: Package) -> list[str]:
    """The names of the parts in other formats that the text takes in, which Word reads when it opens the file."""
    return [package.related_name(chunk.get(_RELATION_ID, "")) for chunk in body.iter(f"{_W}altChunk")]


def read(data: bytes, report: str, source: Source, threads: int = 1) -> Document:
    """Reads a .docx file.

    Raises:
        Unreadable: the package is damaged, holds no text, or more than is read.
    """
    try:
        package = Package(zipfile.ZipFile(io.BytesIO(data)))
    except ZIP_ERRORS as error:
        raise Unreadable(DAMAGED.format(reason="ZIP incompleto"), SAVE_AGAIN) from error
    body, styles = package.document().find(f"{_W}body"), package.styles()
    if body is None:
        raise Unreadable(DAMAGED.format(reason="no contiene el texto"), SAVE_AGAIN)
    pictured = DocumentPictures()
    try:
        reader = _BodyReader(_style_names(styles) if styles is not None else {}, package, pictured)
        blocks = with_sections(reader.blocks(body))
    finally:
        pictured.close()
    if not blocks:
        raise Unreadable("El documento Word no tiene texto.", "Revise que sea el documento correcto.")
    account = account_of(body, package, blocks, pictured.words)
    return Document(
        report=report,
        source=source,
        blocks=blocks,
        findings=(*pictured.findings(), *of_word(_taken_in(body, package)), *findings_of(account)),
        account=account,
        running=running_of(package),
        properties=properties_of(package),
    )
