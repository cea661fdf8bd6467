"""From a picture to the stretches of text on it: what is ink, and which pieces of ink are one line's.

A recogniser of whole pages loses cells of tables, whose lines and gaps it takes for something else.
It reads a single line well; so the lines are found here, by the shape of the ink alone: pieces
(connected components) of about the height of letters, nearer beside each other than columns are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.render import Grey
from pipeline.extract.pdf.page import Rule

Ints = NDArray[np.int32]

BESIDE = 1.6  # letter heights: pieces of ink nearer than this beside each other are of one stretch
TALLEST = 3.4  # letter heights: what is taller is a title (read apart) or no text
WIDEST = 14.0  # letter heights: a single piece that is wider than this is no letter
SMALLEST = 0.02  # of a letter's height squared: smaller pieces are dust
LOWEST = 0.5  # letter heights: a stretch no taller than this has no letter in it (but may be a dash)
APART = 0.62  # letter heights between the middles of pieces of two lines
REMAINS = 0.6  # letter heights: lower pieces on a drawn line are what is left of it
OFFSET = 18  # grey levels ink must be darker than what is around it
LEFT, TOP, WIDTH, HEIGHT, AREA = range(5)


@dataclass(frozen=True)
class Ink:
    """The pieces of ink of a picture. ``labels`` has the number of its piece for every pixel (0: none);
    ``pieces`` left, top, width, height and area of each; ``letter`` is the usual height of one, in pixels."""

    labels: Ints
    pieces: Ints
    letter: float


@dataclass(frozen=True)
class Stretch:
    """A run of text on one line: the numbers of its pieces, and its box in pixels."""

    pieces: Ints
    left: int
    top: int
    right: int
    bottom: int


def ink_of(grey: Grey, dpi: float) -> Ink:
    """The ink of a picture from which drawn lines were taken: what is darker than its surroundings."""
    import cv2

    around = max(int(dpi / 5) | 1, 15)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    level, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    local = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, OFFSET)
    mask = local & np.where(smooth < min(level + 50, 235), 255, 0).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return Ink(labels, stats, _letter(stats, dpi))


def _letter(stats: Ints, dpi: float) -> float:
    """The height most pieces have that can be letters, weighed by their area."""
    heights, areas = stats[1:, HEIGHT], stats[1:, AREA]
    able = (heights >= 0.035 * dpi) & (heights <= 0.35 * dpi) & (stats[1:, WIDTH] <= 0.5 * dpi)
    if not able.any():
        return 0.08 * dpi
    order = np.argsort(heights[able])
    weight = np.cumsum(np.sqrt(areas[able][order]))
    return float(heights[able][order][np.searchsorted(weight, weight[-1] / 2)])


def without_remains(ink: Ink, rules: Sequence[Rule], scale: float) -> Ink:
    """The ink without what is left of drawn lines: pieces lower than letters that stand right on one."""
    pieces = ink.pieces.copy()
    x, y = pieces[:, LEFT] + pieces[:, WIDTH] / 2, pieces[:, TOP] + pieces[:, HEIGHT] / 2
    low = pieces[:, HEIGHT] < REMAINS * ink.letter
    slim = pieces[:, WIDTH] < REMAINS * ink.letter
    for rule in rules:
        near = rule.thickness * scale / 2 + 1.5
        across, along = (y, x) if rule.horizontal else (x, y)
        on = np.abs(across - rule.position * scale) <= near
        within = (along >= rule.start * scale) & (along <= rule.end * scale)
        pieces[on & within & low & (slim | rule.horizontal), AREA] = 0
    return replace(ink, pieces=pieces)


def stretches(ink: Ink) -> list[Stretch]:
    """The stretches of text, from the top down: those of the usual size, then those of large titles."""
    height, width, area = ink.pieces[:, HEIGHT], ink.pieces[:, WIDTH], ink.pieces[:, AREA]
    letter = ink.letter
    seen = area >= max(SMALLEST * letter**2, 3)
    seen[0] = False
    usual = seen & (height <= TALLEST * letter) & (width <= WIDEST * letter)
    found = _stretches(ink, usual, letter)
    tall = seen & (height > TALLEST * letter) & (height <= 4 * TALLEST * letter) & (width <= 3 * height)
    if np.count_nonzero(tall) >= 2:
        large = float(np.median(height[tall]))
        found += [s for s in _stretches(ink, tall, large) if len(s.pieces) > 1]
    return sorted(found, key=lambda s: (s.top, s.left))


def _stretches(ink: Ink, taken: NDArray[np.bool_], letter: float) -> list[Stretch]:
    import cv2

    mask = taken[ink.labels].astype(np.uint8)
    reach = max(int(BESIDE * letter), 3) | 1  # odd: closing with an even one shifts the picture
    bands = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    count, numbers = cv2.connectedComponents(bands, connectivity=8)
    owner = np.zeros(len(ink.pieces), np.int32)
    on = mask > 0
    owner[ink.labels[on]] = numbers[on]
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(1, count + 1))
    groups = [order[a:b].astype(np.int32) for a, b in pairwise(bounds)]
    lines = [part for group in groups if len(group) for part in _lines(ink, group, letter)]
    return [_stretch(ink, group) for group in _with_marks(ink, lines, letter)]


def _lines(ink: Ink, group: Ints, letter: float) -> list[Ints]:
    """A band of ink parted into its lines, where it has several (descenders that touch what is below)."""
    box = ink.pieces[group]
    top, bottom = box[:, TOP], box[:, TOP] + box[:, HEIGHT]
    if bottom.max() - top.min() <= 2.1 * letter:
        return [group]
    middle = (top + bottom) / 2
    large = box[:, HEIGHT] > LOWEST * letter
    if not large.any():
        return [group]
    levels = np.sort(middle[large])
    cuts = [(a + b) / 2 for a, b in pairwise(levels) if b - a > APART * letter]
    line = np.searchsorted(np.array(cuts), middle)
    return [group[line == n] for n in range(len(cuts) + 1) if (line == n).any()]


def _with_marks(ink: Ink, groups: Sequence[Ints], letter: float) -> list[Ints]:
    """Groups too low to be text (accents, dots, dust) put to the line they stand right above or in; those
    that belong to none stay only where they have the shape of a dash."""
    boxes = [_box(ink, g) for g in groups]
    lines = [i for i, (_, top, _, bottom) in enumerate(boxes) if bottom - top > LOWEST * letter]
    order = sorted(lines, key=lambda i: boxes[i][1])
    tops = np.array([boxes[i][1] for i in order])
    merged: dict[int, list[Ints]] = {i: [groups[i]] for i in order}
    alone: list[Ints] = []
    for i, group in enumerate(groups):
        if i in merged:
            continue
        left, top, right, bottom = boxes[i]
        host = None
        first = int(np.searchsorted(tops, top - 4 * letter))
        last = int(np.searchsorted(tops, bottom + 0.6 * letter))
        for j in order[first:last]:
            other = boxes[j]
            beside = min(right, other[2] + 0.5 * letter) - max(left, other[0] - 0.5 * letter)
            gap = max(other[1] - bottom, top - other[3])
            if beside > 0 and gap < 0.5 * letter and (host is None or gap < host[0]):
                host = (gap, j)
        if host is not None:
            merged[host[1]].append(group)
        elif _is_dash(right - left, bottom - top, int(ink.pieces[group, AREA].sum()), letter):
            alone.append(group)
    return [np.concatenate(parts) for parts in merged.values()] + alone


def _is_dash(width: int, height: int, area: int, letter: float) -> bool:
    """Whether a low piece of ink that stands alone is a dash: as tables print for nothing."""
    return 0.35 * letter <= width <= 2.2 * letter and 1.6 * height <= width and area >= 0.6 * width * height


def _box(ink: Ink, group: Ints) -> tuple[int, int, int, int]:
    box = ink.pieces[group]
    return (
        int(box[:, LEFT].min()),
        int(box[:, TOP].min()),
        int((box[:, LEFT] + box[:, WIDTH]).max()),
        int((box[:, TOP] + box[:, HEIGHT]).max()),
    )


def _stretch(ink: Ink, group: Ints) -> Stretch:
    return Stretch(group, *_box(ink, group))


def crop(grey: Grey, ink: Ink, pieces: Ints, margin: int) -> tuple[Grey, int, int]:
    """The picture of some pieces alone on white, with a margin; and where its corner (x, y) stands.

    What else lies in their box is wiped out, with the grey rim around it.
    """
    import cv2

    left, top, right, bottom = _box(ink, pieces)
    height, width = grey.shape
    x0, y0, x1, y1 = max(left - 3, 0), max(top - 3, 0), min(right + 3, width), min(bottom + 3, height)
    part = grey[y0:y1, x0:x1]
    labels = ink.labels[y0:y1, x0:x1]
    own = np.isin(labels, pieces)
    other = (labels > 0) & ~own
    if other.any():
        rim = np.ones((3, 3), np.uint8)
        wiped = (cv2.dilate(other.astype(np.uint8), rim) > 0) & (cv2.dilate(own.astype(np.uint8), rim) == 0) | other
        paper = int(np.median(part[labels == 0])) if (labels == 0).any() else 255
        part = np.where(wiped, np.uint8(paper), part)
    paper = int(np.percentile(part, 90)) if part.size else 255
    framed: Any = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper)
    return framed, x0 - margin, y0 - margin
