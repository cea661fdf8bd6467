"""One page image recognised: orientation, deskewing, ruling lines and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.ocr.image.cleaning import without_dust, without_grey_stamps
from pipeline.extract.ocr.image.components import (
    ConnectedComponents,
    TextLine,
    crop,
    find_components,
    lines_of_components,
    without_line_remnants,
    without_paper_edges,
)
from pipeline.extract.ocr.image.deskew import skew_angle, straightened
from pipeline.extract.ocr.image.graphics import graphics_ink, is_drawing
from pipeline.extract.ocr.image.occlusion import with_occlusions
from pipeline.extract.ocr.image.photographs import on_photographs
from pipeline.extract.ocr.image.pixels import Grey, PixelBox
from pipeline.extract.ocr.image.render import PageImage
from pipeline.extract.ocr.image.ruling_lines import drawn_lines
from pipeline.extract.ocr.image.shading_removal import without_shading
from pipeline.extract.ocr.image.stamp_zones import straightened_zone, turned_zone, without_stamp_remnants
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.read_line import UnruledImage, read_text_line
from pipeline.extract.ocr.recognition.recognise import Recogniser
from pipeline.extract.ocr.recognition.settings import PAGE_IMAGE, TEXT_LINE
from pipeline.extract.ocr.recognition.text_layer import layer_words
from pipeline.extract.pdf.page import Fill, RulingLine, Word
from pipeline.geometry import centre_y
from pipeline.model import Recognition


@dataclass(frozen=True)
class PageRead:
    """What a page image shows, in points of the page rotated by ``turn`` degrees clockwise and then deskewed by
    ``skew`` degrees counter-clockwise.

    ``confidence`` is the mean confidence of the words, weighted by length (0 to 1).
    """

    words: tuple[Word, ...]
    rules: tuple[RulingLine, ...]
    fills: tuple[Fill, ...]
    turn: int
    skew: float
    confidence: float


def read_picture(picture: PageImage, tesseract: Recogniser) -> PageRead:
    """A page image recognised, in the orientation in which its text is most legible."""
    upright = prepared(picture, 0)
    first, photograph = _read(picture, upright, 0, tesseract)
    if not first.words or photograph or legible(first) >= PAGE_IMAGE.upright:
        return first
    turn = _orientation(picture, upright, tesseract)
    if not turn:
        return first
    other = _read(picture, prepared(picture, turn), turn, tesseract)[0]
    return other if legible(other) > legible(first) else first


def read_embedded(picture: PageImage, tesseract: Recogniser) -> tuple[PageRead, float] | None:
    """A picture on a page of text recognised as it lies, and its ink beside the text (``graphics_ink``); ``None`` where
    it is a drawing rather than text.
    """
    page = prepared(picture, 0, paper=False)
    lines = lines_of_components(page.components)
    if is_drawing(page.components, lines, page.fills, page.rules, picture.scale):
        return None
    return _read(picture, page, 0, tesseract)[0], graphics_ink(page.components, lines)


def legible(page: PageRead) -> float:
    """The legibility of a recognised page, 0 to 1 (see :func:`legibility`)."""
    return legibility([(w.text, w.reading.confidence) for w in page.words if w.reading is not None])


def orientation(picture: PageImage, tesseract: Recogniser) -> int:
    """The degrees clockwise (0, 90, 180, 270) by which an image must be rotated for its text to be most legible."""
    return _orientation(picture, prepared(picture, 0), tesseract)


def _orientation(picture: PageImage, upright: PreparedPage, tesseract: Recogniser) -> int:
    """As :func:`orientation`; ``upright`` is the image as it is, prepared."""
    sure = {}
    for turn in (0, 90, 270, 180):
        page = prepared(picture, turn) if turn else upright
        longest = sorted(lines_of_components(page.components), key=lambda s: s.left - s.right)[: PAGE_IMAGE.sample]
        sure[turn] = _legibility_of(longest, page, picture, tesseract)
        if sure[turn] >= PAGE_IMAGE.upright:
            return turn
    return max(sure, key=lambda turn: sure[turn])


def legibility(words: Sequence[tuple[str, float]]) -> float:
    """The share of all characters that stand in words of three or more, weighted by confidence, 0 to 1.

    Text on its side or upside down is recognised as scraps of one or two characters.

    Args:
        words: text and confidence of each word.
    """
    total = sum(len(text) for text, _ in words)
    return sum(len(text) * sure for text, sure in words if len(text) > 2) / total if total else 0.0


@dataclass(frozen=True)
class PreparedPage:
    """A page image rotated and deskewed: as it is (``grey``), without ruling lines, shading and stamps (``plain``),
    its components, its lines and shaded areas in points, and the zones of stamps in pixels.
    """

    grey: Grey
    plain: Grey
    components: ConnectedComponents
    skew: float
    rules: tuple[RulingLine, ...]
    fills: tuple[Fill, ...]
    stamps: tuple[PixelBox, ...] = ()


def prepared(picture: PageImage, turn: int, paper: bool = True) -> PreparedPage:
    """A page image rotated by ``turn`` degrees clockwise and deskewed, its ruling lines removed; and the shadows of the
    edges of the ``paper``, where it is an image of a sheet."""
    grey = np.ascontiguousarray(np.rot90(picture.grey, -turn // 90)) if turn else picture.grey
    grey = without_dust(grey)
    skew = skew_angle(grey)
    if abs(skew) > PAGE_IMAGE.straight:
        grey = straightened(grey, skew)
    else:
        skew = 0.0
    found = drawn_lines(grey, picture.scale)
    plain, stamps = without_grey_stamps(without_shading(found.plain, found.fills, picture.scale), picture.scale)
    (high, wide), (rows, columns) = picture.grey.shape, grey.shape
    moved = [straightened_zone(turned_zone(s, turn, wide, high), skew, columns, rows) for s in picture.stamps]
    zones = (*moved, *stamps)
    components = without_line_remnants(find_components(plain, picture.dpi), found.rules, picture.scale)
    if paper:
        slant = abs(math.tan(math.radians(skew))) * max(grey.shape) / 2
        edge = min(PAGE_IMAGE.paper_edge * picture.scale + slant, PAGE_IMAGE.widest_edge * picture.scale)
        components = without_paper_edges(components, edge)
    return PreparedPage(grey, plain, components, skew, found.rules, found.fills, zones)


def _read(picture: PageImage, page: PreparedPage, turn: int, tesseract: Recogniser) -> tuple[PageRead, bool]:
    """What is read of a prepared page, and whether most of what looked like text on it was of photographs."""
    read: list[RecognisedWord] = []
    found = lines_of_components(page.components)
    if len(found) > PAGE_IMAGE.most_lines:
        found = _largest(found)
        if not _makes_sense(found[:: len(found) // PAGE_IMAGE.spread], page, picture, tesseract):
            found = []
    written = _without_photographs(found, page, picture, tesseract)
    photograph = 2 * len(written) < len(found)
    found = written
    image = UnruledImage(page.plain, picture.dpi, page.components)
    for number, text_line in enumerate(found):
        if text_line.bottom - text_line.top > PAGE_IMAGE.low * page.components.letter_height:
            read += read_text_line(image, text_line, number, tesseract)
        elif not _on_line(text_line, page.rules, picture.scale) and _is_black(text_line, page, found):
            # A line this low can only be a dash.
            read.append(RecognisedWord("-", Recognition(PAGE_IMAGE.dash), text_line.component_ids, number))
    if photograph:
        read = _of_written_lines(read)
    if _mean(read) < PAGE_IMAGE.poor:
        read = [word for word in read if not _is_scrap(word)]
    read = with_occlusions(without_stamp_remnants(read, page.components, page.stamps), page.components)
    words = layer_words(read, page.components, page.plain, picture.scale)
    return PageRead(words, page.rules, page.fills, turn, page.skew, round(_mean(read), 3)), photograph


def _is_black(dash: TextLine, page: PreparedPage, found: Sequence[TextLine]) -> bool:
    """Whether a dash is about as dark as print; scanner noise is lighter."""
    usual = np.median([_darkness(s, page) for s in found[:: max(len(found) // PAGE_IMAGE.spread, 1)]])
    return _darkness(dash, page) >= PAGE_IMAGE.black * float(usual)


def _darkness(text_line: TextLine, page: PreparedPage) -> float:
    """How many grey levels the darker part of a line's ink is below the paper around it."""
    box = np.s_[text_line.top : text_line.bottom, text_line.left : text_line.right]
    own = np.isin(page.components.labels[box], text_line.component_ids)
    wide = PAGE_IMAGE.around
    rows = slice(max(text_line.top - wide, 0), text_line.bottom + wide)
    around = page.plain[rows, max(text_line.left - wide, 0) : text_line.right + wide]
    if not own.any():
        return 0.0
    ink = np.percentile(page.plain[box][own], PAGE_IMAGE.ink)
    return float(np.percentile(around, PAGE_IMAGE.paper) - ink)


def _mean(read: Sequence[RecognisedWord]) -> float:
    """The mean confidence of words, weighted by their length."""
    letters = sum(len(w.text) for w in read)
    return sum(w.reading.confidence * len(w.text) for w in read) / letters if letters else 0.0


def _is_scrap(word: RecognisedWord) -> bool:
    """Whether a word of a poor scan is as likely a stain as text."""
    return word.text == "-" or (len(word.text) < PAGE_IMAGE.scrap and word.reading.confidence < PAGE_IMAGE.poor)


def _makes_sense(sample: Sequence[TextLine], page: PreparedPage, picture: PageImage, tesseract: Recogniser) -> bool:
    """Whether a page with more text lines than any real page shows text, or scanner noise."""
    return _legibility_of(sample, page, picture, tesseract) >= PAGE_IMAGE.some


def _legibility_of(sample: Sequence[TextLine], page: PreparedPage, picture: PageImage, tesseract: Recogniser) -> float:
    """The legibility of some text lines, recognised for that alone."""
    seen = [
        w
        for s in sample
        for w in tesseract.line(crop(page.plain, page.components, s.component_ids, TEXT_LINE.margin)[0], picture.dpi)
    ]
    return legibility([(w.text, w.confidence) for w in seen])


def _without_photographs(
    found: list[TextLine], page: PreparedPage, picture: PageImage, tesseract: Recogniser
) -> list[TextLine]:
    """The text lines but for those that the leaves and windows of a photograph give: its longest make no sense."""
    nothing: set[int] = set()
    for lines in on_photographs(page.grey, page.components, found):
        longest = sorted(lines, key=lambda line: line.left - line.right)[: PAGE_IMAGE.sample]
        if _legibility_of(longest, page, picture, tesseract) < PAGE_IMAGE.written:
            nothing |= {id(line) for line in lines}
    return [line for line in found if id(line) not in nothing] if nothing else found


def _of_written_lines(read: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of lines that make sense: what else there is beside photographs are scraps of them."""
    lines: dict[int, list[RecognisedWord]] = {}
    for word in read:
        lines.setdefault(word.text_line, []).append(word)
    sense = {n: legibility([(w.text, w.reading.confidence) for w in words]) for n, words in lines.items()}
    return [word for word in read if sense[word.text_line] >= PAGE_IMAGE.written]


def _largest(found: list[TextLine]) -> list[TextLine]:
    least = sorted((s.right - s.left) * (s.bottom - s.top) for s in found)[-PAGE_IMAGE.most_lines]
    return [s for s in found if (s.right - s.left) * (s.bottom - s.top) >= least]


def _on_line(text_line: TextLine, drawn: Sequence[RulingLine], scale: float) -> bool:
    """Whether a low text line stands where a ruling line was removed, and may be a remnant of it."""
    x, y = (text_line.left + text_line.right) / 2 / scale, centre_y(text_line) / scale
    return any(
        abs((y if r.horizontal else x) - r.position) <= PAGE_IMAGE.near + r.thickness
        and r.start - PAGE_IMAGE.near <= (x if r.horizontal else y) <= r.end + PAGE_IMAGE.near
        for r in drawn
    )
