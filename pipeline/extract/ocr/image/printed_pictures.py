"""Pictures on pages of text that show rows of print (tables pasted as pictures, charts), recognised by their
pixels.

Decided at one pixel a point, in about 5 ms: print stands on a flat ground, in rows with blank rows between them. A
photograph has no ground; a logo has too few rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf.page import Page
from pipeline.geometry import Box, contains_centre

SMALLEST = 0.01  # of the page: smaller pictures are icons
FEWEST_WORDS = 3  # words of the page upon a picture that make it a background
TONE = 12  # grey levels that count as one tone
TONES = 4  # of the ground: paper, and the shades of header, stub and stripes
GROUND = 0.55
"""Share of its pixels that the commonest tones of a picture of print cover: in tables .61 and more, in photographs .41
to .45 (of 223 pictures of real reports and 48 made ones)."""
INK = 48  # grey levels by which print differs from its ground
LEAST_INK = 0.004  # of a row's pixels that are ink where print stands in it
UPRIGHT_LINE, LEVEL_LINE = 0.3, 0.6  # of a column or row of pixels that is ink where it is a line and no print
LOWEST_ROW = 3  # pixels
HIGHEST_ROW = 24  # pixels of one row of print; higher ones are drawings
SMALLEST_SIDE = 8  # pixels
SEAM = 2.0  # points between two strips of one picture, or by which their edges differ
PIXELS_PER_INCH = 72.0  # one pixel a point


def picture_boxes(page: Page) -> list[Box]:
    """The pictures of a page that may hold print: no icons, and without text of the page upon them. Strips of which a
    picture was put together are one.
    """
    least = SMALLEST * page.width * page.height
    found = []
    for box in _whole(page.images):
        words = sum(contains_centre(box, w) for w in page.words)
        if box.area >= least and words < FEWEST_WORDS:
            found.append(box)
    return found


def _whole(images: Sequence[Box]) -> list[Box]:
    """The boxes of pictures, those that continue each other downwards joined."""
    whole: list[Box] = []
    for box in sorted(set(images), key=lambda b: (b.x0, b.x1, b.top)):
        before = whole[-1] if whole else None
        if (
            before is not None
            and abs(box.x0 - before.x0) <= SEAM
            and abs(box.x1 - before.x1) <= SEAM
            and abs(box.top - before.bottom) <= SEAM
        ):
            whole[-1] = before.union(box)
        else:
            whole.append(box)
    return sorted(whole, key=lambda b: (b.top, b.x0))


def print_rows(grey: NDArray[np.uint8]) -> int:
    """The number of rows of print on a flat ground that a picture shows, at one pixel a point."""
    if min(grey.shape) < SMALLEST_SIDE:
        return 0
    counts = np.bincount(grey.ravel() // TONE, minlength=256 // TONE + 1)
    if counts[np.argsort(counts)[-TONES:]].sum() < GROUND * grey.size:
        return 0
    ground = np.median(grey, axis=1, keepdims=True).astype(np.int16)  # of each row: bands of a table differ in tone
    ink = np.abs(grey.astype(np.int16) - ground) >= INK
    ink[:, ink.mean(axis=0) >= UPRIGHT_LINE] = False
    share = ink.mean(axis=1)
    rows = (share >= LEAST_INK) & (share < LEVEL_LINE)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    heights = edges[1::2] - edges[::2]
    return int(np.count_nonzero((heights >= LOWEST_ROW) & (heights <= HIGHEST_ROW)))
