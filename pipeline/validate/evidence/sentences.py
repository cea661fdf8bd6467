"""The prose of a document: its paragraphs, headings and captions, cut into sentences.

Chilean official prose ends sentences with a point and is full of points that end none: ``N°.``,
``Asoc.``, ``Ltda.``, ``S.A.``, ``Art. 5``, ``1.234``. A point ends a sentence when white space and a
capital (or an opening mark, or a digit) follow and the word before it is no abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.geometry import Place
from pipeline.model import LONGEST_AUDITED, Document, Heading, Paragraph
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stems

# Abbreviations that commonly stand before a capital or a digit, of everyday Spanish and of Chilean offices: chosen by
# hand, folded, without their point.
_ABBREVIATIONS = re.compile(
    r"n|no|nro|num|nº|n°|arts?|asoc|av|avda|aprox|admin|adm|atte|cap|cia|co|cod|coord|corp|ctas?|dep(?:to|t)|dpto|dir|dras?|drs"
    r"|ed|edo|ej|etc|ex|exp|fed|fig|fono|fund|gral|ha|hnos|hrs?|id|inc|ing|inst|int|kg|km|lic|ltda|ltd|mat|max|min|mm|mons|nac"
    r"|of|op|ord|pags?|pje|pob|pref|prof|prom|prov|pte|ptda|rec|reg|rep|res|resp|sec|secc|sr(?:a|as|es|ta)?|ss|sta?|sto|subdir"
    r"|subsec|sup|tel|telef|tit|univ|vda|vs|vol"
)
_END = re.compile(r"[.!?…]+[\"”»')\]]*\s+(?=[\"“«¿¡(\[•–-]*\s*[A-ZÁÉÍÓÚÑÜ0-9])|[;]\s+(?=[-•▪])")
_LAST_WORD = re.compile(r"([\w°º.]+)[.!?…]+[\"”»')\]]*\s*$")


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence and where it stands: ``start`` is its offset in the text of block ``block``.

    ``chapter`` is the index of the last heading of the highest level before it (or of the sentence's
    own block when it is one), -1 before the first.
    """

    text: str
    block: int
    start: int
    section: str
    place: Place
    heading: bool
    chapter: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(self.text)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of a text, white space around it left out."""
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _is_abbreviation(text[start : match.end()]):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        yield start + left, start + len(piece.rstrip())


def _is_abbreviation(sentence: str) -> bool:
    match = _LAST_WORD.search(sentence)
    if match is None:
        return False
    word = match.group(1).rstrip(".")
    last = fold(word.rsplit(".", 1)[-1])
    if last.isdigit():
        # "1. Balance": a number that opens the text is a list mark, not a sentence.
        return sentence.strip() == match.group(0).strip()
    if len(last) == 1 and last.isalpha():
        # An initial ("J. Pérez", "S.A."); at the end of "S.A. El …" the sentence may end, but not cutting is safer.
        return True
    return _ABBREVIATIONS.fullmatch(last) is not None


def chapters(document: Document) -> tuple[int, ...]:
    """For every block the index of the heading its chapter starts with, -1 before the first.

    Chapters are the highest heading level that is used more than once.
    """
    levels = [b.level for b in document.blocks if isinstance(b, Heading)]
    repeated = [level for level in sorted(set(levels)) if levels.count(level) > 1]
    top = repeated[0] if repeated else min(levels, default=1)
    current, found = -1, []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level <= top:
            current = index
        found.append(current)
    return tuple(found)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of the prose in reading order; a heading is one sentence."""
    chapter = chapters(document)
    found = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph) or len(block.text) > LONGEST_AUDITED:
            continue
        heading = isinstance(block, Heading)
        section = block.text if isinstance(block, Heading) else block.section
        for start, end in [(0, len(block.text))] if heading else spans(block.text):
            found.append(Sentence(block.text[start:end], index, start, section, block.place, heading, chapter[index]))
    return tuple(found)
