"""Limits the length of paragraphs and headings, so that auditing a document takes bounded time.

Each check of a numeral looks at the text around it, so the work grows with the square of a paragraph's length. A
longer paragraph is split between words, which loses nothing. One in which a single "word" exceeds the limit stays
whole and is not audited, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pipeline.extract.coverage.settings import SETTINGS
from pipeline.model import LONGEST_AUDITED, Block, Document, Evidence, Heading, Paragraph
from pipeline.rules import finding

_WITH_DIGITS = re.compile(r"\d\S*")  # from the first digit of a word to its end


def split_overlong(document: Document) -> Document:
    """The document with overlong paragraphs and headings split, and a finding for each that cannot be."""
    if all(len(getattr(block, "text", "")) <= 2 * SETTINGS.most_numerals for block in document.blocks):
        return document
    blocks: list[Block] = []
    findings = list(document.findings)
    for block in document.blocks:
        for piece in _pieces(block):
            blocks.append(piece)
            if isinstance(piece, Paragraph) and len(piece.text) > LONGEST_AUDITED:
                shown = piece.text[: SETTINGS.quoted] + "…"
                findings.append(
                    finding(
                        "texto-sin-auditar",
                        evidence=(Evidence(shown, sentence=shown, place=piece.place),),
                        observed=shown,
                        count=len(piece.text),
                    )
                )
    return replace(document, blocks=tuple(blocks), findings=tuple(findings))


def _pieces(block: Block) -> Iterator[Block]:
    if isinstance(block, Heading) and len(block.text) > SETTINGS.longest_heading:
        block = Paragraph(block.text, place=block.place)
    if not isinstance(block, Paragraph) or block.readings or not _long(block.text):
        yield block
        return
    text, start = block.text, 0
    while start < len(text):
        end = _end(text, start)
        if piece := text[start:end].strip():
            yield replace(block, text=piece)
        start = end


def _end(text: str, start: int) -> int:
    """Where the piece that starts here ends.

    After a sentence where one ends in the second half of the limit, else between words; after its first word where
    that alone is longer than the limit.
    """
    end = start + LONGEST_AUDITED
    surplus = next(islice(_WITH_DIGITS.finditer(text, start, min(end, len(text))), SETTINGS.most_numerals, None), None)
    if surplus is not None:
        end = surplus.start()
    if end >= len(text):
        return len(text)
    sentence, blank = text.rfind(". ", (start + end) // 2, end), text.rfind(" ", start, end + 1)
    if sentence > start or blank > start:
        return sentence + 1 if sentence > start else blank
    after = text.find(" ", end)
    return after if after >= 0 else len(text)


def _long(text: str) -> bool:
    return len(text) > LONGEST_AUDITED or (
        len(text) > 2 * SETTINGS.most_numerals and sum(1 for _ in _WITH_DIGITS.finditer(text)) > SETTINGS.most_numerals
    )
