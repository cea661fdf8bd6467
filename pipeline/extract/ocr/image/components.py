"""Connected components of a page image, grouped into text lines.

Tesseract's own page analysis loses table cells, because it takes ruling lines and column gaps for layout. It
reads a single line well, so lines are found here from geometry alone: components (connected groups of dark
pixels) about as tall as letters and closer to each other than columns are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.pixels import Grey, PixelBox
from pipeline.extract.ocr.image.settings import COMPONENTS
from pipeline.extract.pdf.page import RulingLine

Int32s = NDArray[np.int32]

LEFT, TOP, WIDTH, HEIGHT, AREA = range(5)


@dataclass(frozen=True)
class ConnectedComponents:
    """The connected components of a binarised image.

    ``labels`` (rows x columns) has the label of its component for every pixel, 0 for background. ``stats`` (one
    row per label) has left, top, width, height and area in pixels, as OpenCV gives them; an area of 0 marks a
    component that was discarded. ``letter_height`` is the usual height of a letter in pixels.
    """

    labels: Int32s
    stats: Int32s
    letter_height: float


@dataclass(frozen=True)
class TextLine:
    """A run of text on one line without a wide gap: the labels of its components, and its bounding box in pixels."""

    component_ids: Int32s
    left: int
    top: int
    right: int
    bottom: int


def find_components(grey: Grey, dpi: float) -> ConnectedComponents:
    """The connected components of an image whose ruling lines were removed.

    A pixel is ink where it is darker than the mean around it and than Otsu's global threshold allows.
    """
    import cv2

    around = max(int(dpi / COMPONENTS.around) | 1, COMPONENTS.least_around)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    level, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    local = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, COMPONENTS.threshold_offset
    )
    mask = local & np.where(smooth < min(level + COMPONENTS.above_global, COMPONENTS.lightest), 255, 0).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return ConnectedComponents(labels, stats, _letter_height(stats, dpi))


def _letter_height(stats: Int32s, dpi: float) -> float:
    """The median height of the components that can be letters, weighted by the square root of their area."""
    heights, areas = stats[1:, HEIGHT], stats[1:, AREA]
    able = (
        (heights >= COMPONENTS.lowest_letter * dpi)
        & (heights <= COMPONENTS.highest_letter * dpi)
        & (stats[1:, WIDTH] <= COMPONENTS.widest_letter * dpi)
    )
    if not able.any():
        return COMPONENTS.usual_letter * dpi
    order = np.argsort(heights[able])
    weight = np.cumsum(np.sqrt(areas[able][order]))
    return float(heights[able][order][np.searchsorted(weight, weight[-1] / 2)])


def without_line_remnants(
    components: ConnectedComponents, rules: Sequence[RulingLine], scale: float
) -> ConnectedComponents:
    """The components without remnants of removed ruling lines: low components centred on a line.

    ``scale`` is pixels per point; ``rules`` are in points.
    """
    stats = components.stats.copy()
    x, y = stats[:, LEFT] + stats[:, WIDTH] / 2, stats[:, TOP] + stats[:, HEIGHT] / 2
    low = stats[:, HEIGHT] < COMPONENTS.remnant_height * components.letter_height
    slim = stats[:, WIDTH] < COMPONENTS.remnant_height * components.letter_height
    for rule in rules:
        near = rule.thickness * scale / 2 + COMPONENTS.off_line
        across, along = (y, x) if rule.horizontal else (x, y)
        on = np.abs(across - rule.position * scale) <= near
        within = (along >= rule.start * scale) & (along <= rule.end * scale)
        stats[on & within & low & (slim | rule.horizontal), AREA] = 0
    return replace(components, stats=stats)


def without_paper_edges(components: ConnectedComponents, margin: float) -> ConnectedComponents:
    """The components without those that lie wholly within ``margin`` pixels of an edge of the image and are no wider
    than a stroke: the shadow of the edge of the paper, which would be read as ``|``."""
    stats = components.stats.copy()
    high, wide = components.labels.shape
    slim = np.minimum(stats[:, WIDTH], stats[:, HEIGHT]) < COMPONENTS.remnant_height * components.letter_height
    beside = (stats[:, LEFT] + stats[:, WIDTH] <= margin) | (stats[:, LEFT] >= wide - margin)
    above = (stats[:, TOP] + stats[:, HEIGHT] <= margin) | (stats[:, TOP] >= high - margin)
    stats[slim & (beside | above), AREA] = 0
    return replace(components, stats=stats)


def lines_of_components(components: ConnectedComponents) -> list[TextLine]:
    """The text lines from top to bottom: those of the usual letter size, and those of large titles."""
    height, width, area = components.stats[:, HEIGHT], components.stats[:, WIDTH], components.stats[:, AREA]
    letter_height = components.letter_height
    large_enough = area >= max(COMPONENTS.min_area * letter_height**2, 3)
    large_enough[0] = False
    usual = (
        large_enough
        & (height <= COMPONENTS.max_text_height * letter_height)
        & (width <= COMPONENTS.max_component_width * letter_height)
    )
    found = _text_lines(components, usual, letter_height)
    tall = (
        large_enough
        & (height > COMPONENTS.max_text_height * letter_height)
        & (height <= COMPONENTS.largest_title * COMPONENTS.max_text_height * letter_height)
        & (width <= COMPONENTS.longest_title_letter * height)
    )
    if np.count_nonzero(tall) >= 2:
        large = float(np.median(height[tall]))
        found += [s for s in _text_lines(components, tall, large) if len(s.component_ids) > 1]
    return sorted(found, key=lambda s: (s.top, s.left))


def _text_lines(components: ConnectedComponents, chosen: NDArray[np.bool_], letter_height: float) -> list[TextLine]:
    import cv2

    mask = chosen[components.labels].astype(np.uint8)
    reach = max(int(COMPONENTS.max_gap * letter_height), 3) | 1  # odd: closing with an even one shifts the picture
    bands = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    count, numbers = cv2.connectedComponents(bands, connectivity=8)
    owner = np.zeros(len(components.stats), np.int32)
    on = mask > 0
    owner[components.labels[on]] = numbers[on]
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(1, count + 1))
    groups = [order[a:b].astype(np.int32) for a, b in pairwise(bounds)]
    lines = [part for group in groups if len(group) for part in _split_into_lines(components, group, letter_height)]
    return [_text_line(components, group) for group in _with_small_marks(components, lines, letter_height)]


def _split_into_lines(components: ConnectedComponents, group: Int32s, letter_height: float) -> list[Int32s]:
    """A horizontal band of components split into its text lines, where descenders joined several into one band."""
    box = components.stats[group]
    top, bottom = box[:, TOP], box[:, TOP] + box[:, HEIGHT]
    if bottom.max() - top.min() <= COMPONENTS.one_line * letter_height:
        return [group]
    middle = (top + bottom) / 2
    large = box[:, HEIGHT] > COMPONENTS.min_text_height * letter_height
    if not large.any():
        return [group]
    levels = np.sort(middle[large])
    cuts = [(a + b) / 2 for a, b in pairwise(levels) if b - a > COMPONENTS.line_spacing * letter_height]
    line = np.searchsorted(np.array(cuts), middle)
    return [group[line == n] for n in range(len(cuts) + 1) if (line == n).any()]


def _with_small_marks(components: ConnectedComponents, groups: Sequence[Int32s], letter_height: float) -> list[Int32s]:
    """Groups too low to be text (accents, dots, dust) added to the line right below or around them; those that
    belong to no line are dropped, unless they have the shape of a dash.
    """
    boxes = [bounding_box(components, g) for g in groups]
    lines = [
        i for i, (_, top, _, bottom) in enumerate(boxes) if bottom - top > COMPONENTS.min_text_height * letter_height
    ]
    order = sorted(lines, key=lambda i: boxes[i][1])
    tops = np.array([boxes[i][1] for i in order])
    merged: dict[int, list[Int32s]] = {i: [groups[i]] for i in order}
    alone: list[Int32s] = []
    for i, group in enumerate(groups):
        if i in merged:
            continue
        left, top, right, bottom = boxes[i]
        host = None
        first = int(np.searchsorted(tops, top - COMPONENTS.marks_above * letter_height))
        last = int(np.searchsorted(tops, bottom + COMPONENTS.marks_below * letter_height))
        for j in order[first:last]:
            other = boxes[j]
            beside = min(right, other[2] + COMPONENTS.mark_reach * letter_height) - max(
                left, other[0] - COMPONENTS.mark_reach * letter_height
            )
            gap = max(other[1] - bottom, top - other[3])
            if beside > 0 and gap < COMPONENTS.mark_reach * letter_height and (host is None or gap < host[0]):
                host = (gap, j)
        if host is not None:
            merged[host[1]].append(group)
        elif _is_dash(right - left, bottom - top, int(components.stats[group, AREA].sum()), letter_height):
            alone.append(group)
    return [np.concatenate(parts) for parts in merged.values()] + alone


def _is_dash(width: int, height: int, area: int, letter_height: float) -> bool:
    """Whether an isolated low component has the shape of a dash (tables print it for "none")."""
    return (
        COMPONENTS.shortest_dash * letter_height <= width <= COMPONENTS.longest_dash * letter_height
        and COMPONENTS.flat_dash * height <= width
        and area >= COMPONENTS.full_dash * width * height
    )


def bounding_box(components: ConnectedComponents, group: Int32s) -> PixelBox:
    """The box around some components."""
    box = components.stats[group]
    return (
        int(box[:, LEFT].min()),
        int(box[:, TOP].min()),
        int((box[:, LEFT] + box[:, WIDTH]).max()),
        int((box[:, TOP] + box[:, HEIGHT]).max()),
    )


def _text_line(components: ConnectedComponents, group: Int32s) -> TextLine:
    return TextLine(group, *bounding_box(components, group))


def crop(grey: Grey, components: ConnectedComponents, component_ids: Int32s, margin: int) -> tuple[Grey, int, int]:
    """The image of some components alone on background colour, with a margin, and the position (x, y) of its
    top-left corner in the whole image.

    Other components in the bounding box are erased, with the grey rim around them.
    """
    import cv2

    left, top, right, bottom = bounding_box(components, component_ids)
    height, width = grey.shape
    rim = COMPONENTS.crop_rim
    x0, y0, x1, y1 = max(left - rim, 0), max(top - rim, 0), min(right + rim, width), min(bottom + rim, height)
    part = grey[y0:y1, x0:x1]
    labels = components.labels[y0:y1, x0:x1]
    own = np.isin(labels, component_ids)
    other = (labels > 0) & ~own
    if other.any():
        beside = np.ones((3, 3), np.uint8)
        wiped = cv2.dilate(other.astype(np.uint8), beside) > 0
        wiped = wiped & (cv2.dilate(own.astype(np.uint8), beside) == 0) | other
        paper = int(np.median(part[labels == 0])) if (labels == 0).any() else 255
        part = np.where(wiped, np.uint8(paper), part)
    paper = int(np.percentile(part, COMPONENTS.paper)) if part.size else 255
    framed: Any = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper)
    return framed, x0 - margin, y0 - margin
