"""A document as extraction gives it: headings, paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.geometry import NOWHERE, Place
from pipeline.model.accounting import Account
from pipeline.model.findings import Finding
from pipeline.model.recognition import ReadPart
from pipeline.model.tables import Table

LONGEST_AUDITED = 4000
"""Characters of a paragraph beyond which its figures are not audited (see ``extract.coverage.text_limits``)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document; ``level`` counts from 1."""

    text: str
    level: int = 1
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item, in reading order, hyphenation undone; ``section`` as in Table.

    ``readings`` are those of its words with digits, where it was read from a picture.
    """

    text: str
    section: str = ""
    place: Place = NOWHERE
    readings: tuple[ReadPart, ...] = ()

    @property
    def as_read(self) -> str:
        """The text before any word of it was settled to something else."""
        text = self.text
        for part in reversed(self.readings):
            if part.reading.raw is not None:
                text = text[: part.start] + part.reading.raw + text[part.end :]
        return text

    def readings_in(self, start: int, end: int) -> tuple[ReadPart, ...]:
        """The readings of the words that reach into a stretch of the text."""
        return tuple(part for part in self.readings if part.start < end and part.end > start)


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """The document received. ``path`` is as given on the command line, with forward slashes."""

    path: str
    sha256: str
    format: str
    pages: int | None = None


@dataclass(frozen=True)
class Document:
    """What extraction found: blocks in reading order, and the findings of reading itself.

    A table's caption is carried by the table and also stands as a Paragraph before (or after) it:
    prose is complete without looking into tables. ``running`` are the lines that page headers and footers
    repeat, each once, where it stands first; ``properties`` what the file says of itself (title, author,
    subject, created): both say whose document it is and are no part of its prose.
    """

    report: str
    source: Source
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    account: Account = field(default_factory=Account)
    running: tuple[Paragraph, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @cached_property
    def table(self) -> Mapping[str, Table]:
        return {t.id: t for t in self.tables}

    @cached_property
    def is_read_from_pictures(self) -> bool:
        """Whether any of its text was (OCR)."""
        if any(status == "ocr" for _, status in self.account.pages):
            return True
        if any(isinstance(b, Paragraph) and b.readings for b in self.blocks):
            return True
        return any(cell.reading is not None for t in self.tables for cell in t.cells)
