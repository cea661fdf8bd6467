"""Places of a scanned document recognised again, independently of the first reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.errors import Unread
from pipeline.extract.ocr.image.render import PageImage, render
from pipeline.extract.ocr.recognition.numeral_check import reread_once
from pipeline.extract.ocr.recognition.recognise import NUMERAL_CHARACTERS, Recogniser
from pipeline.extract.ocr.recognition.recognise import opened_recogniser as reading
from pipeline.extract.ocr.recognition.rereading import HIDDEN, Rereading
from pipeline.extract.ocr.recognition.settings import REREADING, TEXT_LINE
from pipeline.extract.ocr.recognition.tesseract import recogniser
from pipeline.extract.pdf.pdfium import PageFailure, opened
from pipeline.extract.pdf.rotation import straightened_box, turned_box
from pipeline.geometry import Place

if TYPE_CHECKING:
    from pipeline.extract.ocr.image.components import Int32s


def reread(data: bytes, places: Sequence[Place], numerals_only: bool = True) -> list[tuple[Rereading, ...]]:
    """Several independent rereadings of each place, most confident first.

    Each is of an image treated differently (scale, threshold, ruling lines removed). A place gets an empty tuple
    where it has no page or box, or cannot be recognised (no engine, no language data). Each page is rendered once,
    whatever the order of ``places``.

    Args:
        data: the whole PDF.
        places: where to read; boxes in points of the page as displayed.
        numerals_only: whether only characters of numerals are recognised.

    Raises:
        pipeline.extract.errors.Unreadable: the PDF cannot be opened.
    """
    found = recogniser()
    wanted: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        if place.page is not None and place.box is not None:
            wanted.setdefault(place.page, []).append(index)
    if isinstance(found, Unread) or not wanted:
        return [()] * len(places)
    rereadings: list[tuple[Rereading, ...]] = [()] * len(places)
    with opened(data) as document, reading(found) as tesseract:
        for number in sorted(wanted):
            try:
                picture = render(document, number)
            except PageFailure:
                continue  # reported when the page was first read
            page_rereader = _PageRereader(picture, tesseract)
            for index in wanted[number]:
                rereadings[index] = page_rereader.rereadings(places[index], numerals_only)
    return rereadings


class _PageRereader:
    """One page, rotated and deskewed as when it was first read, to be read again place by place."""

    def __init__(self, picture: PageImage, tesseract: Recogniser) -> None:
        from pipeline.extract.ocr.image.components import lines_of_components
        from pipeline.extract.ocr.image.occlusion import Occlusions
        from pipeline.extract.ocr.recognition.read_page import orientation, prepared

        self._picture, self._tesseract = picture, tesseract
        self._turn = orientation(picture, tesseract)
        self._page = prepared(picture, self._turn)
        self._text_lines = lines_of_components(self._page.components)
        self._occlusions = Occlusions(self._page.components, ())

    def rereadings(self, place: Place, numerals_only: bool) -> tuple[Rereading, ...]:
        """What each treatment reads in a place, without empty ones; only ``HIDDEN`` where it may be covered."""
        from pipeline.extract.ocr.image.stamp_zones import is_covered

        box = self._pixels(place)
        if box is None:
            return ()
        parts = [part for text_line in self._text_lines if len(part := self._within(text_line.component_ids, box))]
        if is_covered(box, self._page.stamps) or any(self._occlusions.may_hide_part_of(part) for part in parts):
            return (HIDDEN,)
        found = [self._treated(parts, numerals_only, number) for number in range(REREADING.treatments)]
        found.append(self._as_printed(box, numerals_only))
        return tuple(
            sorted((rereading for rereading in found if rereading.text), key=lambda rereading: -rereading.confidence)
        )

    def _pixels(self, place: Place) -> tuple[int, int, int, int] | None:
        """The box of a place in pixels of the deskewed image."""
        box = place.box
        if box is None:
            return None
        height, width = (side / self._picture.scale for side in self._picture.grey.shape)
        box = turned_box(box, (-self._turn // 90) % 4, width, height)
        if self._turn % 180:
            width, height = height, width
        box = straightened_box(box, self._page.skew, width, height)
        scale = self._picture.scale
        rows, columns = self._page.grey.shape
        x0, y0 = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
        x1, y1 = min(round(box.x1 * scale) + 1, columns), min(round(box.bottom * scale) + 1, rows)
        return (x0, y0, x1, y1) if x1 - x0 > 2 and y1 - y0 > 2 else None

    def _within(self, component_ids: Int32s, box: tuple[int, int, int, int]) -> Int32s:
        """Those components whose centre lies in a box."""
        own = self._page.components.stats[component_ids]
        x, y = own[:, 0] + own[:, 2] / 2, own[:, 1] + own[:, 3] / 2
        return component_ids[(x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])]

    def _treated(self, parts: list[Int32s], numerals_only: bool, number: int) -> Rereading:
        """A rereading of isolated components with the ``number``-th treatment; several lines are joined to one text."""
        from pipeline.extract.ocr.image.components import crop

        allowed = NUMERAL_CHARACTERS if numerals_only else ""
        pictures = [crop(self._page.plain, self._page.components, part, TEXT_LINE.margin)[0] for part in parts]
        return _joined([reread_once(p, self._picture.dpi, self._tesseract, allowed, number) for p in pictures])

    def _as_printed(self, box: tuple[int, int, int, int], numerals_only: bool) -> Rereading:
        """A rereading of the untreated image, ruling lines and stains included."""
        x0, y0, x1, y1 = box
        part = self._page.grey[y0 + 1 : y1 - 1, x0 + 1 : x1 - 1]
        seen = (
            self._tesseract.block(part, self._picture.dpi, NUMERAL_CHARACTERS if numerals_only else "")
            if min(part.shape) > REREADING.smallest
            else []
        )
        return Rereading(" ".join(s.text for s in seen), min((s.confidence for s in seen), default=0.0))


def _joined(rereadings: Sequence[Rereading]) -> Rereading:
    nonempty = [rereading for rereading in rereadings if rereading.text]
    if len(nonempty) == 1:
        return nonempty[0]
    return Rereading(
        " ".join(rereading.text for rereading in nonempty),
        min((rereading.confidence for rereading in nonempty), default=0.0),
    )
