"""Where the figures of the prose stand on the pages of a PDF that holds its text: evidence knows only its paragraph.

A figure is taken where the letters around it are those of its sentence. One that cannot be told from another is not
placed, nor any on a page that is shown turned: a wrong figure is never pointed at.
"""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from pipeline.geometry import Box, bounding, centre_y, contains_centre, shared_height
from pipeline.model import Evidence
from pipeline.publish.html.settings import CROPS

_DASHES = "-\x02\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"
"""Hyphens and dashes, pdfium's own sign for a word cut at the end of a line among them: a sentence may have them or
not where its page has them."""


@dataclass(frozen=True, slots=True)
class FigureOnPage:
    """The boxes of a figure, one for each line it stands on, and that of the lines around it which show it: the whole
    paragraph where that is short."""

    boxes: tuple[Box, ...]
    lines: Box


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible letter of a page. ``apart``: it begins a word, behind white, or is the raised mark of a note."""

    text: str
    box: Box
    apart: bool


def locate(source: bytes, evidence: Iterable[Evidence]) -> Mapping[Evidence, FigureOnPage]:
    """The figures of sentences that can be told apart on their pages; ``source`` is the PDF.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF that pdfium can open.
    """
    by_page: dict[int, list[Evidence]] = {}
    for piece in dict.fromkeys(evidence):
        if piece.table is None and piece.sentence and piece.confidence is None and piece.place.page is not None:
            by_page.setdefault(piece.place.page, []).append(piece)
    if not by_page:
        return {}
    import pypdfium2 as pdfium

    found: dict[Evidence, FigureOnPage] = {}
    document = pdfium.PdfDocument(source)
    try:
        for number, pieces in sorted(by_page.items()):
            letters = _letters(document, number - 1)
            for piece in pieces:
                if (block := piece.place.box) is not None and (
                    placed := find(letters, block, piece.sentence or "", piece.text)
                ):
                    found[piece] = placed
    finally:
        document.close()
    return found


def find(letters: Sequence[Letter], block: Box, sentence: str, figure: str) -> FigureOnPage | None:
    """Where the figure of a sentence stands among the letters of its page, within the box of its paragraph (points from
    the top left); ``None`` where the sentence names it twice or its letters are not, or stand twice, on the page."""
    own = [letter for letter in letters if contains_centre(block, letter.box, CROPS.text_margin)]
    said, wanted = _as_letters(sentence), _compared(figure)
    named = list(_standing(said, wanted))
    if len(named) != 1:
        return None
    start, end = named[0]
    before, after = said[:start], said[end:]
    agreeing = sorted(
        ((_agreement(own, place, before, after), place) for place in _standing(own, wanted)), reverse=True
    )
    enough = min(CROPS.least_context, len(_joined(before)) + len(_joined(after)))
    if not agreeing or agreeing[0][0] < enough:
        return None
    if len(agreeing) > 1 and agreeing[0][0] < CROPS.clearer_context * agreeing[1][0]:
        return None
    return _on_lines(own, agreeing[0][1], block, signed=figure[:1] in _DASHES)


def _agreement(own: Sequence[Letter], place: tuple[int, int], before: Sequence[Letter], after: Sequence[Letter]) -> int:
    """How many letters before and after a place of the page are those before and after the figure in its sentence."""
    start, end = place
    left = own[max(0, start - 2 * len(before)) : start]
    right = own[end : end + 2 * len(after)]
    return _alike(_joined(before)[::-1], _joined(left)[::-1]) + _alike(_joined(after), _joined(right))


def _alike(said: str, printed: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(said, printed, strict=False)))


def _on_lines(own: Sequence[Letter], place: tuple[int, int], block: Box, *, signed: bool) -> FigureOnPage:
    """The figure of these letters, with the sign before it."""
    start, end = place
    start -= signed and start > 0 and own[start - 1].text in _DASHES
    lines = _lines(own)
    by_line: dict[int, list[Box]] = {}
    for letter in own[start:end]:
        by_line.setdefault(_line_of(letter.box, lines), []).append(letter.box)
    boxes = tuple(_rounded(bounding(by_line[line])) for line in sorted(by_line))
    if block.height <= CROPS.text_height:
        return FigureOnPage(boxes, block)
    near = lines[max(0, min(by_line) - CROPS.lines_around) : max(by_line) + CROPS.lines_around + 1]
    return FigureOnPage(boxes, _rounded(Box(block.x0, near[0].top, block.x1, near[-1].bottom)))


def _lines(letters: Iterable[Letter]) -> list[Box]:
    """The lines of print, from the top."""
    lines: list[Box] = []
    for box in sorted((letter.box for letter in letters), key=lambda box: (centre_y(box), box.x0)):
        if lines and shared_height(lines[-1], box) > min(lines[-1].height, box.height) / 2:
            lines[-1] = lines[-1].union(box)
        else:
            lines.append(box)
    return lines


def _line_of(box: Box, lines: Sequence[Box]) -> int:
    return max(range(len(lines)), key=lambda line: shared_height(lines[line], box))


def _standing(letters: Sequence[Letter], figure: str) -> Iterator[tuple[int, int]]:
    """From which letter to before which one a figure stands that is part of no longer number."""
    text, of = "", []
    for index, letter in enumerate(letters):
        kept = "" if letter.text in _DASHES else letter.text
        text += kept
        of += [index] * len(kept)
    at = text.find(figure) if figure else -1
    while at >= 0:
        start, end = of[at], of[at + len(figure) - 1] + 1
        if not _goes_on(letters[max(0, start - 2) : start + 1][::-1], backwards=True) and not _goes_on(
            letters[end - 1 : end + 2]
        ):
            yield start, end
        at = text.find(figure, at + 1)


def _goes_on(edge: Sequence[Letter], *, backwards: bool = False) -> bool:
    """Whether a number whose last letter is the first of ``edge`` goes on: with a digit, or a point and a digit."""
    if not edge or not edge[0].text[-1:].isdecimal():
        return False
    for last, following in pairwise(edge):
        if (last if backwards else following).apart:
            return False
        if following.text.isdecimal():
            return True
        if following.text not in ".,":
            return False
    return False


def _as_letters(text: str) -> list[Letter]:
    """The letters of a text that stands on no page."""
    nowhere = Box(0.0, 0.0, 0.0, 0.0)
    made: list[Letter] = []
    apart = False
    for character in text:
        if kept := _shown(character):
            made.append(Letter(kept, nowhere, apart or unicodedata.decomposition(character).startswith("<super>")))
        apart = not kept
    return made


def _shown(character: str) -> str:
    """A letter in its common form; "" for white."""
    return "" if character.isspace() else "".join(unicodedata.normalize("NFKC", character).split())


def _compared(text: str) -> str:
    return _joined(_as_letters(text))


def _joined(letters: Iterable[Letter]) -> str:
    """What is compared of letters: all but dashes."""
    return "".join(letter.text for letter in letters if letter.text not in _DASHES)


def _rounded(box: Box) -> Box:
    return Box(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))


def _letters(document: Any, index: int) -> list[Letter]:
    """The visible letters of a page as it writes them; none of one that is shown turned or has too many."""
    import pypdfium2.raw as raw

    page = document[index]
    if page.get_rotation():
        return []
    left, _, _, upper = page.get_bbox()
    text_page = page.get_textpage()
    rectangle = raw.FS_RECTF()
    made: list[Letter] = []
    apart = False
    count = text_page.count_chars()
    for at in range(count if count <= CROPS.most_letters else 0):
        code = raw.FPDFText_GetUnicode(text_page, at)
        kept = _shown(chr(code)) if 0 < code <= sys.maxunicode else ""
        if kept and raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(rectangle)):
            box = Box(rectangle.left - left, upper - rectangle.top, rectangle.right - left, upper - rectangle.bottom)
            is_raised = bool(made) and box.height < CROPS.raised * made[-1].box.height
            made.append(Letter(kept, box, apart or is_raised))
        apart = not kept
    text_page.close()
    page.close()
    return made
