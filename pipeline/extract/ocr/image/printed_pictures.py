"""Pictures on pages of text that show rows of print (tables pasted as pictures, charts), recognised by their
pixels.

Decided at one pixel a point, in about 5 ms: print stands on a flat ground, in rows with blank rows between them. A
photograph has no ground; a logo has too few rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.settings import PICTURES
from pipeline.extract.pdf.page import Page
from pipeline.geometry import Box, contains_centre

PIXELS_PER_INCH = 72.0  # one pixel a point


def picture_boxes(page: Page) -> list[Box]:
    """The pictures of a page that may hold print: no icons, and without text of the page upon them. Strips of which a
    picture was put together are one.
    """
    least = PICTURES.smallest * page.width * page.height
    found = []
    for box in _whole(page.images):
        if box.area < least:
            continue  # charts are drawn of thousands of them
        upon = islice((w for w in page.words if contains_centre(box, w)), PICTURES.fewest_words)
        if sum(1 for _ in upon) < PICTURES.fewest_words:
            found.append(box)
    return found


def _whole(images: Sequence[Box]) -> list[Box]:
    """The boxes of pictures, those that continue each other downwards joined."""
    whole: list[Box] = []
    for box in sorted(set(images), key=lambda b: (b.x0, b.x1, b.top)):
        before = whole[-1] if whole else None
        if (
            before is not None
            and abs(box.x0 - before.x0) <= PICTURES.seam
            and abs(box.x1 - before.x1) <= PICTURES.seam
            and abs(box.top - before.bottom) <= PICTURES.seam
        ):
            whole[-1] = before.union(box)
        else:
            whole.append(box)
    return sorted(whole, key=lambda b: (b.top, b.x0))


def print_rows(grey: NDArray[np.uint8]) -> int:
    """The number of rows of print on a flat ground that a picture shows, at one pixel a point."""
    if min(grey.shape) < PICTURES.smallest_side:
        return 0
    counts = np.bincount(grey.ravel() // PICTURES.tone, minlength=256 // PICTURES.tone + 1)
    if counts[np.argsort(counts)[-PICTURES.tones :]].sum() < PICTURES.ground * grey.size:
        return 0
    ground = np.median(grey, axis=1, keepdims=True).astype(np.int16)  # of each row: bands of a table differ in tone
    ink = np.abs(grey.astype(np.int16) - ground) >= PICTURES.ink
    ink[:, ink.mean(axis=0) >= PICTURES.upright_line] = False
    share = ink.mean(axis=1)
    rows = (share >= PICTURES.least_ink) & (share < PICTURES.level_line)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    heights = edges[1::2] - edges[::2]
    return int(np.count_nonzero((heights >= PICTURES.lowest_row) & (heights <= PICTURES.highest_row)))
