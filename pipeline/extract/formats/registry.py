"""The formats that are read, in the order in which they are asked whether a document is theirs.

A format is a module with a ``read`` function and one line here; it is loaded only for a document of its own.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.extract.second_reading.answers import Asked, Reread
from pipeline.model import Document, Source


@dataclass(frozen=True)
class Content:
    """What shows the format of a document: its first bytes and, of a ZIP package, the names in it.

    ``member(name)`` gives the bytes of a small part of a package, ``b""`` where there is none.
    """

    head: bytes
    names: frozenset[str] = frozenset()
    member: Callable[[str], bytes] = lambda name: b""
    is_text: bool = False
    is_unmarked_pdf: bool = False


class Read(Protocol):
    """Bytes in, document out; raises ``Unreadable`` where a document cannot be read at all.

    ``threads`` is how many pages may be read side by side, where pages are read from pictures.
    """

    def __call__(self, data: bytes, report: str, source: Source, threads: int = 1) -> Document: ...


class ReadAgain(Protocol):
    """What a second library says of each thing asked that it can answer; may raise anything."""

    def __call__(self, data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]: ...


@dataclass(frozen=True)
class SecondReader:
    """What reads again what an error stands on: what people call the library, the module that asks it."""

    called: str
    module: str

    def reread(self) -> ReadAgain:
        reader: ReadAgain = importlib.import_module(self.module).reread
        return reader


@dataclass(frozen=True)
class FormatReader:
    """A format: its name in ``source.format``, what people call it, how it is known, the modules that read it.

    ``second`` is ``None`` only where nothing stands between the characters of the file and those of the document, as
    in plain text: the errors of such a format are published without a second reading.
    """

    name: str
    called: str
    knows: Callable[[Content], bool]
    module: str
    second: SecondReader | None

    def read(self) -> Read:
        reader: Read = importlib.import_module(self.module).read
        return reader


_WORD = b"wordprocessingml.document.main+xml"  # the type of the main part, which may lie in any folder

FORMATS: tuple[FormatReader, ...] = (
    FormatReader(
        "pdf",
        "PDF",
        lambda c: b"%PDF-" in c.head or c.is_unmarked_pdf,
        "pipeline.extract.formats.pdf",
        SecondReader("pdfplumber", "pipeline.extract.second_reading.pdf_document"),
    ),
    FormatReader(
        "docx",
        "Word (.docx)",
        lambda c: any(name.startswith("word/") for name in c.names) or _WORD in c.member("[Content_Types].xml"),
        "pipeline.extract.formats.word.document",
        SecondReader("python-docx", "pipeline.extract.second_reading.word_cells"),
    ),
    FormatReader(
        "odt",
        "OpenDocument (.odt)",
        lambda c: (
            c.member("mimetype").startswith(b"application/vnd.oasis.opendocument.text")
            or (("mimetype" not in c.names or not c.member("mimetype")) and b"<office:text" in c.member("content.xml"))
        ),
        "pipeline.extract.formats.odt",
        SecondReader("expat", "pipeline.extract.second_reading.odt_cells"),
    ),
    FormatReader("text", "texto", lambda c: c.is_text, "pipeline.extract.formats.text", second=None),
)


def named(name: str) -> FormatReader:
    """The format of that name.

    Raises:
        KeyError: there is none.
    """
    return {f.name: f for f in FORMATS}[name]
