"""The tables of an OpenDocument text read again by another parser (expat) and without its spans and repetitions.

No library of OpenDocument is installed with the program; what is checked is that the characters of a row are those of
the file and stand in one row.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from pipeline.extract.second_reading.answers import Asked, Reread, answers_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# What stands in a cell or paragraph and is no part of its text.
_OTHERS = {
    f"{_TABLE}table",
    f"{_TEXT}note",
    "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
}


def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """Whether the cells asked for of each row stand in one row of a table, and the figures of the prose.

    Raises:
        Exception: whatever the parser raises for a document it cannot read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    rows = ([_text(cell) for cell in row if cell.tag in _CELLS] for row in root.iter(f"{_TABLE}table-row"))
    prose = "\n".join(_text(p) for kind in ("p", "h") for p in root.iter(f"{_TEXT}{kind}"))
    return answers_of(rows, prose, asked)


def _text(element: ElementTree.Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    """The characters of an element; a blank, a tab and a line break are one blank each."""
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        elif child.tag not in _OTHERS:
            yield from _pieces(child)
        yield child.tail or ""
