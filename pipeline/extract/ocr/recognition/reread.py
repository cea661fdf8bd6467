"""A fresh look at places of a document that was read from pictures, independent of the first reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.errors import Unread
from pipeline.extract.ocr.image.render import Picture, render
from pipeline.extract.ocr.recognition.numeral_check import further
from pipeline.extract.ocr.recognition.recognise import FIGURES, Recogniser
from pipeline.extract.ocr.recognition.recognise import recogniser as reading
from pipeline.extract.ocr.recognition.rereading import HIDDEN, Look
from pipeline.extract.ocr.recognition.tesseract import recogniser
from pipeline.extract.pdf.pdfium import PageFailure, opened
from pipeline.extract.pdf.rotation import straightened_box, turned_box
from pipeline.geometry import Place

if TYPE_CHECKING:
    from pipeline.extract.ocr.image.components import Ints

__all__ = ["Look", "look_again"]

LOOKS = 3  # at the ink alone, each at another size; one more is at the picture as it is


def look_again(data: bytes, places: Sequence[Place], figures: bool = True) -> list[tuple[Look, ...]]:
    """Several independent looks at each place (page and box as published), likeliest first.

    Each look is at a picture treated in another way (size, threshold, lines taken out). With
    ``figures`` only characters of figures are looked for. A place without page or box, or one that
    cannot be looked at (no recogniser, no language data), gets no look: an empty tuple. Each page is
    rendered once, whatever the order of ``places``.

    Args:
        data: the whole PDF.
        places: where to look; boxes in points of the page as displayed.

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
    looks: list[tuple[Look, ...]] = [()] * len(places)
    with opened(data) as document, reading(found) as own:
        for number in sorted(wanted):
            try:
                picture = render(document, number)
            except PageFailure:
                continue  # it was told when the page was read
            sight = _Sight(picture, own)
            for index in wanted[number]:
                looks[index] = sight.looks(places[index], figures)
    return looks


class _Sight:
    """One page turned and straightened as it was read, to be looked at place by place."""

    def __init__(self, picture: Picture, own: Recogniser) -> None:
        from pipeline.extract.ocr.image.components import stretches
        from pipeline.extract.ocr.image.occlusion import Blots
        from pipeline.extract.ocr.recognition.read_page import flattened, way_up

        self._picture, self._own = picture, own
        self._turn = way_up(picture, own)
        self._flat = flattened(picture, self._turn)
        self._stretches = stretches(self._flat.ink)
        self._blots = Blots(self._flat.ink, ())

    def looks(self, place: Place, figures: bool) -> tuple[Look, ...]:
        """What each way of looking reads in a place; those that read nothing are left out, and one that is
        hidden gives ``HIDDEN``."""
        from pipeline.extract.ocr.image.stamp_zones import is_covered

        box = self._pixels(place)
        if box is None:
            return ()
        parts = [part for stretch in self._stretches if len(part := self._within(stretch.pieces, box))]
        if is_covered(box, self._flat.stamps) or any(self._blots.touch(part) for part in parts):
            return (HIDDEN,)
        found = [self._treated(parts, figures, number) for number in range(LOOKS)]
        found.append(self._untouched(box, figures))
        return tuple(sorted((look for look in found if look.text), key=lambda look: -look.confidence))

    def _pixels(self, place: Place) -> tuple[int, int, int, int] | None:
        """The corners of a place in the straightened picture."""
        box = place.box
        if box is None:
            return None
        height, width = (side / self._picture.scale for side in self._picture.grey.shape)
        box = turned_box(box, (-self._turn // 90) % 4, width, height)
        if self._turn % 180:
            width, height = height, width
        box = straightened_box(box, self._flat.lean, width, height)
        scale = self._picture.scale
        rows, columns = self._flat.grey.shape
        x0, y0 = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
        x1, y1 = min(round(box.x1 * scale) + 1, columns), min(round(box.bottom * scale) + 1, rows)
        return (x0, y0, x1, y1) if x1 - x0 > 2 and y1 - y0 > 2 else None

    def _within(self, pieces: Ints, box: tuple[int, int, int, int]) -> Ints:
        """Those of some pieces of ink whose middle stands in a box."""
        own = self._flat.ink.pieces[pieces]
        x, y = own[:, 0] + own[:, 2] / 2, own[:, 1] + own[:, 3] / 2
        return pieces[(x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])]

    def _treated(self, parts: list[Ints], figures: bool, number: int) -> Look:
        """A look at ink alone, treated the ``number``-th way; several lines as one text."""
        from pipeline.extract.ocr.image.components import crop

        margin = 8
        allowed = FIGURES if figures else ""
        pictures = [crop(self._flat.plain, self._flat.ink, part, margin)[0] for part in parts]
        return _joined([further(p, self._picture.dpi, self._own, allowed, number) for p in pictures])

    def _untouched(self, box: tuple[int, int, int, int], figures: bool) -> Look:
        """A look at the picture as it is, lines and stains included."""
        x0, y0, x1, y1 = box
        part = self._flat.grey[y0 + 1 : y1 - 1, x0 + 1 : x1 - 1]
        seen = self._own.block(part, self._picture.dpi, FIGURES if figures else "") if min(part.shape) > 8 else []
        return Look(" ".join(s.text for s in seen), min((s.confidence for s in seen), default=0.0))


def _joined(looks: Sequence[Look]) -> Look:
    told = [look for look in looks if look.text]
    if len(told) == 1:
        return told[0]
    return Look(" ".join(look.text for look in told), min((look.confidence for look in told), default=0.0))
