"""What was seen of a document and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.geometry import NOWHERE, Place

PageStatus = Literal["text", "ocr", "empty", "picture", "failed"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text with figures that was seen and is in no table and no paragraph; ``kind`` says what it is
    (``pipeline.rules.accounting``), "sin-lugar" where nobody knows why it is missing."""

    kind: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Region:
    """A table region found on a page; ``table`` is the id of the table it is part of, ``None`` where it
    turned out to be prose (a table of contents, a lone row)."""

    place: Place
    table: str | None


@dataclass(frozen=True)
class Account:
    """What was seen of a document, and what became of it: nothing seen is neither published nor named.

    ``pages`` are (number, status) of every page: read as text, read from its picture (``ocr``), without
    any text (``empty``), a picture that was not read, or failed; empty where the source has no pages.
    ``seen`` are the digits seen, independent of the reading of tables and prose.
    """

    pages: tuple[tuple[int, PageStatus], ...] = ()
    seen: int = 0
    regions: tuple[Region, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
